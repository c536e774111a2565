"""The ledger: who connected whom, why, when, and what came of it; with the numbers above it, each of which opens its rows."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from django.db.models import Q, QuerySet

from produktschau.lib.dates import begin_of, day_of
from produktschau.networks.models import Network
from produktschau.networks.queries.firms import divisions_of
from produktschau.relations.models import Introduction, Outcome, Party, Stage
from produktschau.relations.queries.alike import ALIKE, DIFFERENT, division_names, likeness, named
from produktschau.surveys.calculations.tallying import LEAST
from produktschau.surveys.queries.places import UNKNOWN, WITHOUT, district_names, districts_of

NO_NETWORK, OPEN = "ohne", "offen"
ORDERS: dict[str, tuple[str, ...]] = {
    "neu": ("-made_at", "-pk"),
    "alt": ("made_at", "pk"),
    "stand": ("stage", "-made_at", "-pk"),
    "ergebnis": ("-outcome", "-made_at", "-pk"),
}
ORDER_WORDS = {"neu": "neueste zuerst", "alt": "älteste zuerst", "stand": "nach Stand", "ergebnis": "nach Ergebnis"}
MARKS = {
    Stage.DRAFT: "draft",
    Stage.ASKED: "open",
    Stage.ACCEPTED: "ok",
    Stage.DECLINED: "stop",
    Stage.EXPIRED: "withdrawn",
    Stage.WITHDRAWN: "withdrawn",
}


@dataclass(frozen=True)
class Choice:
    """What of the ledger is wanted; „“: everything. ``by`` is the key of whoever connected, the days are those of the entry, ``company``
    is a firm's short key.
    """

    network: str = ""
    stage: str = ""
    outcome: str = ""
    by: str = ""
    districts: str = ""
    sectors: str = ""
    since: date | None = None
    until: date | None = None
    order: str = "neu"
    company: str = ""

    def query(self, **instead: str) -> str:
        """The choice as parameters of the address, some of them otherwise: „stand=asked&netz=K7M2QX“."""
        told = {**params_of(self), **instead}
        return urlencode({name: value for name, value in told.items() if value})


@dataclass(frozen=True)
class Side:
    """One firm of a row, with its former district and the division of its main sector."""

    party: Party
    district: str
    sector: str
    outcome: str = ""


@dataclass(frozen=True)
class Row:
    """One introduction. ``outcome`` is „“ where nothing was reported, or where the reader may not know it of single firms."""

    introduction: Introduction
    sides: list[Side]
    mark: str
    on: date

    @property
    def firms(self) -> str:
        """Both names."""
        return " und ".join(side.party.company.name for side in self.sides)

    @property
    def where(self) -> str:
        """The former districts, once where both lie in the same."""
        return " – ".join(dict.fromkeys(side.district for side in self.sides))

    @property
    def is_told_apart(self) -> bool:
        """Whether the two firms said different things of what came of it, or one of them nothing."""
        return len({side.outcome for side in self.sides}) > 1


@dataclass(frozen=True)
class Sum:
    """A number above the list: words, count (``None``: too few to be told), the address of its rows, whether it is chosen."""

    words: str
    count: int | None
    query: str
    is_chosen: bool = False


@dataclass
class Ledger:
    """The chosen introductions in order, with what is needed to count and draw them; a fixed number of queries."""

    choice: Choice
    reads_outcomes: bool
    all_rows: list[Introduction] = field(default_factory=list)

    @cached_property
    def districts(self) -> dict[int, str]:
        """Firm → its former district."""
        return districts_of(self._firms)

    def _across(self, one: Introduction) -> tuple[str, str]:
        """Whether both firms lie in the same former district, and in the same division."""
        firms = [party.company_id for party in one.parties.all()]
        if len(firms) < 2:
            return "", ""
        first, second = firms
        return (
            likeness([self.districts[first]], [self.districts[second]]),
            likeness(self.sectors.get(first, ()), self.sectors.get(second, ())),
        )

    @cached_property
    def sectors(self) -> dict[int, tuple[str, ...]]:
        """Firm → the divisions of its main sector; left out where it has none."""
        return divisions_of(self._firms)

    @cached_property
    def _firms(self) -> list[int]:
        return sorted({party.company_id for one in self.all_rows for party in one.parties.all()})

    @cached_property
    def chosen(self) -> list[Introduction]:
        """The introductions that fit the whole choice."""
        return [one for one in self.all_rows if self._fits(one)]

    def _fits(self, one: Introduction, *, but: str = "") -> bool:
        wanted = self.choice
        told: list[tuple[str, Callable[[], bool]]] = [
            ("stage", lambda: not wanted.stage or one.stage == wanted.stage),
            ("outcome", lambda: not wanted.outcome or not self.reads_outcomes or _came_to(one) == wanted.outcome),
            ("districts", lambda: not wanted.districts or self._across(one)[0] == wanted.districts),
            ("sectors", lambda: not wanted.sectors or self._across(one)[1] == wanted.sectors),
        ]
        return all(fits() for name, fits in told if name != but)

    def _count(self, but: str, fits: Callable[[Introduction], bool]) -> int:
        return sum(fits(one) for one in self.all_rows if self._fits(one, but=but))

    @property
    def stages(self) -> list[Sum]:
        """Numbers by state."""
        chosen = self.choice.stage
        whole = Sum("alle", self._count("stage", lambda _: True), self.choice.query(stand=""), not chosen)
        return [whole, *(self._stage(value, str(label)) for value, label in Stage.choices)]

    def _stage(self, value: str, label: str) -> Sum:
        count = self._count("stage", lambda one: one.stage == value)
        return Sum(label, count, self.choice.query(stand=value), self.choice.stage == value)

    @property
    def outcomes(self) -> list[Sum]:
        """Numbers by outcome, of those that were connected. Who may not know it of single firms reads no number under ``LEAST``."""
        told = [*reversed(Outcome.choices), (OPEN, "noch nichts gemeldet")]
        return [self._outcome(value, str(label)) for value, label in told]

    def _outcome(self, value: str, label: str) -> Sum:
        count = self._count("outcome", lambda one: _came_to(one) == value)
        if self.reads_outcomes:
            return Sum(label, count, self.choice.query(ergebnis=value), self.choice.outcome == value)
        return Sum(label, count if count >= LEAST or not count else None, "")

    @property
    def crossings(self) -> list[Sum]:
        """How many go beyond a former district, and beyond a division of the WZ 2008."""
        far = self._count("districts", lambda one: self._across(one)[0] == DIFFERENT)
        apart = self._count("sectors", lambda one: self._across(one)[1] == DIFFERENT)
        wanted = self.choice
        return [
            Sum("über Altkreise hinweg", far, wanted.query(altkreise=DIFFERENT), wanted.districts == DIFFERENT),
            Sum("über Branchen hinweg", apart, wanted.query(branchen=DIFFERENT), wanted.sectors == DIFFERENT),
        ]

    def rows(self, of: Iterable[Introduction]) -> list[Row]:
        """The rows as a page shows them."""
        names, titles = {**district_names(), UNKNOWN: WITHOUT}, division_names()
        return [
            Row(
                one,
                [
                    Side(
                        party,
                        names.get(self.districts[party.company_id], WITHOUT),
                        named(self.sectors.get(party.company_id, ()), titles),
                        _said_by(party) if self.reads_outcomes else "",
                    )
                    for party in one.parties.all()
                ],
                MARKS[Stage(one.stage)],
                day_of(one.accepted_at or one.asked_at or one.made_at),
            )
            for one in of
        ]


def choice_of(params: Mapping[str, str]) -> Choice:
    """The choice an address says; what is unknown there is left out."""
    return Choice(
        network=params.get("netz", ""),
        stage=_known(params.get("stand", ""), Stage.values),
        outcome=_known(params.get("ergebnis", ""), [*Outcome.values, OPEN]),
        by=params.get("von_wem", ""),
        districts=_known(params.get("altkreise", ""), [ALIKE, DIFFERENT]),
        sectors=_known(params.get("branchen", ""), [ALIKE, DIFFERENT]),
        since=_day(params.get("von", "")),
        until=_day(params.get("bis", "")),
        order=_known(params.get("sortierung", ""), ORDERS) or "neu",
        company=params.get("betrieb", ""),
    )


def params_of(choice: Choice) -> dict[str, str]:
    """The choice as an address says it."""
    return {
        "netz": choice.network,
        "stand": choice.stage,
        "ergebnis": choice.outcome,
        "von_wem": choice.by,
        "altkreise": choice.districts,
        "branchen": choice.sectors,
        "von": choice.since.isoformat() if choice.since else "",
        "bis": choice.until.isoformat() if choice.until else "",
        "sortierung": choice.order if choice.order != "neu" else "",
        "betrieb": choice.company,
    }


def ledger(choice: Choice, *, reads_outcomes: bool) -> Ledger:
    """The ledger for a choice; ``reads_outcomes``: whether the reader may know what came of single introductions."""
    if not reads_outcomes and choice.order == "ergebnis":
        choice = replace(choice, order="neu")
    found = Introduction.objects.filter(_narrowed(choice)).order_by(*ORDERS[choice.order])
    return Ledger(choice, reads_outcomes, list(_whole(found)))


def connectors() -> list[tuple[str, str]]:
    """Who connected firms so far: key and name, by name."""
    rows = Introduction.objects.exclude(connected_by_name="").values_list("connected_by", "connected_by_name")
    return sorted(dict(rows.order_by("made_at")).items(), key=lambda one: one[1])


def networks_chosen() -> list[tuple[str, str]]:
    """The networks to choose from: key and short name, and none at all."""
    return [*Network.objects.values_list("key", "short_name"), (NO_NETWORK, "ohne Netzwerk")]


def _whole(found: QuerySet[Introduction]) -> QuerySet[Introduction]:
    return found.select_related("network", "meeting", "notice").prefetch_related("parties__company", "parties__reports")


def _narrowed(choice: Choice) -> Q:
    narrowed = Q()
    if choice.network == NO_NETWORK:
        narrowed &= Q(network=None)
    elif choice.network:
        narrowed &= Q(network__key=choice.network)
    if choice.company:
        narrowed &= Q(parties__company__key=choice.company)
    if choice.by:
        narrowed &= Q(connected_by=choice.by)
    if choice.since:
        narrowed &= Q(made_at__gte=begin_of(choice.since))
    if choice.until:
        narrowed &= Q(made_at__lt=begin_of(date.fromordinal(choice.until.toordinal() + 1)))
    return narrowed


def _came_to(one: Introduction) -> str:
    """What came of it: an outcome, „offen“ for a connected one of which nothing was reported, else nothing at all."""
    if one.stage != Stage.ACCEPTED:
        return ""
    return one.outcome or OPEN


def _said_by(party: Party) -> str:
    """What the firm said last."""
    told = [report for report in party.reports.all() if report.reported_at is not None]
    latest = max(told, key=lambda report: (report.reported_at, report.pk), default=None)
    return latest.get_outcome_display() if latest else ""


def _known(value: str, known: Iterable[str]) -> str:
    return value if value in known else ""


def _day(text: str) -> date | None:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if 1990 <= found.year <= 2200 else None
