"""Figures of a period that only meetings know: how many were held, and how many people came, guests among them."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from produktschau.lib.dates import begin_of, day_of
from produktschau.lib.figures import Breakdown, Counted, PeriodFigure
from produktschau.meetings.models import Attendance, Meeting, Stage
from produktschau.networks.calculations.spells import DAY
from produktschau.networks.queries.firms import Values
from produktschau.networks.queries.period import Book, book_figure

_NOBODY: Values = {}


def held(book: Book, first: date, last: date) -> Sequence[Counted]:
    """Meetings that began in the period."""
    return [one for one in book.once("meetings", lambda: _held(book)).values() if first <= one.on <= last]


def people(book: Book, first: date, last: date) -> Sequence[Counted]:
    """Rows of the lists of attendance, each with its people."""
    return [one for one in book.once("attendances", lambda: _people(book)) if first <= one.on <= last]


def _held(book: Book) -> dict[int, Counted]:
    rows = Meeting.objects.filter(stage=Stage.ANNOUNCED, starts_at__lt=begin_of(book.last + DAY))
    networks: dict[int, set[int]] = {}
    for meeting, network in Meeting.networks.through.objects.values_list("meeting_id", "network_id"):
        networks.setdefault(meeting, set()).add(network)
    fields = ("pk", "key", "title", "starts_at", "municipality__ags", "municipality__former_district__ags")
    found = {}
    for pk, key, title, starts_at, town, district in rows.values_list(*fields):
        values = {Breakdown.NETWORK: book.names(networks.get(pk, ()))}
        if town:
            values[Breakdown.MUNICIPALITY] = (town,)
        if district:
            values[Breakdown.FORMER_DISTRICT] = (district,)
        url = reverse("meetings_house:meeting", args=[key])
        found[pk] = Counted(f"meeting:{key}", title, url, day_of(starts_at), values)
    return found


def _people(book: Book) -> list[Counted]:
    meetings = book.once("meetings", lambda: _held(book))
    fields = ("pk", "meeting_id", "company_id", "persons", "confirmed_at")
    found = []
    for pk, meeting, company, persons, confirmed_at in Attendance.objects.order_by("pk").values_list(*fields):
        at, firm = meetings.get(meeting), book.firms.get(company) if company else None
        if at is not None:
            values = {**(firm.values if firm else _NOBODY), Breakdown.NETWORK: at.values[Breakdown.NETWORK]}
            who = firm.name if firm else "Gäste ohne Betrieb"
            # Whoever belongs to no firm has nobody who could confirm.
            said = firm is None or confirmed_at is not None
            found.append(Counted(f"attendance:{pk}", f"{who}, {at.label}", at.url, at.on, values, persons, said))
    return found


PERIOD: dict[str, PeriodFigure] = {
    "treffen": book_figure(
        label="Treffen",
        unit="Treffen",
        group="Treffen",
        explanation="Angekündigte und nicht abgesagte Treffen, die im Zeitraum begannen; Altkreis und Gemeinde sind die des Ortes.",
        read=held,
        breakdowns=frozenset({Breakdown.NETWORK, Breakdown.FORMER_DISTRICT, Breakdown.MUNICIPALITY}),
    ),
    "teilnehmende": book_figure(
        label="Teilnehmende",
        unit="Personen",
        group="Treffen",
        explanation="Personen auf den Anwesenheitslisten, bei jedem Treffen neu gezählt. Gäste ohne Betrieb zählen mit.",
        read=people,
    ),
}
"""By the key under which they are registered."""
