"""What supply relations and joint products know of a person with an account."""

from typing import Any

from django.db.models import QuerySet

from produktschau.accounts.models import User
from produktschau.outreach.models import PersonalLink
from produktschau.relations.models import JointWork, SupplyRelation, SupplySilence


def keys_of(user: User) -> list[str]:
    """The keys under which a person acted: signed in, or by a link, as long as it says to whom it was given."""
    links = PersonalLink.objects.filter(email__iexact=user.email).only("pk")
    return [user.actor_key, *(link.actor_key for link in links)]


def claimed_by(user: User) -> QuerySet[SupplyRelation]:
    """Relations a person told of or entered."""
    return SupplyRelation.objects.filter(claimed_by__in=keys_of(user))


def noted_by(user: User) -> QuerySet[JointWork]:
    """Joint products of which a person said how they came about."""
    return JointWork.objects.filter(noted_by__in=keys_of(user))


def silenced_by(user: User) -> QuerySet[SupplySilence]:
    """Firms for which a person asked for no more questions."""
    return SupplySilence.objects.filter(set_by__in=keys_of(user))


def data_of(user: User) -> dict[str, Any]:
    """What the person said of supply relations and joint products, for an export."""
    supplies = claimed_by(user).select_related("supplier", "customer").order_by("pk")
    works = noted_by(user).select_related("product").order_by("pk")
    return {
        "Gemeldete Lieferbeziehungen": [
            {"Lieferbeziehung": str(one), "gemeldet": one.claimed_at, "Quelle": one.source} for one in supplies
        ],
        "Gemeinsame Produkte": [
            {"Produkt": str(one.product), "eingetragen": one.noted_at, "wie es dazu kam": one.story} for one in works
        ],
        "Keine Fragen nach Lieferbeziehungen": [
            {"Betrieb": str(one.company), "seit": one.set_at}
            for one in silenced_by(user).select_related("company").order_by("pk")
        ],
    }
