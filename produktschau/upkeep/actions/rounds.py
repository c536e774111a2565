"""What the house does by itself once a day: ask, remind, give up; each in small portions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet

from produktschau.audit.record import Actor, record
from produktschau.lib.dates import begin_of, day_of
from produktschau.showcase.models import Company, State
from produktschau.upkeep.actions.asking import ask_company, give_up, remind
from produktschau.upkeep.models import Asking, Outcome, Rhythm, Via
from produktschau.upkeep.queries.rhythm import bounds, rhythm
from produktschau.upkeep.queries.standing import DUE, to_remind, with_standing

PORTION = 40
"""So many firms are asked a day: answers come in at a pace the office can keep, and no mail server takes it for spam."""
CHECKED = "Der Eintrag wurde seit der Frage geprüft oder vom Betrieb freigegeben."


@dataclass(frozen=True)
class Done:
    """How many firms of each a day brought."""

    checked: int
    silent: int
    reminded: int
    asked: int


def keep_up(*, by: Actor, at: datetime) -> Done:
    """One day's work; run again on the same day, it does what is left of it. Switched off, it sends nothing."""
    how = rhythm()
    within = bounds(how, at)
    checked = sum(note_otherwise_checked(by=by, at=at, number=pk) for pk in _numbers(_checked_since()))
    silent = sum(give_up(by=by, at=at, number=pk) for pk in _numbers(_silent(how, at)))
    if not how.is_on:
        return Done(checked, silent, 0, 0)
    reminded = remind_all(by=by, at=at)
    due = with_standing(Company.objects.all(), within).filter(standing=DUE)
    # Who waits longest comes first: never checked, then by the day of the last check.
    ordered = due.order_by(F("checked_on").asc(nulls_first=True), "published_at", "pk").values_list("pk", flat=True)
    left = max(0, PORTION - _asked_today(at))
    asked = sum(ask_company(by=by, at=at, company=pk) is not None for pk in list(ordered[:left]))
    return Done(checked, silent, reminded, asked)


def remind_all(*, by: Actor, at: datetime) -> int:
    """Remind every firm that had its time to answer, one transaction each; return how many were reminded now."""
    return sum(remind(by=by, at=at, number=pk) for pk in _numbers(to_remind(rhythm(), at)))


@transaction.atomic
def note_otherwise_checked(*, by: Actor, at: datetime, number: int) -> bool:
    """End a question whose entry was checked meanwhile, as when the firm approved a new version: it needs no answer any more.

    The day may come from the office or a table, so that it does not count as confirmed by the firm.
    """
    asking = Asking.objects.select_for_update().select_related("company").filter(pk=number, ended_at=None).first()
    if asking is None or asking.company.checked_on is None:
        return False
    asking.outcome, asking.via, asking.said_on = Outcome.CONFIRMED, Via.OFFICE, asking.company.checked_on
    asking.source, asking.ended_at, asking.ended_by = CHECKED, at, by.actor_key
    asking.save(update_fields=["outcome", "via", "said_on", "source", "ended_at", "ended_by"])
    told = {"outcome": asking.outcome, "via": asking.via, "said_on": asking.company.checked_on.isoformat()}
    record(by=by, verb="upkeep.answered", subject=f"company:{asking.company.key}", at=at, after=told)
    return True


def _checked_since() -> QuerySet[Asking]:
    return Asking.objects.filter(ended_at=None, company__checked_on__gt=F("asked_at__date"))


def _silent(how: Rhythm, at: datetime) -> QuerySet[Asking]:
    """Whoever was reminded in vain, and firms that are no longer public. While nobody is reminded, two spans after the question."""
    span = timedelta(days=how.reminder_days)
    silent = Q(reminded_at__lte=at - span) | ~Q(company__state=State.PUBLISHED)
    if not how.is_on:
        silent |= Q(has_mail=True, reminded_at=None, asked_at__lte=at - 2 * span)
    return Asking.objects.filter(silent, ended_at=None)


def _asked_today(at: datetime) -> int:
    return Asking.objects.filter(asked_at__gte=begin_of(day_of(at))).count()


def _numbers(found: QuerySet[Asking]) -> Iterable[int]:
    return list(found.values_list("pk", flat=True))
