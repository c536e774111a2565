"""The region's own colours: where their sheet lies, and what the page that changes them shows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode

from produktschau.design.colour_sheet import digest
from produktschau.design.contrast import TEXT
from produktschau.design.palette import DARK, GROUPS, LIGHT, Colours, Group, cleaned, colours, factory, fields, twofold
from produktschau.design.readable import IN_SCHEME, Pair, pairs
from produktschau.region.calculations.stamp import stamp
from produktschau.region.models import Region


@dataclass(frozen=True)
class Field:
    """One colour to enter: name of the input, its label, what stands in it, the factory's colour, the colour that shows."""

    name: str
    label: str
    value: str
    factory: str
    shown: str


@dataclass(frozen=True)
class Row:
    """One colour of the house, with a field for the light and, where it has one, for the dark."""

    label: str
    help: str
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Part:
    """Rows that belong together; ``is_changed`` where one differs from the factory's."""

    title: str
    text: str
    world: str
    rows: tuple[Row, ...]
    is_changed: bool


@dataclass(frozen=True)
class Proof:
    """The pairs of one scheme: which fail, how many there are, the least ratios, and all of them."""

    title: str
    failing: list[Pair]
    passing: list[Pair]


def sheet_address(region: Region) -> str:
    """Where the sheet of the region's own colours lies; empty where it has none. It changes with every colour."""
    told = digest(region.tokens)
    return reverse("region_house:colours", args=[told]) if told else ""


def look_stamp(tokens: Any) -> str:
    """What tells one state of the colours from another."""
    return stamp(cleaned(tokens))


def input_name(scheme: str, name: str) -> str:
    """The name of a colour's field: „light-paper“."""
    return f"{scheme}-{name}"


def entered(data: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """The colours of a sent form or an address as tokens; what is no colour is left out."""
    given: dict[str, dict[str, str]] = {}
    for scheme, name in fields():
        given.setdefault(scheme, {})[name] = data.get(input_name(scheme, name), "").strip().lower()
    return cleaned(given)


def as_query(tokens: Colours) -> str:
    """Tokens as the query of an address: „light-paper=%23fff“."""
    return urlencode(
        [(input_name(scheme, name), colour) for scheme in tokens for name, colour in tokens[scheme].items()]
    )


def parts(tokens: Colours, typed: Mapping[str, str] | None = None) -> list[Part]:
    """The colours to enter, in groups; ``typed`` is what a person entered and was refused, right or wrong."""
    return [_part(group, tokens, typed) for group in GROUPS]


def proofs(tokens: Colours) -> Iterator[Proof]:
    """Every pair of text and ground with its contrast, scheme by scheme, the weakest first."""
    for scheme in (LIGHT, DARK):
        told = sorted(pairs(tokens, (scheme,)), key=lambda pair: pair.ratio / pair.least)
        yield Proof(
            IN_SCHEME[scheme], [pair for pair in told if not pair.is_enough], [pair for pair in told if pair.is_enough]
        )


def least_text_contrast(tokens: Colours) -> Pair:
    """The pair of text and ground that is the hardest to read."""
    return min((pair for pair in pairs(tokens) if pair.least == TEXT), key=lambda pair: pair.ratio)


def _part(group: Group, tokens: Colours, typed: Mapping[str, str] | None) -> Part:
    rows = []
    for token in group.tokens:
        schemes = (LIGHT, DARK) if token.name in twofold() else (LIGHT,)
        rows.append(
            Row(
                token.label,
                token.help,
                tuple(_field(scheme, token.name, token.label, tokens, typed) for scheme in schemes),
            )
        )
    changed = any(token.name in tokens.get(scheme, {}) for token in group.tokens for scheme in (LIGHT, DARK))
    return Part(group.title, group.text, group.world, tuple(rows), changed)


def _field(scheme: str, name: str, label: str, tokens: Colours, typed: Mapping[str, str] | None) -> Field:
    where = "hell und dunkel" if name not in twofold() else IN_SCHEME[scheme].lower()
    shown = colours(tokens, scheme)[name]
    key = input_name(scheme, name)
    value = typed.get(key, "") if typed is not None else shown
    return Field(key, f"{label}, {where}", value, factory(scheme)[name], shown)
