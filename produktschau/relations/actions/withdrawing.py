"""Ends introductions: taken back by the house, or left without an answer; and reminds before that."""

from datetime import datetime

from django.db import transaction

from produktschau.audit.record import Actor, record
from produktschau.relations.actions.writing import clear_shared, tell_party
from produktschau.relations.calculations.waiting import EXPIRES_AFTER, REMIND_AFTER, is_expired
from produktschau.relations.models import Answer, Introduction, Party, Stage
from produktschau.relations.queries.held import held
from produktschau.showcase.actions import NotAcceptable, NotReady
from produktschau.showcase.calculations.values import Unfit, line

LONGEST_REASON = 300


@transaction.atomic
def withdraw(*, by: Actor, at: datetime, introduction: Introduction, reason: str, is_told: bool = True) -> Introduction:
    """Take an introduction back that firms were asked about, or that was noted wrongly; ``reason`` stays in the house.

    Firms that still wait are told. Raises ``NotAcceptable`` (reason), ``NotReady`` for a draft and for one that ended.
    """
    introduction = held(introduction)
    if introduction.stage not in (Stage.ASKED, Stage.ACCEPTED):
        raise NotReady(["Zurückziehen lässt sich nur, was verschickt und noch nicht beendet ist."])
    try:
        reason = line(reason, "Der Grund", LONGEST_REASON)
    except Unfit as unfit:
        raise NotAcceptable({"reason": str(unfit)}) from unfit
    if not reason:
        raise NotAcceptable(
            {"reason": "Schreiben Sie, warum Sie die Vermittlung zurückziehen. Die Betriebe lesen es nicht."}
        )
    return end_open(by=by, at=at, introduction=introduction, reason=reason, is_told=is_told)


@transaction.atomic
def end_open(*, by: Actor, at: datetime, introduction: Introduction, reason: str, is_told: bool = True) -> Introduction:
    """Withdraw whatever stands open, as when a firm leaves; firms that were asked and are not connected yet are told."""
    introduction = held(introduction)
    if introduction.stage not in (Stage.DRAFT, Stage.ASKED, Stage.ACCEPTED):
        return introduction
    was = introduction.stage
    introduction.stage, introduction.ended_at, introduction.end_reason = Stage.WITHDRAWN, at, reason
    introduction.changed_at = at
    introduction.save(update_fields=["stage", "ended_at", "end_reason", "changed_at"])
    clear_shared(by=by, introduction=introduction)
    record(by=by, verb="introduction.withdrawn", subject=introduction.matter, at=at, reason=reason)
    if is_told and was == Stage.ASKED:
        for party in introduction.parties.select_related("company"):
            tell_party(by=by, at=at, party=party, what="off", key="off")
    return introduction


def chase(*, by: Actor, at: datetime) -> tuple[int, int]:
    """Remind who did not answer for a week, end what nobody answered for three; return how many of each. Twice has one effect."""
    asked = Introduction.objects.filter(stage=Stage.ASKED)
    late = list(asked.filter(asked_at__lte=at - EXPIRES_AFTER))
    expired = sum(expire(by=by, at=at, introduction=one) for one in late)
    waiting = Party.objects.filter(
        introduction__stage=Stage.ASKED, introduction__asked_at__lte=at - REMIND_AFTER, answer="", reminded_at=None
    )
    reminded = sum(_remind(by=by, at=at, party=one) for one in waiting.select_related("introduction"))
    return reminded, expired


@transaction.atomic
def expire(*, by: Actor, at: datetime, introduction: Introduction) -> bool:
    """End an introduction nobody answered in time; return whether it was one."""
    introduction = held(introduction)
    if introduction.stage != Stage.ASKED or introduction.asked_at is None or not is_expired(introduction.asked_at, at):
        return False
    introduction.stage, introduction.ended_at, introduction.changed_at = Stage.EXPIRED, at, at
    introduction.save(update_fields=["stage", "ended_at", "changed_at"])
    clear_shared(by=by, introduction=introduction)
    record(by=by, verb="introduction.expired", subject=introduction.matter, at=at)
    # Who did not answer is left in peace; who agreed waits for word.
    for party in introduction.parties.filter(answer=Answer.ACCEPTED).select_related("company"):
        tell_party(by=by, at=at, party=party, what="off", key="off")
    return True


@transaction.atomic
def _remind(*, by: Actor, at: datetime, party: Party) -> bool:
    introduction = held(party.introduction)
    party = Party.objects.select_related("introduction", "company").get(pk=party.pk)
    if introduction.stage != Stage.ASKED or party.answer or party.reminded_at is not None:
        return False
    party.reminded_at = at
    party.save(update_fields=["reminded_at"])
    return bool(tell_party(by=by, at=at, party=party, what="remind", key="remind"))
