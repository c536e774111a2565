"""The rows of one import and of one preview as tables to keep, with the tab of their page."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from produktschau.audit.names import names_of
from produktschau.lib.lists import ListTable
from produktschau.tabular.models import Outcome, TableImportRow, TableUploadRow
from produktschau.tabular.queries.import_pages import TABS as IMPORT_TABS
from produktschau.tabular.queries.upload_pages import TABS as PREVIEW_TABS
from produktschau.tabular.rules import kinds_for, may_import_tables, may_read_imports

_BATCH = 500


def rows_of_import(user: Any, params: Mapping[str, str]) -> Iterator[tuple[Any, ...]]:
    """What became of each row of the import numbered ``nr``; no cells of the file."""
    number = params.get("nr", "")
    _, which = IMPORT_TABS.get(params.get("stand", ""), IMPORT_TABS["alle"])
    rows = TableImportRow.objects.filter(table_import=int(number) if number.isdecimal() else 0).filter(which)
    left = rows.order_by("number").defer("raw", "before").iterator(chunk_size=_BATCH)
    while batch := list(islice(left, _BATCH)):
        names = names_of({row.subject for row in batch if row.subject})
        for row in batch:
            record = names[row.subject].label if row.subject else ""
            yield (row.number, record, row.subject, Outcome(row.outcome).label, row.reason)


def rows_of_preview(user: Any, params: Mapping[str, str]) -> Iterator[tuple[Any, ...]]:
    """What would become of each row of the upload ``tabelle``; only of kinds the person may take in."""
    kinds = [kind.key for kind in kinds_for(user)]
    _, which = PREVIEW_TABS.get(params.get("stand", ""), PREVIEW_TABS["alle"])
    rows = TableUploadRow.objects.filter(upload__key=params.get("tabelle", ""), upload__kind__in=kinds).filter(which)
    for row in rows.order_by("number").iterator(chunk_size=_BATCH):
        messages = "\n".join(f"{label}: {said}" if label else said for label, said, _ in row.messages)
        changes = "\n".join(_change(*change) for change in row.changes)
        twins = "ja" if row.is_twin else ""
        yield (row.number, row.title, row.detail, Outcome(row.outcome).label, messages, changes, twins)


def _change(label: str, before: str, after: str, is_kept: bool) -> str:
    kept = " (bleibt, von Hand geändert)" if is_kept else ""
    return f"{label}: {before or 'leer'} → {after or 'leer'}{kept}"


IMPORT_ROWS = ListTable(
    label="Zeilen eines Imports",
    columns=("Zeile", "Eintrag", "Schlüssel", "Ergebnis", "Hinweis oder Grund"),
    rows=rows_of_import,
    permitted=may_read_imports,
)
PREVIEW_ROWS = ListTable(
    label="Vorschau",
    columns=("Zeile", "Name", "Näheres", "Was geschähe", "Meldungen", "Änderungen", "Vielleicht doppelt"),
    rows=rows_of_preview,
    permitted=may_import_tables,
    has_people=True,
)
