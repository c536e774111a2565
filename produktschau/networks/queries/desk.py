"""What the desk shows of networks and their members."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet

from produktschau.accounts.roles import AnyUser
from produktschau.lib.desk import DeskItem
from produktschau.networks.models import ContinuationTask, Membership, MembershipRole, Network, Standing
from produktschau.networks.queries.places import WITHOUT, district_names, districts_of, firms_in
from produktschau.networks.rules import coordinated_by, may_found_networks, may_write_networks
from produktschau.outreach.queries.asking import LETTER, asked

PER_PAGE = 100
NEW = timedelta(days=91)
"""A quarter: who came since then is new."""
TABS: Mapping[str, tuple[str, Q]] = {
    "mitglieder": ("Mitglieder", Q(standing=Standing.ACTIVE)),
    "anfragen": ("Anfragen", Q(standing=Standing.REQUESTED)),
    "eingeladen": ("eingeladen", Q(standing=Standing.INVITED)),
    "frueher": ("ausgetreten", Q(standing=Standing.ENDED)),
    "abgelehnt": ("abgelehnt", Q(standing__in=(Standing.REFUSED, Standing.DECLINED))),
}
CONFIRMED = {"ja": Q(confirmed_at__isnull=False), "nein": Q(confirmed_at__isnull=True)}


@dataclass(frozen=True)
class NetworkRow:
    """A network in the list, with the numbers of its members."""

    network: Network
    members: int
    new: int
    requests: int
    uncarried: int
    coordinators: str


@dataclass(frozen=True)
class Choice:
    """What narrows the list of members; empty is everything."""

    tab: str = "mitglieder"
    role: str = ""
    former: str = ""
    confirmed: str = ""

    @property
    def filters(self) -> dict[str, str]:
        """As parameters of the address, without empty ones and without the tab."""
        told = {"aufgabe": self.role, "altkreis": self.former, "bestaetigt": self.confirmed}
        return {name: value for name, value in told.items() if value}


@dataclass(frozen=True)
class Line:
    """A membership in the list, with the former district of the firm."""

    membership: Membership
    former: str


@dataclass(frozen=True)
class Members:
    """A page of members with the numbers of all tabs."""

    page: Page[Membership]
    lines: Sequence[Line]
    tabs: Sequence[tuple[str, str, int]]
    choice: Choice
    formers: Sequence[tuple[str, str]]
    roles: Sequence[tuple[str, str]]


def network_rows(on: date) -> list[NetworkRow]:
    """All networks in their order; three queries."""
    active = Q(memberships__standing=Standing.ACTIVE)
    rows = Network.objects.select_related("world").annotate(
        members=Count("memberships", filter=active, distinct=True),
        new=Count("memberships", filter=active & Q(memberships__since__gte=on - NEW), distinct=True),
        requests=Count("memberships", filter=Q(memberships__standing=Standing.REQUESTED), distinct=True),
    )
    uncarried = ContinuationTask.objects.filter(agreed_on=None).order_by().values_list("network").annotate(Count("pk"))
    open_tasks = dict(uncarried)
    return [
        NetworkRow(one, one.members, one.new, one.requests, open_tasks.get(one.pk, 0), _who(one))
        for one in rows.prefetch_related("coordinations__person")
    ]


def choice_of(params: Mapping[str, Any]) -> Choice:
    """The choice an address makes; unknown words are none."""
    tab, role, confirmed = params.get("stand", ""), params.get("aufgabe", ""), params.get("bestaetigt", "")
    return Choice(
        tab if tab in TABS else "mitglieder",
        role if role in MembershipRole.values else "",
        str(params.get("altkreis", "")),
        confirmed if confirmed in CONFIRMED else "",
    )


def chosen_memberships(network: Network, choice: Choice) -> QuerySet[Membership]:
    """The memberships of a tab that fit the filters, by the firm's name."""
    found = network.memberships.filter(TABS[choice.tab][1]).select_related("company", "network")
    if choice.role:
        found = found.filter(role=choice.role)
    if choice.confirmed:
        found = found.filter(CONFIRMED[choice.confirmed])
    if choice.former:
        found = found.filter(company__in=firms_in(choice.former))
    return found.order_by("company__sort_key", "company_id", "-since", "-pk")


def members(network: Network, choice: Choice, page: str | None) -> Members:
    """A page of the members chosen."""
    shown = Paginator(chosen_memberships(network, choice), PER_PAGE).get_page(page)
    lines = with_districts(list(shown.object_list))
    counts = network.memberships.aggregate(**{name: Count("pk", filter=wanted) for name, (_, wanted) in TABS.items()})
    tabs = [(name, label, counts[name]) for name, (label, _) in TABS.items()]
    roles = [(str(value), str(label)) for value, label in MembershipRole.choices]
    return Members(shown, lines, tabs, choice, list(district_names().items()), roles)


def with_districts(rows: Sequence[Membership]) -> list[Line]:
    """Memberships with the former districts of their firms; two queries."""
    names = district_names()
    found = districts_of([row.company_id for row in rows])
    return [Line(row, names.get(found.get(row.company_id, ""), WITHOUT)) for row in rows]


def membership_of(network: Network, pk: int) -> Membership | None:
    """One membership of the network."""
    return network.memberships.select_related("company", "network").filter(pk=pk).first()


def requests_for(user: AnyUser) -> QuerySet[Membership] | None:
    """Requests this person may decide; ``None`` for whoever decides none."""
    if not may_write_networks(user):
        return None
    found = Membership.objects.filter(standing=Standing.REQUESTED)
    return found if may_found_networks(user) else found.filter(network__in=coordinated_by(user))


def _request_count(user: Any) -> int | None:
    found = requests_for(user)
    return None if found is None else found.count()


def _request_detail(user: Any) -> str:
    found = requests_for(user)
    rows = (
        []
        if found is None
        else found.values_list("network__short_name", flat=True).distinct().order_by("network__position")
    )
    return (
        "Ein Betrieb möchte Mitglied werden: annehmen oder mit Grund ablehnen."
        if not rows
        else f"In: {', '.join(rows)}."
    )


REQUESTS = DeskItem("Anfragen, Mitglied zu werden", _request_count, _request_detail, "networks_house:requests")


def _who(network: Network) -> str:
    return ", ".join(str(one.person.name) for one in network.coordinations.all() if one.until is None)


def to_write(network: Network) -> list[Membership]:
    """Firms that are invited, did not answer, and can be asked by letter only."""
    rows = network.memberships.filter(standing=Standing.INVITED).select_related("company", "network")
    rows = rows.prefetch_related("company__sites", "company__contacts", "company__stewards__person")
    return [row for row in rows.order_by("company__sort_key", "pk") if asked(row.company).way == LETTER]
