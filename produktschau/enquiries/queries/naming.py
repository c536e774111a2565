"""Names for enquiries in the record of changes and in the log of accesses."""

from collections.abc import Iterable, Mapping

from django.urls import reverse

from produktschau.audit.names import Named
from produktschau.enquiries.models import Enquiry


def enquiry_names(keys: Iterable[str]) -> Mapping[str, Named]:
    """„enquiry:K7M2QX“ → „Anfrage an Tischlerei Ahorn“, with the list; who asked is not said."""
    wanted = [key.partition(":")[2] for key in keys]
    found = Enquiry.objects.filter(key__in=wanted).values_list("key", "company__name")
    return {f"enquiry:{key}": Named(f"Anfrage an {name}", reverse("enquiries_house:desk")) for key, name in found}
