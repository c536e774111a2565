"""What the record calls things: verbs, fields, and – through upper domains – people and subjects by name.

The record keeps keys only. Domains that own the keys say what they stand for today; once a person is
erased or a thing is gone, its key is all that is shown.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from produktschau.lib.points import Point, PointEmpty


@dataclass(frozen=True)
class Named:
    """A thing as a reader knows it: its label and, where it has one, its page."""

    label: str
    url: str = ""


Naming = Callable[[Iterable[str]], Mapping[str, Named]]
"""Takes keys such as „user:7“ and returns those it knows, with one database query for all of them."""

VERBS: Point[str] = Point(
    "audit.names.VERBS", "German names of what can be done: „company.published“ → „veröffentlicht“"
)
FIELDS: Point[str] = Point("audit.names.FIELDS", "German names of changed fields: „company.lead“ → „Kurztext“")
VALUES: Point[str] = Point(
    "audit.names.VALUES", "German names of coded values: „company.state:published“ → „veröffentlicht“"
)
NAMINGS: Point[Naming] = Point("audit.names.NAMINGS", "names for keys of one kind: „user“ → names of people")

SYSTEMS = {
    "system:import": "Import",
    "system:demo": "Beispieldaten",
    "system:command": "Befehlszeile",
    "system:worker": "Hintergrundarbeit",
    "system:erasure": "Löschung auf Wunsch",
    "system:visitor": "Besucherin oder Besucher",
    "system:firm": "gefragter Betrieb",
    "system:subscriber": "wer die Börse abonniert hat",
}


def verb_name(verb: str) -> str:
    """The German name of a verb, or the verb itself where no domain named it."""
    return _said(VERBS, verb, verb)


def field_name(subject: str, field: str) -> str:
    """The German name of a field of a subject, or the field itself where no domain named it."""
    return _said(FIELDS, f"{kind_of(subject)}.{field}", field)


def value_name(subject: str, field: str, value: str) -> str:
    """The German name of a coded value, or the value itself where no domain named it."""
    return _said(VALUES, f"{kind_of(subject)}.{field}:{value}", value)


def _said(point: Point[str], key: str, otherwise: str) -> str:
    try:
        return point[key]
    except PointEmpty:
        return otherwise


def kind_of(key: str) -> str:
    """„company:K7M2QX“ → „company“."""
    return key.partition(":")[0]


def names_of(keys: Iterable[str]) -> dict[str, Named]:
    """A name for every key given; one query per kind of key."""
    wanted = set(keys)
    found = {key: Named(SYSTEMS.get(key, key)) for key in wanted}
    for kind in {kind_of(key) for key in wanted}:
        if kind in NAMINGS:
            found.update(NAMINGS[kind](sorted(key for key in wanted if kind_of(key) == kind)))
    return found
