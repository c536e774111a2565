"""Documents of a batch of published companies."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils import translation

from produktschau.design.cards import card
from produktschau.search.engine.kinds import Document
from produktschau.showcase.documents.cards import Pictured, Speech
from produktschau.showcase.documents.gathering import (
    MOST_PRODUCTS,
    CompanyFacts,
    Named,
    Reference,
    company_facts,
    once,
    tied,
)
from produktschau.showcase.models import Maker, Product, State
from produktschau.showcase.queries.pictures import seen

COLUMNS = (
    "pk",
    "key",
    "slug",
    "name",
    "legal_name",
    "sort_key",
    "lead",
    "lead_en",
    "story",
    "story_en",
    "is_invented",
    "published_at",
)


@dataclass(slots=True)
class _Made:
    """What a company makes that everyone may see: names, and the words of its products in their order."""

    names: list[str] = field(default_factory=list)
    areas: list[str] = field(default_factory=list)
    worlds: list[str] = field(default_factory=list)
    materials: list[Named] = field(default_factory=list)


def company_batch(rows: Sequence[dict[str, Any]], known: Reference, spoken: Sequence[Speech]) -> Iterator[Document]:
    """The documents of these rows (``COLUMNS``); eight queries."""
    pks = [row["pk"] for row in rows]
    facts, made, pictures = company_facts(pks, known), _made(pks, known), first_pictures("company", pks)
    cards = {speech.code: _cards(rows, speech, facts, made, pictures) for speech in spoken}
    for place, row in enumerate(rows):
        pk, fact, products = row["pk"], facts[row["pk"]], made[row["pk"]]
        yield Document(
            kind="company",
            pk=pk,
            title=row["name"],
            url=row["slug"].join(spoken[0].companies),
            sort_key=row["sort_key"],
            names=once([row["name"], row["legal_name"]]),
            categories=once(fact.sectors, fact.trades, products.names),
            places=once(fact.towns, fact.places),
            story=once([row["lead"], row["lead_en"], row["story"], row["story_en"]]),
            filters={
                **fact.filters,
                "kind": ["company"],
                "area": once(products.areas),
                "world": once(products.worlds),
                "material": once(material.slug for material in products.materials),
            },
            newest=int(row["published_at"].timestamp()),
            points=fact.points,
            cards={code: of_language[place] for code, of_language in cards.items()},
        )


PICTURED = ("key", "renditions", "focus_x", "focus_y", "alt", "alt_en")
"""Fields of a picture in the order of ``Pictured``."""


def first_pictures(owner: str, pks: Sequence[int]) -> dict[int, Pictured]:
    """The first picture of each record that has one; one query. ``owner`` is „company“ or „product“."""
    found: dict[int, Pictured] = {}
    rows = seen().filter(**{f"{owner}__in": pks}).order_by(f"{owner}_id", "position", "pk")
    for pk, *row in rows.values_list(f"{owner}_id", *PICTURED):
        found.setdefault(pk, Pictured(*row))
    return found


def _made(pks: Sequence[int], known: Reference) -> dict[int, _Made]:
    made = {pk: _Made() for pk in pks}
    rows = Maker.objects.filter(company__in=pks)
    areas = Product.areas.through.objects.filter(product__maker_rows__company__in=pks)
    materials = Product.materials.through.objects.filter(product__maker_rows__company__in=pks)
    areas_of = tied(areas.values_list("product_id", "areaoflife_id"), known.areas)
    materials_of = tied(materials.values_list("product_id", "material_id"), known.materials)
    ordered = rows.order_by("company_id", "product__sort_key", "product_id")
    for company, product, name, world, state in ordered.values_list(
        "company_id", "product_id", "product__name", "product__world_id", "product__state"
    ):
        # As a condition of the query, SQLite would begin with all published products.
        if state != State.PUBLISHED:
            continue
        made[company].areas += [area.slug for area in areas_of.get(product, ())]
        made[company].materials += materials_of.get(product, ())
        if world in known.worlds:
            made[company].worlds.append(known.worlds[world].slug)
        if len(made[company].names) < MOST_PRODUCTS:
            made[company].names.append(name)
    return made


def _cards(
    rows: Sequence[dict[str, Any]],
    speech: Speech,
    facts: dict[int, CompanyFacts],
    made: dict[int, _Made],
    pictures: dict[int, Pictured],
) -> list[str]:
    with translation.override(speech.code):
        return [_card(row, speech, facts[row["pk"]], made[row["pk"]], pictures.get(row["pk"])) for row in rows]


def _card(row: dict[str, Any], speech: Speech, fact: CompanyFacts, made: _Made, picture: Pictured | None) -> str:
    return card(
        url=row["slug"].join(speech.companies),
        title=row["name"],
        key=row["key"],
        world=made.worlds[0] if made.worlds else "",
        material=made.materials[0].motif if made.materials else "",
        picture=picture.photo if picture else "",
        alt=speech.of(picture.alt, picture.alt_en) if picture else "",
        maker=fact.place,
        meta=speech.of(row["lead"], row["lead_en"]),
        is_invented=row["is_invented"],
    )
