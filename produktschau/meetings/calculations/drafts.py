"""What somebody types about a meeting: cleaned, or refused with a sentence per field."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from produktschau.showcase.calculations.values import Unfit, line, paragraphs, postcode

LINES = {
    "title": ("Der Titel", 150),
    "title_en": ("Der englische Titel", 150),
    "lead": ("Der Vorspann", 300),
    "lead_en": ("Der englische Vorspann", 300),
    "place": ("Der Ort", 150),
    "street": ("Die Straße", 150),
    "town": ("Die Stadt", 120),
    "access_note": ("Der Hinweis zum Zugang", 300),
}
TEXTS = {"text": "Der Text", "text_en": "Der englische Text"}
MOST_PEOPLE = 5000
MOST_HOURS = 24 * 14
"""A meeting is longer than two weeks only by mistake."""


def cleaned(given: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """The values that can stand, and a sentence for each field that cannot. ``given``: fields of ``Meeting`` by name."""
    told, problems = _words(given)
    told["kind"] = str(given.get("kind", ""))
    if told.get("title") == "":
        problems["title"] = "Geben Sie dem Treffen einen Titel. Er steht über der Seite und im Betreff der Einladung."
    if told.get("place") == "":
        problems["place"] = "Schreiben Sie, wo man sich trifft, zum Beispiel „Stadthalle Rochlitz“."
    problems |= _against_times(given.get("starts_at"), given.get("ends_at"), given.get("registration_until"))
    told |= {name: given.get(name) for name in ("starts_at", "ends_at", "registration_until", "capacity")}
    told["most_per_firm"] = given.get("most_per_firm") or 4
    if told["capacity"] is not None and not 1 <= told["capacity"] <= MOST_PEOPLE:
        problems["capacity"] = f"Schreiben Sie 1 bis {MOST_PEOPLE} Plätze, oder lassen Sie das Feld leer."
    return told, problems


def _words(given: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    told: dict[str, Any] = {}
    problems: dict[str, str] = {}
    asked = [(name, line, (what, longest)) for name, (what, longest) in LINES.items()]
    asked += [(name, paragraphs, (what, 10_000)) for name, what in TEXTS.items()]
    for name, read, limits in asked:
        try:
            told[name] = read(given.get(name, ""), *limits)
        except Unfit as unfit:
            problems[name] = str(unfit)
    try:
        told["postcode"] = postcode(given.get("postcode", ""), "Die Postleitzahl")
    except Unfit as unfit:
        problems["postcode"] = str(unfit)
    return told, problems


def _against_times(
    starts_at: datetime | None, ends_at: datetime | None, registration_until: datetime | None
) -> dict[str, str]:
    problems = {}
    if starts_at is None:
        problems["starts_at"] = "Wählen Sie Tag und Uhrzeit des Beginns."
    if ends_at is None:
        problems["ends_at"] = "Wählen Sie Tag und Uhrzeit des Endes."
    if starts_at and ends_at and ends_at <= starts_at:
        problems["ends_at"] = "Das Ende liegt nicht nach dem Beginn. Wählen Sie ein späteres Ende."
    elif starts_at and ends_at and (ends_at - starts_at).total_seconds() > MOST_HOURS * 3600:
        problems["ends_at"] = "Das Treffen dauert so länger als zwei Wochen. Prüfen Sie den Tag des Endes."
    if registration_until and ends_at and registration_until > ends_at:
        problems["registration_until"] = (
            "Die Anmeldung endet spätestens mit dem Treffen. Wählen Sie einen früheren Tag."
        )
    return problems
