"""Which firms somebody means who wants to join a network."""

from produktschau.accounts.models import User
from produktschau.accounts.roles import AnyUser
from produktschau.lib.text import sort_key
from produktschau.showcase.models import Company, State

MOST_NAMES = 500
"""Names a browser can offer while somebody types; of a longer list it offers none."""
MOST_FIRMS = 3
"""Firms of one name that are written to."""


def called_so(name: str) -> list[Company]:
    """Firms with this name, however it is spelt, drafts too; withdrawn ones are not written to."""
    wanted = sort_key(name)
    found = Company.objects.filter(sort_key=wanted[:200]).order_by("pk") if wanted else Company.objects.none()
    return [one for one in found[: 2 * MOST_FIRMS] if not one.is_withdrawn][:MOST_FIRMS]


def suggested_names() -> list[str]:
    """Names of published firms, to choose from while typing."""
    names = Company.objects.filter(state=State.PUBLISHED).order_by("sort_key", "pk").values_list("name", flat=True)
    found = list(dict.fromkeys(names[: MOST_NAMES + 1]))
    return found if len(found) <= MOST_NAMES else []


def own_firms(user: AnyUser) -> list[Company]:
    """Firms the signed-in person speaks for, by name."""
    if not isinstance(user, User):
        return []
    return list(Company.objects.filter(stewards__person=user).distinct().order_by("sort_key", "pk"))


def all_names() -> list[str]:
    """Names of all firms the office knows, to choose from while typing."""
    found = list(
        dict.fromkeys(Company.objects.order_by("sort_key", "pk").values_list("name", flat=True)[: MOST_NAMES + 1])
    )
    return found if len(found) <= MOST_NAMES else []
