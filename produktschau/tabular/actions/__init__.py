"""What writes through tables."""

from produktschau.tabular.actions.applying import ImportRunning, RowsUnaccounted, apply_table
from produktschau.tabular.actions.forgetting import forget_raw_rows

__all__ = ["ImportRunning", "RowsUnaccounted", "apply_table", "forget_raw_rows"]
