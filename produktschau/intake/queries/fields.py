"""The fields of an entry as a form shows them: what stands in each, what is wrong, what was remarked beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from produktschau.intake.calculations.comparing import shown
from produktschau.intake.calculations.contents import FieldSpec
from produktschau.intake.models import Comment
from produktschau.intake.queries.choices import Option, choices_for
from produktschau.intake.queries.words import words_for_fields

LONG = 250
"""From so many characters on a line gets the room of a text."""
_AUTOFILL = {
    "email": "email",
    "phone": "tel",
    "website": "url",
    "postcode": "postal-code",
    "place": "address-level2",
}
_TYPES = {"email": "email", "phone": "tel", "url": "url"}


@dataclass(frozen=True)
class Shown:
    """One field. ``other`` is what somebody else saved meanwhile, as text; ``answer`` what is being answered to a remark."""

    spec: FieldSpec
    value: Any
    problem: str = ""
    remarks: tuple[Comment, ...] = ()
    options: tuple[Option, ...] = ()
    other: str | None = None
    answer: str = ""
    answer_problem: str = ""

    @property
    def name(self) -> str:
        """The field's name, in addresses and in the form."""
        return self.spec.name

    @property
    def text(self) -> str:
        """The value as it was typed: a year is no number to be grouped."""
        return "" if self.value is None else str(self.value)

    @property
    def is_choice(self) -> bool:
        """Whether one of several is chosen."""
        return self.spec.kind == "choice"

    @property
    def is_choices(self) -> bool:
        """Whether several can be chosen."""
        return self.spec.kind == "choices"

    @property
    def is_text(self) -> bool:
        """Whether it needs several lines."""
        return self.spec.kind == "text" or (self.spec.kind == "line" and self.spec.longest > LONG)

    @property
    def rows(self) -> int:
        """Lines of the text to begin with."""
        return 8 if self.name == "story" else 3

    @property
    def type(self) -> str:
        """The input's type, which chooses the keyboard of a phone."""
        return _TYPES.get(self.spec.kind, "text")

    @property
    def mode(self) -> str:
        """The keyboard where the type does not say."""
        return "numeric" if self.spec.kind == "year" or self.name == "postcode" else ""

    @property
    def autofill(self) -> str:
        """What a browser may fill in."""
        return _AUTOFILL.get(self.name, "off")

    @property
    def chosen(self) -> list[str]:
        """The values that are chosen."""
        several = self.value if isinstance(self.value, list | tuple) else [self.value]
        return [str(one) for one in several if one not in (None, "")]


def shown_fields(
    specs: Sequence[FieldSpec],
    content: Mapping[str, Any],
    *,
    problems: Mapping[str, str] | None = None,
    remarks: Sequence[Comment] = (),
    others: Mapping[str, str] | None = None,
    answers: Mapping[str, str] | None = None,
) -> list[Shown]:
    """The fields a firm fills, in their order."""
    problems, answers = problems or {}, answers or {}
    return [
        Shown(
            spec=spec,
            value=content.get(spec.name),
            problem=problems.get(spec.name, ""),
            remarks=tuple(one for one in remarks if one.field == spec.name),
            options=tuple(choices_for(spec.name)),
            other=(others or {}).get(spec.name),
            answer=answers.get(spec.name, ""),
            answer_problem=problems.get(f"antwort-{spec.name}", ""),
        )
        for spec in specs
        if not spec.is_for_staff
    ]


def said(specs: Sequence[FieldSpec], content: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What stands in the fields a firm fills, to read: label and text; nothing is „–“."""
    names = words_for_fields()
    return [(spec.label, shown(spec, content.get(spec.name), names) or "–") for spec in specs if not spec.is_for_staff]
