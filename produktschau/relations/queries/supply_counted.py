"""Supply relations and joint products everyone may see, counted by where the firm is and by its networks, with the records behind.

A supply lies where the supplying firm is, a joint product where its makers are, in each of these places.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from produktschau.lib.dates import today
from produktschau.lib.figures import Breakdown, Record, Tally
from produktschau.networks.queries.members import shown_networks_of
from produktschau.relations.queries.joint_works import public_joint_products
from produktschau.relations.queries.supplies_shown import public_supplies
from produktschau.showcase.models import Maker, State
from produktschau.surveys.queries.places import districts_of

BREAKDOWNS = frozenset({Breakdown.FORMER_DISTRICT, Breakdown.NETWORK})
Row = tuple[Record, Sequence[int]]
"""A record and the firms (primary keys) by which it is counted."""


def supply_total() -> int:
    """How many relations everyone may see."""
    return public_supplies(today()).count()


def joint_total() -> int:
    """How many joint products everyone may see with how they came about."""
    return public_joint_products().count()


def supply_tally(breakdown: Breakdown) -> Tally:
    """Relations by the values of the breakdown."""
    return _tally(_supplies(), breakdown)


def joint_tally(breakdown: Breakdown) -> Tally:
    """Joint products by the values of the breakdown."""
    return _tally(_joint(), breakdown)


def supply_records(breakdown: Breakdown | None, values: Collection[str]) -> list[Record]:
    """The relations behind a number; each opens the page of the supplying firm."""
    return _records(_supplies(), breakdown, values)


def joint_records(breakdown: Breakdown | None, values: Collection[str]) -> list[Record]:
    """The joint products behind a number."""
    return _records(_joint(), breakdown, values)


def _supplies() -> list[Row]:
    rows = public_supplies(today()).select_related("supplier", "customer")
    shown = rows.order_by("supplier__sort_key", "customer__sort_key", "what_key", "pk")
    return [(Record(one.key, str(one), one.supplier.get_absolute_url()), (one.supplier_id,)) for one in shown]


def _joint() -> list[Row]:
    products = list(public_joint_products().order_by("sort_key", "pk"))
    makers: dict[int, list[int]] = defaultdict(list)
    rows = Maker.objects.filter(product__in=products, company__state=State.PUBLISHED)
    for product, company in rows.values_list("product_id", "company_id"):
        makers[product].append(company)
    return [(Record(one.key, one.name, one.get_absolute_url()), makers[one.pk]) for one in products]


def _values(rows: Sequence[Row], breakdown: Breakdown) -> Mapping[int, set[str]]:
    """The values of each firm."""
    firms = sorted({firm for _, several in rows for firm in several})
    if breakdown == Breakdown.FORMER_DISTRICT:
        return {firm: {place} - {""} for firm, place in districts_of(firms).items()}
    return {firm: {one.short_name for one in found} for firm, found in shown_networks_of(firms).items()}


def _of_row(firms: Sequence[int], values: Mapping[int, set[str]]) -> set[str]:
    return {value for firm in firms for value in values.get(firm, ())}


def _places(values: set[str]) -> list[tuple[str, ...]]:
    """Each value by itself; nothing where there is none."""
    return [(value,) for value in sorted(values)] or [()]


def _tally(rows: Sequence[Row], breakdown: Breakdown) -> Tally:
    values = _values(rows, breakdown)
    found: Counter[tuple[str, ...]] = Counter()
    for _, firms in rows:
        for place in _places(_of_row(firms, values)):
            found[place] += 1
    return dict(found)


def _records(rows: Sequence[Row], breakdown: Breakdown | None, wanted: Collection[str]) -> list[Record]:
    if breakdown is None:
        return [record for record, _ in rows]
    values = _values(rows, breakdown)
    return [record for record, firms in rows if not _of_row(firms, values).isdisjoint(wanted)]
