"""Run as a process inside a test's own house: ``python -m tests.search.kill mark 3000``, ``… indexer``, ``… report``."""

import json
import sys
import time
from collections.abc import Collection, Iterator

import django

from produktschau.search.engine.kinds import KINDS, Document, DocumentKind

SLOWNESS_SECONDS = 0.0005


def is_published(pk: int) -> bool:
    """Every seventh toy is a draft."""
    return pk % 7 != 0


def documents(pks: Collection[int] | None) -> Iterator[Document]:
    """Documents of toys that nobody stored; slow enough to be killed among them."""
    for pk in filter(is_published, pks or ()):
        time.sleep(SLOWNESS_SECONDS)
        yield Document("toy", pk, f"Seil {pk}", f"/{pk}/", f"{pk:08}", [f"Seil {pk}"], {"de": f"<li>Seil {pk}</li>"})


def report() -> None:
    """Print which toys the index has, how many marks wait, and whether the index can be searched, as JSON."""
    from produktschau.search.models import IndexMark
    from produktschau.search.queries import search

    first = search("", size=200)
    pages = [first, *(search("", page=page, size=200) for page in range(2, first.pages + 1))]
    json.dump(
        {
            "unavailable": any(page.unavailable for page in pages),
            "found": sorted(hit.pk for page in pages for hit in page.hits),
            "marks": IndexMark.objects.count(),
        },
        sys.stdout,
    )


def main(what: str, *rest: str) -> None:
    """Do one of the three things."""
    django.setup()
    from django.core.management import call_command

    from produktschau.search.actions import mark

    KINDS._things.clear()
    KINDS.register("toy", DocumentKind("toy", "Spielzeug", documents, lambda pks: set(filter(is_published, pks))))
    if what == "mark":
        mark("toy", range(1, int(rest[0]) + 1))
    elif what == "indexer":
        call_command("indexer", *rest)
    else:
        report()


if __name__ == "__main__":
    main(*sys.argv[1:])
