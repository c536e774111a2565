"""What the portal's pages show, read from the domains below."""

from dataclasses import dataclass
from typing import Any

from produktschau.lib.dates import today
from produktschau.region.queries import home_figures
from produktschau.search.queries import Results, search
from produktschau.showcase import queries as showcase

WINDOW = 9
"""Compartments of the type case: three by three."""
NEW = 8
"""Products under „Neu im Schaufenster“: two rows of four."""
PAGE = 24
"""Hits per page of the site search."""


@dataclass(frozen=True)
class HomePage:
    """Everything on the home page; lists are empty where the region has nothing yet."""

    totals: Any
    window: list[Any]
    worlds: list[Any]
    areas: list[Any]
    newest: list[Any]
    maker: Any | None
    figures: list[Any]


def home_page() -> HomePage:
    """The shop window of today."""
    return HomePage(
        totals=showcase.totals(),
        window=showcase.window_products(WINDOW),
        worlds=showcase.worlds_with_counts(),
        areas=showcase.areas_with_counts(),
        newest=showcase.newest_products(NEW),
        maker=showcase.maker_of_the_moment(today()),
        figures=home_figures(),
    )


def found(words: str, *, kinds: tuple[str, ...], page: int, language: str) -> Results:
    """Hits of the site search over ``kinds``, ``PAGE`` to a page."""
    return search(words, kinds=kinds, page=page, size=PAGE, language=language)
