"""Reads of the showcase, ready for a page."""

from produktschau.showcase.queries.published import published_companies, published_products

__all__ = ["published_companies", "published_products"]
