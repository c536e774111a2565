"""What staff type at the desk, read from the request as plain values."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.dateparse import parse_date

from produktschau.intake.calculations.contents import PRINT, FieldSpec
from produktschau.intake.models import Via
from produktschau.intake.models.version import ON_BEHALF

REMARK = "bemerkung-"
"""Before the name of the field a remark stands beside; alone it is on the whole."""
ANSWER, EVIDENCE = "ergebnis-", "beleg-"


def typed_content(specs: Sequence[FieldSpec], data: QueryDict) -> dict[str, Any]:
    """The fields that were in the form; a list that was in it and has nothing ticked is empty."""
    typed: dict[str, Any] = {}
    for spec in specs:
        if spec.kind == "choices":
            if f"{spec.name}-da" in data:
                typed[spec.name] = data.getlist(spec.name)
        elif spec.name in data:
            typed[spec.name] = data[spec.name]
    return typed


def typed_print(data: QueryDict) -> str | None:
    """The print text, if it was in the form."""
    return data.get(PRINT)


def typed_expected(data: QueryDict) -> str:
    """The stamp of the version the editor saw; a missing one fits none."""
    return data.get("expected", "?")


def typed_via(data: QueryDict, otherwise: Via) -> tuple[Via, date | None]:
    """The way by which the firm said so, and the day; the office's own word where nothing was chosen."""
    typed = data.get("via", "")
    via = Via(typed) if typed in [*ON_BEHALF, Via.OFFICE] else otherwise
    return via, typed_day(data.get("said_on", ""))


def typed_day(text: str) -> date | None:
    """A day as browsers send it, or none."""
    try:
        return parse_date(text.strip())
    except ValueError:
        return None


def typed_remarks(data: QueryDict) -> dict[str, str]:
    """Field → remark, those with words only; „“ is the whole."""
    return {
        name.removeprefix(REMARK): str(text)
        for name, text in data.items()
        if name.startswith(REMARK) and str(text).strip()
    }


def typed_answers(data: QueryDict) -> dict[str, tuple[str, str]]:
    """Criterion's slug → answer and evidence."""
    return {slug: (data.get(f"{ANSWER}{slug}", ""), data.get(f"{EVIDENCE}{slug}", "")) for slug in _answered(data)}


def typed_is_food(data: QueryDict) -> bool:
    """Which rule the page asked by."""
    return data.get("regel") == "lebensmittel"


def typed_number(data: QueryDict, name: str) -> int | None:
    """A whole number, or none."""
    text = data.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def _answered(data: QueryDict) -> Iterator[str]:
    return (name.removeprefix(ANSWER) for name in data if name.startswith(ANSWER))
