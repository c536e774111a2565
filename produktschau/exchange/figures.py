"""Numbers of the exchange: what hangs out, for the region's pages, and what came of it, for the desk."""

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from produktschau.exchange.models import Notice, Reply
from produktschau.exchange.queries.desk import YEAR, narrowed
from produktschau.exchange.queries.places import DISTRICT, MUNICIPALITY, with_place
from produktschau.exchange.queries.visible import is_hung, public_notices
from produktschau.exchange.rules import may_see_exchange
from produktschau.lib.dates import begin_of, today
from produktschau.lib.desk import Evidence, Figure, Told
from produktschau.lib.figures import Breakdown, CountedFigure, Record, Tally
from produktschau.showcase.models import State

PLACES = {Breakdown.FORMER_DISTRICT: DISTRICT, Breakdown.MUNICIPALITY: MUNICIPALITY}


def told(on: date) -> Iterator[Told]:
    """What hangs out today, and what was hung up, answered and settled within a year; nothing as long as there was none."""
    since = begin_of(on - YEAR)
    numbers = Notice.objects.aggregate(
        open=Count("pk", filter=is_hung(on)),
        posted=Count("pk", filter=Q(published_at__gte=since)),
    )
    if not (numbers["open"] or numbers["posted"]):
        return
    page, came = reverse("exchange_house:notices"), narrowed({"stand": "ergebnis"}, on).count()
    replies = Reply.objects.filter(sent_at__gte=since, is_abuse=False).count()
    yield Told(
        "Börse",
        [
            Figure(numbers["open"], "Aushänge hängen aus", f"{page}?stand=offen"),
            Figure(came, "mit Auftrag oder gemeinsamem Produkt erledigt", f"{page}?stand=ergebnis"),
        ],
        f"in 365 Tagen {numbers['posted']} ausgehängt, {replies} Antworten weitergeleitet",
        page,
    )


def total() -> int:
    """How many notices everyone may read today."""
    return public_notices(today()).count()


def tally(breakdown: Breakdown) -> Tally:
    """Notices by network, or by where the firm's main site lies."""
    found = list(_values(breakdown).values())
    if breakdown == Breakdown.NETWORK:  # a notice of two networks counts in each
        found = [(name,) for names in found for name in names] + [() for names in found if not names]
    return dict(Counter(found))


def records(breakdown: Breakdown | None, values: Collection[str]) -> list[Record]:
    """The notices behind a number, by title."""
    places = _values(breakdown) if breakdown is not None else {}
    wanted = set(values)
    rows = sorted(public_notices(today()).values_list("pk", "key", "title"), key=lambda row: row[2].casefold())
    return [
        Record(key, title, reverse("exchange:notice", args=[key]))
        for pk, key, title in rows
        if breakdown is None or wanted & set(places[pk])
    ]


def _values(breakdown: Breakdown) -> dict[int, tuple[str, ...]]:
    """Notice (primary key) → its values."""
    hung = public_notices(today())
    if breakdown == Breakdown.NETWORK:
        found: dict[int, list[str]] = {pk: [] for pk in hung.values_list("pk", flat=True)}
        rows = Notice.networks.through.objects.filter(notice__in=found, network__state=State.PUBLISHED)
        for pk, name in rows.order_by("network__short_name").values_list("notice_id", "network__short_name"):
            found[pk].append(name)
        return {pk: tuple(names) for pk, names in found.items()}
    placed = with_place(hung, PLACES[breakdown]).values_list("pk", "place")
    return {pk: (place,) if place else () for pk, place in placed}


EXCHANGE = Evidence(may_see_exchange, told)
NOTICES = CountedFigure(_("Aushänge"), frozenset({*PLACES, Breakdown.NETWORK}), total, tally, records)
