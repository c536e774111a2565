"""Whether two firms lie in the same former district or division of the WZ 2008, as the figures of networks count it."""

from collections.abc import Collection, Iterable, Mapping

from produktschau.networks.calculations.ties import is_across_for_certain
from produktschau.region.queries import division_titles

ALIKE, DIFFERENT = "gleich", "verschieden"
WITHOUT = "ohne Angabe"


def likeness(one: Iterable[str], other: Iterable[str]) -> str:
    """„gleich“ or „verschieden“; „“ where it is not known of both. Several values of a firm: one of them, nobody knows which."""
    across = is_across_for_certain(filter(None, one), filter(None, other))
    if across is None:
        return ""
    return DIFFERENT if across else ALIKE


def division_names() -> dict[str, str]:
    """Number → number and title of every division of the WZ 2008, as the figures name it."""
    return {code: f"{code} {title}" for code, title in division_titles().items()}


def named(divisions: Collection[str], names: Mapping[str, str]) -> str:
    """The division of a firm in words; several with „oder“."""
    return " oder ".join(names.get(code, code) for code in divisions) or WITHOUT
