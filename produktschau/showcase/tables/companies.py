"""The table kind „companies“: judges each row, then hands all of them to the bulk action."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from produktschau.lib.text import and_list, slug
from produktschau.region.models import Source
from produktschau.showcase.actions.importing import CompanyRow, RowOutcome, import_companies
from produktschau.showcase.calculations.natural_persons import is_natural_person
from produktschau.showcase.calculations.opening_hours import german_opening_hours
from produktschau.showcase.tables.cells import number_or_none, outcome_of, source_and_district, yes
from produktschau.showcase.tables.columns import COMPANY
from produktschau.showcase.tables.whereabouts import Elsewhere, Judge, Whereabouts
from produktschau.tabular.engine.kinds import Batch, MappedRow, TableKind
from produktschau.tabular.engine.kinds import Written as TableOutcome
from produktschau.tabular.models import Outcome

_NAMELESS = "ohne Namen"
_SECOND = "Schlüssel kommt zweimal vor"
_NOT_A_FIRM = {"Automat", "Markt"}
"""A vending machine or a market is a place, not a business: it comes in as a draft for a person to look at."""


@dataclass
class _Sorted:
    """Rows sorted by what happens to them; ``notes`` by row number."""

    skipped: list[TableOutcome] = field(default_factory=list)
    publishable: list[CompanyRow] = field(default_factory=list)
    drafts: list[CompanyRow] = field(default_factory=list)
    notes: dict[int, tuple[str, ...]] = field(default_factory=dict)
    keys: dict[str, int] = field(default_factory=dict)


def apply_companies(batch: Batch) -> list[TableOutcome]:
    """One outcome per row. With the option ``publish`` businesses are published, persons never."""
    source, district = source_and_district(batch)
    ready = _sort(batch.rows, Judge(district), source)
    judged = len(ready.skipped)
    batch.progress(judged)
    outcomes = list(ready.skipped)
    publish = batch.options.get("publish", False)
    for rows, public in ((ready.publishable, publish), (ready.drafts, False)):
        before = len(outcomes)
        done = import_companies(
            by=batch.by,
            rows=rows,
            source=source,
            at=batch.at,
            publish=public,
            progress=lambda count, before=before: batch.progress(before + count),  # type: ignore[misc]  # default binds
        )
        outcomes += [_told(one, ready.notes) for one in done]
    return outcomes


def _sort(rows: Sequence[MappedRow], judge: Judge, source: Source) -> _Sorted:
    ready = _Sorted()
    for row in rows:
        try:
            where = judge.whereabouts(row)
        except Elsewhere as elsewhere:
            nameless = "" if row.values["name"] else f"{_NAMELESS}; "
            sentence = f"Zeile {row.number}: {nameless}{elsewhere}"
            ready.skipped.append(TableOutcome(row.number, Outcome.SKIPPED, sentence, group=elsewhere.group))
            continue
        if not row.values["name"]:
            ready.skipped.append(_nameless(row, where))
            continue
        _take(ready, row, where, source)
    return ready


def _nameless(row: MappedRow, where: Whereabouts) -> TableOutcome:
    what = f"{row.values['business'] or 'Eintrag'} in {where.municipality.name}"
    sentence = f"Zeile {row.number}: {_NAMELESS} ({what}). Tragen Sie in der Tabelle einen Namen ein."
    return TableOutcome(row.number, Outcome.SKIPPED, sentence, group=_NAMELESS)


def _take(ready: _Sorted, row: MappedRow, where: Whereabouts, source: Source) -> None:
    company = _company(row, where, source)
    first = ready.keys.setdefault(company.external_key, row.number)
    if first != row.number:
        sentence = f"Zeile {row.number}: Der Schlüssel „{company.external_key}“ steht schon in Zeile {first}."
        ready.skipped.append(TableOutcome(row.number, Outcome.SKIPPED, sentence, group=_SECOND))
        return
    ready.notes[row.number] = where.notes
    if company.is_sole_trader:
        ready.notes[row.number] += ("Eine Einzelperson: bleibt Entwurf, bis ihre Einwilligung eingetragen ist.",)
    if row.values["business"] in _NOT_A_FIRM:
        ready.notes[row.number] += (f"Ein {row.values['business']}: Prüfen Sie, welcher Betrieb dahintersteht.",)
        ready.drafts.append(company)
    else:
        ready.publishable.append(company)


def _company(row: MappedRow, where: Whereabouts, source: Source) -> CompanyRow:
    values = row.values
    stated = values["is_sole_trader"]
    return CompanyRow(
        number=row.number,
        external_key=values["external_key"] or f"{slug(values['name'])}@{where.municipality.ags}",
        name=values["name"],
        legal_name=values["legal_name"],
        lead=values["lead"] or _lead(row, where, source),
        lead_en=values["lead_en"],
        story=values["story"],
        story_en=values["story_en"],
        founded_year=number_or_none(values["founded_year"]),
        size_class=values["size_class"],
        email=values["email"],
        phone=values["phone"],
        website=values["website"],
        languages=row.several("languages"),
        opening_hours=values["opening_hours"] or german_opening_hours(values["opening_hours_osm"]),
        opening_hours_osm=values["opening_hours_osm"],
        is_sole_trader=yes(stated) if stated else _is_person(values, where),
        is_invented=yes(values["is_invented"]),
        street=values["street"],
        house_number=values["house_number"],
        postcode=values["postcode"],
        place=values["place"] or where.municipality.name,
        ags=where.municipality.ags,
        lon=where.lon,
        lat=where.lat,
        sectors=tuple(_sector(text) for text in row.several("sectors")),
        trades=tuple(_trade(text) for text in row.several("trades")),
    )


def _is_person(values: Mapping[str, str], where: Whereabouts) -> bool:
    return is_natural_person(values["name"], (values["place"], where.municipality.name))


def _lead(row: MappedRow, where: Whereabouts, source: Source) -> str:
    """„Imkerei in Oederan. Angebot laut OpenStreetMap: Honig.“ – only what the source says; nothing known: nothing."""
    offers, business = list(row.several("offers")), row.values["business"]
    if not business and not offers:
        return ""
    lead = f"{business or 'Betrieb'} in {where.municipality.name}".removesuffix(".") + "."
    return f"{lead} Angebot laut {source.name}: {and_list(offers)}." if offers else lead


def _sector(text: str) -> tuple[str, str]:
    edition, _, code = text.rpartition(":")
    return edition or "wz2008", code


def _trade(text: str) -> tuple[str, int]:
    annex, _, number = text.partition(" ")
    return annex.upper(), number_or_none(number) or 0


def _told(one: RowOutcome, notes: dict[int, tuple[str, ...]]) -> TableOutcome:
    return outcome_of(one, kind="company", notes=notes.get(one.number, ()))


def _later(*args): raise NotImplementedError
COMPANIES = TableKind(
    key="companies",
    label="Betriebe",
    columns=COMPANY,
    judge=_later, write=_later, identity=_later, stock=_later, obstacles=_later, undo=_later, records=_later, count=_later, may_import=_later, may_publish=_later, may_export=_later,
    mappings=Path(__file__).parent.parent / "mappings" / "companies",
)
