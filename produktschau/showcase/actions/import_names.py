"""Keys and addresses for the new records of an import; those in use are read once."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol

from produktschau.lib.text import new_key, slug, sort_key
from produktschau.region.models import Source
from produktschau.showcase.actions.import_rows import Origin
from produktschau.showcase.actions.writing import Addresses
from produktschau.showcase.models import Company, Product, SlugRedirect, State


class NewEntry(Protocol):
    """What companies and products to be made have in common; wishes are "" where there are none."""

    key: str
    slug: str
    origin: Origin | None
    state: str
    published_at: datetime | None
    imported: dict[str, Any]


class NewNames:
    """Gives key and address to one record after the other, as wished where they are free."""

    def __init__(self, model: type[Company] | type[Product]) -> None:
        self._addresses = Addresses("company" if model is Company else "product")
        live = model.objects.values_list("key", flat=True)
        self._keys = {*live, *SlugRedirect.objects.values_list("key", flat=True)}

    def columns(self, entry: NewEntry, name: str, sources: Mapping[str, Source], at: datetime) -> dict[str, Any]:
        """The columns every new record has, whichever its kind."""
        key, address = self.give(name, key=entry.key, address=entry.slug)
        return {
            "key": key,
            "slug": address,
            "sort_key": sort_key(name)[:200],
            "source": sources[entry.origin.slug] if entry.origin else None,
            "external_key": entry.origin.external_key if entry.origin else "",
            "created_at": at,
            "changed_at": at,
            "state": entry.state or State.DRAFT,
            "published_at": entry.published_at,
            "imported": entry.imported,
        }

    def give(self, name: str, *, key: str, address: str) -> tuple[str, str]:
        """A key and an address; ``key`` and ``address`` are wishes, "" for none."""
        while not key or key in self._keys:
            key = new_key()
        self._keys.add(key)
        is_wish = bool(address) and address == slug(address) and self._addresses.take(address, key)
        return key, address if is_wish else self._addresses.give(name, key)
