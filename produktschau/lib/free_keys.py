"""Short keys that no row has yet."""

from typing import Any

from django.db.models import Manager

from produktschau.lib.text import new_key


def free_key(rows: Manager[Any]) -> str:
    """A ``new_key`` that none of the rows has in its field ``key``: ``free_key(Circular.objects)``."""
    while rows.filter(key=(key := new_key())).exists():
        pass
    return key
