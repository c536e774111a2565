"""Why two firms cannot become one while one supplies the other."""

from django.db.models import Q

from produktschau.relations.models import Confidence, SupplyRelation
from produktschau.showcase.models import Company, Product


def objections(kept: Company | Product, gone: Company | Product) -> list[str]:
    """One sentence for each relation between the two: nobody supplies itself, and it would be lost."""
    if not isinstance(kept, Company) or not isinstance(gone, Company):
        return []
    between = Q(supplier=kept, customer=gone) | Q(supplier=gone, customer=kept)
    rows = SupplyRelation.objects.filter(between).exclude(confidence=Confidence.DROPPED)
    return [
        f"„{one.supplier}“ beliefert „{one.customer}“ mit {one.what}. Nehmen Sie diese Lieferbeziehung zurück, "
        "wenn es derselbe Betrieb ist; sonst sind es zwei."
        for one in rows.select_related("supplier", "customer").order_by("pk")
    ]
