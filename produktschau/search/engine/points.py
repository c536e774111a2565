"""Points as the index holds them: packed in one number, and as terms for themselves and the squares of the map they lie in."""

from produktschau.search.engine.kinds import LonLat

SIZES = (9, 11, 13, 15)
"""Bits of longitude and latitude that name a square; in the middle of Germany 49 × 39, 12 × 10, 3 × 2.4 and 0.8 × 0.6 km."""
POINT = "p"
"""What the term of a point begins with."""
BITS = 32
_STEPS = (1 << BITS) - 1


def packed_point(point: LonLat) -> int:
    """Longitude and latitude in one number, exact to a centimetre."""
    lon, lat = point
    return round((lon + 180) / 360 * _STEPS) << BITS | round((lat + 90) / 180 * _STEPS)


def unpacked_point(packed: int) -> LonLat:
    """The point of ``packed_point``."""
    return (packed >> BITS) / _STEPS * 360 - 180, (packed & _STEPS) / _STEPS * 180 - 90


def square_of(packed: int, bits: int) -> tuple[int, int]:
    """The square of one size a packed point lies in, by its numbers eastward and northward."""
    return packed >> (2 * BITS - bits), (packed & _STEPS) >> (BITS - bits)


def corners(square: tuple[int, int], bits: int) -> tuple[LonLat, LonLat]:
    """The corners of a square in the south-west and north-east."""
    x, y = square
    rest = BITS - bits
    return unpacked_point(x << rest + BITS | y << rest), unpacked_point(
        (x + 1 << rest) - 1 << BITS | (y + 1 << rest) - 1
    )


def point_term(packed: int) -> str:
    """The term of a point."""
    return f"{POINT}{packed:016x}"


def point_of(term: str) -> int:
    """The packed point of its term. Raises ``ValueError`` for a term that is none."""
    return int(term.removeprefix(POINT), 16)


def square_term(square: tuple[int, int], bits: int) -> str:
    """The term of a square."""
    return f"{bits}:{square[0]:x}:{square[1]:x}"


def terms_of_point(packed: int) -> list[str]:
    """All terms of a point, from the largest square to itself."""
    return [*(square_term(square_of(packed, bits), bits) for bits in SIZES), point_term(packed)]
