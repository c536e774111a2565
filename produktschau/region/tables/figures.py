"""The table kind „figures“: official figures in the long layout, one value a row, with undo."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.urls import reverse

from produktschau.accounts.roles import AnyUser
from produktschau.audit.record import Actor
from produktschau.region.actions.figure_rows import FigureEntry, take_in_figures, undo_figures
from produktschau.region.actions.figure_store import About, exact
from produktschau.region.calculations.figures import TOTAL, Cell, above, value_fault, year_fault
from produktschau.region.calculations.sector_codes import sector_code
from produktschau.region.calculations.signs import NoValue, Published, german, quoted
from produktschau.region.engine.nuts import official_key
from produktschau.region.models import Source
from produktschau.region.queries.figure_rows import (
    Key,
    figure_count,
    figure_obstacles,
    figure_records,
    stored_by_key,
    territory_names,
)
from produktschau.region.rules import may_import_figures, may_see_profile
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
    TableRefused,
    Value,
    Written,
)
from produktschau.tabular.models import Outcome

COLUMNS = (
    Column("source", "Quelle", "Kürzel der Quelle; leer: die der ganzen Tabelle", ("Datenquelle",)),
    Column("table", "Tabelle", "Name der Tabelle bei der Quelle", required=True, example="13312-01-05-4"),
    Column(
        "ags", "Schlüssel", "amtlicher Schlüssel des Gebiets", ("ags", "geo", "Gebiet"), required=True, example="14522"
    ),
    Column("name", "Gebiet in Worten", "nur zum Lesen, wird nicht übernommen", ("Gebietsname",)),
    Column("year", "Jahr", "vierstellig", required=True, content=Content.YEAR, example="2021"),
    Column(
        "sector",
        "Wirtschaftsbereich",
        "Abschnitt, Gruppe oder Abteilung, zum Beispiel C, B-E, 10; A-U für alle zusammen",
        ("Bereich", "Sektor", "sector"),
        required=True,
        example="C",
    ),
    Column(
        "value",
        "Wert",
        "Zahl, oder das Zeichen des Amts: . geheim, x nicht sinnvoll, … später, / unsicher, - nichts",
        ("value",),
        required=True,
        example="38250",
    ),
    Column("flag", "Kennzeichen", "p für vorläufig", ("flag", "Flagge")),
    Column(
        "title", "Bezeichnung", "was die Tabelle zählt", ("Titel",), example="Erwerbstätige nach Wirtschaftsbereichen"
    ),
    Column("unit", "Einheit", "zum Beispiel Personen", example="Personen"),
)
_LONGEST = {"table": 80, "title": 300, "unit": 40}
"""Characters a table's own words may have."""
_UNUSABLE = "Zeile nicht verwendbar"
_TWICE = "Wert steht zweimal da"
_ABOVE = "Bereich größer als insgesamt"


@dataclass
class _Draft:
    """A row as read: ``entry`` where it is usable."""

    row: MappedRow
    entry: FigureEntry | None = None
    messages: list[Message] = field(default_factory=list)
    group: str = ""

    def refuse(self, sentence: str, column: str, group: str = _UNUSABLE) -> None:
        self.messages.append(Message(sentence, column, is_error=True))
        self.group, self.entry = self.group or group, None


def judge_figures(batch: Batch) -> list[Judged]:
    """One ``Judged`` per row, in order. Raises ``TableRefused``."""
    source = _source(batch)
    names = territory_names()
    drafts = [_draft(row, names, batch) for row in batch.rows]
    stored = {code: stored_by_key(source, code) for code in dict.fromkeys(row.values["table"] for row in batch.rows)}
    _refuse_twice(drafts)
    _refuse_above(drafts, {code: values for code, (_, values) in stored.items()})
    seen: set[tuple[str, Key]] = set()
    return [_judged(draft, stored, names, seen) for draft in drafts]


def write_figures(batch: Batch, judged: Sequence[Judged]) -> list[Written]:
    """One ``Written`` per row."""
    done = take_in_figures(
        by=batch.by,
        source=_source(batch),
        entries=[one.payload for one in judged],
        at=batch.at,
        progress=batch.progress,
    )
    return [
        Written(one.number, Outcome(what.status), f"dataset:{what.dataset}", one.reason, before=what.before)
        for one, what in zip(judged, done, strict=True)
    ]


def _source(batch: Batch) -> Source:
    """The table's source, as it is kept or from what is said of it. Raises ``TableRefused``."""
    slugs = {row.values["source"] for row in batch.rows} - {""}
    if batch.source:
        slugs.add(batch.source)
    if len(slugs) != 1:
        raise TableRefused(
            "Sagen Sie, aus welcher einen Quelle die Tabelle stammt (auf der Befehlszeile mit --source)."
        )
    slug = slugs.pop()
    known = Source.objects.filter(slug=slug).first()
    facts = batch.source_facts
    if known is None and not facts.get("name"):
        raise TableRefused(f"Die Quelle „{slug}“ ist nicht angelegt. Geben Sie auch ihren Namen an.")
    told = ("name", "url", "licence", "licence_url", "attribution")
    return known or Source(slug=slug, **{name: facts[name] for name in told if facts.get(name)})


