"""Which firms are not to be introduced to each other. Whoever matches firms asks here; the firms never hear of it."""

from django.db.models import Q, QuerySet

from produktschau.relations.models import Block
from produktschau.showcase.models import Company


def blocks() -> QuerySet[Block]:
    """The blocks that hold now."""
    return Block.objects.filter(ended_at=None)


def kept_apart(first: Company, second: Company) -> bool:
    """Whether one of the two wants no introduction to the other, or none at all."""
    pair = Q(company=first, other=second) | Q(company=second, other=first)
    return blocks().filter(pair | Q(company__in=(first, second), other=None)).exists()


def wants_none(company: Company) -> bool:
    """Whether the firm wants no introductions at all."""
    return blocks().filter(company=company, other=None).exists()


def apart_from(company: Company) -> set[int]:
    """Primary keys of all firms that cannot be introduced to this one: every other firm where it wants none at all."""
    if wants_none(company):
        return set(Company.objects.exclude(pk=company.pk).values_list("pk", flat=True))
    found = set(blocks().filter(company=company).exclude(other=None).values_list("other_id", flat=True))
    found |= set(blocks().filter(Q(other=company) | Q(other=None)).values_list("company_id", flat=True))
    return {number for number in found if number is not None}
