"""Notes which firms do not want to be introduced to another one, or to anybody, and takes that back."""

from datetime import datetime

from django.db import transaction

from produktschau.audit.record import Actor, record
from produktschau.relations.actions.withdrawing import end_open
from produktschau.relations.engine.told import LONGEST_SOURCE
from produktschau.relations.models import Block, Introduction, Stage
from produktschau.relations.queries.apart import blocks
from produktschau.relations.queries.pairs import OPEN, between
from produktschau.showcase.actions import NotAcceptable, NotReady
from produktschau.showcase.calculations.values import Unfit, line
from produktschau.showcase.models import Company

LONGEST_REASON = 300


@transaction.atomic
def block(
    *,
    by: Actor,
    at: datetime,
    company: Company,
    source: str,
    other: Company | None = None,
    reason: str = "",
    is_told: bool = True,
) -> Block:
    """The firm wants no introduction to ``other``, or to anybody. The same wish again is the block that stands.

    Introductions it speaks of that wait for answers are ended; the other firm is told that nothing comes of it, and not why.
    Raises ``NotAcceptable`` (keys: other, source, reason).
    """
    source, reason = _words(source, reason)
    if other is not None and other.pk == company.pk:
        raise NotAcceptable({"other": "Das ist derselbe Betrieb. Wählen Sie den anderen."})
    Company.objects.select_for_update().get(pk=company.pk)
    there = blocks().filter(company=company, other=other).first()
    if there is None:
        there = Block.objects.create(
            company=company, other=other, reason=reason, source=source, set_by=by.actor_key, set_at=at
        )
        after = {"kept_from": other.name if other else "alle", "heard": source}
        record(by=by, verb="introduction.blocked", subject=f"company:{company.key}", at=at, after=after)
    for one in _open_ones(company, other):
        end_open(by=by, at=at, introduction=one, reason="Ein Betrieb möchte nicht vermittelt werden.", is_told=is_told)
    return there


@transaction.atomic
def lift(*, by: Actor, at: datetime, block: Block, source: str) -> Block:
    """The firm wants introductions again; ``source`` says how the house knows. Raises ``NotAcceptable``, ``NotReady`` where it is lifted."""
    source, _ = _words(source, "")
    block = Block.objects.select_for_update().get(pk=block.pk)
    if block.ended_at is not None:
        raise NotReady(["Diese Sperre ist schon aufgehoben."])
    block.ended_at, block.ended_by = at, by.actor_key
    block.save(update_fields=["ended_at", "ended_by"])
    after = {"kept_from": block.other.name if block.other else "alle", "heard": source}
    record(by=by, verb="introduction.unblocked", subject=f"company:{block.company.key}", at=at, after=after)
    return block


def _words(source: str, reason: str) -> tuple[str, str]:
    try:
        source, reason = line(source, "Die Quelle", LONGEST_SOURCE), line(reason, "Der Grund", LONGEST_REASON)
    except Unfit as unfit:
        raise NotAcceptable({"source": str(unfit)}) from unfit
    if not source:
        raise NotAcceptable({"source": "Schreiben Sie, woher Sie es wissen, zum Beispiel „Telefon“."})
    return source, reason


def _open_ones(company: Company, other: Company | None) -> list[Introduction]:
    if other is not None:
        return list(between(company, other).filter(stage__in=OPEN))
    return list(Introduction.objects.filter(parties__company=company, stage__in=(Stage.DRAFT, Stage.ASKED)))
