"""Names and addresses of the exchange for the record of changes and for search engines."""

from collections.abc import Iterable, Mapping

from django.urls import reverse

from produktschau.audit.names import Named
from produktschau.exchange.models import Notice, Subscription
from produktschau.exchange.queries.visible import public_notices
from produktschau.lib.dates import today
from produktschau.lib.sitemap import Address


def notice_names(keys: Iterable[str]) -> Mapping[str, Named]:
    """„notice:K7M2QX“ → its title and page at the desk."""
    wanted = [key.partition(":")[2] for key in keys]
    found = Notice.objects.filter(key__in=wanted).values_list("key", "title")
    return {f"notice:{key}": Named(title, reverse("exchange_house:notice", args=[key])) for key, title in found}


def subscription_names(keys: Iterable[str]) -> Mapping[str, Named]:
    """„subscription:K7M2QX“ → „Abonnement K7M2QX“; whose it is is not said."""
    wanted = [key.partition(":")[2] for key in keys]
    found = Subscription.objects.filter(key__in=wanted).values_list("key", flat=True)
    return {f"subscription:{key}": Named(f"Abonnement {key}", reverse("exchange_house:notices")) for key in found}


def public_addresses() -> Iterable[Address]:
    """The list and every notice that everyone may read."""
    yield Address(reverse("exchange:board"))
    for key, moment in public_notices(today()).values_list("key", "changed_at"):
        yield Address(reverse("exchange:notice", args=[key]), moment)
