"""The public part of a record's page, finished: kept in the process by what it was made from."""

from collections.abc import Sequence
from dataclasses import dataclass
from sys import getsizeof
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from produktschau.design.frame import preview_tags
from produktschau.design.holes import punched
from produktschau.lib.kept import Kept, digest_of
from produktschau.region.queries import region
from produktschau.showcase.models import Company, Product
from produktschau.showcase.queries.contents import contents
from produktschau.showcase.queries.locator import drawing_in_force
from produktschau.showcase.queries.pages import company_page, product_page
from produktschau.showcase.queries.previews import house_name, preview_of
from produktschau.showcase.queries.related import related_cards
from produktschau.showcase.queries.structured import breadcrumb_data, company_data, product_data
from produktschau.showcase.queries.wording import plain

MOST_BYTES = 48 * 1024 * 1024
"""Some thousand pages."""
HOLES = {"notice": "", "aside": "", "below": ""}
"""What is not kept: the notice for those who may edit, and what domains above put there."""


@dataclass(frozen=True)
class Shown:
    """A page's finished pieces of HTML; ``main`` is cut at its holes (``design.holes``)."""

    title: str
    description: str
    world: str
    head: SafeString
    preview: SafeString
    banner: SafeString
    crumbs: SafeString
    main: list[str]


_KEPT: Kept[Shown] = Kept(MOST_BYTES)


def shown(record: Company | Product) -> Shown:
    """What everyone sees of the record, which was read just now. Of a published one it is kept by its contents.

    The contents are read again once the page is made: what changed meanwhile is not kept under what it was before.
    """
    now = contents(record)
    related = () if isinstance(record, Company) else related_cards(record, now.areas, now.world)
    drawing = drawing_in_force() if isinstance(record, Company) else ""
    key = digest_of(get_language(), now, related, drawing)
    kept = _KEPT.get(key) if record.is_published else None
    if kept is None:
        kept = _company(record) if isinstance(record, Company) else _product(record, related)
        if record.is_published and contents(record) == now:
            _KEPT.put(key, kept, _size(kept))
    return kept


def shown_once(record: Company | Product) -> Shown:
    """A page nobody keeps: of a record as it would be (``queries.trying``)."""
    if isinstance(record, Company):
        return _company(record)
    areas = [area.slug for area in record.areas.all()]
    return _product(record, related_cards(record, areas, record.world.slug if record.world else ""))


def _company(company: Company) -> Shown:
    page = company_page(company)
    crumbs = [
        (gettext("Schau"), reverse("portal:home")),
        (gettext("Betriebe"), reverse("showcase:companies")),
        (company.name, ""),
    ]
    context = {"page": page, "company": company, "crumbs": crumbs, "record": company}
    return _shown("company", context, company.name, page.card.meta, company_data(page))


def _product(product: Product, related: Sequence[SafeString]) -> Shown:
    page = product_page(product)
    crumbs = [
        (gettext("Schau"), reverse("portal:home")),
        (gettext("Produkte"), reverse("showcase:products")),
        (plain(product, "name"), ""),
    ]
    context = {"page": page, "product": product, "crumbs": crumbs, "related": related, "record": product}
    return _shown("product", context, plain(product, "name"), plain(product, "lead"), product_data(page))


def _shown(kind: str, context: dict[str, Any], title: str, description: str, data: dict[str, Any]) -> Shown:
    preview = SafeString("")
    if context["record"].is_published:
        picture = preview_of(context["page"].card, house_name(region().name))
        data["image"] = f"{settings.SITE_URL}{picture.address}"
        preview = preview_tags(picture.address, picture.alt, settings.SITE_URL)
    structured = [data, breadcrumb_data(context["crumbs"])]
    banner = render_to_string("showcase/parts/product_banner.html", context) if kind == "product" else ""
    return Shown(
        title=title,
        description=description,
        world=context["page"].card.world,
        head=render_to_string("showcase/parts/structured.html", {"structured": structured}),
        preview=preview,
        banner=SafeString(banner),
        crumbs=render_to_string("design/parts/crumbs.html", context),
        main=punched(f"showcase/parts/{kind}_main.html", context, HOLES),
    )


def _size(kept: Shown) -> int:
    texts = (kept.title, kept.description, kept.world, kept.head, kept.preview, kept.banner, kept.crumbs, *kept.main)
    return 500 + sum(map(getsizeof, texts))
