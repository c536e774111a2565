"""The round ends: its words become the record's, and everyone sees them."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from produktschau.audit.record import Actor
from produktschau.intake.actions.telling import tell_the_firm
from produktschau.intake.actions.writing import locked, move, stand_in
from produktschau.intake.calculations.contents import PRODUCT_FIELDS, Content
from produktschau.intake.calculations.lines import certificates_in, links_in
from produktschau.intake.models import Part, Stage, Submission, Via
from produktschau.intake.queries.contents import LISTS, lists_of
from produktschau.intake.queries.days import day_of
from produktschau.intake.queries.readiness import reasons_against_publishing
from produktschau.intake.queries.rounds import decisions_in_force, latest
from produktschau.region.models import Territory
from produktschau.region.queries.place_finder import PlaceFinder
from produktschau.showcase.actions import NotReady, change_company, change_product, publish_company, publish_product
from produktschau.showcase.actions.company_parts import SiteFields
from produktschau.showcase.models import AreaOfLife, ColourWorld, Company, Material, Site

_ADDRESS = ("street", "house_number", "postcode", "place")
_CHOSEN = ("areas", "world", "materials")


@transaction.atomic
def publish_submission(*, by: Actor, at: datetime, submission: Submission) -> Submission:
    """Write the approved words into the record and show it. Raises ``NotReady``; ``NotAcceptable`` where the record refuses a value."""
    submission = locked(submission)
    stand_in(submission, Stage.APPROVED)
    reasons = reasons_against_publishing(submission)
    if reasons:
        raise NotReady(reasons)
    content = latest(submission).content
    if submission.product is not None:
        product = change_product(by=by, at=at, product=submission.product, **_product_fields(content))
        publish_product(by=by, at=at, product=product)
    else:
        company = submission.company
        fields = _company_fields(company, content) | _checked_on(submission)
        publish_company(by=by, at=at, company=change_company(by=by, at=at, company=company, **fields))
    submission = move(submission, Stage.PUBLISHED, "published", by=by, at=at)
    record = submission.product or submission.company
    record.refresh_from_db()
    tell_the_firm(submission, "published", by=by, at=at, public=f"{settings.SITE_URL}{record.get_absolute_url()}")
    return submission


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


def _sites(company: Company, content: Content) -> list[SiteFields]:
    """All sites as they are, the main one with the address of the submission; where that lies elsewhere now, its point is unknown."""
    sites = list(company.sites.order_by("-is_main", "pk").select_related("municipality"))
    told = {name: content.get(name, "") for name in _ADDRESS}
    others = [_as_fields(site) for site in sites[1:]]
    main = _as_fields(sites[0]) if sites else SiteFields()
    if all(main.get(name, "") == told[name] for name in _ADDRESS):
        return [main, *others] if sites else []
    has_moved = any(main.get(name, "") != told[name] for name in ("postcode", "place"))
    town = _town(told) if has_moved or not main.get("municipality") else main["municipality"]
    return [SiteFields(**{**told, "municipality": town, "lon": None, "lat": None}), *others]  # type: ignore[typeddict-item]  # four names of it


def _as_fields(site: Site) -> SiteFields:
    return SiteFields(
        street=site.street,
        house_number=site.house_number,
        postcode=site.postcode,
        place=site.place,
        municipality=site.municipality,
        lon=site.lon,
        lat=site.lat,
    )


def _town(told: dict[str, str]) -> Territory | None:
    return PlaceFinder().by_words(postcode=told["postcode"], place=told["place"]).territory


def _checked_on(submission: Submission) -> dict[str, Any]:
    """Only what the firm confirmed itself counts as checked."""
    decision = decisions_in_force(submission).get(Part.WEB)
    return {"checked_on": day_of(decision.at)} if decision and decision.via == Via.OWN else {}
