"""Mends what a comparison of index and database found, by marking it for the indexer."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from produktschau.search.models import IndexMark
from produktschau.search.queries.checking import Difference

BATCH = 1000


@transaction.atomic
def mark_differences(differences: Iterable[Difference], *, at: datetime) -> int:
    """Mark each differing record once, also of a kind that nobody registers any more; returns how many were marked."""
    keys = dict.fromkeys((difference.kind, difference.key) for difference in differences)
    marks = [IndexMark(kind=kind, key=key, marked_at=at) for kind, key in keys]
    IndexMark.objects.bulk_create(marks, batch_size=BATCH)
    return len(marks)
