"""Numbers of companies and products: what everyone may see of them, with the records; how many stand in which state, what became one."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from produktschau.lib.desk import Evidence, Figure, Told
from produktschau.lib.figures import CountedFigure
from produktschau.showcase.models import Company, Merge, Product
from produktschau.showcase.queries.counted import (
    BREAKDOWNS,
    company_records,
    company_tally,
    company_total,
    product_records,
    product_tally,
    product_total,
)
from produktschau.showcase.queries.desk_choice import TABS
from produktschau.showcase.rules import may_see_desk

WORDS = {"oeffentlich": "öffentlich", "entwurf": "als Entwurf", "zurueckgezogen": "zurückgezogen"}


def told(on: date) -> Iterator[Told]:
    """Companies and products by state, and merges where there are any."""
    for kind, label, page in (
        (Company, "Betriebe", reverse("showcase_house:desk_companies")),
        (Product, "Produkte", reverse("showcase_house:desk_products")),
    ):
        numbers = kind.objects.aggregate(**{name: Count("pk", filter=TABS[name][1]) for name in WORDS})
        yield Told(
            label, [Figure(numbers[name], word, f"{page}?stand={name}") for name, word in WORDS.items()], url=page
        )
    if merges := Merge.objects.count():
        page = reverse("showcase_house:desk_merges")
        yield Told("Zusammenführungen", [Figure(merges, "seit Beginn", page)], url=page)


EVIDENCE = Evidence(may_see_desk, told)
COMPANIES = CountedFigure(_("Betriebe"), BREAKDOWNS, company_total, company_tally, company_records)
PRODUCTS = CountedFigure(_("Produkte"), BREAKDOWNS, product_total, product_tally, product_records)
