"""Takes the economic sectors (from the package wz-code) and the trades of the Handwerksordnung in."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import transaction
from wz_code import WZ

from produktschau.audit.record import Actor
from produktschau.region.actions.outcome import Outcome, one_import, write_changes
from produktschau.region.engine.rows import Row, UnusableFile, read_rows
from produktschau.region.models import Sector, SectorCorrespondence, Source, Trade
from produktschau.region.models.classification import Annex, Edition

UnusableTrades = UnusableFile
"""The file of trades cannot be taken in; nothing was written."""

_LEVELS = range(1, 6)


def import_sectors(*, by: Actor, at: datetime, dry_run: bool = False) -> Outcome:
    """Bring both editions of the WZ and their correspondence to the state of the package wz-code."""
    with one_import(by=by, verb="sectors.imported", subject="package:wz-code", at=at, dry_run=dry_run) as outcome:
        known = {(sector.edition, sector.code): sector for sector in Sector.objects.select_related("parent")}
        for edition in Edition:
            book = WZ(version=edition.value.removeprefix("wz"))
            for level in _LEVELS:
                write_changes(Sector, known, _sectors(book, edition, level, known), outcome)
        pairs = {(pair.old_id, pair.new_id): pair for pair in SectorCorrespondence.objects.all()}
        write_changes(SectorCorrespondence, pairs, _pairs(known), outcome)
        return outcome


def _sectors(
    book: Any, edition: Edition, level: int, known: dict[tuple[str, str], Sector]
) -> Iterator[tuple[tuple[str, str], dict[str, Any]]]:
    for code in book.get_all_codes():
        unit = book.get(code)
        if unit.level != level:
            continue
        parent = known[(edition.value, unit.parent.code)] if unit.parent else None
        yield (
            (edition.value, code),
            {"edition": edition.value, "code": code, "level": level, "title": unit.title, "parent": parent},
        )


def _pairs(known: dict[tuple[str, str], Sector]) -> Iterator[tuple[tuple[int, int], dict[str, Any]]]:
    book = WZ(version="2008")
    for code in book.get_all_codes():
        for hit in book.get_correspondences(code):
            old = known.get((Edition.WZ2008.value, code))
            new = known.get((Edition.WZ2025.value, hit.code))
            if old and new:
                yield (old.pk, new.pk), {"old": old, "new": new, "is_partial": hit.is_partial}


def import_trades(
    *, by: Actor, content: bytes, filename: str, source: Source, at: datetime, dry_run: bool = False
) -> Outcome:
    """Bring the trades to the state of a CSV with ``annex``, ``number``, ``title``. Raises ``UnusableTrades``."""
    aliases = {"anlage": "annex", "lfd": "number", "nummer": "number", "gewerbe": "title"}
    rows = read_rows(content, filename, required=("annex", "number", "title"), aliases=aliases)
    with one_import(
        by=by, verb="trades.imported", subject=f"source:{source.slug}", at=at, dry_run=dry_run, source=source
    ) as outcome:
        known = {(trade.annex, trade.number): trade for trade in Trade.objects.select_related("source")}
        write_changes(Trade, known, (_trade(row, source) for row in rows), outcome)
        return outcome


def _trade(row: Row, source: Source) -> tuple[tuple[str, int], dict[str, Any]]:
    annex, number, title = row.text("annex"), row.whole("number"), row.text("title")
    if annex not in Annex.values:
        raise row.wrong("annex", f"„{annex}“ ist keine Anlage. Möglich sind {', '.join(Annex.values)}.")
    if not number or not title:
        raise row.wrong("number" if not number else "title", "Die Angabe fehlt. Bitte Nummer und Gewerbe eintragen.")
    return (annex, number), {"annex": annex, "number": number, "title": title, "source": source}


def import_classifications(
    *, by: Actor, trades: bytes, filename: str, source: Source, at: datetime, dry_run: bool = False
) -> Outcome:
    """Sectors and trades in one transaction; the outcome counts both. Raises ``UnusableTrades``."""
    with transaction.atomic():
        sectors = import_sectors(by=by, at=at, dry_run=dry_run)
        both = import_trades(by=by, content=trades, filename=filename, source=source, at=at, dry_run=dry_run)
    both.new += sectors.new
    both.changed += sectors.changed
    both.unchanged += sectors.unchanged
    return both
