"""Introductions by what came of them, for figures."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from produktschau.lib.dates import begin_of, day_of
from produktschau.relations.models import Introduction, Stage
from produktschau.relations.queries.reports import counting_reports


@dataclass(frozen=True, slots=True)
class Outcomes:
    """One connected introduction: its key, the day on which both agreed, what came of it („“: not reported yet), whether the firm whose
    report counts said so itself, the network's primary key, and both firms' in the order in which they are named.
    """

    key: str
    on: date
    outcome: str
    confirmed: bool
    network: int | None
    first: int
    second: int


def introductions_by_outcome(since: date, until: date, networks: Collection[int] | None = None) -> list[Outcomes]:
    """All introductions connected from the first day to the last, both counted; a fixed number of queries. ``networks``: only of these."""
    found = Introduction.objects.filter(
        stage=Stage.ACCEPTED, accepted_at__gte=begin_of(since), accepted_at__lt=begin_of(until + timedelta(days=1))
    )
    if networks is not None:
        found = found.filter(network__in=networks)
    rows = list(found.prefetch_related("parties").order_by("accepted_at", "pk"))
    said = counting_reports([one.pk for one in rows])
    told = []
    for one in rows:
        parties = list(one.parties.all())
        if len(parties) < 2 or one.accepted_at is None:
            continue
        reports = [said[party.pk] for party in parties if party.pk in said]
        sure = any(report.outcome == one.outcome and report.confirmed_at is not None for report in reports)
        firms = (parties[0].company_id, parties[1].company_id)
        told.append(Outcomes(one.key, day_of(one.accepted_at), one.outcome, sure, one.network_id, *firms))
    return told
