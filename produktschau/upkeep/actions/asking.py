"""Asks firms, reminds once, and gives up until the telephone. One transaction for each firm: a kill loses and doubles nothing."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import IntegrityError, transaction

from produktschau.audit.record import Actor, record
from produktschau.lib.dates import day_of
from produktschau.outreach.actions.links import MOST_DAYS, give_link
from produktschau.outreach.actions.messages import tell_firm
from produktschau.outreach.engine.links import address_of
from produktschau.showcase.models import Company
from produktschau.upkeep.calculations.rhythm import MONTHS
from produktschau.upkeep.models import Asking, Outcome, Rhythm
from produktschau.upkeep.queries.plan import Plan, addresses_of, plan_of
from produktschau.upkeep.queries.rhythm import rhythm
from produktschau.upkeep.queries.standing import to_remind
from produktschau.work.queue import enqueue

ASK = "produktschau.upkeep.tasks.ask"
REMIND = "produktschau.upkeep.tasks.remind_late"
PURPOSE = "upkeep"
TURN = 200
AFTERWARDS = 60
"""Days the link still opens after the firm was given up as silent: a late answer is one, too."""
CHANGED = "Seit der Vorschau hat sich etwas geändert: wen die Frage erreicht. Sehen Sie die Zahlen noch einmal an."


class PlanChanged(Exception):
    """Whom asking would reach is no longer what the person saw."""


@transaction.atomic
def order_asking(*, by: Actor, at: datetime, companies: Collection[int], seen: str, even_fresh: bool = False) -> Plan:
    """Let the worker ask these firms (primary keys). ``seen`` is the stamp of the plan the person looked at.

    Raises ``PlanChanged``.
    """
    plan = plan_of(Company.objects.filter(pk__in=companies), rhythm(), at=at, even_fresh=even_fresh)
    if plan.stamp != seen or not plan.asked:
        raise PlanChanged(CHANGED)
    told = {"mails": plan.mails, "firms": len(plan.asked)}
    record(by=by, verb="rhythm.asked_by_hand", subject="rhythm:1", at=at, after=told)
    numbers = [one.company.pk for one in plan.asked]
    enqueue(ASK, key=f"upkeep:ask:{plan.stamp}", at=at, companies=numbers, even_fresh=even_fresh, by=by.actor_key)
    return plan


def ask_all(*, by: Actor, at: datetime, companies: Collection[int], even_fresh: bool = False) -> int:
    """Ask these firms (primary keys), one transaction each; return how many were asked now. After ``TURN`` of them the others get a job of
    their own, so that other work has its turn.
    """
    now, later = list(companies)[:TURN], list(companies)[TURN:]
    done = sum(ask_company(by=by, at=at, company=one, even_fresh=even_fresh) is not None for one in now)
    if later:
        key = f"upkeep:ask:{now[-1]}:{len(later)}"
        enqueue(ASK, key=key, at=at, companies=later, even_fresh=even_fresh, by=by.actor_key)
    return done


@transaction.atomic
def order_reminding(*, by: Actor, at: datetime) -> int:
    """Let the worker remind everyone who had the time to answer; return how many that are now."""
    count = to_remind(rhythm(), at).count()
    if count:
        record(by=by, verb="rhythm.reminded_by_hand", subject="rhythm:1", at=at, after={"firms": count})
        enqueue(REMIND, key="upkeep:remind", at=at, by=by.actor_key)
    return count


@transaction.atomic
def take_letters(*, by: Actor, at: datetime, companies: Collection[Company]) -> dict[int, str]:
    """Note that somebody takes the question out as letters, and give each firm's link by its primary key: the same while it holds."""
    record(by=by, verb="rhythm.letters_taken", subject="rhythm:1", at=at, after={"letters": len(companies)})
    days, found = _days(rhythm()), {}
    for company in companies:
        link = give_link(by=by, at=at, company=company, purpose=PURPOSE, subject=_subject(company), days=days)
        found[company.pk] = address_of(link)
    return found


@transaction.atomic
def ask_company(*, by: Actor, at: datetime, company: int, even_fresh: bool = False) -> Asking | None:
    """Ask one firm (its primary key); nothing where there is a reason against it by now. Without an address for mails it stands in the
    list of those to call.
    """
    found = Company.objects.select_for_update().filter(pk=company).first()
    how = rhythm()
    plan = plan_of(Company.objects.filter(pk=company), how, at=at, even_fresh=even_fresh)
    if found is None or not plan.asked:
        return None
    try:
        with transaction.atomic():
            asking = Asking.objects.create(company=found, asked_at=at, has_mail=bool(plan.by_mail))
    except IntegrityError:  # another worker was faster
        return None
    if plan.by_mail:
        _write(by, at, asking, how, "ask")
    record(by=by, verb="upkeep.asked", subject=_subject(found), at=at, after={"has_mail": asking.has_mail})
    return asking


@transaction.atomic
def remind(*, by: Actor, at: datetime, number: int) -> bool:
    """Remind one firm, once; ``number`` is that of the asking. Where no address is left it is to be called."""
    asking = Asking.objects.select_for_update().select_related("company").filter(pk=number).first()
    if asking is None or asking.ended_at is not None or asking.reminded_at is not None or not asking.has_mail:
        return False
    asking.has_mail = bool(addresses_of([asking.company])[asking.company_id])
    if asking.has_mail:
        _write(by, at, asking, rhythm(), "remind")
        asking.reminded_at = at
    asking.save(update_fields=["has_mail", "reminded_at"])
    record(by=by, verb="upkeep.reminded", subject=_subject(asking.company), at=at, after={"has_mail": asking.has_mail})
    return asking.has_mail


@transaction.atomic
def give_up(*, by: Actor, at: datetime, number: int) -> bool:
    """End an asking nobody answered; its link still opens. The firm then stands in the list of those to call."""
    asking = Asking.objects.select_for_update().select_related("company").filter(pk=number, ended_at=None).first()
    if asking is None:
        return False
    asking.outcome, asking.ended_at, asking.ended_by = Outcome.SILENT, at, by.actor_key
    asking.save(update_fields=["outcome", "ended_at", "ended_by"])
    record(by=by, verb="upkeep.silent", subject=_subject(asking.company), at=at)
    return True


def _write(by: Actor, at: datetime, asking: Asking, how: Rhythm, what: str) -> None:
    company = asking.company
    tell_firm(
        by=by,
        at=at,
        company=company,
        purpose=PURPOSE,
        subject=_subject(company),
        template=f"upkeep/mail/{what}",
        context={"asked_on": _asked_on(asking), "checked_on": company.checked_on, "is_yearly": how.months == MONTHS},
        key=f"asking:{asking.pk}:{what}",
        days=_days(how),
    )


def _days(how: Rhythm) -> int:
    return min(MOST_DAYS, 2 * how.reminder_days + AFTERWARDS)


def _asked_on(asking: Asking) -> date | None:
    return day_of(asking.asked_at) if asking.asked_at is not None else None


def _subject(company: Company) -> str:
    return f"company:{company.key}"
