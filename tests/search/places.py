"""Toys that lie in places, and the places a query can name."""

from collections.abc import Collection, Iterator
from dataclasses import replace

import pytest

from produktschau.search.engine.kinds import KINDS, Document, DocumentKind
from produktschau.search.engine.places import PLACES, Place
from tests.search.conftest import Box, Toy, document, written

DOEBELN = Place("d", "Döbeln", ("municipality", "Döbeln"), ("Großbauchlitz", "Stein"), (13.12, 51.12))
FREIBERG = Place("f", "Freiberg", ("municipality", "Freiberg"), (), (13.34, 50.91))
WALDHEIM = Place("w", "Waldheim", ("municipality", "Waldheim"), ("Geringswalde OT Arras",), (13.02, 51.07))
BRAND = Place("b", "Brand-Erbisdorf", ("municipality", "Brand-Erbisdorf"), (), (13.32, 50.87))
ALL = (DOEBELN, FREIBERG, WALDHEIM, BRAND)


def settled(box: Box, monkeypatch: pytest.MonkeyPatch, *toys: Toy) -> Box:
    """The box with these toys in its index; they lie where their place says, and queries know the places."""

    def documents(pks: Collection[int] | None) -> Iterator[Document]:
        for toy in box.toys.values():
            if toy.is_published and (pks is None or toy.pk in pks):
                filters = {"municipality": [toy.place] if toy.place else [], "material": [toy.material]}
                yield replace(document(toy), filters=filters)

    monkeypatch.setattr(KINDS, "_things", {})
    KINDS.register("toy", DocumentKind("toy", "Spielzeug", documents, box.published))
    monkeypatch.setattr(PLACES, "_things", {})
    PLACES.register("toys", lambda: ALL)
    written(box, *toys)
    return box
