"""What writes through tables."""

from produktschau.tabular.actions.applying import ImportRunning, RowsUnaccounted, apply_table
from produktschau.tabular.actions.exporting import note_export
from produktschau.tabular.actions.forgetting import forget_person_in_tables, forget_raw_rows, sweep_uploads
from produktschau.tabular.actions.undoing import UndoBlocked, undo_import
from produktschau.tabular.actions.uploads import (
    UploadRefused,
    change_options,
    choose_columns,
    correct_reading,
    decide_rows,
    discard_upload,
    keep_upload,
    request_import,
)
from produktschau.tabular.actions.working import apply_upload, preview_upload

__all__ = [
    "ImportRunning",
    "RowsUnaccounted",
    "UndoBlocked",
    "UploadRefused",
    "apply_table",
    "apply_upload",
    "change_options",
    "choose_columns",
    "correct_reading",
    "decide_rows",
    "discard_upload",
    "forget_person_in_tables",
    "forget_raw_rows",
    "keep_upload",
    "note_export",
    "preview_upload",
    "request_import",
    "sweep_uploads",
    "undo_import",
]
