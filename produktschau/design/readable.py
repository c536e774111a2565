"""Whether a region's colours can be read: every pair of text and ground, and of mark and ground, in every scheme."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import floor
from typing import Any

from produktschau.design.contrast import EDGE, TEXT, contrast, nearest
from produktschau.design.palette import (
    EDGE_PAIRS,
    LIGHT,
    PRINT,
    SCHEMES,
    TEXT_PAIRS,
    TOKENS,
    Colours,
    cleaned,
    colours,
    field_of,
)

NO_BREAK = "\N{NO-BREAK SPACE}"
IN_SCHEME = {"light": "Hell", "dark": "Dunkel", "print": "Im Druck"}


@dataclass(frozen=True)
class Pair:
    """Two colours that meet: names and colours of what is seen and of its ground, their contrast ratio and the least it may be."""

    scheme: str
    name: str
    ground: str
    colour: str
    ground_colour: str
    ratio: float
    least: float

    @property
    def is_enough(self) -> bool:
        """Whether the pair can be read."""
        return self.ratio >= self.least

    @property
    def said(self) -> str:
        """The ratio, never rounded up: „4,49 : 1“."""
        return ratio_text(self.ratio)

    @property
    def title(self) -> str:
        """„Tinte auf Papier“."""
        return f"{TOKENS[self.name].label} auf {TOKENS[self.ground].label}"


@dataclass(frozen=True)
class Weak:
    """A pair that cannot be read, the field (scheme, name) to change, and a sentence that says how."""

    pair: Pair
    field: tuple[str, str]
    proposal: str | None
    sentence: str


def ratio_text(ratio: float) -> str:
    """„4,49 : 1“, never rounded up and kept on one line."""
    return f"{floor(ratio * 100 + 1e-9) / 100:.2f}".replace(".", ",") + f"{NO_BREAK}:{NO_BREAK}1"


def pairs(tokens: Colours, schemes: tuple[str, ...] = SCHEMES) -> Iterator[Pair]:
    """Every pair of every scheme with its contrast; ``tokens`` as ``palette.cleaned`` gives them."""
    for scheme in schemes:
        shown = colours(tokens, scheme)
        for least, both in ((TEXT, TEXT_PAIRS), (EDGE, EDGE_PAIRS)):
            for name, ground in both:
                one, other = shown[name], shown[ground]
                yield Pair(scheme, name, ground, one, other, contrast(one, other), least)


def weak(tokens: Colours) -> list[Weak]:
    """The pairs that cannot be read, each with what to do; one weak on paper only because it is weak in the light is told once."""
    failing = [pair for pair in pairs(tokens) if not pair.is_enough]
    on_screen = {(pair.name, pair.ground) for pair in failing if pair.scheme == LIGHT}
    told = [pair for pair in failing if pair.scheme != PRINT or (pair.name, pair.ground) not in on_screen]
    mends: dict[tuple[str, str], str | None] = {}
    return [_weak(tokens, pair, mends) for pair in told]


def unfit_colours(tokens: Any) -> list[str]:
    """What is wrong with a region's tokens, as sentences: names and values that are none, pairs that cannot be read."""
    if tokens and cleaned(tokens) != tokens:
        return [
            'Die Gestaltung muss {"light": {Name: "#rrggbb"}, "dark": {…}} sein, nur mit Farben, die vom Haus abweichen.'
        ]
    return [one.sentence for one in weak(tokens)] if tokens else []


def _weak(tokens: Colours, pair: Pair, mends: dict[tuple[str, str], str | None]) -> Weak:
    """``mends`` keeps the colours that mend all pairs of a field, by field."""
    field = _to_change(tokens, pair)
    colour = colours(tokens, field[0])[field[1]]
    if field not in mends:
        mends[field] = nearest(colour, _partners(tokens, field))
    proposal = mends[field] or nearest(colour, _partners(tokens, field, pair))
    here = TOKENS[field[1]].label
    found = (
        f"{IN_SCHEME[pair.scheme]}: „{TOKENS[pair.name].label}“ ({pair.colour}) auf „{TOKENS[pair.ground].label}“ "
        f"({pair.ground_colour}) hat nur {pair.said}, nötig sind {ratio_text(pair.least)}."
    )
    advice = f"Nehmen Sie für „{here}“ zum Beispiel {proposal}." if proposal else "Ändern Sie beide Farben."
    return Weak(pair, field, proposal, f"{found} {advice}")


def _to_change(tokens: Colours, pair: Pair) -> tuple[str, str]:
    """The field the region changed; of two changed ones that of the text."""
    open_fields = [field for name in (pair.name, pair.ground) if (field := field_of(pair.scheme, name))]
    changed = [(scheme, name) for scheme, name in open_fields if name in tokens.get(scheme, {})]
    return (changed or open_fields or [(LIGHT, pair.name)])[0]


def _partners(tokens: Colours, field: tuple[str, str], only: Pair | None = None) -> list[tuple[str, float]]:
    """What a field's colour meets, everywhere it shows or in one pair, as (colour, least ratio)."""
    met = []
    for pair in pairs(tokens):
        if only is not None and (pair.scheme, pair.name, pair.ground) != (only.scheme, only.name, only.ground):
            continue
        if field_of(pair.scheme, pair.name) == field:
            met.append((pair.ground_colour, pair.least))
        if field_of(pair.scheme, pair.ground) == field:
            met.append((pair.colour, pair.least))
    return met
