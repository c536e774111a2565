"""Merge fields: words in braces that each firm's own words take the place of."""

import re
from collections.abc import Mapping

from produktschau.lib.text import and_list

FIELDS: dict[str, str] = {
    "anrede": "wie der Brief beginnt, zum Beispiel „Guten Tag Frau Berg,“",
    "betrieb": "Name des Betriebs",
    "ansprechperson": "Name der Person, an die es geht; bei Sammelpostfächern leer",
    "ort": "Ort des Hauptsitzes",
    "region": "Name der Region",
}
"""What can stand in braces, with what it becomes."""
SALUTATION = "anrede"
_FIELD = re.compile(r"\{([^{}\n]{0,60})\}")


def used(text: str) -> list[str]:
    """What stands in braces, each once, in order: „Guten Tag {Betrieb} in {ort}“ → ["betrieb", "ort"]."""
    return list(dict.fromkeys(_name(found) for found in _FIELD.finditer(text)))


def problem(text: str) -> str:
    """Why a text cannot go out, as one German sentence that says what to do; ``""`` when it can."""
    unknown = [name for name in used(text) if name not in FIELDS]
    known = and_list([f"{{{name}}}" for name in FIELDS])
    if unknown:
        told = and_list([f"{{{name}}}" for name in unknown])
        word = "Die Platzhalter" if len(unknown) > 1 else "Den Platzhalter"
        return f"{word} {told} gibt es nicht. Möglich sind {known}."
    if "{" in (rest := _FIELD.sub("", text)) or "}" in rest:
        return (
            f"Eine geschweifte Klammer steht allein. Schreiben Sie Platzhalter wie {{betrieb}}; möglich sind {known}."
        )
    return ""


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with each field's value in its place. Values are never read for fields themselves; an unknown field stays."""
    return _FIELD.sub(lambda found: values.get(_name(found), found.group()), text)


def parted(text: str) -> tuple[bool, str]:
    """Whether the salutation has a place in the text itself, and the text without one that begins it.

    „{anrede}\n\nwir laden ein“ → (False, "wir laden ein"): the letter sets it on top. „Ein Jahr. {anrede} …“ → (True, text).
    """
    body = text.strip()
    begins = re.match(rf"\{{\s*{SALUTATION}\s*\}}[ \t]*\n*", body, re.IGNORECASE)
    if begins is not None:
        body = body[begins.end() :].lstrip()
    return SALUTATION in used(body), body


def empty_fields(text: str, values: Mapping[str, str]) -> list[str]:
    """Fields of the text that have nothing to say here."""
    return [name for name in used(text) if name in FIELDS and not values.get(name)]


def _name(found: re.Match[str]) -> str:
    return found.group(1).strip().lower()
