"""Companies that may be the same: the judge of the imports, asked about what is here already."""

from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import Max

from produktschau.lib.desk import DeskItem
from produktschau.showcase.models import Company, DifferentPair, State
from produktschau.showcase.queries.import_twins import company_stock
from produktschau.showcase.rules import may_publish
from produktschau.tabular.calculations.duplicates import twins

KEPT = 3600
"""Seconds an answer is remembered; a change of any company ends it at once."""


@dataclass(frozen=True)
class Double:
    """Two companies that may be one: keys, names, what tells them apart, why (German words), and how likely (0…1).

    Where only one of them is public, it comes first: it is the one that can stay.
    """

    first: str
    second: str
    first_name: str
    second_name: str
    first_detail: str
    second_detail: str
    reasons: tuple[str, ...]
    score: float


def likely_doubles() -> list[Double]:
    """Pairs nobody has decided about, the likeliest first."""
    told = set(DifferentPair.objects.filter(kind="company").values_list("first_key", "second_key"))
    return [pair for pair in _found() if tuple(sorted((pair.first, pair.second))) not in told]


def _found() -> list[Double]:
    """Worked out again only when a company changed: the judge compares names, which takes seconds for ten thousand."""
    state = Company.objects.aggregate(last=Max("changed_at"), newest=Max("pk"))
    stamp = f"{Company.objects.count()} {state['last']} {state['newest']}"
    kept = cache.get("showcase.doubles")
    if kept is not None and kept[0] == stamp:
        return list(kept[1])
    pairs = _worked_out()
    cache.set("showcase.doubles", (stamp, pairs), KEPT)
    return pairs


def _worked_out() -> list[Double]:
    stock = list(company_stock())
    known = {one.ref: one for one in stock}
    public = set(Company.objects.filter(state=State.PUBLISHED).values_list("key", flat=True))
    pairs: dict[tuple[str, str], Double] = {}
    for ref, found in twins(stock, []).items():
        for twin in found:
            both = (known[ref], known[twin.ref])
            one, other = sorted(both, key=lambda identity: (_key(identity.ref) not in public, identity.ref))
            first, second = _key(one.ref), _key(other.ref)
            # The first reason of the judge is that both stand in one table; here that table is the whole stock.
            pairs[first, second] = Double(
                first, second, one.name, other.name, one.detail, other.detail, twin.reasons[1:], twin.score
            )
    return sorted(pairs.values(), key=lambda pair: (-pair.score, pair.first, pair.second))


def _key(ref: str) -> str:
    """„company:K7M2QX“ → the key."""
    return ref.removeprefix("company:")


DOUBLES = DeskItem(
    "Mögliche doppelte Betriebe",
    lambda user: len(likely_doubles()) if may_publish(user) else None,
    "ansehen und zusammenführen oder als verschieden erklären",
    "showcase_house:desk_doubles",
)
