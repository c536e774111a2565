"""Firms by what a person types, and by an address."""

from django.db.models import Q

from produktschau.lib.text import and_list
from produktschau.showcase.models import Company

FEW = 5


class NotFound(LookupError):
    """What was typed names no firm, or several; the message says what to do."""


def firm_called(typed: str) -> Company:
    """The firm with this short key, or whose name is or holds the words. Raises ``NotFound``."""
    typed = " ".join(typed.replace("\x00", "").split())
    if not typed:
        raise NotFound("Schreiben Sie den Namen oder den Kurzschlüssel des Betriebs.")
    exact = Company.objects.filter(Q(key=typed.upper()) | Q(name__iexact=typed))[:2]
    found = list(exact) or list(Company.objects.filter(name__icontains=typed)[: FEW + 1])
    if not found:
        raise NotFound(f"Einen Betrieb „{typed}“ gibt es nicht. Schreiben Sie einen Teil des Namens.")
    if len(found) > 1:
        names = [f"{one.name} ({one.key})" for one in found[:FEW]]
        more = " und weitere" if len(found) > FEW else ""
        told = and_list(names) if not more else ", ".join(names) + more
        raise NotFound(f"„{typed}“ passt auf mehrere: {told}. Schreiben Sie den Kurzschlüssel.")
    return found[0]


def firms_at(email: str) -> list[Company]:
    """Firms that are written to at an address: their own, a contact's or a steward's."""
    here = Q(email__iexact=email) | Q(contacts__email__iexact=email) | Q(stewards__person__email__iexact=email)
    return list(Company.objects.filter(here).distinct().order_by("pk"))
