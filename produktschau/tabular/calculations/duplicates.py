"""Finds records that may be the same: by name with legal form, place, domain, phone; through umlauts and typos."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Identity:
    """By what a record is known. ``ref`` names it („company:K7M2QX“, or a row's number); ``detail`` is shown beside the name."""

    ref: str
    name: str
    postcode: str = ""
    place: str = ""
    street: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    detail: str = ""


@dataclass(frozen=True)
class Twin:
    """A record that may be the same. ``reasons`` are German words for people („gleiche Telefonnummer“); ``score`` lies in 0…1."""

    ref: str
    name: str
    detail: str
    reasons: tuple[str, ...]
    score: float


def twins(rows: Sequence[Identity], stock: Iterable[Identity]) -> Mapping[str, tuple[Twin, ...]]:
    """For each of ``rows`` by its ref: what of the stock, and which earlier row, may be the same; best first."""
    raise NotImplementedError
