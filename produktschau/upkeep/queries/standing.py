"""Where each public firm stands: fresh, to be asked, asked, silent, or with something to do for the office."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Case, CharField, Exists, OuterRef, Q, QuerySet, Value, When

from produktschau.outreach.models import PersonalLink
from produktschau.showcase.models import Company, State
from produktschau.upkeep.models import Asking, Outcome, Rhythm, Via
from produktschau.upkeep.queries.rhythm import Bounds

OWN_FORM = "submission"
"""The purpose of links to a firm's own form (filled at ``PURPOSES`` by intake)."""
CLOSED, CHANGES, CALL, ASKED, FRESH, DUE = "aufgegeben", "aenderungen", "anrufen", "gefragt", "aktuell", "faellig"
LABELS = {
    DUE: "zu fragen",
    ASKED: "gefragt",
    CALL: "anrufen",
    CHANGES: "Änderungen gemeldet",
    CLOSED: "aufgegeben",
    FRESH: "aktuell",
}
"""In the order of the page; the keys stand in addresses."""
CONFIRMED, NEVER = "bestaetigt", "nie"
MORE = {CONFIRMED: "vom Betrieb bestätigt", NEVER: "nie geprüft"}
"""What can be chosen beside the standing; these overlap."""
MARKS = {DUE: "open", ASKED: "submitted", CALL: "warn", CHANGES: "warn", CLOSED: "stop", FRESH: "ok"}


def with_standing(companies: QuerySet[Company], within: Bounds) -> QuerySet[Any]:
    """Public companies with ``standing`` (a key of ``LABELS``), ``is_confirmed`` and ``is_unchecked``.

    Fresh is: checked, or with an answer, or published for the first time within the period. A firm's own approved round sets the day
    of the check; a change by the office or an import does not, because nobody from the firm saw it.
    """
    mine = Asking.objects.filter(company=OuterRef("pk"))
    waiting = mine.filter(settled_at=None)
    answered = Exists(mine.filter(said_on__gte=within.since))
    silent = Exists(mine.filter(outcome=Outcome.SILENT, ended_at__gte=within.since_at))
    standing = Case(
        When(Exists(waiting.filter(outcome=Outcome.CLOSED)), then=Value(CLOSED)),
        When(Exists(waiting.filter(outcome=Outcome.CHANGES)), then=Value(CHANGES)),
        When(Exists(mine.filter(ended_at=None, has_mail=False)), then=Value(CALL)),
        When(Exists(mine.filter(ended_at=None)), then=Value(ASKED)),
        When(Q(checked_on__gte=within.since) | Q(answered), then=Value(FRESH)),
        When(silent, then=Value(CALL)),
        When(published_at__gte=within.since_at, then=Value(FRESH)),
        default=Value(DUE),
        output_field=CharField(),
    )
    confirmed = mine.filter(outcome=Outcome.CONFIRMED, via=Via.FIRM, said_on__gte=within.since)
    said = Exists(mine.filter(said_on__isnull=False))
    return companies.filter(state=State.PUBLISHED).annotate(
        standing=standing,
        is_confirmed=Exists(confirmed),
        is_unchecked=Case(When(Q(checked_on__isnull=True) & ~Q(said), then=Value(True)), default=Value(False)),
    )


def standing_is(name: str) -> Q:
    """The condition for a name of ``LABELS`` or ``MORE``; anything else is no condition."""
    if name in LABELS:
        return Q(standing=name)
    return {CONFIRMED: Q(is_confirmed=True), NEVER: Q(is_unchecked=True)}.get(name, Q())


def latest(askings: QuerySet[Asking]) -> QuerySet[Asking]:
    """An open one first, then the one that ended last."""
    return askings.order_by("company_id", Case(When(ended_at=None, then=0), default=1), "-ended_at", "-pk")


def to_remind(rhythm: Rhythm, at: datetime) -> QuerySet[Asking]:
    """Questions to public firms that went out long enough ago, without a reminder so far, the oldest first.

    A firm that is just at work on its entry by a link is left in peace: its new version answers the question.
    """
    late_at = at - timedelta(days=rhythm.reminder_days)
    at_work = PersonalLink.objects.filter(company=OuterRef("company"), purpose=OWN_FORM, used_at__gt=late_at)
    open_ones = Asking.objects.filter(~Exists(at_work), ended_at=None, company__state=State.PUBLISHED)
    return open_ones.filter(has_mail=True, reminded_at=None, asked_at__lte=late_at).order_by("asked_at", "pk")
