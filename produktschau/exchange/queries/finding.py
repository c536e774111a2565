"""The list of notices as its address asks for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.translation import get_language

from produktschau.exchange.calculations.wording import has_words
from produktschau.exchange.models import Kind, Notice
from produktschau.exchange.queries.places import company_places, in_district
from produktschau.exchange.queries.visible import Reader, shown_to, with_all
from produktschau.networks.models import Network
from produktschau.region.models import Territory
from produktschau.region.queries import former_districts
from produktschau.search.engine.vocabulary import vocabulary
from produktschau.showcase.models import Material, State

SIZE = 20
LONGEST_WORDS = 200
WAYS = {"suche": Kind.NEED, "biete": Kind.OFFER}
"""How the address names the two kinds."""
LAST = "ende"


@dataclass(frozen=True)
class Choice:
    """One value of a filter: what stands in the address, what the page calls it, and whether it is chosen."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class Tab:
    """One of the kinds („“: both) as the address names it, with the number of notices under the other filters and its address."""

    name: str
    count: int
    query: str
    is_chosen: bool


@dataclass(frozen=True)
class Found:
    """A page of notices and everything that narrows it; ``places`` gives each firm's town by its primary key."""

    page: Page[Notice]
    total: int
    tabs: list[Tab]
    networks: list[Choice]
    materials: list[Choice]
    districts: list[Choice]
    words: str
    order: str
    kind: str
    is_narrowed: bool
    places: Mapping[int, str]


def find(reader: Reader, asked: Mapping[str, str], on: date) -> Found:
    """What the reader finds; unknown values of filters are left out of account."""
    seen = shown_to(reader, on)
    networks, materials, districts = _networks(seen), _materials(seen), list(former_districts())
    chosen = {
        "netz": next((one.slug for one in networks if one.slug == asked.get("netz")), ""),
        "material": next((one.slug for one in materials if one.slug == asked.get("material")), ""),
        "altkreis": next((one.slug for one in districts if one.slug == asked.get("altkreis")), ""),
        "wort": " ".join(asked.get("wort", "").split())[:LONGEST_WORDS],
    }
    order = LAST if asked.get("sortierung") == LAST else ""
    kind = asked.get("art", "") if asked.get("art") in WAYS else ""
    narrowed = with_all(_narrowed(seen, chosen, districts))
    narrowed = narrowed.order_by("expires_on", "pk") if order else narrowed
    rows = with_words(narrowed, chosen["wort"]) if chosen["wort"] else narrowed
    hits = list(rows) if chosen["wort"] else rows
    page, total, counts = _paged(hits, kind, asked.get("seite"))
    told = {**{name: value for name, value in chosen.items() if value}, **({"sortierung": order} if order else {})}
    return Found(
        page=page,
        total=total,
        tabs=[_tab(name, told, counts, kind) for name in ("", *WAYS)],
        networks=[Choice(one.slug, _name(one), one.slug == chosen["netz"]) for one in networks],
        materials=[Choice(one.slug, _name(one), one.slug == chosen["material"]) for one in materials],
        districts=[Choice(one.slug, str(one.name), one.slug == chosen["altkreis"]) for one in districts],
        words=chosen["wort"],
        order=order,
        kind=kind,
        is_narrowed=any(chosen.values()),
        places=company_places([one.company_id for one in page.object_list]),
    )


def with_words(notices: Iterable[Notice], words: str) -> Iterable[Notice]:
    """Those among the notices, loaded ``with_all``, that have the words in what they say."""
    known = vocabulary()
    return (one for one in notices if has_words(text_of(one), words, known))


def text_of(notice: Notice) -> str:
    """All that a notice says, in one text."""
    materials = [f"{one.name} {one.name_en}" for one in notice.materials.all()]
    said = (notice.title, notice.title_en, notice.text, notice.text_en, notice.amount, notice.company.name, *materials)
    return "\n".join(part for part in said if part)


def _narrowed(seen: QuerySet[Notice], chosen: Mapping[str, str], districts: list[Territory]) -> QuerySet[Notice]:
    if chosen["netz"]:
        seen = seen.filter(networks__slug=chosen["netz"])
    if chosen["material"]:
        seen = seen.filter(materials__slug=chosen["material"])
    if chosen["altkreis"]:
        ags = next(one.ags for one in districts if one.slug == chosen["altkreis"])
        seen = in_district(seen, ags)
    return seen


def _paged(hits: Any, kind: str, page: str | None) -> tuple[Page[Notice], int, dict[str, int]]:
    if isinstance(hits, list):
        counts = {name: sum(one.kind == way for one in hits) for name, way in WAYS.items()}
        shown: Any = [one for one in hits if not kind or one.kind == WAYS[kind]]
    else:
        counts = {name: hits.filter(kind=way).count() for name, way in WAYS.items()}
        shown = hits.filter(kind=WAYS[kind]) if kind else hits
    counts[""] = sum(counts.values())
    return Paginator(shown, SIZE).get_page(page), counts[kind], counts


def _tab(name: str, told: Mapping[str, str], counts: Mapping[str, int], kind: str) -> Tab:
    query = urlencode({**({"art": name} if name else {}), **told})
    return Tab(name, counts[name], f"?{query}", name == kind)


def _networks(seen: QuerySet[Notice]) -> list[Network]:
    """Published networks with a notice the reader may read."""
    found = Notice.networks.through.objects.filter(notice__in=seen.order_by().values("pk"))
    return list(Network.objects.filter(state=State.PUBLISHED, pk__in=found.values("network")))


def _materials(seen: QuerySet[Notice]) -> list[Material]:
    found = Notice.materials.through.objects.filter(notice__in=seen.order_by().values("pk"))
    return list(Material.objects.filter(pk__in=found.values("material")))


def _name(one: Network | Material) -> str:
    return one.name_en if get_language() == "en" and one.name_en else one.name
