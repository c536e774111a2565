"""What firms brought that the office has not looked at yet, oldest first."""

from django.db.models import Q, QuerySet

from produktschau.showcase.models import Company, Contact, Picture, Product


def waiting_pictures(of: Company | Product | None = None) -> QuerySet[Picture]:
    """Pictures that are not seen yet, and seen ones with other words proposed; all of them, or those of one record."""
    found = Picture.objects.filter(Q(waits_since__isnull=False) | ~Q(proposed={}))
    if of is not None:
        found = found.filter(**{"company" if isinstance(of, Company) else "product": of})
    return found.select_related("company", "product").order_by("waits_since", "pk")


def waiting_contacts() -> QuerySet[Contact]:
    """People who agreed to be shown and are not shown yet."""
    agreed = Contact.objects.filter(is_published=False, consent_on__isnull=False).exclude(consent_wording="")
    return agreed.select_related("company").order_by("consent_on", "pk")
