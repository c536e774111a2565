"""What the page of a finished import shows: outcomes with counts, rows with links to their records."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q

from produktschau.audit.names import Named, names_of
from produktschau.tabular.engine.kinds import TABLE_KINDS
from produktschau.tabular.models import Outcome, TableImport, TableImportRow
from produktschau.tabular.queries.preparing import LEFT_OUT

ROWS = 50
TABS: dict[str, tuple[str, Q]] = {
    "alle": ("Alle", Q()),
    "neu": ("neu", Q(outcome=Outcome.IMPORTED)),
    "geaendert": ("geändert", Q(outcome=Outcome.UPDATED)),
    "unveraendert": ("unverändert", Q(outcome=Outcome.UNCHANGED)),
    "nicht": ("nicht eingelesen", Q(outcome=Outcome.SKIPPED)),
    "keine-daten": ("keine Datenzeilen", Q(outcome=Outcome.ASIDE)),
    "hinweis": ("mit Hinweis", ~Q(reason="") & ~Q(outcome__in=[Outcome.SKIPPED, Outcome.ASIDE])),
}
MARKS = {
    Outcome.IMPORTED: ("ok", "neu"),
    Outcome.UPDATED: ("ok", "geändert"),
    Outcome.UNCHANGED: ("open", "unverändert"),
    Outcome.SKIPPED: ("stop", "nicht eingelesen"),
    Outcome.ASIDE: ("info", "keine Datenzeile"),
}


@dataclass(frozen=True)
class Tab:
    """One tab with its number of rows."""

    name: str
    label: str
    count: int


@dataclass(frozen=True)
class Line:
    """One row of the import, the record it became and the mark of its outcome."""

    row: TableImportRow
    record: Named | None
    mark: str
    word: str


@dataclass(frozen=True)
class Result:
    """The chosen tab's rows, a page of them. ``can_mend``: there is a row for the mend file."""

    tabs: list[Tab]
    tab: Tab
    page: Page[TableImportRow]
    lines: list[Line]
    can_mend: bool


def result_of(table_import: TableImport, *, tab: str, page: str | None) -> Result:
    """Tabs and one page of rows; names of records by one query per kind of record."""
    rows = table_import.outcomes.order_by()
    counts = rows.aggregate(
        cells=Count("pk", filter=Q(outcome=Outcome.SKIPPED, raw__isnull=False) & ~Q(group=LEFT_OUT)),
        **{name.replace("-", "_"): Count("pk", filter=which) for name, (_, which) in TABS.items()},
    )
    tabs = [Tab(name, label, counts[name.replace("-", "_")]) for name, (label, _) in TABS.items()]
    chosen = next((one for one in tabs if one.name == tab), tabs[0])
    found = table_import.outcomes.filter(TABS[chosen.name][1]).order_by("number").defer("raw", "before")
    shown = Paginator(found, ROWS).get_page(page)
    return Result(tabs, chosen, shown, _lines(table_import, list(shown)), bool(counts["cells"]))


def _lines(table_import: TableImport, rows: list[TableImportRow]) -> list[Line]:
    names = names_of(row.subject for row in rows if row.subject)
    return [Line(row, _record(table_import, row.subject, names), *MARKS[Outcome(row.outcome)]) for row in rows]


def _record(table_import: TableImport, subject: str, names: dict[str, Named]) -> Named | None:
    """The record with its page at the desk; one that is gone is named by its key, without a link."""
    if not subject:
        return None
    known = names[subject]
    if known.label == subject:
        return Named(subject.partition(":")[2])
    url = TABLE_KINDS[table_import.kind].record_url(subject) if table_import.kind in TABLE_KINDS else ""
    return Named(known.label, url or known.url)
