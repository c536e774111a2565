"""The groups of words that mean the same, as the desk lists them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.urls import reverse

from produktschau.audit.names import Named
from produktschau.lib.lists import ListTable
from produktschau.search.calculations.synonyms import Unfit, checked, grouped, key_of, keys_of
from produktschau.search.models import SynonymGroup
from produktschau.search.queries.finding import search
from produktschau.search.rules import may_see_synonyms

SIZE = 50
MOST_TRIED = 60
"""Words whose hits are counted for one look; a line that makes no group counts as one."""

_SAME = 2


@dataclass(frozen=True)
class Tried:
    """What one typed line is to the search: its words with their hits today, or why it makes no group."""

    number: int
    words: tuple[tuple[str, int], ...] = ()
    problem: str = ""


def synonym_groups(word: str = "") -> QuerySet[SynonymGroup]:
    """All groups by their words, or those with ``word`` in a word or the note; case, ae for ä and hyphens do not matter."""
    groups = SynonymGroup.objects.all()
    if not (sought := key_of(word)):
        return groups
    listed = groups.values_list("pk", "words", "note")
    return groups.filter(
        pk__in=[pk for pk, words, note in listed if any(sought in key_of(text) for text in (*words, note))]
    )


def synonym_page(word: str, page: str | None) -> Page[SynonymGroup]:
    """One page of the list."""
    return Paginator(synonym_groups(word), SIZE).get_page(page)


def overlapping(groups: Sequence[SynonymGroup]) -> list[tuple[SynonymGroup, SynonymGroup]]:
    """Each of these groups with every other one that says the same of two words, or of the word that finds the others.

    Allowed, but seldom meant. One query.
    """
    present = [(other, keys_of(other.words)) for other in SynonymGroup.objects.all()]
    return [
        (group, other)
        for group, keys in ((group, keys_of(group.words)) for group in groups)
        for other, others in present
        if other.pk != group.pk and other.one_way == group.one_way and _overlap(group, keys, other, others)
    ]


def _overlap(group: SynonymGroup, keys: frozenset[str], other: SynonymGroup, others: frozenset[str]) -> bool:
    if group.one_way:
        return key_of(other.words[0]) == key_of(group.words[0])
    return len(keys & others) >= _SAME


def tried(text: str) -> list[Tried]:
    """Every line that is not empty, with the hits of its words in the public search as it is now; stores nothing."""
    seen: list[Tried] = []
    left = MOST_TRIED
    for number, line in enumerate(text.splitlines(), start=1):
        if left <= 0:
            break
        if not line.strip():
            continue
        try:
            words = checked(*grouped(line))
        except Unfit as unfit:
            left -= 1
            seen.append(Tried(number, problem=str(unfit)))
        else:
            left -= len(words)
            seen.append(Tried(number, tuple((word, search(word, size=1).total) for word in words)))
    return seen


def synonym_names(keys: Iterable[str]) -> Mapping[str, Named]:
    """Names for „synonyms:12“ in the record of changes; one query."""
    numbers = {key: int(number) for key in keys if (number := key.partition(":")[2]).isdecimal()}
    groups = SynonymGroup.objects.in_bulk(list(numbers.values()))
    return {
        key: Named(str(groups[pk]), reverse("search:synonym", args=[pk])) for key, pk in numbers.items() if pk in groups
    }


def synonym_rows(user: Any, params: Mapping[str, str]) -> Iterator[tuple[Any, ...]]:
    """The list as a table; „Wörter“ can be pasted again as it is."""
    for group in synonym_groups(params.get("wort", "")).iterator():
        yield (str(group), group.note, group.changed_at)


SYNONYMS = ListTable(
    label="Synonyme", columns=("Wörter", "Bemerkung", "Geändert"), rows=synonym_rows, permitted=may_see_synonyms
)
