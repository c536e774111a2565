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
    return _lost(kept, gone) + [
        f"„{one.supplier}“ beliefert „{one.customer}“ mit {one.what}. Nehmen Sie diese Lieferbeziehung zurück, "
        "wenn es derselbe Betrieb ist; sonst sind es zwei."
        for one in rows.select_related("supplier", "customer").order_by("pk")
    ]


def _lost(kept: Company, gone: Company) -> list[str]:
    """Sentences for what both firms confirmed of the one that goes, and what of the other is only said: it stands there once."""
    found: list[str] = []
    open_ones = SupplyRelation.objects.filter(until=None).exclude(confidence=Confidence.DROPPED)
    for own, other in (("supplier", "customer"), ("customer", "supplier")):
        said = open_ones.filter(**{own: kept}).exclude(confidence=Confidence.CONFIRMED)
        stands = {(getattr(one, f"{other}_id"), one.what_key): one for one in said}
        rows = open_ones.filter(**{own: gone}, confidence=Confidence.CONFIRMED).select_related("supplier", "customer")
        pairs = [(one, stands.get((getattr(one, f"{other}_id"), one.what_key))) for one in rows.order_by("pk")]
        found += [
            f"„{one.supplier}“ beliefert „{one.customer}“ mit {one.what}, von beiden bestätigt; dasselbe steht mit „{kept}“ "
            f"noch da ({Confidence(ours.confidence).label}). Nehmen Sie jenes zuerst zurück."
            for one, ours in pairs
            if ours is not None
        ]
    return found
