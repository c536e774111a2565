"""Writers of the search: marks in the caller's transaction, and the index itself."""

from produktschau.search.actions.marks import mark, mark_all

__all__ = ["mark", "mark_all"]
