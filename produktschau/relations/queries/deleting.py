"""What of relations is deleted with a firm."""

from collections import Counter
from collections.abc import Collection

from produktschau.relations.models import Party, SupplyRelation
from produktschau.showcase.engine.deleting import Along, numbers_by_company


def goes_along(companies: Collection[int]) -> Along:
    """Their introductions with what came of them, and what they supply or are supplied with."""
    supplies = SupplyRelation.objects.all()
    both = Counter(numbers_by_company(supplies, companies, "supplier"))
    both.update(numbers_by_company(supplies, companies, "customer"))
    return {"Vermittlungen": numbers_by_company(Party.objects.all(), companies), "Lieferbeziehungen": both}
