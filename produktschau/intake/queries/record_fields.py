"""What a round says, as the record takes it."""

from typing import Any

from produktschau.intake.calculations.contents import PRODUCT_FIELDS, Content
from produktschau.intake.calculations.lines import certificates_in, links_in
from produktschau.intake.queries.contents import LISTS, lists_of
from produktschau.region.models import Territory
from produktschau.region.queries.place_finder import PlaceFinder
from produktschau.showcase.models import AreaOfLife, ColourWorld, Company, Material, Product, Site

_ADDRESS = ("street", "house_number", "postcode", "place")
_CHOSEN = ("areas", "world", "materials")


def record_fields(record: Company | Product, content: Content) -> dict[str, Any]:
    """The fields of ``change_company`` or ``change_product``. Raises ``Unfit`` where a list cannot be read."""
    return _company_fields(record, content) if isinstance(record, Company) else _product_fields(content)


def _product_fields(content: Content) -> dict[str, Any]:
    plain = {
        spec.name: content[spec.name] for spec in PRODUCT_FIELDS if spec.name in content and spec.name not in _CHOSEN
    }
    return {
        **plain,
        "areas": list(AreaOfLife.objects.filter(slug__in=content.get("areas", []))),
        "materials": list(Material.objects.filter(slug__in=content.get("materials", []))),
        "world": ColourWorld.objects.filter(slug=content.get("world") or "").first(),
    }


def _company_fields(company: Company, content: Content) -> dict[str, Any]:
    plain = {name: value for name, value in content.items() if name not in (*_ADDRESS, *LISTS)}
    return {**plain, **_lists(company, content), "sites": _sites(company, content)}


def _lists(company: Company, content: Content) -> dict[str, Any]:
    """Certificates and links where the round says otherwise than the record: a line cannot hold every sign a row can."""
    now = lists_of(company)
    read = {"certificates": certificates_in, "links": links_in}
    return {name: read[name](content[name]) for name in LISTS if name in content and content[name] != now[name]}


def _sites(company: Company, content: Content) -> list[dict[str, Any]]:
    """All sites as they are, the main one with the address of the submission; where that lies elsewhere now, its point is unknown."""
    sites = list(company.sites.order_by("-is_main", "pk").select_related("municipality"))
    told = {name: content.get(name, "") for name in _ADDRESS}
    others = [_as_fields(site) for site in sites[1:]]
    main = _as_fields(sites[0]) if sites else {}
    if all(main.get(name, "") == told[name] for name in _ADDRESS):
        return [main, *others] if sites else []
    has_moved = any(main.get(name, "") != told[name] for name in ("postcode", "place"))
    town = _town(told) if has_moved or not main.get("municipality") else main["municipality"]
    return [{**told, "municipality": town, "lon": None, "lat": None}, *others]


def _as_fields(site: Site) -> dict[str, Any]:
    return {name: getattr(site, name) for name in (*_ADDRESS, "municipality", "lon", "lat")}


def _town(told: dict[str, str]) -> Territory | None:
    return PlaceFinder().by_words(postcode=told["postcode"], place=told["place"]).territory
