"""Bulk acts as their pages show them: what would happen, what happened, what can still be done."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from produktschau.audit.names import Named, names_of
from produktschau.design.formats import day
from produktschau.lib.lists import Cell, ListTable
from produktschau.showcase.calculations.bulk import REVERSE
from produktschau.showcase.models import (
    Act,
    AreaOfLife,
    Bulk,
    BulkRow,
    BulkStage,
    ColourWorld,
    Company,
    Fate,
    Material,
    Product,
)
from produktschau.showcase.rules import may_see_desk
from produktschau.work.models import Job

SIZE = 100
CARRIED_OUT = (BulkStage.DONE, BulkStage.STOPPED)
OPEN = "offen"
TITLES: Mapping[str, str] = {
    Act.PUBLISH: "Veröffentlichen",
    Act.WITHDRAW: "Zurückziehen",
    Act.CHECK: "Als geprüft vermerken am {}",
    Act.ADD_AREA: "Lebensbereich „{}“ hinzufügen",
    Act.REMOVE_AREA: "Lebensbereich „{}“ entfernen",
    Act.SET_WORLD: "Farbwelt „{}“ setzen",
    Act.ADD_MATERIAL: "Material „{}“ hinzufügen",
    Act.REMOVE_MATERIAL: "Material „{}“ entfernen",
    Act.DELETE: "Entwürfe löschen",
}
BACK: Mapping[str, str] = {
    Act.CHECK: "Früheren Prüfvermerk wieder setzen",
    Act.SET_WORLD: "Frühere Farbwelt wieder setzen",
}
"""Titles of what gives each record its own value back."""
DOES: Mapping[str, tuple[str, str]] = {
    Act.PUBLISH: ("wird veröffentlicht", "veröffentlicht"),
    Act.WITHDRAW: ("wird zurückgezogen", "zurückgezogen"),
    Act.CHECK: ("wird vermerkt", "vermerkt"),
    Act.ADD_AREA: ("kommt hinzu", "hinzugefügt"),
    Act.REMOVE_AREA: ("wird entfernt", "entfernt"),
    Act.SET_WORLD: ("wird gesetzt", "gesetzt"),
    Act.ADD_MATERIAL: ("kommt hinzu", "hinzugefügt"),
    Act.REMOVE_MATERIAL: ("wird entfernt", "entfernt"),
    Act.DELETE: ("wird gelöscht", "gelöscht"),
}
"""What an act will do and what it did, in the words of a row."""
MARKS = {Fate.DONE: "ok", Fate.THERE: "info", Fate.REFUSED: "stop", Fate.CHANGED: "warn", Fate.GONE: "warn", "": "open"}


@dataclass(frozen=True)
class FateTab:
    """One fate with the number of records it has; ``name`` stands in the address."""

    name: str
    label: str
    mark: str
    count: int


@dataclass(frozen=True)
class BulkLine:
    """One record: its name (its key, once it is gone), its page, its mark and word, and the reason."""

    label: str
    url: str
    mark: str
    word: str
    reason: str


@dataclass(frozen=True)
class BulkPage:
    """A bulk act, ready for a page. ``treated`` of ``total`` records have an outcome; ``to_do`` would be changed."""

    bulk: Bulk
    title: str
    who: Named
    tabs: list[FateTab]
    tab: str
    page: Page[Any]
    treated: int
    total: int
    to_do: int


def bulk_job(key: str) -> str:
    """The key of the job that carries a bulk act out; those of further portions begin with it."""
    return f"bulk {key}"


def is_stuck(bulk: Bulk) -> bool:
    """Whether it was begun and nobody works on it any more."""
    return (
        bulk.stage == BulkStage.RUNNING
        and not Job.objects.filter(key__startswith=bulk_job(bulk.key), is_open=True).exists()
    )


def may_be_undone(bulk: Bulk) -> bool:
    """Whether it did something that can be taken back, and its author has carried out nothing since."""
    if bulk.stage not in CARRIED_OUT or bulk.act not in REVERSE or bulk.ended_at is None:
        return False
    since = Bulk.objects.filter(chosen_by=bulk.chosen_by).exclude(pk=bulk.pk)
    newer = since.filter(Q(stage=BulkStage.RUNNING) | Q(ended_at__gte=bulk.ended_at))
    return bulk.rows.filter(outcome=Fate.DONE).exists() and not newer.exists()


def title_of(bulk: Bulk) -> str:
    """What the act is, with its word: „Lebensbereich „Wohnen“ hinzufügen“."""
    if bulk.undoes_id and bulk.act in BACK:
        return BACK[bulk.act]
    if bulk.act == Act.CHECK:
        return TITLES[bulk.act].format(day(date.fromisoformat(bulk.value)))
    return TITLES[bulk.act].format(word_name(bulk.act, bulk.value))


def word_name(act: str, slug: str) -> str:
    """The name of the word an act is about; the slug of a word that is gone."""
    models: dict[str, Any] = {"area": AreaOfLife, "world": ColourWorld, "material": Material}
    model = models.get(act.partition("_")[2])
    found = model.objects.filter(slug=slug).first() if model else None
    return found.name if found else slug


def bulk_page(bulk: Bulk, *, tab: str, page: str | None) -> BulkPage:
    """The act with a page of its records; ``tab`` is a fate, „offen“ or nothing for all."""
    column = "fate" if bulk.stage == BulkStage.SHOWN else "outcome"
    counted = dict(bulk.rows.order_by().values_list(column).annotate(times=Count("pk")))
    total = sum(counted.values())
    words = {str(fate): _word(bulk, str(fate)) for fate in (*Fate, "")}
    tabs = [
        FateTab(fate or OPEN, words[fate], MARKS[Fate(fate) if fate else ""], counted[fate])
        for fate in words
        if counted.get(fate)
    ]
    names = {one.name for one in tabs}
    shown = bulk.rows.filter(**{column: "" if tab == OPEN else tab}) if tab in names else bulk.rows.all()
    found = Paginator(shown.order_by("place"), SIZE).get_page(page)
    return BulkPage(
        bulk=bulk,
        title=title_of(bulk),
        who=names_of([bulk.chosen_by])[bulk.chosen_by],
        tabs=tabs,
        tab=tab if tab in names else "",
        page=Page(list(_lines(bulk, list(found.object_list), words)), found.number, found.paginator),
        treated=total - counted.get("", 0) if column == "outcome" else 0,
        total=total,
        to_do=counted.get(Fate.DONE, 0) if column == "fate" else 0,
    )


def _word(bulk: Bulk, fate: str) -> str:
    will, did = DOES[bulk.act]
    if fate == Fate.DONE:
        return will if bulk.stage == BulkStage.SHOWN else did
    if not fate:
        return "noch offen" if bulk.stage == BulkStage.RUNNING else "nicht mehr ausgeführt"
    return str(Fate(fate).label)


def _lines(bulk: Bulk, rows: list[BulkRow], words: Mapping[str, str]) -> Iterator[BulkLine]:
    names = _names(bulk.kind, [row.record_key for row in rows])
    is_shown = bulk.stage == BulkStage.SHOWN
    for row in rows:
        fate, reason = (row.fate, row.reason) if is_shown else (row.outcome, row.told)
        label = names.get(row.record_key, "")
        url = reverse(f"showcase_house:desk_{bulk.kind}", args=[row.record_key]) if label else ""
        yield BulkLine(label or row.record_key, url, MARKS[Fate(fate) if fate else ""], words[fate], reason)


def _names(kind: str, keys: list[str]) -> dict[str, str]:
    model: type[Company] | type[Product] = Company if kind == "company" else Product
    found: QuerySet[Any] = model.objects.filter(key__in=keys)
    return dict(found.values_list("key", "name"))


def _table(user: Any, params: Mapping[str, str]) -> Iterator[tuple[Cell, ...]]:
    bulk = Bulk.objects.filter(key=params.get("nr", "")).first()
    if bulk is None:
        return
    words = {str(fate): _word(bulk, str(fate)) for fate in (*Fate, "")}
    for number in range(1, Paginator(bulk.rows.all(), SIZE).num_pages + 1):
        rows = list(bulk.rows.order_by("place")[(number - 1) * SIZE : number * SIZE])
        for row, line in zip(rows, _lines(bulk, rows, words), strict=True):
            yield (row.record_key, line.label if line.url else "", line.word, line.reason)


BULK_ROWS = ListTable(
    label="Sammelaktion",
    columns=("Kurzschlüssel", "Name", "Ergebnis", "Grund"),
    rows=_table,
    permitted=may_see_desk,
)
