"""Names for claims in the record of changes."""

from collections.abc import Iterable, Mapping

from django.urls import reverse

from produktschau.audit.names import Named
from produktschau.claims.models import Claim


def claim_names(keys: Iterable[str]) -> Mapping[str, Named]:
    """„claim:K7M2QX“ → „Anspruch auf Tischlerei Ahorn“, with its page."""
    wanted = [key.partition(":")[2] for key in keys]
    return {
        one.subject: Named(f"Anspruch auf {one.company.name}", reverse("claims_house:claim", args=[one.key]))
        for one in Claim.objects.filter(key__in=wanted).select_related("company")
    }
