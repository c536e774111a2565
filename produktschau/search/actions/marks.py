"""Notes that records changed, in the transaction that changes them.

No ``by=`` and no audit entry: a mark says nothing about anybody, and the action that sets it has recorded itself.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from produktschau.search.engine.kinds import KINDS, SYNONYMS, DocumentKind
from produktschau.search.models import IndexMark

BATCH = 1000


class UnknownKind(Exception):
    """Something was marked whose kind nobody registered."""


@transaction.atomic
def mark(kind: str, keys: Iterable[int], at: datetime | None = None) -> int:
    """Note that the records ``keys`` of ``kind`` were created, changed, published, withdrawn or deleted.

    Runs inside the caller's transaction. Without ``at`` the database's clock is taken. Returns how many marks
    were set; the same key twice in one call is one mark. Raises ``UnknownKind``.
    """
    if kind not in KINDS and kind != SYNONYMS:
        raise UnknownKind(f"Für die Suche ist keine Art „{kind}“ angemeldet.")
    moment = {} if at is None else {"marked_at": at}
    marks = [IndexMark(kind=kind, key=key, **moment) for key in dict.fromkeys(keys)]
    IndexMark.objects.bulk_create(marks, batch_size=BATCH)
    return len(marks)


@transaction.atomic
def mark_all(at: datetime | None = None) -> int:
    """Note every record of every kind, for example after a change of the look of the cards."""
    return sum(mark(kind.name, _all_keys(kind), at) for kind in KINDS)


def _all_keys(kind: DocumentKind) -> Iterable[int]:
    """Those of the larger index; making the documents of a kind that does not tell its keys takes as long as a rebuild."""
    documents, keys = kind.documents, kind.keys
    if kind.staff_documents is not None:
        documents, keys = kind.staff_documents, kind.staff_keys
    return keys() if keys is not None else (document.pk for document in documents(None))
