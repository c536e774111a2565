"""The table kind „supplies“: who supplies whom, as the office keeps it in a spreadsheet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.urls import reverse

from produktschau.accounts.roles import AnyUser
from produktschau.audit.record import Actor
from produktschau.lib.dates import day_of
from produktschau.lib.text import sort_key
from produktschau.relations.actions.supply_rows import SupplyEntry, take_in_supplies, undo_supplies
from produktschau.relations.queries.supply_choice import Unknown, company_called, product_called
from produktschau.relations.queries.supply_desk import Choice, choice_of, lines
from produktschau.relations.queries.supply_undo import obstacles
from produktschau.relations.rules import may_see_supplies, may_take_in_supplies
from produktschau.showcase.models import Company, Product
from produktschau.tabular.calculations.duplicates import Identity
from produktschau.tabular.engine.kinds import (
    Batch,
    Change,
    Column,
    Content,
    Judged,
    MappedRow,
    Message,
    Obstacle,
    Selection,
    TableKind,
    Value,
    Written,
)
from produktschau.tabular.models import Outcome

COLUMNS = (
    Column("key", "Kurzschlüssel", "der Lieferbeziehung; leer: eine neue", ("Key",)),
    Column(
        "supplier",
        "Liefert",
        "Name oder Kurzschlüssel des Betriebs",
        ("Lieferant", "von"),
        required=True,
        example="Spinnerei Fadenlauf",
    ),
    Column(
        "customer",
        "Wird beliefert",
        "Name oder Kurzschlüssel des Betriebs",
        ("Kunde", "an"),
        required=True,
        example="Weberei Talaue",
    ),
    Column("what", "Womit", "in wenigen Worten", ("Ware", "Was"), required=True, example="Kammgarn"),
    Column("what_en", "Womit (englisch)", "", (), example="worsted yarn"),
    Column("goods", "Produkt", "des liefernden Betriebs, wenn es eines ist", ()),
    Column("used_in", "Steckt in", "Produkt des belieferten Betriebs", ("Produkt des Kunden",)),
    Column("since", "Seit", "", ("Beginn",), content=Content.DATE, example="01.03.2024"),
    Column("until", "Bis", "nur wenn es zu Ende ist", ("Ende",), content=Content.DATE),
    Column("source", "Quelle", "woher Sie es wissen; leer: „Tabelle“", (), example="Telefon"),
    Column("told_on", "Gemeldet am", "leer: heute", ("Datum",), content=Content.DATE, example="12.11.2026"),
    Column("confidence", "Stand", "nur zum Lesen: Bestätigen können nur die Betriebe", ()),
    Column("seen", "Sichtbar", "nur zum Lesen: Das sagen die Betriebe selbst", ()),
)
FROM_TABLE = "Tabelle"
_UNUSABLE = "Zeile nicht verwendbar"
_DAYS = ("since", "until", "told_on")
_LABELS = {column.name: column.label for column in COLUMNS}


@dataclass
class _Draft:
    """A row as read."""

    row: MappedRow
    messages: list[Message] = field(default_factory=list)
    entry: SupplyEntry | None = None

    def refuse(self, sentence: str, column: str = "") -> None:
        self.messages.append(Message(sentence, column, is_error=True))


def judge_supplies(batch: Batch) -> list[Judged]:
    """One ``Judged`` per row, in order."""
    seen: set[tuple[int, int, str]] = set()
    return [_judged(_draft(row, batch.at), seen, batch.at) for row in batch.rows]


def write_supplies(batch: Batch, judged: Sequence[Judged]) -> list[Written]:
    """One ``Written`` per row. Nobody is written to: the office asks from the relation's page."""
    done = take_in_supplies(by=batch.by, at=batch.at, entries=[one.payload for one in judged], progress=batch.progress)
    return [
        Written(one.number, Outcome(what.status), what.subject, what.reason, before=what.before)
        for one, what in zip(judged, done, strict=True)
    ]


def _draft(row: MappedRow, at: datetime) -> _Draft:
    draft, said = _Draft(row), row.values
    supplier, customer = _company(draft, "supplier"), _company(draft, "customer")
    days = {name: _day(draft, name) for name in _DAYS}
    if not sort_key(said["what"]):
        draft.refuse("Es fehlt, womit beliefert wird. Tragen Sie es ein.", "what")
    elif len(said["what"]) > 120:
        draft.refuse("Das sind mehr als 120 Zeichen. Kürzen Sie.", "what")
    if supplier is None or customer is None:
        return draft
    goods, used_in = _product(draft, "goods", supplier), _product(draft, "used_in", customer)
    if supplier.pk == customer.pk:
        draft.refuse("Ein Betrieb kann sich nicht selbst beliefern.", "customer")
    if draft.messages:
        return draft
    draft.entry = SupplyEntry(
        key=said["key"].strip().upper(),
        supplier=supplier,
        customer=customer,
        what=said["what"],
        what_en=said["what_en"],
        goods=goods,
        used_in=used_in,
        since=days["since"],
        until=days["until"],
        source=said["source"] or FROM_TABLE,
        told_on=days["told_on"] or day_of(at),
        stated=row.stated,
    )
    return draft


