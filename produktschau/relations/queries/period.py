"""Figures of a period that only relations know: introductions by what came of them, supply relations, joint products."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.urls import reverse

from produktschau.lib.dates import day_of
from produktschau.lib.figures import Breakdown, Counted, PeriodFigure
from produktschau.networks.queries.period import Book, Reading, book_figure
from produktschau.relations.models import (
    Confidence,
    Introduction,
    JointWork,
    Outcome,
    OutcomeReport,
    Party,
    Stage,
    SupplyRelation,
)
from produktschau.relations.queries.joint_works import joint_products
from produktschau.relations.queries.supply_events import begun_on
from produktschau.relations.rules import may_see_introductions
from produktschau.showcase.models import Maker

_SHARED = (Breakdown.FORMER_DISTRICT, Breakdown.MUNICIPALITY, Breakdown.DIVISION, Breakdown.SIZE)


class Introduced(NamedTuple):
    """An introduction as it is counted on its day, with what came of it (empty: not told yet).

    ``counted`` is confirmed when a firm itself said yes; ``is_outcome_confirmed``: a firm itself said that this came of it.
    """

    counted: Counted
    outcome: str
    is_outcome_confirmed: bool

    def as_outcome(self) -> Counted:
        """The same as a record of its outcome; where nothing is told yet there is nothing to confirm but the introduction."""
        return Counted(*self.counted[:-1], self.is_outcome_confirmed) if self.outcome else self.counted


class Supplied(NamedTuple):
    """A confirmed supply relation, from its first day until its last."""

    counted: Counted
    until: date | None


def of_outcome(*outcomes: str) -> Reading:
    """Introductions that came about in the period with one of these outcomes; without any named, all."""

    def read(book: Book, first: date, last: date) -> Sequence[Counted]:
        rows = book.once("introductions", lambda: _introduced(book))
        within = [one for one in rows if first <= one.counted.on <= last]
        return [
            one.as_outcome() if outcomes else one.counted for one in within if not outcomes or one.outcome in outcomes
        ]

    return read


def standing(book: Book, first: date, last: date) -> Sequence[Counted]:
    """Supply relations both firms confirmed that hold on the last day."""
    rows = book.once("supplies", lambda: _supplied(book))
    return [one for one, until in rows if one.on <= last and (until is None or until >= last)]


def begun(book: Book, first: date, last: date) -> Sequence[Counted]:
    """Those that began in the period."""
    return [one for one, _ in book.once("supplies", lambda: _supplied(book)) if first <= one.on <= last]


def joint(book: Book, first: date, last: date) -> Sequence[Counted]:
    """Joint products that began in the period."""
    return [one for one in book.once("joint works", lambda: _joint(book)) if first <= one.on <= last]


def _introduced(book: Book) -> list[Introduced]:
    firms: dict[int, list[int]] = defaultdict(list)
    agreed: set[int] = set()
    parties = Party.objects.order_by("position").values_list("introduction_id", "company_id", "confirmed_at")
    for introduction, company, confirmed_at in parties:
        firms[introduction].append(company)
        agreed |= {introduction} if confirmed_at is not None else set()
    said = _own_words()
    rows = Introduction.objects.filter(stage=Stage.ACCEPTED).order_by("pk")
    fields = ("pk", "key", "network_id", "accepted_at", "outcome")
    found = []
    for pk, key, network, accepted_at, outcome in rows.values_list(*fields):
        url = reverse("relations_house:introduction", args=[key])
        values = _values(book, firms[pk], (network,) if network else ())
        on, label = day_of(accepted_at), _named(book, firms[pk])
        counted = Counted(f"introduction:{key}", label, url, on, values, 1, pk in agreed)
        found.append(Introduced(counted, str(outcome), (pk, outcome) in said))
    return found


def _own_words() -> set[tuple[int, str]]:
    """Introduction and outcome, where a firm's latest report says so and the firm wrote it itself."""
    rows = OutcomeReport.objects.exclude(outcome="").order_by("reported_at", "pk")
    latest = {
        party: (introduction, outcome, confirmed_at)
        for party, introduction, outcome, confirmed_at in rows.values_list(
            "party_id", "party__introduction_id", "outcome", "confirmed_at"
        )
    }
    return {(introduction, outcome) for introduction, outcome, confirmed_at in latest.values() if confirmed_at}


def _supplied(book: Book) -> list[Supplied]:
    rows = SupplyRelation.objects.filter(confidence=Confidence.CONFIRMED).order_by("pk")
    found = []
    for one in rows.only(*_DAYS, "key", "what", "until", "supplier_id", "customer_id"):
        both, on = (one.supplier_id, one.customer_id), begun_on(one)
        shared = frozenset.intersection(*(_networks_on(book, firm, on) for firm in both))
        label = f"{_named(book, both, ' an ')}: {one.what}"
        url = reverse("relations_house:supply", args=[one.key])
        found.append(Supplied(Counted(f"supply:{one.key}", label, url, on, _values(book, both, shared)), one.until))
    return found


