"""Where domains above say why two records must not become one yet."""

from collections.abc import Callable

from produktschau.lib.points import Point
from produktschau.showcase.models import Company, Product

Objection = Callable[[Company | Product, Company | Product], list[str]]
"""Takes the record that stays and the one that goes, of one kind; gives German sentences that say what to do first."""

OBJECTIONS: Point[Objection] = Point(
    "showcase.engine.merging.OBJECTIONS", "why two companies or products cannot be merged yet"
)
