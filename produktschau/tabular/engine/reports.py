"""What an import did, as a value, and how it is told: how the file was read, a summary, a table to mend."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.timezone import localtime

from produktschau.tabular.calculations.headings import REASON_HEADING
from produktschau.tabular.calculations.separating import SEPARATORS
from produktschau.tabular.calculations.sheets import Table
from produktschau.tabular.engine.kinds import Written
from produktschau.tabular.models import Outcome

REASON = REASON_HEADING
"""The heading of the column a mend file has beyond those of the file."""
EXAMPLES = 3
"""So many sentences are shown per group of reasons; the mend file has them all."""
ASIDES = {"title": "Titel", "group": "Zwischenüberschriften", "total": "Summen", "note": "Anmerkungen"}
"""What the lines are called that are no rows of data."""
FORMATS = {"xlsx": "Excel (.xlsx)", "xls": "altes Excel (.xls)", "ods": "LibreOffice (.ods)", "csv": "CSV"}


@dataclass
class TableReport:
    """What an import did. ``counts`` names every outcome; their sum is the number of ``outcomes``.

    ``unused`` are headings nothing was taken from, ``unknown`` counts values the mapping does not
    translate, as (our column, value). ``previous_at`` is when the very same file came in before. ``number`` is
    the import's, 0 while there is none.
    """

    table: Table
    mapping: str
    outcomes: tuple[Written, ...]
    unused: tuple[str, ...]
    unknown: Mapping[tuple[str, str], int]
    previous_at: datetime | None
    dry_run: bool
    counts: Mapping[Outcome, int] = field(default_factory=dict)
    number: int = 0

    @property
    def skipped(self) -> tuple[Written, ...]:
        """Outcomes of the rows that were not taken in, in order of the file."""
        return tuple(one for one in self.outcomes if one.outcome is Outcome.SKIPPED)

    @property
    def cells(self) -> dict[int, tuple[str, ...]]:
        """Cells of every row by its number."""
        return {row.number: row.cells for row in self.table.rows}


def summary(report: TableReport) -> Iterator[str]:
    """Lines for a person: how the file was read, every outcome with its count, reasons grouped with examples."""
    yield from read_as(report.table)
    yield f"Zuordnung: {report.mapping or 'an Überschriften und Inhalten erkannt'}."
    if report.previous_at is not None:
        yield f"Diese Datei wurde schon am {localtime(report.previous_at):%d.%m.%Y um %H:%M Uhr} eingelesen."
    if report.dry_run:
        yield "Probelauf: Es wurde nichts behalten."
    yield ""
    for outcome in Outcome:
        if outcome is not Outcome.ASIDE or report.counts[outcome]:
            yield f"  {outcome.label:<16} {report.counts[outcome]:>7}"
    yield f"  {'Zeilen zusammen':<16} {len(report.outcomes):>7}"
    yield from _skipped(report)
    yield from _notes(report)
    if report.unused:
        yield f"\nNicht verwendete Spalten: {', '.join(report.unused)}."
    if report.unknown:
        told = ", ".join(f"„{value}“ ({count}×)" for (_, value), count in sorted(report.unknown.items()))
        yield f"\nUnbekannte Werte, weggelassen: {told}."
    if report.number:
        yield f"\nImport Nr. {report.number}. Rückgängig machen: --undo {report.number}"


def read_as(table: Table) -> Iterator[str]:
    """Sentences on how a file was read: format, sheet, header, what is no row of data, notes of the reader."""
    how = [FORMATS.get(table.format, table.format)]
    if table.encoding:
        how.append(table.encoding)
    if table.separator:
        how.append(f"Trennzeichen {SEPARATORS.get(table.separator, table.separator)}")
    if table.sheet:
        how.append(f"Blatt „{table.sheet}“")
    yield f"Gelesen: {len(table.rows)} Zeilen, {', '.join(how)}; {_header_rows(table)}."
    found = Counter(line.what for line in table.asides)
    if found:
        told = ", ".join(f"{count} {ASIDES.get(what, what)}" for what, count in found.items())
        yield f"Keine Datenzeilen: {told}."
    yield from table.notes


def _header_rows(table: Table) -> str:
    first, last = table.header_rows
    if not first:
        return "ohne Kopfzeile"
    return f"Kopf in Zeile {first}" if first == last else f"Kopf in den Zeilen {first} bis {last}"


def mend_rows(report: TableReport) -> Iterator[tuple[str, ...]]:
    """The skipped rows with the columns of the file and the reason: to be mended and brought again."""
    cells = report.cells
    yield (*report.table.header, REASON)
    for one in report.skipped:
        yield (*cells[one.number], one.reason)


def _skipped(report: TableReport) -> Iterator[str]:
    groups = Counter(one.group or one.reason for one in report.skipped)
    for group, count in groups.most_common():
        yield f"\nÜbersprungen, {group}: {count}"
        sentences = [
            f"Zeile {one.number}: {one.reason}" for one in report.skipped if (one.group or one.reason) == group
        ]
        yield from (f"  {sentence}" for sentence in sentences[:EXAMPLES])
        if count > EXAMPLES:
            yield f"  … und {count - EXAMPLES} weitere (alle mit --report)"


def _notes(report: TableReport) -> Iterator[str]:
    noted = [one for one in report.outcomes if one.reason and one.outcome not in (Outcome.SKIPPED, Outcome.ASIDE)]
    for reason, count in Counter(one.reason for one in noted).most_common():
        numbers = [str(one.number) for one in noted if one.reason == reason]
        more = f" … und {count - EXAMPLES} weitere" if count > EXAMPLES else ""
        yield f"\nAufgenommen mit Hinweis: {count}"
        yield f"  {reason}"
        yield f"  {'Zeile' if count == 1 else 'Zeilen'} {', '.join(numbers[:EXAMPLES])}{more}"
