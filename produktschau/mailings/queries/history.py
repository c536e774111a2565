"""What was sent to whom: circulars of a list, deliveries of a circular and of a firm."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Prefetch, Q

from produktschau.mailings.models import Circular, Delivery, DistributionList, Stage, Way
from produktschau.showcase.models import Company
from produktschau.work.models import MailState

MARKS = {Stage.DRAFT: "draft", Stage.SENDING: "submitted", Stage.STOPPED: "withdrawn", Stage.DONE: "published"}
SIZE = 100
TABS = {
    "alle": "Alle",
    "gesendet": "gesendet",
    "wartet": "wartet",
    "angehalten": "angehalten",
    "ungewiss": "ungewiss",
    "gescheitert": "gescheitert",
    "briefe": "Briefe",
    "ohne": "nichts bekommen",
}
_WHERE = {
    "alle": Q(),
    "gesendet": Q(way=Way.MAIL, mail__state=MailState.SENT),
    "wartet": Q(way=Way.MAIL)
    & (
        (Q(handed_at=None) & ~Q(circular__stage=Stage.STOPPED))
        | Q(mail__state__in=[MailState.QUEUED, MailState.SENDING])
    ),
    "angehalten": Q(way=Way.MAIL)
    & ((Q(handed_at=None) & Q(circular__stage=Stage.STOPPED)) | Q(mail__state=MailState.WITHDRAWN)),
    "ungewiss": Q(way=Way.MAIL, mail__state=MailState.UNCERTAIN),
    "gescheitert": Q(way=Way.MAIL, mail__state=MailState.FAILED),
    "briefe": Q(way=Way.LETTER),
    "ohne": Q(way=Way.NONE),
}
_WORDS = {
    MailState.QUEUED: "wartet auf den Versand",
    MailState.SENDING: "wird gesendet",
    MailState.WITHDRAWN: "angehalten",
    MailState.SENT: "gesendet",
    MailState.UNCERTAIN: "ungewiss, ob gesendet",
    MailState.FAILED: "nicht zugestellt",
}


@dataclass(frozen=True)
class Delivered:
    """One delivery in words. ``is_amiss`` asks somebody to look."""

    delivery: Delivery
    at: datetime | None
    way: str
    state: str
    is_amiss: bool


def numbers_of(circulars: Iterable[Circular]) -> dict[int, dict[str, int]]:
    """The numbers of ``TABS`` for each circular by its primary key, in one statement."""
    found = {circular.pk: dict.fromkeys(TABS, 0) for circular in circulars}
    counts: dict[str, Any] = {
        f"n_{name}": Count("pk", filter=where) if where else Count("pk") for name, where in _WHERE.items()
    }
    rows: Any = Delivery.objects.filter(circular__in=list(found)).order_by().values("circular").annotate(**counts)
    for row in rows:
        found[row["circular"]] = {name: row[f"n_{name}"] for name in TABS}
    return found


def circulars_of(found: DistributionList) -> list[tuple[Circular, dict[str, int]]]:
    """The circulars of a list, newest first, each with the numbers of ``TABS`` and what is ``offen``: neither sent nor a letter."""
    circulars = list(Circular.objects.filter(list=found))
    numbers = numbers_of(circulars)
    open_ones = {
        pk: told["wartet"] + told["angehalten"] + told["ungewiss"] + told["gescheitert"] for pk, told in numbers.items()
    }
    return [(one, {**numbers[one.pk], "offen": open_ones[one.pk]}) for one in circulars]


def tabs_of(circular: Circular, numbers: Mapping[str, int] | None = None) -> list[tuple[str, str, int]]:
    """Name, label and number of every tab that has something, and of „alle“; ``numbers`` spare counting again."""
    numbers = numbers or numbers_of([circular])[circular.pk]
    return [(name, label, numbers[name]) for name, label in TABS.items() if numbers[name] or name == "alle"]


def deliveries_of(circular: Circular, tab: str, page: str | None) -> Page[Any]:
    """Who got a circular, by name; ``tab`` is a key of ``TABS``."""
    rows = circular.deliveries.filter(_WHERE.get(tab, Q())).select_related("circular", "company", "mail")
    shown = Paginator(rows.order_by("company__sort_key", "pk"), SIZE).get_page(page)
    return Page([_told(one) for one in shown.object_list], shown.number, shown.paginator)


def sent_to(company: Company, *, most: int) -> list[Delivered]:
    """The latest circulars at one firm, newest first."""
    rows = Delivery.objects.filter(company=company).select_related("circular", "mail")
    return [_told(one) for one in rows.order_by("-circular__released_at", "-pk")[:most]]


def lists_with_numbers() -> list[DistributionList]:
    """All lists, with the circulars that went out over each: ``sent`` of them, the last first."""
    latest = Circular.objects.exclude(stage=Stage.DRAFT).order_by("-released_at", "-pk")
    lists = DistributionList.objects.annotate(
        sent=Count("circulars", filter=~Q(circulars__stage=Stage.DRAFT)),
        drafts=Count("circulars", filter=Q(circulars__stage=Stage.DRAFT)),
        by_hand=Count("exceptions", distinct=True),
    )
    return list(lists.prefetch_related(Prefetch("circulars", latest, to_attr="went_out")))


def letters_of(circular: Circular) -> list[Delivery]:
    """The letters of a circular with all they say of a firm, by name."""
    rows = circular.deliveries.filter(way=Way.LETTER).select_related("company")
    return list(rows.prefetch_related("company__sites", "company__contacts").order_by("company__sort_key", "pk"))


def _told(one: Delivery) -> Delivered:
    if one.way == Way.NONE:
        return Delivered(one, None, "nichts", one.why, False)
    if one.way == Way.LETTER:
        return Delivered(
            one, one.handed_at, "Brief", "zum Druck entnommen" if one.handed_at else "noch nicht gedruckt", False
        )
    if one.mail is None:
        waits = "angehalten" if one.circular.stage == Stage.STOPPED else "wartet"
        return Delivered(one, one.handed_at, "E-Mail", waits if one.handed_at is None else "gesendet", False)
    state = MailState(one.mail.state)
    amiss = state in (MailState.UNCERTAIN, MailState.FAILED)
    return Delivered(one, one.mail.sent_at or one.handed_at, "E-Mail", _WORDS[state], amiss)
