"""Uploaded tables and finished imports, put together by hand."""

from produktschau.tabular.models import Outcome, Stage, TableImport, TableImportRow, TableUpload
from tests.cast import NOW


def upload(kind: str = "companies", stage: Stage = Stage.READY) -> TableUpload:
    """An upload whose preview is empty; its file is not there."""
    return TableUpload.objects.create(
        key="TBHK42",
        kind=kind,
        file_name="liste.csv",
        sha256="0" * 64,
        size=17,
        uploaded_by="user:1",
        uploaded_at=NOW,
        changed_at=NOW,
        stage=stage,
    )


def table_import(kind: str = "companies") -> TableImport:
    """An import of one row, which was skipped and can be mended; it was undone, so that it cannot be undone again."""
    made = TableImport.objects.create(
        kind=kind,
        file_name="liste.csv",
        sha256="0" * 64,
        actor="user:1",
        applied_at=NOW,
        undone_at=NOW,
        undone_by="user:1",
        header=["Name", "Ort"],
        rows=1,
        imported=0,
        updated=0,
        unchanged=0,
        skipped=1,
    )
    TableImportRow.objects.create(
        table_import=made, number=2, outcome=Outcome.SKIPPED, reason="Der Name fehlt.", raw=["", "Oederan"]
    )
    return made