_DAYS = ("since", "supplier_confirmed_at", "customer_confirmed_at", "claimed_at")


def _joint(book: Book) -> list[Counted]:
    makers: dict[int, list[int]] = defaultdict(list)
    rows = JointWork.objects.filter(product__in=joint_products()).order_by("pk")
    for product, company in Maker.objects.filter(product__in=rows.values("product")).values_list(
        "product_id", "company_id"
    ):
        makers[product].append(company)
    fields = ("product_id", "product__key", "product__name", "since", "network_id", "confirmed_at")
    found = []
    for product, key, name, since, network, confirmed_at in rows.values_list(*fields):
        values = _values(book, makers[product], (network,) if network else ())
        url = reverse("relations_house:joint_product", args=[key])
        found.append(Counted(f"product:{key}", name, url, since, values, 1, confirmed_at is not None))
    return found


def _values(book: Book, firms: Collection[int], networks: Collection[int]) -> Mapping[Breakdown, tuple[str, ...]]:
    """The places of all firms together: what several did counts in each."""
    known = [book.firms[firm].values for firm in firms if firm in book.firms]
    values = {name: tuple(sorted({place for own in known for place in own.get(name, ())})) for name in _SHARED}
    return {name: places for name, places in values.items() if places} | {Breakdown.NETWORK: book.names(networks)}


def _named(book: Book, firms: Collection[int], between: str = " – ") -> str:
    return between.join(book.firms[firm].name for firm in firms if firm in book.firms)


def _networks_on(book: Book, firm: int, on: date) -> frozenset[int]:
    own = book.once("stays of firms", lambda: _stays(book))
    return frozenset(network for network, stay in own.get(firm, ()) if stay.holds(on))


def _stays(book: Book) -> Mapping[int, Sequence[tuple[int, Any]]]:
    found: dict[int, list[tuple[int, Any]]] = defaultdict(list)
    for (company, network), stays in book.stays.items():
        found[company] += [(network, stay) for stay in stays]
    return found


def _introductions() -> dict[str, PeriodFigure]:
    told: dict[str, Any] = {"group": "Vermittlungen", "unit": "Vermittlungen", "opens": may_see_introductions}
    words = {
        "vermittlungen-offen": ("davon ohne Auskunft", "von denen noch nichts berichtet ist", ("",)),
        "vermittlungen-ohne": ("davon ohne Ergebnis", "aus denen nichts wurde", (Outcome.NONE.value,)),
        "vermittlungen-gespraech": ("davon ein Gespräch", "aus denen ein Gespräch wurde", (Outcome.TALK.value,)),
        "vermittlungen-auftrag": ("davon ein Auftrag", "aus denen ein Auftrag wurde", (Outcome.ORDER.value,)),
        "vermittlungen-produkt": (
            "davon ein gemeinsames Produkt",
            "aus denen ein gemeinsames Produkt wurde",
            (Outcome.JOINT.value,),
        ),
    }
    how = "Vermittlungen, bei denen im Zeitraum beide Betriebe einverstanden waren"
    found: dict[str, PeriodFigure] = {
        "vermittlungen": book_figure(
            label="Vermittlungen",
            explanation=f"{how}; Ergebnis ist das Meiste, was einer der beiden berichtet hat.",
            read=of_outcome(),
            **told,
        )
    }
    for key, (label, which, outcomes) in words.items():
        found[key] = book_figure(
            label=label,
            explanation=f"{how} und {which}, Stand heute. Anteil an allen Vermittlungen des Zeitraums.",
            read=of_outcome(*outcomes),
            read_of=of_outcome(),
            **told,
        )
    return found


PERIOD: dict[str, PeriodFigure] = {
    **_introductions(),
    "lieferbeziehungen": book_figure(
        label="Lieferbeziehungen",
        unit="Lieferbeziehungen",
        group="Lieferungen",
        explanation="Lieferbeziehungen, die am letzten Tag bestehen, von beiden Betrieben bestätigt und, Stand heute, nicht strittig; je Netzwerk die, deren beide Betriebe bei ihrem Beginn Mitglied waren.",
        read=standing,
    ),
    "lieferbeziehungen-neu": book_figure(
        label="neue Lieferbeziehungen",
        unit="Lieferbeziehungen",
        group="Lieferungen",
        explanation="Lieferbeziehungen, die im Zeitraum begannen, von beiden Betrieben bestätigt und, Stand heute, nicht strittig.",
        read=begun,
    ),
    "gemeinsame-produkte": book_figure(
        label="gemeinsame Produkte",
        unit="Produkte",
        group="Lieferungen",
        explanation="Gemeinsame Produkte, die im Zeitraum begannen; je Netzwerk das, in dem sie entstanden.",
        read=joint,
    ),
}
"""By the key under which they are registered."""
