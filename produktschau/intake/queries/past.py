"""What became of a round: who wrote which version, why it came back, what was decided."""

from dataclasses import dataclass
from datetime import datetime

from produktschau.audit.models import Entry
from produktschau.audit.names import names_of
from produktschau.intake.calculations.comparing import Difference, changed_fields, differences
from produktschau.intake.calculations.contents import PRINT, fields_for
from produktschau.intake.models import Approval, Submission, Version, Via
from produktschau.intake.queries.words import words_for_fields


@dataclass(frozen=True)
class Step:
    """One version: who wrote it and when, what reads otherwise than in the one before, and what was decided on it."""

    number: int
    who: str
    at: datetime
    changes: tuple[Difference, ...]
    decisions: tuple[Approval, ...]


def writer_of(version: Version) -> str:
    """Who wrote it, in words for the firm: the office by what it is, the firm's own people by name."""
    return _writers([version])[version.pk]


def reason_of_return(submission: Submission) -> str:
    """Why the office gave it back; nothing while it is not back."""
    if submission.returned_at is None:
        return ""
    entry = (
        Entry.objects.filter(subject=f"submission:{submission.key}", verb="submission.sent_back")
        .order_by("-at", "-pk")
        .first()
    )
    return entry.reason if entry else ""


def reason_of_end(submission: Submission) -> str:
    """Why it was laid aside."""
    entry = (
        Entry.objects.filter(subject=f"submission:{submission.key}", verb="submission.archived")
        .order_by("-at", "-pk")
        .first()
    )
    return entry.reason if entry else ""


def steps_of(submission: Submission) -> list[Step]:
    """All versions, the latest first."""
    versions = list(submission.versions.order_by("number").prefetch_related("approvals"))
    writers = _writers(versions)
    steps = []
    for before, version in zip([None, *versions], versions, strict=False):
        steps.append(
            Step(
                version.number,
                writers[version.pk],
                version.at,
                tuple(changes_between(submission, before, version)) if before else (),
                tuple(version.approvals.all()),
            )
        )
    return steps[::-1]


def changes_between(submission: Submission, before: Version, after: Version) -> list[Difference]:
    """What reads otherwise, field by field, the print text last."""
    specs = [spec for spec in fields_for(submission.product_id is not None) if not spec.is_for_staff]
    found = changed_fields(specs, before.content, after.content, words_for_fields())
    old, new = before.print_text, after.print_text
    if old != new:
        found.append(Difference(PRINT, "Drucktext", old, new, tuple(differences(old, new))))
    return found


def _writers(versions: list[Version]) -> dict[int, str]:
    names = names_of(version.by for version in versions if version.via == Via.OWN)
    told = {}
    for version in versions:
        if version.via == Via.OWN:
            told[version.pk] = (
                "Jemand mit Ihrem persönlichen Link" if version.by.startswith("link:") else names[version.by].label
            )
        elif version.via == Via.OFFICE:
            told[version.pk] = "Die Redaktion"
        else:
            told[version.pk] = f"Die Redaktion für Sie, {Via(version.via).label} gesagt"
    return told
