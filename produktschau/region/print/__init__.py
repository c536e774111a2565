"""The region on paper."""

from produktschau.region.print.municipality import municipality_sheet_pdf

__all__ = ["municipality_sheet_pdf"]
