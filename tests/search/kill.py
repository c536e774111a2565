"""Run as a process inside a test's own house: ``python -m tests.search.kill fill 3000``, ``… load``, ``… indexer``.

Groups of synonyms stand for the records of a domain, because they are rows of a table that lies below the search: the truth
changes in the same transaction as its marks.
"""

import random
import resource
import sys
import time
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

import django

from produktschau.search.engine.kinds import KINDS, Document, DocumentKind

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from produktschau.search.models import SynonymGroup

SLOWNESS_SECONDS = 0.0005
DRAFT = "draft"
BATCH = 20


def rows(pks: Collection[int] | None) -> "QuerySet[SynonymGroup]":
    """The records, drafts too."""
    from produktschau.search.models import SynonymGroup

    found = SynonymGroup.objects.order_by("pk")
    return found if pks is None else found.filter(pk__in=list(pks))


def documents(pks: Collection[int] | None) -> Iterator[Document]:
    """Documents of what is published; slow enough to be killed among them."""
    return made(rows(pks).exclude(sort_key=DRAFT))


def staff_documents(pks: Collection[int] | None) -> Iterator[Document]:
    """Documents of everything."""
    return made(rows(pks))


def made(groups: "QuerySet[SynonymGroup]") -> Iterator[Document]:
    """The documents of some rows."""
    for group in list(groups):
        time.sleep(SLOWNESS_SECONDS)
        pk, name = group.pk, group.note
        yield Document("toy", pk, name, f"/{pk}/", f"{pk:08}", [name], {"de": f"<li>{name} {group.sort_key}</li>"})


def published(pks: Collection[int]) -> set[int]:
    """What is published right now."""
    return set(rows(pks).exclude(sort_key=DRAFT).values_list("pk", flat=True))


def fill(number: int, first: int = 1) -> None:
    """Store and mark so many records from the key ``first``; every seventh is a draft."""
    from produktschau.lib.dates import now
    from produktschau.search.actions import mark
    from produktschau.search.models import SynonymGroup

    SynonymGroup.objects.bulk_create(
        SynonymGroup(pk=pk, words=[], note=f"Seil {pk}", sort_key="" if pk % 7 else DRAFT, changed_at=now())
        for pk in range(first, first + number)
    )
    mark("toy", range(first, first + number))


def load(number: int) -> None:
    """Change, publish, withdraw, delete and add records until killed, each change with its mark in one transaction."""
    from django.db import transaction

    from produktschau.lib.dates import now
    from produktschau.search.actions import mark
    from produktschau.search.models import SynonymGroup

    dice = random.Random(number)  # noqa: S311  # what to change, no secret
    while True:
        keys = dice.sample(range(1, number + 100), BATCH)
        with transaction.atomic():
            for key in keys[:2]:
                rows([key]).delete()
            for key in keys[2:]:
                values = {"words": [], "note": f"Seil {key} {dice.random()}", "changed_at": now()}
                values["sort_key"] = dice.choice(["", "", DRAFT])
                SynonymGroup.objects.update_or_create(pk=key, defaults=values)
            mark("toy", keys)
        time.sleep(0.02)


def main(what: str, *rest: str) -> None:
    """Do one of the things."""
    django.setup()
    from django.core.management import call_command

    KINDS._things.clear()
    kind = DocumentKind(
        "toy",
        "Spielzeug",
        documents,
        published,
        staff_documents,
        published,
        keys=lambda: list(rows(None).exclude(sort_key=DRAFT).values_list("pk", flat=True)),
        staff_keys=lambda: list(rows(None).values_list("pk", flat=True)),
    )
    KINDS.register("toy", kind)
    if what == "starved":  # no file may grow beyond so many bytes: what a full disk does to whoever writes
        most, *rest = rest  # type: ignore[assignment]  # a list will do
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(most), resource.RLIM_INFINITY))
        what = "indexer"
    if what == "load":
        load(int(rest[0]))
    elif what == "fill":
        fill(*map(int, rest))
    else:
        call_command(what, *rest)


if __name__ == "__main__":
    main(*sys.argv[1:])
