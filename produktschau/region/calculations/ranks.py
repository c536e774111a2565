"""Ranks among known values: the highest is first, equals share a rank, the unknown have none (competition ranking, „1, 2, 2, 4“)."""

from collections.abc import Collection


def rank(value: float | None, others: Collection[float | None]) -> int | None:
    """The rank of ``value`` among itself and the known others, from 1; ``None`` where it is unknown."""
    if value is None:
        return None
    return 1 + sum(1 for other in others if other is not None and other > value)


def ranked_among(others: Collection[float | None]) -> int:
    """Among how many a rank was found: the known others and the one itself."""
    return 1 + sum(1 for other in others if other is not None)