def _draft(row: MappedRow, names: Mapping[str, str], batch: Batch) -> _Draft:
    draft = _Draft(row)
    said = row.values
    ags, group = official_key(said["ags"]), sector_code(said["sector"])
    if not said["table"]:
        draft.refuse("Ohne Namen der Tabelle. Tragen Sie ihn ein.", "table")
    for column, longest in _LONGEST.items():
        if len(said[column]) > longest:
            draft.refuse(f"Das sind mehr als {longest} Zeichen. Kürzen Sie.", column)
    if ags not in names:
        draft.refuse(f"Das Gebiet {quoted(said['ags'])} ist nicht bekannt.", "ags", "Gebiet nicht bekannt")
    if fault := year_fault(said["year"], batch.at.year):
        draft.refuse(fault, "year")
    if not group:
        draft.refuse(
            f"{quoted(said['sector'])} ist kein Wirtschaftsbereich. Schreiben Sie zum Beispiel C oder A-U.", "sector"
        )
    value = _value(draft)
    if value is not None and not draft.messages:
        about = About(said["table"], title=said["title"], unit=said["unit"])
        draft.entry = FigureEntry(about, Cell("", ags, int(said["year"]), group, value))
    return draft


def _value(draft: _Draft) -> Published | None:
    said = draft.row.values
    try:
        value = german(said["value"], said["flag"])
    except NoValue as fault:
        draft.refuse(str(fault), "value")
        return None
    if fault_here := value_fault(value, said["value"]):
        draft.refuse(fault_here, "value")
        return None
    if value.is_limited:
        draft.messages.append(Message("Die Quelle nennt den Aussagewert eingeschränkt.", "value"))
    return exact(replace(value, is_limited=False))


def _refuse_twice(drafts: Sequence[_Draft]) -> None:
    """All rows of a value that stands there with different numbers."""
    found: dict[tuple[str, tuple[str, int, str]], list[_Draft]] = {}
    for draft in drafts:
        if draft.entry:
            found.setdefault((draft.entry.about.code, draft.entry.cell.key), []).append(draft)
    for same in found.values():
        values = dict.fromkeys(draft.entry.cell.published.text for draft in same if draft.entry)
        if len(values) > 1:
            for draft in same:
                draft.refuse(f"Derselbe Wert steht mehrmals da: {', '.join(values)}.", "value", _TWICE)


def _refuse_above(drafts: Sequence[_Draft], stored: Mapping[str, Mapping[Key, Published]]) -> None:
    """All rows of a territory and year in which a group is larger than the total, the stored values counted in."""
    for code, values in stored.items():
        usable = [(draft, draft.entry.cell) for draft in drafts if draft.entry and draft.entry.about.code == code]
        said = {(ags, year, group): value for (ags, group, year), value in values.items()}
        said |= {cell.key: cell.published for _, cell in usable}
        faults: dict[tuple[str, int], str] = {}
        for (ags, year, group), value in said.items():
            whole = said.get((ags, year, TOTAL))
            if whole and whole.value is not None and value.value is not None and value.value > whole.value:
                faults.setdefault((ags, year), above(group, value, whole))
        for draft, cell in usable:
            if fault := faults.get((cell.ags, cell.year)):
                sentence = f"{fault} Deshalb bleiben alle Werte dieses Gebiets und Jahres draußen."
                draft.refuse(sentence, "value", _ABOVE)


def _judged(
    draft: _Draft,
    stored: Mapping[str, tuple[object, Mapping[Key, Published]]],
    names: Mapping[str, str],
    seen: set[tuple[str, Key]],
) -> Judged:
    said = draft.row.values
    title = " · ".join(
        part for part in (names.get(official_key(said["ags"]), said["ags"]), said["sector"], said["year"]) if part
    )
    one = Judged(draft.row.number, Outcome.SKIPPED, title, said["table"], tuple(draft.messages), group=draft.group)
    if draft.entry is None:
        return one
    cell = draft.entry.cell
    key = (cell.ags, cell.group, cell.year)
    dataset, values = stored[draft.entry.about.code]
    subject = f"dataset:{getattr(dataset, 'pk', '')}" if dataset else ""
    before = values.get(key)
    one = replace(one, subject=subject, payload=draft.entry)
    if (draft.entry.about.code, key) in seen or before == cell.published:
        return replace(one, outcome=Outcome.UNCHANGED)
    seen.add((draft.entry.about.code, key))
    if before is None:
        return replace(one, outcome=Outcome.IMPORTED)
    change = Change("Wert", before.text, cell.published.text)
    return replace(one, outcome=Outcome.UPDATED, changes=(change,))


def _obstacles(at: datetime, written: Sequence[Written]) -> list[Obstacle]:
    found = figure_obstacles([one.before for one in written if one.before])
    return [Obstacle(f"dataset:{pk}", sentence, reverse("region_house:dataset", args=[pk])) for pk, sentence in found]


def _undo(by: Actor, at: datetime, written: Sequence[Written]) -> None:
    undo_figures(by=by, done=[one.before for one in written if one.before], at=at)


def _identity(row: MappedRow) -> Identity:
    """Figures have no twins: a value is known by its table, territory, sector and year."""
    return Identity(str(row.number), "")


def _stock() -> Iterable[Identity]:
    return ()


def _never(user: AnyUser) -> bool:
    """Figures are not published one by one."""
    return False


def _records(selection: Selection) -> Iterable[Mapping[str, Value]]:
    return figure_records()


def _count(selection: Selection) -> int:
    return figure_count()


def _sources() -> Iterable[tuple[str, str]]:
    return Source.objects.order_by("name").values_list("slug", "name")


def _record_url(subject: str) -> str:
    pk = subject.removeprefix("dataset:")
    return reverse("region_house:dataset", args=[int(pk)]) if pk.isdecimal() else ""


FIGURES = TableKind(
    key="figures",
    label="Kennzahlen",
    columns=COLUMNS,
    judge=judge_figures,
    write=write_figures,
    identity=_identity,
    stock=_stock,
    obstacles=_obstacles,
    undo=_undo,
    records=_records,
    count=_count,
    may_import=may_import_figures,
    may_publish=_never,
    may_export=may_see_profile,
    sources=_sources,
    list_url="region_house:datasets",
    record_url=_record_url,
)
