"""Documents of a batch of published products."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils import translation

from produktschau.design.cards import card
from produktschau.search.engine.kinds import Document
from produktschau.showcase.documents.cards import Pictured, Speech
from produktschau.showcase.documents.companies import first_pictures
from produktschau.showcase.documents.gathering import (
    MOST_POINTS,
    CompanyFacts,
    Named,
    Reference,
    company_facts,
    once,
    tied,
)
from produktschau.showcase.models import Maker, Product, State
from produktschau.showcase.queries.card_lines import about_line, makers_line

COLUMNS = (
    "pk",
    "key",
    "slug",
    "name",
    "name_en",
    "sort_key",
    "lead",
    "lead_en",
    "story",
    "story_en",
    "where_to_buy",
    "is_invented",
    "published_at",
    "world_id",
)
OF_MAKERS = ("municipality", "former_district", "sector", "trade", "certificate")
"""Facets a product has from those who make it."""


@dataclass(slots=True)
class _Told:
    """What a product's documents say beside its own fields; makers are those everyone may see."""

    makers: list[str] = field(default_factory=list)
    facts: list[CompanyFacts] = field(default_factory=list)
    areas: list[Named] = field(default_factory=list)
    materials: list[Named] = field(default_factory=list)
    world: Named | None = None
    picture: Pictured | None = None


def product_batch(rows: Sequence[dict[str, Any]], known: Reference, spoken: Sequence[Speech]) -> Iterator[Document]:
    """The documents of these rows (``COLUMNS``); eight queries."""
    told = _told(rows, known)
    cards: dict[str, list[str]] = {}
    for speech in spoken:
        with translation.override(speech.code):
            cards[speech.code] = [_card(row, speech, told[row["pk"]]) for row in rows]
    for place, row in enumerate(rows):
        of = told[row["pk"]]
        words = [*of.areas, *of.materials]
        yield Document(
            kind="product",
            pk=row["pk"],
            title=row["name"],
            url=row["slug"].join(spoken[0].products),
            sort_key=row["sort_key"],
            names=once([row["name"], row["name_en"]]),
            # The colour world stays out: it is a mood, and „Honig“ would find every product hung in it.
            categories=once((text for word in words for text in (word.name, word.name_en)), of.makers),
            places=once(*(fact.towns for fact in of.facts)),
            # The makers' trades stand last: „Fleischer“ shall find the sausage, but after the butcher.
            story=once(
                [row["lead"], row["lead_en"], row["story"], row["story_en"], row["where_to_buy"]],
                *(fact.trades for fact in of.facts),
            ),
            filters={
                **_of_makers(of.facts),
                "kind": ["product"],
                "area": [area.slug for area in of.areas],
                "world": [of.world.slug] if of.world else [],
                "material": [material.slug for material in of.materials],
            },
            newest=int(row["published_at"].timestamp()),
            points=[point for fact in of.facts for point in fact.points][:MOST_POINTS],
            cards={code: of_language[place] for code, of_language in cards.items()},
        )


def _told(rows: Sequence[dict[str, Any]], known: Reference) -> dict[int, _Told]:
    pks = [row["pk"] for row in rows]
    areas = Product.areas.through.objects.filter(product__in=pks)
    materials = Product.materials.through.objects.filter(product__in=pks)
    areas_of = tied(areas.values_list("product_id", "areaoflife_id"), known.areas)
    materials_of = tied(materials.values_list("product_id", "material_id"), known.materials)
    pictures, makers = first_pictures("product", pks), _makers(pks)
    facts = company_facts({company for of_product in makers.values() for company, _ in of_product}, known)
    return {
        pk: _Told(
            makers=[name for _, name in makers[pk]],
            facts=[facts[company] for company, _ in makers[pk]],
            areas=areas_of.get(pk, []),
            materials=materials_of.get(pk, []),
            world=known.worlds.get(row["world_id"]),
            picture=pictures.get(pk),
        )
        for pk, row in zip(pks, rows, strict=True)
    }


def _makers(pks: Sequence[int]) -> dict[int, list[tuple[int, str]]]:
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    rows = Maker.objects.filter(product__in=pks).order_by("product_id", "position", "pk")
    # The state is looked at here: as a condition, SQLite would begin with all published companies.
    for product, company, name, state in rows.values_list(
        "product_id", "company_id", "company__name", "company__state"
    ):
        if state == State.PUBLISHED:
            found[product].append((company, name))
    return found


def _of_makers(facts: Sequence[CompanyFacts]) -> Mapping[str, list[str]]:
    if len(facts) == 1:
        return facts[0].filters
    return {name: once(*(fact.filters.get(name, ()) for fact in facts)) for name in OF_MAKERS}


def _card(row: dict[str, Any], speech: Speech, of: _Told) -> str:
    places = once(fact.place for fact in of.facts)
    picture = of.picture
    return card(
        url=row["slug"].join(speech.products),
        title=speech.title(row["name"], row["name_en"]),
        key=row["key"],
        world=of.world.slug if of.world else "",
        material=of.materials[0].motif if of.materials else "",
        picture=picture.photo if picture else "",
        alt=speech.of(picture.alt, picture.alt_en) if picture else "",
        maker=makers_line(of.makers),
        meta=about_line(list(places), [speech.word(one) for one in of.materials]),
        is_invented=row["is_invented"],
    )
