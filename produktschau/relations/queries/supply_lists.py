"""Supply relations and joint products as tables to take away."""

from collections.abc import Iterator, Mapping
from typing import Any

from produktschau.lib.lists import Cell, ListTable
from produktschau.relations.models import Visibility
from produktschau.relations.queries.joint_works import GROWN, joint_products, with_works
from produktschau.relations.queries.supply_desk import choice_of, lines
from produktschau.relations.rules import may_see_supplies


def _supply_rows(user: Any, params: Mapping[str, str]) -> Iterator[tuple[Cell, ...]]:
    for line in lines(choice_of(params)):
        one = line.relation
        yield (
            one.key,
            one.supplier.name,
            one.customer.name,
            one.what,
            one.goods.name if one.goods else "",
            one.used_in.name if one.used_in else "",
            line.word,
            one.since,
            one.until,
            line.districts[0],
            line.districts[1],
            line.divisions[0],
            line.divisions[1],
            ", ".join(line.networks),
            Visibility(one.supplier_visibility).label,
            Visibility(one.customer_visibility).label,
            one.source,
            one.told_on,
        )


def _joint_rows(user: Any, params: Mapping[str, str]) -> Iterator[tuple[Cell, ...]]:
    for one in with_works(joint_products(grown=params.get("stand") == GROWN)):
        work = one.work
        yield (
            one.product.key,
            one.product.name,
            ", ".join(maker.name for maker in one.makers),
            one.standing[1],
            work.since if work else None,
            str(work.network) if work and work.network else "",
            str(work.meeting) if work and work.meeting else "",
            str(work.introduction) if work and work.introduction else "",
            work.story if work else "",
            work.source if work else "",
        )


SUPPLIES = ListTable(
    "Lieferbeziehungen",
    (
        "Kurzschlüssel",
        "liefert",
        "wird beliefert",
        "womit",
        "Produkt",
        "steckt in",
        "Stand",
        "seit",
        "bis",
        "Altkreis (liefert)",
        "Altkreis (beliefert)",
        "Branche (liefert)",
        "Branche (beliefert)",
        "gemeinsame Netzwerke",
        "sichtbar (liefert)",
        "sichtbar (beliefert)",
        "Quelle",
        "gemeldet am",
    ),
    _supply_rows,
    may_see_supplies,
)
JOINT = ListTable(
    "Gemeinsame Produkte",
    (
        "Kurzschlüssel",
        "Produkt",
        "Betriebe",
        "Stand",
        "seit",
        "Netzwerk",
        "Treffen",
        "Vermittlung",
        "wie es dazu kam",
        "Quelle",
    ),
    _joint_rows,
    may_see_supplies,
)
