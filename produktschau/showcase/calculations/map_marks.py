"""What a map shows of each place: squares for what is there, and names where there is room for them. All lengths are drawing units."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from produktschau.region.calculations.lettering import Box

STEPS = (1, 2, 3, 4, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10_000)
"""How many things a square may stand for."""
APART = 3.0
"""Free units between the squares of two places, and around a name."""


@dataclass(frozen=True)
class Hand:
    """How large a map is drawn: side of a square and gap between two, size of a name's letters, and of a large name's.

    At most ``most_names`` stand on it, and those of empty places only where ``names_all``.
    """

    side: float
    gap: float
    letter: float
    big_letter: float
    most_names: int = 1000
    names_all: bool = True

    @property
    def pitch(self) -> float:
        """From one square to the next."""
        return self.side + self.gap


FINE = Hand(8.5, 1.5, 14.5, 19)
"""For paper and wide screens: 900 units are about 800 pixels."""
COARSE = Hand(23, 4, 33, 33, most_names=9, names_all=False)
"""For a phone: 900 units are 290 pixels and more."""
_WIDTH = 0.57
"""Mean width of a letter of the serif, in parts of its size."""
_BELOW = 0.22
"""How far letters reach below their line, in parts of their size."""


@dataclass(frozen=True)
class Spot:
    """A place: its key, its name on the map, its middle, and how many things of each colour are there, in the order of the colours.

    ``weight`` tells whose name comes first where there is no room for all; ``is_big`` names are larger.
    """

    key: str
    name: str
    x: float
    y: float
    colours: Mapping[str, int]
    weight: float = 0
    is_big: bool = False


@dataclass(frozen=True)
class Lettered:
    """A name on the map; ``x`` is its middle, ``y`` the line it stands on. ``is_bare``: there is nothing in the place."""

    name: str
    x: float
    y: float
    is_big: bool
    is_bare: bool


@dataclass(frozen=True)
class Marks:
    """What is drawn: a square stands for so many things, squares as one SVG path per colour, and names."""

    per_square: int
    paths: Mapping[str, str]
    names: Sequence[Lettered]


def marks(spots: Sequence[Spot], hand: Hand, canvas: Box, taken: Sequence[Box] = ()) -> Marks:
    """Squares and names in one hand. A square stands for as few things as it can without two places running into each other.

    Names keep clear of what is ``taken``.
    """
    for per_square in STEPS:
        squares = {spot.key: shares(spot.colours, per_square) for spot in spots}
        blocks = {spot.key: _block(spot, len(squares[spot.key]), hand) for spot in spots if squares[spot.key]}
        if max(map(len, squares.values()), default=0) <= 1 or not _collide(list(blocks.values())):
            break
    paths: dict[str, str] = {}
    for key, block in blocks.items():
        for colour, (x, y) in zip(squares[key], _corners(block, len(squares[key]), hand), strict=True):
            paths[colour] = paths.get(colour, "") + f"M{x:g} {y:g}h{hand.side:g}v{hand.side:g}h-{hand.side:g}z"
    return Marks(per_square, paths, _names(spots, blocks, hand, canvas, taken))


def shares(colours: Mapping[str, int], per_square: int) -> list[str]:
    """The colour of each square of a place: as many as the things make when rounded, at least one where there is anything.

    Colours get squares by their share (largest remainders; Hamilton's method), in their order.
    """
    whole = sum(colours.values())
    if not whole:
        return []
    number = max(1, math.floor(whole / per_square + 0.5))
    exact = {colour: count * number / whole for colour, count in colours.items()}
    given = {colour: math.floor(share) for colour, share in exact.items()}
    by_rest = sorted(exact, key=lambda colour: given[colour] - exact[colour])
    for colour in by_rest[: number - sum(given.values())]:
        given[colour] += 1
    return [colour for colour, squares in given.items() for _ in range(squares)]


def columns(number: int) -> int:
    """How many squares stand side by side: a block as wide as high or somewhat wider, with the fewest gaps in its last row."""
    narrow, wide = math.ceil(math.sqrt(number)), math.ceil(math.sqrt(number * 1.5))
    return min(range(wide, narrow - 1, -1), key=lambda across: -number % across)


def _block(spot: Spot, number: int, hand: Hand) -> Box:
    across = columns(number)
    down = math.ceil(number / across)
    return Box.around((spot.x, spot.y), across * hand.pitch - hand.gap, down * hand.pitch - hand.gap)


def _collide(blocks: Sequence[Box]) -> bool:
    return any(one.meets(other, APART) for place, one in enumerate(blocks) for other in blocks[:place])


def _corners(block: Box, number: int, hand: Hand) -> Iterator[tuple[float, float]]:
    across = columns(number)
    for place in range(number):
        row, column = divmod(place, across)
        yield round(block.left + column * hand.pitch, 1), round(block.top + row * hand.pitch, 1)


def _names(
    spots: Sequence[Spot], blocks: Mapping[str, Box], hand: Hand, canvas: Box, others: Sequence[Box]
) -> list[Lettered]:
    taken = [*blocks.values(), *others]
    names: list[Lettered] = []
    for spot in sorted(spots, key=lambda spot: (-spot.weight, spot.key)):
        own = blocks.get(spot.key)
        size = hand.big_letter if spot.is_big else hand.letter
        rest = [other for other in taken if other is not own]
        rooms = _rooms(spot, own, size, hand) if own or hand.names_all else iter(())
        room = next((box for box in rooms if _is_free(box, rest, canvas)), None)
        if room and len(names) < hand.most_names:
            taken.append(room)
            middle, line = (room.left + room.right) / 2, room.bottom - size * _BELOW
            names.append(Lettered(spot.name, round(middle, 1), round(line, 1), spot.is_big, own is None))
    return names


def _rooms(spot: Spot, block: Box | None, size: float, hand: Hand) -> Iterator[Box]:
    """Where a name may stand: above its squares, beneath, to the right and to the left; without squares, on the place."""
    width, height = len(spot.name) * size * _WIDTH, size
    if block is None:
        yield Box.around((spot.x, spot.y), width, height)
        return
    yield Box.around((spot.x, block.top - hand.gap - height / 2), width, height)
    yield Box.around((spot.x, block.bottom + 2 * hand.gap + height / 2), width, height)
    yield Box.around((block.right + 2 * hand.gap + width / 2, spot.y), width, height)
    yield Box.around((block.left - 2 * hand.gap - width / 2, spot.y), width, height)


def _is_free(box: Box, taken: Sequence[Box], canvas: Box) -> bool:
    inside = box.left >= canvas.left and box.right <= canvas.right
    inside = inside and box.top >= canvas.top and box.bottom <= canvas.bottom
    return inside and not any(box.meets(other, APART) for other in taken)
