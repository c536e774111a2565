"""One submission as the office reads and edits it: its words beside what is public and what the firm wrote, and what was said about them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from produktschau.audit.names import names_of
from produktschau.intake.calculations.comparing import Difference, Piece, changed_fields, differences, shown
from produktschau.intake.calculations.completeness import Point, completeness
from produktschau.intake.calculations.contents import PRINT, PRINT_LONGEST, FieldSpec, fields_for
from produktschau.intake.models import Comment, Submission, Version, Via
from produktschau.intake.queries.choices import Option, choices_for
from produktschau.intake.queries.contents import content_of
from produktschau.intake.queries.fields import Shown
from produktschau.intake.queries.rounds import latest_of_firm
from produktschau.intake.queries.words import words_for_fields
from produktschau.showcase.queries.waiting import waiting_pictures

MOST_VERSIONS = 12
PRINT_SPEC = FieldSpec(
    PRINT,
    "Drucktext",
    "text",
    "Für Katalog und Schild; der Betrieb gibt ihn getrennt frei. Leer: Es wird keiner gedruckt.",
    PRINT_LONGEST,
)


@dataclass(frozen=True)
class Remark:
    """A comment with the name of whoever wrote it."""

    comment: Comment
    who: str


@dataclass(frozen=True)
class DeskField(Shown):
    """A field with its differences: against what is public, and against the firm's last words."""

    against_public: tuple[Piece, ...] = ()
    against_firm: tuple[Piece, ...] = ()
    contested: tuple[Piece, ...] = ()
    notes: tuple[Remark, ...] = ()
    remark: str = ""
    reading: str = ""

    @property
    def text(self) -> str:
        """The value as it was typed: a year is no number to be grouped."""
        return "" if self.value is None else str(self.value)

    @property
    def rows(self) -> int:
        """Lines of the text, as many as it needs."""
        return max(2, min(14, self.length // 70 + str(self.value or "").count("\n") + 1))

    @property
    def length(self) -> int:
        """Characters of the text as it stands."""
        return len(str(self.value or ""))

    @property
    def strange(self) -> list[str]:
        """Chosen values that are no longer among the options: they stay until somebody chooses otherwise."""
        return [one for one in self.chosen if one not in {option.value for option in self.options}]

    @property
    def is_counted(self) -> bool:
        """Whether its length is told beside it."""
        return 0 < self.spec.longest <= 2000 and self.is_text


@dataclass(frozen=True)
class Typed:
    """What somebody typed and could not save: values, problems by field, what another saved meanwhile, remarks."""

    values: Mapping[str, Any]
    problems: Mapping[str, str]
    contested: Mapping[str, Any]
    remarks: Mapping[str, str]


NOTHING_TYPED = Typed({}, {}, {}, {})


@dataclass(frozen=True)
class Past:
    """An earlier version: what it changed against the one before it."""

    version: Version
    who: str
    changes: tuple[Difference, ...]
    is_latest: bool


def desk_fields(submission: Submission, version: Version, typed: Typed = NOTHING_TYPED) -> list[DeskField]:
    """All fields with the print text last."""
    specs = [*fields_for(submission.product_id is not None), PRINT_SPEC]
    now = {**version.content, PRINT: version.print_text}
    firm = latest_of_firm(submission)
    before = {**firm.content, PRINT: firm.print_text} if firm and firm.pk != version.pk else None
    public = _public(submission)
    names = words_for_fields()
    notes = remarks_by_field(submission)
    return [_field(spec, now, public, before, names, notes.get(spec.name, ()), typed) for spec in specs]


def remarks_by_field(submission: Submission) -> dict[str, tuple[Remark, ...]]:
    """Field → remarks, oldest first; those on the whole under „“."""
    comments = list(submission.comments.order_by("at", "pk"))
    names = names_of(comment.by for comment in comments)
    told: dict[str, tuple[Remark, ...]] = {}
    for comment in comments:
        told[comment.field] = (*told.get(comment.field, ()), Remark(comment, names[comment.by].label))
    return told


def pictures_waiting(submission: Submission) -> int:
    """How many pictures of the record, or words about them, nobody of the office has looked at."""
    return waiting_pictures(submission.product or submission.company).count()


def lacking(submission: Submission, version: Version) -> list[Point]:
    """What would make the entry whole, with the reason to give the firm."""
    record = submission.product or submission.company
    specs = fields_for(submission.product_id is not None)
    return [one for one in completeness(specs, version.content, record.pictures.count()) if not one.is_done]


def past_of(submission: Submission) -> list[Past]:
    """The latest versions, newest first, each with what it changed."""
    specs = [*fields_for(submission.product_id is not None), PRINT_SPEC]
    versions = list(submission.versions.order_by("-number")[: MOST_VERSIONS + 1])
    names, words = names_of(version.by for version in versions), words_for_fields()
    told = []
    for place, version in enumerate(versions[:MOST_VERSIONS]):
        older = versions[place + 1] if place + 1 < len(versions) else None
        changes = changed_fields(specs, _whole(older), _whole(version), words) if older else []
        told.append(Past(version, said_by(version, names[version.by].label), tuple(changes), place == 0))
    return told


def said_by(version: Version, name: str) -> str:
    """Who said it, and how staff came to know: „Redaktion für den Betrieb, am Telefon“."""
    if version.via in (Via.OWN, Via.OFFICE):
        return name
    return f"{name} für den Betrieb, {version.get_via_display()} gesagt"


def _public(submission: Submission) -> dict[str, Any] | None:
    record = submission.product or submission.company
    return content_of(record) if record.is_published and submission.is_open else None


def _whole(version: Version) -> dict[str, Any]:
    return {**version.content, PRINT: version.print_text}


def _field(
    spec: FieldSpec,
    now: Mapping[str, Any],
    public: Mapping[str, Any] | None,
    firm: Mapping[str, Any] | None,
    names: Mapping[str, Mapping[str, str]],
    notes: Sequence[Remark],
    typed: Typed,
) -> DeskField:
    value = typed.values.get(spec.name, now.get(spec.name))
    reads = shown(spec, now.get(spec.name), names)

    def against(other: Mapping[str, Any] | None) -> tuple[Piece, ...]:
        was = shown(spec, other.get(spec.name), names) if other is not None and spec.name in other else reads
        is_told = was != reads and (was or spec.name != PRINT)
        return tuple(differences(was, reads)) if is_told else ()

    public_pieces, firm_pieces = against(public), against(firm)
    contested: tuple[Piece, ...] = ()
    if spec.name in typed.contested:
        contested = tuple(differences(shown(spec, typed.contested[spec.name], names), shown(spec, value, names)))
    return DeskField(
        spec=spec,
        value=value,
        problem=typed.problems.get(spec.name, ""),
        options=tuple(_options(spec)),
        against_public=public_pieces,
        against_firm=() if firm_pieces == public_pieces else firm_pieces,
        contested=contested,
        notes=tuple(notes),
        remark=typed.remarks.get(spec.name, ""),
        reading=reads,
    )


def _options(spec: FieldSpec) -> list[Option]:
    return choices_for(spec.name) if spec.kind in ("choice", "choices") else []
