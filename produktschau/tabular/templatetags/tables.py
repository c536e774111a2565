"""Words of the pages about tables: ``{% load tables %}``."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import template

from produktschau.design.formats import number
from produktschau.tabular.calculations.separating import SEPARATORS
from produktschau.tabular.queries.upload_pages import Preview

register = template.Library()

FORMATS = {"xlsx": "Excel-Datei (.xlsx)", "xls": "alte Excel-Datei (.xls)", "ods": "LibreOffice-Datei (.ods)"}
ASIDES = {"title": "Titel", "group": "Gruppe", "total": "Summe", "note": "Anmerkung"}


@register.filter
def how_read(told: Mapping[str, Any]) -> str:
    """How a file was understood, in sentences."""
    return " ".join((_opened(told), _header(told), _blank(told))).strip()


@register.filter
def aside_word(what: str) -> str:
    """„total“ → „Summe“."""
    return ASIDES.get(what, "Anmerkung")


@register.filter
def tab_count(preview: Preview, name: str) -> int:
    """The number of rows in a tab of the preview."""
    return preview.count(name)


@register.filter
def column_counts(columns: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """How many columns are named; ``guesses`` wait for a person, ``word`` says it."""
    guesses = sum(1 for column in columns if column["is_guess"])
    taken = sum(1 for column in columns if column["selected"] and not column["is_guess"])
    word = f"{taken} von {len(columns)} zugeordnet" if columns else "nach Zuordnung"
    if guesses:
        word += f", {guesses} {'Vorschlag wartet' if guesses == 1 else 'Vorschläge warten'} auf Sie"
    return {"guesses": guesses, "word": word}


def _opened(told: Mapping[str, Any]) -> str:
    if told.get("format", "csv") == "csv":
        sign = SEPARATORS.get(told.get("separator", ""), "")
        parted = f"getrennt durch {sign}" if sign else "mit einer einzigen Spalte"
        return f"CSV-Datei, {parted}, Zeichensatz {told.get('encoding') or 'UTF-8'}."
    sheets = told.get("sheets") or []
    which = f", Blatt „{told.get('sheet')}“" if len(sheets) > 1 else ""
    return f"{FORMATS.get(told['format'], told['format'])}{which}."


def _header(told: Mapping[str, Any]) -> str:
    first, last = (*(told.get("header_rows") or (1, 1)),)[:2]
    where = f"Kopf in Zeile {first}" if first == last else f"Kopf in den Zeilen {first} bis {last}"
    where = where if first else "ohne Überschriften"
    rows = int(told.get("rows") or 0)
    return f"{where[0].upper()}{where[1:]}, {number(rows)} {'Datenzeile' if rows == 1 else 'Datenzeilen'}."


def _blank(told: Mapping[str, Any]) -> str:
    blank = int(told.get("blank") or 0)
    return f"{number(blank)} {'Zeile ist' if blank == 1 else 'Zeilen sind'} leer." if blank else ""
