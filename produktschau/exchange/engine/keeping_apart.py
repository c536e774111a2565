"""Where domains above say which firms are kept apart: one asked not to be brought together with the other."""

from collections.abc import Callable

from produktschau.lib.points import Point

Apart = Callable[[int, int], bool]
"""Takes two firms (primary keys), in either order; says whether one of them wants nothing forwarded from the other."""

KEEPING_APART: Point[Apart] = Point(
    "exchange.engine.keeping_apart.KEEPING_APART", "which two firms are kept apart when one answers the other"
)


def are_kept_apart(first: int, second: int) -> bool:
    """Whether any domain keeps the two apart."""
    return any(apart(first, second) for apart in KEEPING_APART)
