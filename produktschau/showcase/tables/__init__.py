"""Tables of companies and products: an edge like a command – read the cells, judge, call one action (ADR 0040)."""

from produktschau.showcase.tables.companies import COMPANIES
from produktschau.showcase.tables.products import PRODUCTS

__all__ = ["COMPANIES", "PRODUCTS"]
