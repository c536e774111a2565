"""From single supplies to the chain that ends in a product or a firm."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

STEPS = 3
"""So many steps upstream a chain is followed: beyond, nobody can say any more what it has to do with the thing at its end."""


@dataclass(frozen=True, slots=True)
class Link:
    """One supply: firms and products by primary key. ``goods`` is the supplier's product, ``used_in`` the customer's.

    ``order`` puts those that lead to the same place in order.
    """

    key: str
    supplier: int
    customer: int
    goods: int | None
    used_in: int | None
    order: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A link of the chain and how far it is from the end: 1 leads into it."""

    link: Link
    depth: int


@dataclass(frozen=True, slots=True)
class Rail:
    """What is drawn beside a row: the lane of its own square, the lanes of lines above and below it, and the lanes that end here.

    Lane 0 is that of the end. A line comes from a lane into this row's square where ``joins``.
    """

    lane: int
    above: tuple[int, ...]
    below: tuple[int, ...]
    joins: bool


def leads_into(upper: Link, lower: Link) -> bool:
    """Whether what ``upper`` supplies is part of what ``lower`` passes on.

    The firm must be the same, and the product that is passed on, where one is known; where none is known on either side, it is taken for so.
    """
    return upper.customer == lower.supplier and upper.used_in == lower.goods


def chain_of(ends: Iterable[Link], others: Iterable[Link], *, steps: int = STEPS) -> list[Step]:
    """The links that lead to an end, the farthest first, in one order for ever: each link stands before the one it leads into.

    ``ends`` lead straight into the end, ``others`` are searched for what leads into those. A link stands once, at the first place where it is
    found. No way leads through a firm twice, and none is longer than ``steps``.
    """
    pool = _sorted(others)
    found: list[Step] = []
    seen: set[str] = set()

    def follow(link: Link, depth: int, passed: frozenset[int]) -> None:
        if link.key in seen:
            return
        seen.add(link.key)
        way = passed | {link.supplier}
        if depth < steps:
            for upper in pool:
                if leads_into(upper, link) and upper.supplier not in way:
                    follow(upper, depth + 1, way)
        found.append(Step(link, depth))

    for end in _sorted(ends):
        follow(end, 1, frozenset({end.customer}))
    return found


def rails(depths: Sequence[int]) -> list[Rail]:
    """How the rows are joined by lines; ``depths`` are those of the steps, the end itself (0) not among them but drawn last.

    A step is joined to the next row below it that is nearer to the end.
    """
    rows = [*depths, 0]
    drawn, lanes = [], set[int]()
    for depth in rows:
        above = tuple(sorted(lanes))
        joins = depth + 1 in lanes
        lanes = {lane for lane in lanes if lane <= depth}
        if depth:
            lanes.add(depth)
        drawn.append(Rail(depth, above, tuple(sorted(lanes)), joins))
    return drawn


def _sorted(links: Iterable[Link]) -> list[Link]:
    return sorted(links, key=lambda one: (one.order, one.key))
