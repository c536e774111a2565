"""Where domains above say why two records must not become one yet."""

from collections.abc import Callable
from typing import Any

from produktschau.lib.points import Point
from produktschau.showcase.models import Company, Product

Objection = Callable[[Company | Product, Company | Product], list[str]]
"""Takes the record that stays and the one that goes, of one kind; gives German sentences that say what to do first."""

OBJECTIONS: Point[Objection] = Point(
    "showcase.engine.merging.OBJECTIONS", "why two companies or products cannot be merged yet"
)

Together = Callable[[Any, Any], bool]
"""Takes the row that stays and the one that cannot stand beside it; says whether what hangs on the second may hang on the first."""

TOGETHER: Point[Together] = Point(
    "showcase.engine.merging.TOGETHER",
    "when what hangs on a row that stands at both firms is joined, by the row's model",
)
