"""The table kind „companies“: judges each row, then hands all of them to the bulk action."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from produktschau.audit.record import Actor
from produktschau.lib.text import and_list, slug
from produktschau.region.models import Source
from produktschau.showcase.actions.importing import CompanyRow, import_companies
from produktschau.showcase.calculations.natural_persons import is_natural_person
from produktschau.showcase.calculations.opening_hours import german_opening_hours
from produktschau.showcase.models import Company
from produktschau.showcase.queries.export import company_count, company_records
from produktschau.showcase.queries.export_pictures import company_pictures
from produktschau.showcase.rules import may_export, may_import, may_publish
from produktschau.showcase.tables.cells import number_or_none, outcome_of, source_and_district, yes
from produktschau.showcase.tables.columns import COMPANY
from produktschau.showcase.tables.whereabouts import Elsewhere, Judge, Whereabouts
from produktschau.tabular.calculations.duplicates import Identity
from produktschau.tabular.engine.kinds import Batch, Judged, MappedRow, Message, Obstacle, TableKind
from produktschau.tabular.engine.kinds import Written as TableOutcome
from produktschau.tabular.models import Outcome

_NAMELESS = "ohne Namen"
_SECOND = "Schlüssel kommt zweimal vor"
_NOT_A_FIRM = {"Automat", "Markt"}
"""A vending machine or a market is a place, not a business: it comes in as a draft for a person to look at."""


@dataclass(frozen=True)
class _Payload:
    """A row ready for the action; ``is_firm`` is false for what somebody must look at first."""

    row: CompanyRow
    notes: tuple[str, ...]
    is_firm: bool


def judge_companies(batch: Batch) -> list[Judged]:
    """One ``Judged`` per row, in order."""
    source, district = source_and_district(batch)
    judge = Judge(district)
    known = dict(Company.objects.filter(source=source).exclude(external_key="").values_list("external_key", "key"))
    seen: dict[str, int] = {}
    return [_judged(row, judge, source, known, seen) for row in batch.rows]


def write_companies(batch: Batch, judged: Sequence[Judged]) -> list[TableOutcome]:
    """One outcome per row. With the option ``publish`` businesses are published, persons never."""
    source, _ = source_and_district(batch)
    publish = batch.options.get("publish", False)
    told: dict[int, TableOutcome] = {}
    for is_firm in (True, False):
        ready = [one.payload for one in judged if one.payload.is_firm is is_firm]
        notes = {payload.row.number: payload.notes for payload in ready}
        before = len(told)
        done = import_companies(
            by=batch.by,
            rows=[payload.row for payload in ready],
            source=source,
            at=batch.at,
            publish=publish and is_firm,
            progress=lambda count, before=before: batch.progress(before + count),  # type: ignore[misc]  # default binds
        )
        told |= {one.number: outcome_of(one, kind="company", notes=notes[one.number]) for one in done}
    return [told[one.number] for one in judged]


def _judged(row: MappedRow, judge: Judge, source: Source, known: Mapping[str, str], seen: dict[str, int]) -> Judged:
    title = row.values["name"] or row.values["business"]
    try:
        where = judge.whereabouts(row)
    except Elsewhere as elsewhere:
        nameless = "" if row.values["name"] else f"{_NAMELESS}; "
        return _skipped(row, title, f"{nameless}{elsewhere}", elsewhere.group)
    if not row.values["name"]:
        what = f"{row.values['business'] or 'Eintrag'} in {where.municipality.name}"
        return _skipped(row, title, f"{_NAMELESS} ({what}). Tragen Sie in der Tabelle einen Namen ein.", _NAMELESS)
    company = _company(row, where, source)
    first = seen.setdefault(company.external_key, row.number)
    if first != row.number:
        return _skipped(row, title, f"Der Schlüssel „{company.external_key}“ steht schon in Zeile {first}.", _SECOND)
    notes = where.notes
    is_firm = row.values["business"] not in _NOT_A_FIRM
    if company.is_sole_trader:
        notes += ("Eine Einzelperson: bleibt Entwurf, bis ihre Einwilligung eingetragen ist.",)
    if not is_firm:
        notes += (f"Ein {row.values['business']}: Prüfen Sie, welcher Betrieb dahintersteht.",)
    key = known.get(company.external_key, "")
    return Judged(
        row.number,
        Outcome.UPDATED if key else Outcome.IMPORTED,
        title=title,
        detail=where.municipality.name,
        messages=tuple(Message(note) for note in notes),
        subject=f"company:{key}" if key else "",
        external_key=company.external_key,
        payload=_Payload(company, notes, is_firm),
    )


def _skipped(row: MappedRow, title: str, sentence: str, group: str) -> Judged:
    message = Message(sentence, is_error=True)
    return Judged(row.number, Outcome.SKIPPED, title=title, messages=(message,), group=group)


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


def company_identity(row: MappedRow) -> Identity:
    """By what a row of the table is known."""
    values = row.values
    return Identity(
        ref=str(row.number),
        name=values["name"],
        postcode=values["postcode"],
        place=values["place"] or values["municipality"],
        street=f"{values['street']} {values['house_number']}".strip(),
        phone=values["phone"],
        email=values["email"],
        website=values["website"],
    )


def company_stock() -> list[Identity]:
    """By what the companies here are known."""
    return []


def _no_obstacles(at: datetime, written: Sequence[TableOutcome]) -> list[Obstacle]:
    return []


def _undo(by: Actor, at: datetime, written: Sequence[TableOutcome]) -> None:
    return None


COMPANIES = TableKind(
    key="companies",
    label="Betriebe",
    columns=COMPANY,
    judge=judge_companies,
    write=write_companies,
    identity=company_identity,
    stock=company_stock,
    obstacles=_no_obstacles,
    undo=_undo,
    records=company_records,
    count=company_count,
    pictures=company_pictures,
    may_import=may_import,
    may_publish=may_publish,
    may_export=may_export,
    list_url="showcase_house:desk_companies",
    mappings=Path(__file__).parent.parent / "mappings" / "companies",
)
