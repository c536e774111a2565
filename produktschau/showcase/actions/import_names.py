"""Keys and addresses for the new records of an import; those in use are read once."""

from produktschau.lib.text import new_key, slug
from produktschau.showcase.actions.writing import Addresses
from produktschau.showcase.models import Company, Product, SlugRedirect


class NewNames:
    """Gives key and address to one record after the other, as wished where they are free."""

    def __init__(self, model: type[Company] | type[Product]) -> None:
        self._addresses = Addresses("company" if model is Company else "product")
        live = model.objects.values_list("key", flat=True)
        self._keys = {*live, *SlugRedirect.objects.values_list("key", flat=True)}

    def give(self, name: str, *, key: str, address: str) -> tuple[str, str]:
        """A key and an address; ``key`` and ``address`` are wishes, "" for none."""
        while not key or key in self._keys:
            key = new_key()
        self._keys.add(key)
        is_wish = bool(address) and address == slug(address) and self._addresses.take(address, key)
        return key, address if is_wish else self._addresses.give(name, key)
