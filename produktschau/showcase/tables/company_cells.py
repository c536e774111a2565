"""Reads the cells of one row of companies: cleaned by the checks of the form, with a message for whatever was left out."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from produktschau.showcase.calculations.checks import COMPANY as CHECKS
from produktschau.showcase.calculations.import_cells import day, language, size_class, state, year, yes_or_no
from produktschau.showcase.calculations.values import Unfit
from produktschau.tabular.engine.kinds import MappedRow, Message

LEFT_OUT = "Weggelassen: "


def _dated(what: str) -> Callable[[str], date]:
    return lambda text: day(text, what)


def _answered(what: str) -> Callable[[str], bool]:
    return lambda text: yes_or_no(text, what)


_READERS: dict[str, tuple[Any, Callable[[str], Any]]] = {
    **{
        name: ("", CHECKS[name])
        for name in (
            "name", "legal_name", "lead", "lead_en", "story", "story_en", "email", "phone", "website",
            "opening_hours", "opening_hours_osm", "consent_wording",
        )
    },
    "founded_year": (None, lambda text: CHECKS["founded_year"](year(text))),
    "size_class": ("", size_class),
    "is_sole_trader": (False, _answered("Einzelperson")),
    "is_invented": (False, _answered("Erfunden")),
    "checked_on": (None, _dated("Der Tag der Prüfung")),
    "consent_on": (None, _dated("Der Tag der Einwilligung")),
    "published_on": (None, _dated("Der Tag der Veröffentlichung")),
    "state": ("", state),
}  # fmt: skip
"""For each column what an empty cell means, and how a filled one is read."""
EMPTY: dict[str, Any] = {name: empty for name, (empty, _) in _READERS.items()} | {"languages": []}


@dataclass
class Said:
    """What a row says: ``fields`` only where it has a column, cleaned; messages about the rest."""

    row: MappedRow
    fields: dict[str, Any] = field(default_factory=dict)
    parts: dict[str, Any] = field(default_factory=dict)
    messages: list[Message] = field(default_factory=list)

    def states(self, *names: str) -> bool:
        """Whether the row has one of the columns at all."""
        return any(name in self.row.stated or self.row.values[name] for name in names)

    def note(self, sentence: str, column: str = "") -> None:
        """A hint: the row comes in nevertheless."""
        self.messages.append(Message(sentence, column))

    def refuse(self, sentence: str, column: str = "") -> None:
        """An error: the row stays out."""
        self.messages.append(Message(sentence, column, is_error=True))

    @property
    def is_refused(self) -> bool:
        """Whether there is an error among the messages."""
        return any(message.is_error for message in self.messages)


def said(row: MappedRow) -> Said:
    """Read the plain cells. What cannot be read is left out, as if its column were missing; only a name must be."""
    one = Said(row)
    values, stated, fields = row.values, row.stated, one.fields
    for name, (empty, read) in _READERS.items():
        text = values[name]
        if text:
            try:
                fields[name] = read(text)
            except Unfit as unfit:
                _unread(one, name, str(unfit))
        elif name in stated:
            fields[name] = empty
    if values["languages"] or "languages" in stated:
        fields["languages"] = _languages(one)
    return one


def _unread(one: Said, name: str, sentence: str) -> None:
    if name == "name":
        one.refuse(sentence, name)
    else:
        one.note(f"{LEFT_OUT}{sentence}", name)


def _languages(one: Said) -> list[str]:
    codes: list[str] = []
    for text in one.row.several("languages"):
        try:
            codes += CHECKS["languages"](language(text))
        except Unfit as unfit:
            one.note(f"{LEFT_OUT}{unfit}", "languages")
    return list(dict.fromkeys(codes))
