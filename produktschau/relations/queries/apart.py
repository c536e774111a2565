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
    found = {one.other_id for one in blocks().filter(company=company) if one.other_id is not None}
    found |= set(blocks().filter(Q(other=company) | Q(other=None)).values_list("company_id", flat=True))
    return found


def forwards_nothing(first: int, second: int) -> bool:
    """Whether one of two firms (primary keys) wants nothing to do with the other. To want no introductions at all is another matter."""
    return blocks().filter(Q(company=first, other=second) | Q(company=second, other=first)).exists()
