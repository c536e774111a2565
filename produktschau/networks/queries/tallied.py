"""The figure „Mitglieder“: firms that may be named as members of a published network, once however many networks they are in."""

from collections import Counter
from collections.abc import Collection, Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from produktschau.lib.figures import Breakdown, CountedFigure, Record, Tally
from produktschau.networks.models import Membership, Standing
from produktschau.showcase.models import Company, State
from produktschau.showcase.queries.counted import company_records, company_tally

BREAKDOWNS = frozenset({Breakdown.NETWORK, Breakdown.FORMER_DISTRICT, Breakdown.MUNICIPALITY, Breakdown.DIVISION})


def total() -> int:
    """How many firms are named as members."""
    return _firms().count()


def tally(breakdown: Breakdown) -> Tally:
    """The same by the values of a breakdown; a firm in two networks counts in each."""
    if breakdown != Breakdown.NETWORK:
        return company_tally(breakdown, _firms())
    pairs = _memberships().order_by().values_list("company", "network__short_name").distinct()
    return Counter((name,) for _firm, name in pairs)


def records(breakdown: Breakdown | None, values: Collection[str]) -> Sequence[Record]:
    """The firms behind a number, by name."""
    if breakdown != Breakdown.NETWORK:
        return company_records(breakdown, values, _firms())
    chosen = _memberships().filter(network__short_name__in=list(values))
    return company_records(None, (), _firms().filter(pk__in=chosen.values("company")))


def _memberships() -> QuerySet[Membership]:
    """What is public of memberships: nobody is listed behind a number who does not want to be named."""
    return Membership.objects.filter(
        standing=Standing.ACTIVE, is_shown=True, network__state=State.PUBLISHED, company__state=State.PUBLISHED
    )


def _firms() -> QuerySet[Company]:
    return Company.objects.filter(pk__in=_memberships().order_by().values("company"))


MEMBERS = CountedFigure(_("Mitglieder der Netzwerke"), BREAKDOWNS, total, tally, records)
