"""Where whoever speaks for a firm finds its own pages: a domain above has them."""

from collections.abc import Callable

from produktschau.accounts.models import User
from produktschau.lib.points import Point
from produktschau.showcase.models import Company, Product

OwnPage = Callable[[User, Company | Product], str]
"""Takes a person and a record; gives the address of the person's own pages of it, or nothing."""

OWN_PAGES: Point[OwnPage] = Point("showcase.engine.own_pages.OWN_PAGES", "where whoever speaks for a firm writes")


def own_page(user: User, record: Company | Product) -> str:
    """Where this person writes about the record; ``""`` for whoever does not speak for it."""
    return next((found for find in OWN_PAGES if (found := find(user, record))), "")
