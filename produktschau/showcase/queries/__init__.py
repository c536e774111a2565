"""Reads of the showcase, ready for a page."""

from produktschau.showcase.queries.home import (
    areas_with_counts,
    maker_of_the_moment,
    newest_products,
    totals,
    window_products,
    worlds_with_counts,
)
from produktschau.showcase.queries.published import published_companies, published_products

__all__ = [
    "areas_with_counts",
    "maker_of_the_moment",
    "newest_products",
    "published_companies",
    "published_products",
    "totals",
    "window_products",
    "worlds_with_counts",
]
