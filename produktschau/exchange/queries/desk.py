"""What the desk shows of the exchange: every notice with filters, and what a firm reported."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet

from produktschau.exchange.calculations.spans import REMIND
from produktschau.exchange.models import CameOf, Kind, Notice, Reply, Stage, Visibility
from produktschau.exchange.queries.finding import with_words
from produktschau.exchange.queries.firm import Own, own_of
from produktschau.exchange.queries.places import DISTRICT, in_district, with_place
from produktschau.exchange.queries.visible import with_all
from produktschau.exchange.rules import may_enter, may_judge, may_see_exchange
from produktschau.lib.dates import begin_of, day_of, today
from produktschau.lib.desk import DeskItem
from produktschau.lib.lists import Cell, ListTable
from produktschau.networks.models import Network
from produktschau.region.queries import former_districts

SIZE = 50
YEAR = timedelta(days=365)
"""How far back the Leitstand looks for what came of notices."""
ANSWERED = Count("replies", filter=Q(replies__is_abuse=False))
STAGES = {
    "offen": "hängt aus",
    "bald": "läuft in sieben Tagen ab",
    "bald-still": "läuft in sieben Tagen ab, ohne Antwort",
    "still": "hängt aus, ohne Antwort",
    "neu": "seit gestern neu",
    "unbestaetigt": "vom Betrieb nicht bestätigt",
    "abgelaufen": "abgelaufen",
    "done": "erledigt",
    "ergebnis": "in 365 Tagen mit Auftrag oder gemeinsamem Produkt erledigt",
    "withdrawn": "zurückgezogen",
    "blocked": "herausgenommen",
}
"""What „stand“ in the address can ask for."""
COLUMNS = (
    "Kurzschlüssel",
    "Suche oder Biete",
    "Titel",
    "Betrieb",
    "Altkreis",
    "Netzwerke",
    "sichtbar für",
    "Stand",
    "ausgehängt",
    "gilt bis",
    "Antworten",
    "daraus wurde",
    "Quelle",
    "gemeldet am",
    "bestätigt am",
)


@dataclass(frozen=True)
class DeskList:
    """A page of notices with its choices: (value, label) each; ``asked`` is what of the address counts."""

    page: Page[Notice]
    rows: list[Own]
    asked: dict[str, str]
    stages: list[tuple[str, str]]
    kinds: list[tuple[str, str]]
    visibilities: list[tuple[str, str]]
    networks: list[tuple[str, str]]
    districts: list[tuple[str, str]]
    districts_of: Mapping[int, str]


def desk_list(asked: Mapping[str, str], on: date) -> DeskList:
    """What the address asks for; unknown values are left out of account."""
    networks = [(one.key, one.name) for one in Network.objects.all()]
    districts = [(one.ags, str(one.name)) for one in former_districts()]
    known = {
        "stand": dict(STAGES),
        "art": dict(Kind.choices),
        "sicht": dict(Visibility.choices),
        "netz": dict(networks),
        "altkreis": dict(districts),
    }
    chosen = {name: asked.get(name, "") if asked.get(name, "") in values else "" for name, values in known.items()}
    chosen["wort"] = " ".join(asked.get("wort", "").split())[:200]
    found = narrowed(chosen, on)
    page = Paginator(found, SIZE).get_page(asked.get("seite"))
    names = dict(districts)
    placed = with_place(Notice.objects.filter(pk__in=[one.pk for one in page.object_list]), DISTRICT)
    return DeskList(
        page=page,
        rows=[own_of(one, one.number, on) for one in page.object_list],
        asked=chosen,
        stages=list(STAGES.items()),
        kinds=[(str(value), str(label)) for value, label in Kind.choices],
        visibilities=[(str(value), str(label)) for value, label in Visibility.choices],
        networks=networks,
        districts=districts,
        districts_of={pk: names.get(place or "", "") for pk, place in placed.values_list("pk", "place")},
    )


def narrowed(chosen: Mapping[str, str], on: date) -> Any:
    """Notices with the number of their answers (``number``), the newest first: a queryset, or a list where words are searched for."""
    found: QuerySet[Any] = with_all(Notice.objects.all()).annotate(number=ANSWERED).order_by("-published_at", "-pk")
    if stand := chosen.get("stand"):
        found = _of_stage(found, stand, on)
    if chosen.get("art"):
        found = found.filter(kind=chosen["art"])
    if chosen.get("sicht"):
        found = found.filter(visibility=chosen["sicht"])
    if chosen.get("netz"):
        through = Notice.networks.through.objects.filter(network__key=chosen["netz"])
        found = found.filter(pk__in=through.values("notice"))
    if chosen.get("altkreis"):
        found = in_district(found, chosen["altkreis"])
    return list(with_words(found, chosen["wort"])) if chosen.get("wort") else found


def open_reports() -> list[Reply]:
    """Answers that a firm reported and nobody decided about, the oldest first."""
    waiting = Reply.objects.filter(reported_at__isnull=False, settled_at=None)
    return list(waiting.select_related("notice__company", "company").order_by("reported_at", "pk"))


def _of_stage(found: QuerySet[Any], stand: str, on: date) -> QuerySet[Any]:
    hung = Q(stage=Stage.OPEN, expires_on__gte=on)
    if stand == "offen":
        return found.filter(hung)
    if stand == "bald":
        return found.filter(hung, expires_on__lte=on + timedelta(days=REMIND))
    if stand == "bald-still":
        return _of_stage(_of_stage(found, "bald", on), "still", on)
    if stand == "ergebnis":
        return found.filter(closed_at__gte=begin_of(on - YEAR), came_of__in=[CameOf.ORDER, CameOf.JOINT])
    if stand == "still":
        return found.filter(hung, number=0)
    if stand == "neu":
        return found.filter(hung, published_at__gte=begin_of(on - timedelta(days=1)))
    if stand == "unbestaetigt":
        return found.filter(hung, confirmed_at=None)
    if stand == "abgelaufen":
        return found.filter(stage=Stage.OPEN, expires_on__lt=on)
    return found.filter(stage=stand)


def _rows(user: Any, params: Mapping[str, str]) -> Iterator[tuple[Cell, ...]]:
    on = today()
    names = {one.ags: str(one.name) for one in former_districts()}
    found = narrowed(params, on)
    places = dict(with_place(Notice.objects.all(), DISTRICT).values_list("pk", "place"))
    for one in found:
        own = own_of(one, one.number, on)
        yield (
            one.key,
            one.get_kind_display(),
            one.title,
            one.company.name,
            names.get(places.get(one.pk) or "", ""),
            ", ".join(network.short_name for network in one.networks.all()),
            one.get_visibility_display(),
            own.word,
            day_of(one.published_at),
            one.expires_on,
            own.replies,
            one.get_came_of_display() if one.came_of else "",
            one.source,
            one.told_on,
            day_of(one.confirmed_at) if one.confirmed_at else None,
        )


def _waiting(stand: str, user: Any) -> int | None:
    return narrowed({"stand": stand}, today()).count() if may_enter(user) else None


LIST = ListTable(label="Aushänge der Börse", columns=COLUMNS, rows=_rows, permitted=may_see_exchange)
NEW = DeskItem(
    "Neue Aushänge",
    lambda user: _waiting("neu", user),
    "seit gestern ausgehängt: ansehen",
    "exchange_house:notices",
    "?stand=neu",
)
SILENT = DeskItem(
    "Aushänge ohne Antwort, die ablaufen",
    lambda user: _silent(user),
    "in sieben Tagen vorbei: Wer könnte passen?",
    "exchange_house:notices",
    "?stand=bald-still",
)
REPORTED = DeskItem(
    "Gemeldete Antworten der Börse",
    lambda user: len(open_reports()) if may_judge(user) else None,
    "lesen und entscheiden, ob es Missbrauch ist",
    "exchange_house:notices",
)


def _silent(user: Any) -> int | None:
    return narrowed({"stand": "bald-still"}, today()).count() if may_enter(user) else None
