"""What of relations is deleted with a firm."""

from django.db.models import Q

from produktschau.relations.models import Party, SupplyRelation
from produktschau.showcase.models import Company


def goes_along(company: Company) -> dict[str, int]:
    """Its introductions with what came of them, and what it supplies or is supplied with."""
    supplies = SupplyRelation.objects.filter(Q(supplier=company) | Q(customer=company))
    return {
        "Vermittlungen": Party.objects.filter(company=company).count(),
        "Lieferbeziehungen": supplies.count(),
    }
