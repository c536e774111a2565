"""The showcase on paper and as pictures: data sheets, and what platforms show of a page."""

from produktschau.showcase.print.previews import drawn, photographed
from produktschau.showcase.print.sheets import company_sheet_pdf, product_sheet_pdf

__all__ = ["company_sheet_pdf", "drawn", "photographed", "product_sheet_pdf"]
