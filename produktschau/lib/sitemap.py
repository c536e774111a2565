"""The public addresses of the house, for search engines. Domains say which; the portal prints the list."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from produktschau.lib.points import Point


@dataclass(frozen=True)
class Address:
    """A public page: its German path and the moment it last changed, where that is known."""

    path: str
    changed_at: datetime | None = None


SITEMAP: Point[Callable[[], Iterable[Address]]] = Point("lib.sitemap.SITEMAP", "Public addresses, for search engines.")
