"""Asks firms what came of an introduction, and keeps what they say."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from produktschau.audit.record import Actor, record
from produktschau.relations.actions.answering import IntroductionOver
from produktschau.relations.actions.writing import tell_party
from produktschau.relations.calculations.waiting import ASKED_AFTER, days_due, greatest
from produktschau.relations.engine.told import Told, checked_source
from produktschau.relations.models import Introduction, Outcome, OutcomeReport, Party, Stage
from produktschau.relations.queries.apart import kept_apart
from produktschau.relations.queries.held import held
from produktschau.relations.queries.reports import counting_reports
from produktschau.showcase.actions import NotAcceptable
from produktschau.showcase.calculations.values import Unfit, line
from produktschau.work.models import Kind

LONGEST_NOTE, LONGEST_PRODUCT = 500, 150
NOT_CONNECTED = "Ein Ergebnis gibt es erst, wenn beide Betriebe zugestimmt haben, und solange die Vermittlung gilt."


def ask_outcomes(*, by: Actor, at: datetime) -> int:
    """Ask each firm that is due; return how many were asked now. Running it twice asks each once.

    Nobody is asked about an introduction that was withdrawn, whose firms were kept apart since, or who reported a joint product; nobody
    who opted out of mails to many.
    """
    first_day = at - timedelta(days=min(ASKED_AFTER))
    found = Introduction.objects.filter(stage=Stage.ACCEPTED, ended_at=None, accepted_at__lte=first_day)
    asked = 0
    for introduction in found.exclude(outcome=Outcome.JOINT).exclude(is_invented=True):
        if introduction.accepted_at is not None and (days := days_due(introduction.accepted_at, at)) is not None:
            asked += _ask(by=by, at=at, introduction=introduction, days=days)
    return asked


@transaction.atomic
def report_outcome(
    *,
    by: Actor,
    at: datetime,
    party: Party,
    outcome: str,
    note: str = "",
    product_name: str = "",
    told: Told | None = None,
) -> Introduction:
    """Keep what a firm says came of it; ``told`` where staff writes it down. What the firm itself said before is replaced until it is asked again.

    Both firms' reports stand, the greater one counts. Raises ``IntroductionOver``, ``NotAcceptable`` (keys: outcome, note, product_name,
    source, told_on).
    """
    introduction = held(party.introduction)
    if introduction.stage != Stage.ACCEPTED:
        raise IntroductionOver(NOT_CONNECTED)
    words = _words(outcome, note, product_name)
    report = _row(party) if told is None else OutcomeReport(party=party, after_days=0)
    if told is None:
        report.source, report.told_on, report.confirmed_at = "", None, at
    else:
        report.source, report.told_on = checked_source(told.source, told.on, at)
    for name, value in words.items():
        setattr(report, name, value)
    report.reported_at, report.reported_by = at, by.actor_key
    report.save()
    after = {"company": party.company.name, "outcome": report.outcome, "source": report.source}
    record(by=by, verb="introduction.outcome", subject=introduction.matter, at=at, after=after)
    introduction.outcome = greatest(one.outcome for one in counting_reports([introduction.pk]).values())
    introduction.changed_at = at
    introduction.save(update_fields=["outcome", "changed_at"])
    return introduction


@transaction.atomic
def _ask(*, by: Actor, at: datetime, introduction: Introduction, days: int) -> int:
    introduction = held(introduction)
    parties = list(introduction.parties.select_related("introduction", "company"))
    if introduction.stage != Stage.ACCEPTED or len(parties) < 2 or kept_apart(*(party.company for party in parties)):
        return 0
    return sum(_ask_one(by, at, party, days) for party in parties)


def _ask_one(by: Actor, at: datetime, party: Party, days: int) -> bool:
    if party.company.is_withdrawn or party.reports.filter(after_days=days).exists():
        return False
    try:
        with transaction.atomic():
            report = OutcomeReport.objects.create(party=party, after_days=days, asked_at=at)
    except IntegrityError:  # another worker was faster
        return False
    key = f"outcome:{days}"
    if tell_party(by=by, at=at, party=party, what="outcome", key=key, kind=Kind.NEWSLETTER):
        return True
    report.delete()
    return False


def _row(party: Party) -> OutcomeReport:
    """The question the firm answers now: the last it was asked; unasked, its own earlier word."""
    asked = party.reports.exclude(after_days=0).order_by("-after_days").first()
    own = party.reports.filter(after_days=0, source="").order_by("-pk").first()
    return asked or own or OutcomeReport(party=party, after_days=0)


def _words(outcome: str, note: str, product_name: str) -> dict[str, str]:
    problems: dict[str, str] = {}
    told: dict[str, str] = {"outcome": outcome}
    if outcome not in Outcome.values:
        problems["outcome"] = "Wählen Sie eine der vier Antworten."
    for field, value, what, longest in (
        ("note", note, "Die Anmerkung", LONGEST_NOTE),
        ("product_name", product_name if outcome == Outcome.JOINT else "", "Der Name des Produkts", LONGEST_PRODUCT),
    ):
        try:
            told[field] = line(value, what, longest)
        except Unfit as unfit:
            problems[field] = str(unfit)
    if problems:
        raise NotAcceptable(problems)
    return told