def _judged(draft: _Draft, seen: set[tuple[int, int, str]], at: datetime) -> Judged:
    said = draft.row.values
    title = f"{said['supplier']} → {said['customer']}: {said['what']}"
    one = Judged(draft.row.number, Outcome.SKIPPED, title, messages=tuple(draft.messages), group=_UNUSABLE)
    entry = draft.entry
    if entry is None:
        return one
    triple = (entry.supplier.pk, entry.customer.pk, sort_key(entry.what))
    if triple in seen:
        return _refused(one, "Dieselbe Lieferung steht in der Tabelle schon weiter oben.")
    seen.add(triple)
    there = entry.there()
    if entry.key and there is None:
        return _refused(one, f"Eine Lieferbeziehung „{entry.key}“ gibt es nicht. Lassen Sie den Schlüssel leer.")
    if problems := entry.problems(there, at):
        return replace(one, messages=tuple(Message(text, name, is_error=True) for name, text in problems.items()))
    one = replace(one, payload=entry, group="")
    if there is None:
        return replace(one, outcome=Outcome.IMPORTED)
    changes = tuple(
        Change(_LABELS[name], _words(before), _words(after)) for name, (before, after) in entry.changes(there).items()
    )
    outcome = Outcome.UPDATED if changes else Outcome.UNCHANGED
    return replace(one, outcome=outcome, changes=changes, subject=there.matter)


def _refused(one: Judged, sentence: str) -> Judged:
    return replace(one, messages=(Message(sentence, is_error=True),))


def _company(draft: _Draft, name: str) -> Company | None:
    words = draft.row.values[name]
    if not words:
        draft.refuse(f"Es fehlt, wer {_LABELS[name].lower()}. Tragen Sie den Betrieb ein.", name)
        return None
    try:
        return company_called(words)
    except Unknown as unknown:
        draft.refuse(str(unknown), name)
        return None


def _product(draft: _Draft, name: str, maker: Company) -> Product | None:
    words = draft.row.values[name]
    if not words:
        return None
    try:
        return product_called(words, maker)
    except Unknown as unknown:
        draft.refuse(str(unknown), name)
        return None


def _day(draft: _Draft, name: str) -> date | None:
    words = draft.row.values[name].strip()
    for form in ("%d.%m.%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(words, form).date()  # noqa: DTZ007  # a day of the calendar has no zone
        except ValueError:
            continue
    if words:
        draft.refuse(f"„{words}“ ist kein Tag. Schreiben Sie ihn wie 15.01.2027.", name)
    return None


def _words(value: object) -> str:
    if isinstance(value, date):
        return value.strftime("%d.%m.%Y")
    return str(value or "")


def _records(selection: Selection) -> Iterable[Mapping[str, Value]]:
    for line in lines(_choice(selection)):
        one = line.relation
        yield {
            "key": one.key,
            "supplier": one.supplier.name,
            "customer": one.customer.name,
            "what": one.what,
            "what_en": one.what_en,
            "goods": one.goods.name if one.goods else "",
            "used_in": one.used_in.name if one.used_in else "",
            "since": one.since,
            "until": one.until,
            "source": one.source,
            "told_on": one.told_on,
            "confidence": line.word,
            "seen": line.seen,
        }


def _count(selection: Selection) -> int:
    return len(lines(_choice(selection)))


def _choice(selection: Selection) -> Choice:
    return choice_of(selection.filters)


def _obstacles(at: datetime, written: Sequence[Written]) -> list[Obstacle]:
    found = obstacles([(one.subject, one.before) for one in written if one.before])
    return [Obstacle(subject, sentence, _record_url(subject)) for subject, sentence in found]


def _undo(by: Actor, at: datetime, written: Sequence[Written]) -> None:
    undo_supplies(by=by, at=at, done=[(one.subject, one.before) for one in written if one.before])


def _identity(row: MappedRow) -> Identity:
    """Relations have no twins: one is known by its firms and what is supplied."""
    return Identity(str(row.number), "")


def _stock() -> Iterable[Identity]:
    return ()


def _never(user: AnyUser) -> bool:
    """Who may see a relation is said by its firms."""
    return False


def _record_url(subject: str) -> str:
    return reverse("relations_house:supply", args=[subject.partition(":")[2]])


SUPPLIES = TableKind(
    key="supplies",
    label="Lieferbeziehungen",
    columns=COLUMNS,
    judge=judge_supplies,
    write=write_supplies,
    identity=_identity,
    stock=_stock,
    obstacles=_obstacles,
    undo=_undo,
    records=_records,
    count=_count,
    may_import=may_take_in_supplies,
    may_publish=_never,
    may_export=may_see_supplies,
    list_url="relations_house:supplies",
    record_url=_record_url,
)
