"""The region's rule of origin: its criteria are written, ordered, retired; one that was answered is never deleted."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from produktschau.audit.record import Actor, changes, record
from produktschau.intake.models import Criterion
from produktschau.intake.queries.origin import criterion_stamp
from produktschau.lib.text import slug
from produktschau.showcase.actions import NotAcceptable
from produktschau.showcase.calculations.values import Unfit, line, paragraphs


class CriterionChanged(Exception):
    """Somebody else saved the criterion since the editor opened it."""


@transaction.atomic
def save_criterion(
    *,
    by: Actor,
    at: datetime,
    criterion: Criterion | None = None,
    question: str,
    help: str = "",  # noqa: A002  # the field's name
    scope: str = Criterion.Scope.ALL,
    is_required: bool = True,
    position: int | None = None,
    key: str = "",
    expected: str | None = None,
) -> Criterion:
    """Add or change one criterion; without a position a new one comes last. Findings made before stand.

    ``expected`` is the ``criterion_stamp`` the editor saw. Raises ``NotAcceptable``, ``CriterionChanged``.
    """
    saved = Criterion.objects.select_for_update().get(pk=criterion.pk) if criterion else Criterion()
    if criterion and expected is not None and expected != criterion_stamp(saved):
        raise CriterionChanged
    fields = _checked({"question": question, "help": help, "scope": scope})
    fields["is_required"] = is_required
    fields["position"] = position if position is not None else saved.position if criterion else _last() + 1
    before = {name: getattr(saved, name) for name in fields} if criterion else {}
    if before == fields:
        return saved
    for name, value in fields.items():
        setattr(saved, name, value)
    saved.slug = saved.slug or _free_slug(key or question)
    saved.save()
    kept_before, kept_after = changes(before, fields)
    verb = "criterion.changed" if criterion else "criterion.created"
    record(by=by, verb=verb, subject=f"criterion:{saved.slug}", at=at, before=kept_before, after=kept_after)
    return saved


@transaction.atomic
def retire_criterion(*, by: Actor, at: datetime, criterion: Criterion, on: date | None) -> Criterion:
    """Ask it no more from a day on; ``None`` asks it again."""
    criterion = Criterion.objects.select_for_update().get(pk=criterion.pk)
    if criterion.retired_on == on:
        return criterion
    before = {"retired_on": criterion.retired_on.isoformat() if criterion.retired_on else None}
    criterion.retired_on = on
    criterion.save(update_fields=["retired_on"])
    verb = "criterion.retired" if on else "criterion.revived"
    after = {"retired_on": on.isoformat() if on else None}
    record(by=by, verb=verb, subject=f"criterion:{criterion.slug}", at=at, before=before, after=after)
    return criterion


@transaction.atomic
def load_criteria(*, by: Actor, at: datetime, rows: Sequence[Mapping[str, str]]) -> int:
    """Write a table's criteria (slug, question, help, scope, is_required „ja“ or „nein“), known by their slug; return how many."""
    known = {criterion.slug: criterion for criterion in Criterion.objects.all()}
    for position, row in enumerate(rows, start=1):
        save_criterion(
            by=by,
            at=at,
            criterion=known.get(row["slug"]),
            question=row["question"],
            help=row["help"],
            scope=row["scope"],
            is_required=row["is_required"] == "ja",
            position=position,
            key=row["slug"],
        )
    return len(rows)


def _checked(fields: Mapping[str, str]) -> dict[str, Any]:
    told: dict[str, Any] = {}
    problems: dict[str, str] = {}
    try:
        told["question"] = line(fields["question"], "Die Frage", 200)
        if not told["question"]:
            problems["question"] = "Die Frage fehlt. Schreiben Sie in wenigen Wörtern, was erfüllt sein soll."
    except Unfit as unfit:
        problems["question"] = str(unfit)
    try:
        told["help"] = paragraphs(fields["help"], "Der Hinweis", 2000)
    except Unfit as unfit:
        problems["help"] = str(unfit)
    if fields["scope"] not in Criterion.Scope.values:
        problems["scope"] = "Wählen Sie, für welche Produkte das Kriterium gilt."
    if problems:
        raise NotAcceptable(problems)
    return {**told, "scope": fields["scope"]}


def _last() -> int:
    return Criterion.objects.aggregate(last=Max("position"))["last"] or 0


def _free_slug(words: str) -> str:
    base = slug(words, longest=34) or "kriterium"
    taken = set(Criterion.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    wanted, count = base, 1
    while wanted in taken:
        count += 1
        wanted = f"{base}-{count}"
    return wanted
