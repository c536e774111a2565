"""Names for keys of this domain in the record of changes."""

from collections.abc import Iterable

from django.urls import reverse

from produktschau.audit.names import Named
from produktschau.outreach.models import PersonalLink


def link_names(keys: Iterable[str]) -> dict[str, Named]:
    """„link:7“ → the firm that acts by the link. The person to whom it was sent is not named."""
    numbers = [key.partition(":")[2] for key in keys]
    found = PersonalLink.objects.filter(pk__in=[number for number in numbers if number.isdecimal()])
    return {
        f"link:{number}": Named(f"{name} (persönlicher Link)", reverse("showcase_house:desk_company", args=[key]))
        for number, name, key in found.values_list("pk", "company__name", "company__key")
    }
