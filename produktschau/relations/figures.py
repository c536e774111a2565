"""What can be read up on of introductions, supply relations and joint products, and what everyone may see of the latter two."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from produktschau.lib.desk import Evidence, Figure, Told
from produktschau.lib.figures import CountedFigure
from produktschau.relations.models import Confidence, Introduction, Stage, SupplyRelation
from produktschau.relations.queries.joint_works import GROWN, joint_products
from produktschau.relations.queries.supply_counted import (
    BREAKDOWNS,
    joint_records,
    joint_tally,
    joint_total,
    supply_records,
    supply_tally,
    supply_total,
)
from produktschau.relations.queries.supply_desk import of_state
from produktschau.relations.rules import may_see_introductions, may_see_supplies


def told(on: date) -> Iterator[Told]:
    """Introductions by how far they are; what came of single ones stands in the ledger."""
    counts = dict(Introduction.objects.values_list("stage").annotate(count=Count("pk")).order_by())
    if not counts:
        return
    page = reverse("relations_house:introductions")
    yield Told(
        "Betriebe miteinander bekannt gemacht",
        [
            Figure(sum(counts.values()), "Vermittlungen", page),
            Figure(counts.get(Stage.ACCEPTED, 0), "verbunden", f"{page}?stand={Stage.ACCEPTED}"),
            Figure(counts.get(Stage.ASKED, 0), "warten auf Antwort", f"{page}?stand={Stage.ASKED}"),
        ],
        url=page,
    )


INTRODUCED = Evidence(may_see_introductions, told)


def told_supplies(on: date) -> Iterator[Told]:
    """Supply relations by how sure they are, and joint products."""
    counts = dict(SupplyRelation.objects.values_list("confidence").annotate(count=Count("pk")).order_by())
    page = reverse("relations_house:supplies")
    if counts:
        yield Told(
            "Wer liefert wem",
            [
                Figure(of_state("bestaetigt").count(), "von beiden bestätigt", f"{page}?stand=bestaetigt"),
                Figure(counts.get(Confidence.CLAIMED, 0), "warten auf Bestätigung", f"{page}?stand=offen"),
                Figure(counts.get(Confidence.DISPUTED, 0), "strittig", f"{page}?stand=strittig"),
            ],
            url=page,
        )
    if works := joint_products(grown=True).count():
        url = reverse("relations_house:joint_list")
        yield Told("Gemeinsame Produkte", [Figure(works, "hier gewachsen", f"{url}?stand={GROWN}")], url=url)


SUPPLIED = Evidence(may_see_supplies, told_supplies)
SUPPLIES = CountedFigure(_("Lieferbeziehungen"), BREAKDOWNS, supply_total, supply_tally, supply_records)
JOINT = CountedFigure(_("Gemeinsame Produkte"), BREAKDOWNS, joint_total, joint_tally, joint_records)
