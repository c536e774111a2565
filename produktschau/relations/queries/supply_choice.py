"""Firms and products as people name them: by key, by the key of their source, or by name."""

from typing import TypeVar

from django.db.models import Q, QuerySet

from produktschau.lib.text import sort_key
from produktschau.showcase.models import Company, Product

Named = TypeVar("Named", Company, Product)
OFFERED = 4


class Unknown(Exception):
    """Nothing is called so, or several things are. One German sentence."""


def company_called(words: str) -> Company:
    """The firm somebody means. Raises ``Unknown``."""
    return _one(Company.objects.all(), words, "Einen Betrieb")


def product_called(words: str, maker: Company) -> Product:
    """The product of a firm somebody means. Raises ``Unknown``."""
    return _one(Product.objects.filter(maker_rows__company=maker), words, f"Ein Produkt von {maker}")


def _one(rows: QuerySet[Named], words: str, what: str) -> Named:
    words = words.strip()
    folded = sort_key(words)
    exact = list(rows.filter(Q(key=words.upper()) | Q(external_key=words) | Q(sort_key=folded)).distinct()[:2])
    if len(exact) == 1:
        return exact[0]
    found = list(_holding(rows, folded).distinct().order_by("sort_key", "pk")[: OFFERED + 1])
    if not found:
        raise Unknown(
            f"{what} namens „{words}“ gibt es hier nicht. Prüfen Sie den Namen, oder nehmen Sie den Kurzschlüssel."
        )
    if len(found) > 1:
        offered = ", ".join(f"{one.name} ({one.key})" for one in found[:OFFERED])
        raise Unknown(f"Mehrere heißen so ähnlich: {offered}. Schreiben Sie den Kurzschlüssel des gemeinten.")
    return found[0]


def _holding(rows: QuerySet[Named], folded: str) -> QuerySet[Named]:
    parts = folded.split()
    if not parts:
        return rows.none()
    for part in parts:
        rows = rows.filter(sort_key__contains=part)
    return rows
