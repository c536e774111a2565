"""Figures of a period that only the exchange knows: what was hung up, and what was answered."""

from collections.abc import Sequence
from datetime import date

from django.db.models import F
from django.urls import reverse

from produktschau.exchange.models import CameOf, Notice, Reply, Stage
from produktschau.lib.dates import begin_of, day_of
from produktschau.lib.figures import Breakdown, Counted, PeriodFigure
from produktschau.networks.calculations.spells import DAY
from produktschau.networks.queries.firms import Values
from produktschau.networks.queries.period import Book, book_figure

_NOBODY: Values = {}


def posted(book: Book, first: date, last: date) -> Sequence[Counted]:
    """Notices hung up in the period."""
    return [one for one in book.once("notices", lambda: _posted(book)) if first <= one.on <= last]


def answered(book: Book, first: date, last: date) -> Sequence[Counted]:
    """Answers sent in the period."""
    return [one for one, _ in book.once("replies", lambda: _answered(book)) if first <= one.on <= last]


def fruitful(book: Book, first: date, last: date) -> Sequence[Counted]:
    """Those of them of which something came."""
    something = {CameOf.TALK.value, CameOf.ORDER.value, CameOf.JOINT.value}
    rows = book.once("replies", lambda: _answered(book))
    return [one for one, came_of in rows if first <= one.on <= last and came_of in something]


def _networks(book: Book) -> dict[int, tuple[str, ...]]:
    found: dict[int, set[int]] = {}
    for notice, network in Notice.networks.through.objects.values_list("notice_id", "network_id"):
        found.setdefault(notice, set()).add(network)
    return {notice: book.names(networks) for notice, networks in found.items()}


def _posted(book: Book) -> list[Counted]:
    rows = Notice.objects.exclude(stage=Stage.BLOCKED).filter(published_at__lt=begin_of(book.last + DAY))
    networks = book.once("networks of notices", lambda: _networks(book))
    fields = ("pk", "key", "title", "kind", "company_id", "published_at", "confirmed_at")
    kinds = {"need": "Suche", "offer": "Biete"}
    found = []
    for pk, key, title, kind, company, published_at, confirmed_at in rows.order_by("pk").values_list(*fields):
        firm = book.firms.get(company)
        values = {**(firm.values if firm else _NOBODY), Breakdown.NETWORK: networks.get(pk, ())}
        label, url = f"{kinds[kind]}: {title}", reverse("exchange_house:notice", args=[key])
        on, said = day_of(published_at), confirmed_at is not None
        found.append(Counted(f"notice:{key}", label, url, on, values, 1, said))
    return found


def _answered(book: Book) -> list[tuple[Counted, str]]:
    rows = Reply.objects.exclude(notice__stage=Stage.BLOCKED).exclude(is_abuse=True)
    rows = rows.exclude(company__isnull=False, company=F("notice__company"))
    networks = book.once("networks of notices", lambda: _networks(book))
    fields = ("key", "notice_id", "notice__key", "notice__title", "company_id", "sent_at", "came_of")
    found = []
    for key, notice, notice_key, title, company, sent_at, came_of in rows.order_by("pk").values_list(*fields):
        firm = book.firms.get(company) if company else None
        values = {**(firm.values if firm else _NOBODY), Breakdown.NETWORK: networks.get(notice, ())}
        who, url = firm.name if firm else "jemand ohne Betrieb", reverse("exchange_house:notice", args=[notice_key])
        found.append((Counted(f"reply:{key}", f"{who} auf „{title}“", url, day_of(sent_at), values), came_of))
    return found


PERIOD: dict[str, PeriodFigure] = {
    "aushaenge": book_figure(
        label="Aushänge",
        unit="Suche und Biete",
        group="Börse",
        explanation="Gesuche und Angebote, die im Zeitraum ausgehängt wurden. Was herausgenommen wurde, zählt nicht; eine Verlängerung ist kein neuer Aushang.",
        read=posted,
    ),
    "antworten": book_figure(
        label="Antworten",
        unit="Antworten",
        group="Börse",
        explanation="Antworten auf Aushänge, die im Zeitraum gesendet wurden, auch von Leuten ohne Betrieb. Was als unerwünscht erkannt wurde, zählt nicht.",
        read=answered,
    ),
    "antworten-mit-ergebnis": book_figure(
        label="Antworten mit Ergebnis",
        unit="Antworten",
        group="Börse",
        explanation="Antworten des Zeitraums, aus denen nach Auskunft des Betriebs ein Gespräch, ein Auftrag oder ein gemeinsames Produkt wurde. Anteil an allen Antworten.",
        read=fruitful,
        read_of=answered,
    ),
}
"""By the key under which they are registered."""
