"""What the office sees of supply relations: all of them, narrowed, with what the two firms have in common."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet

from produktschau.lib.dates import now
from produktschau.lib.desk import DeskItem
from produktschau.lib.text import sort_key
from produktschau.networks.models import Membership, Network, Standing
from produktschau.networks.queries.firms import divisions_of
from produktschau.relations.models import Confidence, Side, SupplyRelation, Visibility
from produktschau.relations.queries import alike
from produktschau.relations.queries.supply_pages import OFFICE_ENTERED, networks_by_firm, standing
from produktschau.relations.rules import may_write_supplies
from produktschau.surveys.queries.places import UNKNOWN, district_names, districts_of

SIZE = 100
REMIND_AFTER = timedelta(days=14)
"""A firm that says nothing to a claim is reminded once, after so long."""
LONG = "lange"
"""The state of claims that wait for an answer for long."""
STATES = {
    "alle": ("Alle", ~Q(confidence=Confidence.DROPPED)),
    "bestaetigt": ("Bestätigt", Q(confidence=Confidence.CONFIRMED, until__isnull=True)),
    "offen": ("Unbestätigt", Q(confidence=Confidence.CLAIMED)),
    "haus": ("Vom Haus eingetragen", Q(confidence=Confidence.CLAIMED, claimed_by_side=Side.OFFICE)),
    LONG: ("Lange ohne Antwort", Q(confidence=Confidence.CLAIMED)),
    "strittig": ("Strittig", Q(confidence=Confidence.DISPUTED)),
    "beendet": ("Beendet", Q(confidence=Confidence.CONFIRMED, until__isnull=False)),
    "zurueckgenommen": ("Zurückgenommen", Q(confidence=Confidence.DROPPED)),
}
ALIKE = {one: one for one in (alike.ALIKE, alike.DIFFERENT)}
WAITS_LONG = 2 * REMIND_AFTER
"""After that a claim stands at the Leitstand: somebody should telephone."""


@dataclass(frozen=True)
class Choice:
    """How the list is narrowed, as its address has it."""

    state: str = "alle"
    network: str = ""
    district: str = ""
    sector: str = ""
    company: str = ""
    words: str = ""

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the state was chosen."""
        return bool(self.network or self.district or self.sector or self.company or self.words)


@dataclass(frozen=True)
class Line:
    """One relation with its mark, the former districts and divisions (WZ 2008) of its firms, and the networks both are members of."""

    relation: SupplyRelation
    word: str
    mark: str
    districts: tuple[str, str]
    divisions: tuple[str, str]
    networks: Sequence[str]
    seen: str

    @property
    def short(self) -> str:
        """The word where there is little room."""
        return short_word(self.word)


def short_word(word: str) -> str:
    """How it stands, where there is little room."""
    return "eingetragen, unbestätigt" if word == OFFICE_ENTERED else word


def choice_of(params: Mapping[str, str]) -> Choice:
    """What the address asks for; unknown values are as if they were not there."""
    state, district, sector = (params.get(name, "") for name in ("stand", "altkreise", "branchen"))
    return Choice(
        state if state in STATES else "alle",
        params.get("netz", ""),
        district if district in ALIKE else "",
        sector if sector in ALIKE else "",
        params.get("betrieb", ""),
        params.get("suche", "")[:120],
    )


def lines(choice: Choice) -> list[Line]:
    """The relations that fit, the latest first; a fixed number of queries."""
    rows = list(_narrowed(choice).select_related("supplier", "customer", "goods", "used_in"))
    firms = {pk for one in rows for pk in (one.supplier_id, one.customer_id)}
    districts, divisions, networks = districts_of(firms), divisions_of(firms), networks_by_firm(sorted(firms))
    names = dict(Network.objects.values_list("pk", "short_name"))
    towns, trades = district_names(), alike.division_names()
    found = []
    for one in rows:
        pair = (one.supplier_id, one.customer_id)
        placed = [(town,) if (town := districts.get(pk, UNKNOWN)) else () for pk in pair]
        sectors = [divisions.get(pk, ()) for pk in pair]
        if choice.district in ("", alike.likeness(*placed)) and choice.sector in ("", alike.likeness(*sectors)):
            shared = networks.get(pair[0], set()) & networks.get(pair[1], set())
            where = [alike.named(one, towns) for one in placed], [alike.named(one, trades) for one in sectors]
            found.append(_line(one, *where, sorted(names[pk] for pk in shared)))
    return found


def page_of(choice: Choice, page: str | None) -> Page[Line]:
    """One page of the list."""
    return Paginator(lines(choice), SIZE).get_page(page)


def state_tabs() -> list[tuple[str, str, int]]:
    """Name, label and number of each state."""
    return [(name, label, of_state(name).count()) for name, (label, _) in STATES.items()]


def of_state(name: str) -> QuerySet[SupplyRelation]:
    """The relations behind a state, as its tab and whatever counts it at the Leitstand show them."""
    return waiting_long(now()) if name == LONG else SupplyRelation.objects.filter(STATES[name][1])


def latest_first(relations: QuerySet[SupplyRelation]) -> QuerySet[SupplyRelation]:
    """In the order of the list."""
    return relations.order_by("-claimed_at", "-pk")


def waiting_long(at: datetime) -> QuerySet[SupplyRelation]:
    """Claims that wait for a firm that was reminded and says nothing."""
    return SupplyRelation.objects.filter(confidence=Confidence.CLAIMED, claimed_at__lte=at - WAITS_LONG)


def _narrowed(choice: Choice) -> QuerySet[SupplyRelation]:
    rows = of_state(choice.state)
    if choice.company:
        rows = rows.filter(Q(supplier__key=choice.company) | Q(customer__key=choice.company))
    if choice.network:
        active = Membership.objects.filter(network__key=choice.network, standing=Standing.ACTIVE).values("company")
        rows = rows.filter(supplier__in=active, customer__in=active)
    for part in sort_key(choice.words).split():
        named = Q(supplier__sort_key__contains=part) | Q(customer__sort_key__contains=part)
        rows = rows.filter(named | Q(what_key__contains=part))
    return latest_first(rows)


def _line(one: SupplyRelation, placed: Sequence[str], sectors: Sequence[str], networks: Sequence[str]) -> Line:
    word, mark = standing(one)
    wishes = (Visibility(one.supplier_visibility), Visibility(one.customer_visibility))
    seen = wishes[0].label if wishes[0] == wishes[1] else f"{wishes[0].label} / {wishes[1].label}"
    return Line(one, word, mark, (placed[0], placed[1]), (sectors[0], sectors[1]), networks, str(seen))


def _number(rows: Callable[[], QuerySet[Any]]) -> Callable[[Any], int | None]:
    return lambda user: rows().count() if may_write_supplies(user) else None


DISPUTED = DeskItem(
    "Strittige Lieferbeziehungen",
    _number(lambda: SupplyRelation.objects.filter(confidence=Confidence.DISPUTED)),
    "mit beiden Betrieben sprechen und klären",
    "relations_house:supplies",
    "?stand=strittig",
)
WAITING = DeskItem(
    "Lieferbeziehungen ohne Antwort",
    _number(lambda: waiting_long(now())),
    "anrufen: Ein Betrieb hat auf Frage und Erinnerung nicht geantwortet",
    "relations_house:supplies",
    f"?stand={LONG}",
)
