"""One row of a table of products, ready to be written."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from produktschau.showcase.actions.import_rows import Origin
from produktschau.showcase.queries.import_products import PresentProduct


@dataclass
class ProductEntry:
    """A row made ready. ``present`` is the product as it was judged, ``None`` a new one.

    ``values`` holds only what is to be written (all of it for a new product), ``imported`` what is remembered of the source.
    ``state`` is „“ where it stays. ``key`` and ``slug`` are wishes for a new product.
    """

    number: int
    present: PresentProduct | None
    values: dict[str, Any]
    imported: dict[str, Any]
    origin: Origin | None = None
    key: str = ""
    slug: str = ""
    state: str = ""
    published_at: datetime | None = None

    @property
    def changes(self) -> bool:
        """Whether anything is to be written."""
        return self.present is None or bool(self.values or self.origin or self.state)
