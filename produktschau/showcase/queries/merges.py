"""Where merged records lead, what two records would become as one, and which merges can be taken back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from produktschau.audit.names import Named, field_name, names_of
from produktschau.showcase.calculations.merging import is_empty, proposed, words_of
from produktschau.showcase.models import ColourWorld, Company, Merge, Product, SizeClass
from produktschau.showcase.queries.hanging import hanging_on

MOST_STEPS = 20
"""Merges of merges followed in a row."""


def current_keys(keys: Iterable[str]) -> dict[str, str]:
    """For keys of records that were merged the key of the record they lead to now; others are left out."""
    leads: dict[str, str] = {}
    asked = set(keys)
    for _ in range(MOST_STEPS):
        if not asked:
            break
        found = dict(
            Merge.objects.filter(gone_key__in=asked, undone_at__isnull=True).values_list("gone_key", "kept_key")
        )
        leads |= found
        asked = set(found.values()) - leads.keys()
    return {key: _end(key, leads) for key in keys if key in leads}


def _end(key: str, leads: dict[str, str]) -> str:
    seen = {key}
    while (further := leads.get(key)) is not None and further not in seen:
        seen.add(further)
        key = further
    return key


@dataclass(frozen=True)
class Word:
    """One column of two records side by side, as text; ``proposed`` is „kept“ or „gone“."""

    name: str
    label: str
    kept: str
    gone: str
    proposed: str


@dataclass(frozen=True)
class Follows:
    """Rows that would follow: their German name and how many."""

    label: str
    count: int


def differing_words(kept: Company | Product, gone: Company | Product, kind: str) -> list[Word]:
    """The columns in which the two differ."""
    words = []
    for name in words_of(kind):
        ours, theirs = getattr(kept, name), getattr(gone, name)
        if ours != theirs:
            label = field_name(f"{kind}:", name.removesuffix("_id"))
            words.append(Word(name, label, _told(name, ours), _told(name, theirs), proposed(ours, theirs)))
    return words


def following(gone: Company | Product) -> list[Follows]:
    """What hangs on the record that goes."""
    counts: dict[str, int] = {}
    for kind in hanging_on(gone):
        if number := kind.rows(gone.pk).count():
            counts[kind.plural] = counts.get(kind.plural, 0) + number
    return [Follows(label, count) for label, count in sorted(counts.items())]


@dataclass(frozen=True)
class MergeRow:
    """One merge for the list; ``may_be_undone`` while it is remembered."""

    merge: Merge
    kept: Named
    gone: str
    by: Named
    at: datetime
    may_be_undone: bool


def merge_rows(merges: Sequence[Merge]) -> list[MergeRow]:
    """Merges with names."""
    names = names_of([one for merge in merges for one in (f"{merge.kind}:{merge.kept_key}", merge.merged_by)])
    return [
        MergeRow(
            merge,
            names[f"{merge.kind}:{merge.kept_key}"],
            merge.memo["record"]["fields"]["name"] if merge.memo else "",
            names[merge.merged_by],
            merge.merged_at,
            bool(merge.memo) and merge.undone_at is None,
        )
        for merge in merges
    ]


def merges_of(key: str) -> list[Merge]:
    """Merges a record stayed in, newest first."""
    return list(Merge.objects.filter(Q(kept_key=key), undone_at__isnull=True))


def _told(name: str, value: Any) -> str:
    if is_empty(value):
        return ""
    if name == "world_id":
        return str(ColourWorld.objects.get(pk=value))
    if name == "size_class":
        return str(SizeClass(value).label)
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
