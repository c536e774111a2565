"""What the portal's pages show, read from the domains below."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localtime

from produktschau.accounts.rules import may_see_desk
from produktschau.lib.addresses import page_address
from produktschau.lib.dates import now, today
from produktschau.lib.desk import DeskItem
from produktschau.lib.lists import ListTable
from produktschau.lib.sitemap import Address
from produktschau.portal.calculations import house_data
from produktschau.region.queries import home_figures, region, sheet_address
from produktschau.search.queries.listing import KIND_WORDS, Asked, Listing, listing
from produktschau.showcase import queries as showcase
from produktschau.showcase.queries.previews import house_preview
from produktschau.work.health import MailTrouble, failed_jobs, health, mail_trouble, unsent_mails

WINDOW = 9
"""Compartments of the type case: three by three."""
NEW = 8
"""Products under „Neu im Schaufenster“: two rows of four."""


@dataclass(frozen=True)
class HomePage:
    """Everything on the home page; lists are empty where the region has nothing yet."""

    totals: Any
    window: list[Any]
    worlds: list[Any]
    areas: list[Any]
    newest: list[Any]
    maker: Any | None
    figures: list[Any]
    sources: list[str]


def home_page() -> HomePage:
    """The shop window of today."""
    figures = home_figures()
    return HomePage(
        totals=showcase.totals(),
        window=showcase.window_products(WINDOW, after=NEW),
        worlds=showcase.worlds_with_counts(),
        areas=showcase.areas_with_counts(),
        newest=showcase.newest_products(NEW),
        maker=showcase.maker_of_the_moment(today()),
        figures=figures,
        sources=list(dict.fromkeys(figure.source.line for figure in figures)),
    )


def found(asked: Asked, *, language: str) -> Listing:
    """The list of the site search: all kinds together, with the hits of each kind counted."""
    return listing(asked, tuple(KIND_WORDS), language=language, plain_sort="name", by_kind=True)


def page_facts(request: HttpRequest) -> dict[str, Any]:
    """The region's name, publisher and duties, and where the search field of every page leads."""
    here = region()
    language = translation.get_language() or "de"
    english = language == "en"
    tagline = (here.tagline_en if english else "") or here.tagline
    preview = house_preview(here.name, tagline, language)
    return {
        "region": here.name,
        "tagline": tagline,
        "publisher": here.publisher_name,
        "funding": (here.funding_sentence_en if english else "") or here.funding_sentence,
        "is_demo": here.is_demo,
        "search_url": page_address("portal:search"),
        "suggest_url": page_address("portal:suggestions"),
        "colours_url": sheet_address(here),
        "preview_url": preview.address,
        "preview_alt": preview.alt,
    }


def structured(facts: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What search engines are told of the house; ``facts`` are those of ``design.page.HOUSE``."""
    return house_data(
        site_url=settings.SITE_URL,
        name=facts["name"],
        region=facts["region"],
        publisher=facts["publisher"],
        tagline=facts["tagline"],
        search_path=facts["search_url"],
    )


def portal_addresses() -> Iterable[Address]:
    """Home and the pages the law asks for, by their German paths."""
    with translation.override("de"):
        return [Address(reverse(f"portal:{name}")) for name in ("home", "imprint", "privacy", "accessibility")]


def given_up(user: Any) -> int | None:
    """Jobs and mails that wait for a person, for those who have a desk."""
    if not may_see_desk(user):
        return None
    state = health()
    return state.failed + state.mails_failed + state.mails_uncertain


def mails_late(request: HttpRequest | None) -> dict[str, Any] | None:
    """One sentence about the way to the mail server, for those who have a desk; nothing while mails go out."""
    if request is None or not may_see_desk(request.user):
        return None
    trouble = mail_trouble(at=now())
    return None if trouble is None else {"sentence": _told(trouble)}


def _told(trouble: MailTrouble) -> str:
    since = date_format(localtime(trouble.since), "j. F, H:i")
    many = f"{trouble.waiting:,} Mails warten".replace(",", ".") if trouble.waiting > 1 else "eine Mail wartet"
    go = "gehen" if trouble.waiting > 1 else "geht"
    if trouble.is_unreached:
        return f"Der Mailserver nimmt gerade nichts an: {many} seit {since} Uhr und {go} von allein hinaus, sobald er wieder antwortet."
    return f"Der Versand geht langsam voran: {many} seit {since} Uhr und {go} der Reihe nach hinaus, solange der Worker läuft."


def job_rows(user: Any, params: Mapping[str, str]) -> Iterator[tuple[Any, ...]]:
    """Jobs that were given up, newest first."""
    for job in failed_jobs().iterator():
        yield (job.pk, job.task.task_path, job.failures, job.task.enqueued_at, job.error)


def mail_rows(user: Any, params: Mapping[str, str]) -> Iterator[tuple[Any, ...]]:
    """Mails that failed or are uncertain; neither address nor text, as on the page."""
    for mail in unsent_mails().iterator():
        yield (mail.pk, mail.get_kind_display(), mail.get_state_display(), mail.queued_at, mail.error)


JOBS = ListTable(
    label="Gescheiterte Aufträge",
    columns=("Nummer", "Auftrag", "Fehlversuche", "Eingereiht", "Letzter Fehler"),
    rows=job_rows,
    permitted=may_see_desk,
)
MAILS = ListTable(
    label="Mails",
    columns=("Nummer", "Art", "Stand", "Eingereiht", "Letzter Fehler"),
    rows=mail_rows,
    permitted=may_see_desk,
)
GIVEN_UP = DeskItem(
    "Arbeiten im Hintergrund",
    given_up,
    "Aufträge und Mails, die nach mehreren Versuchen liegen geblieben sind",
    "portal_house:background",
)
