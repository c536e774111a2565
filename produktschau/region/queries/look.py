"""The region's own colours: where their sheet lies, and what the page that changes them shows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode

from produktschau.design.colour_sheet import digest
from produktschau.design.contrast import TEXT
from produktschau.design.palette import (
    DARK,
    GROUPS,
    LIGHT,
    TOKENS,
    Colours,
    Group,
    cleaned,
    colours,
    factory,
    fields,
    twofold,
)
from produktschau.design.readable import IN_SCHEME, Pair, Weak, pairs
from produktschau.region.calculations.stamp import stamp
from produktschau.region.models import Region


@dataclass(frozen=True)
class Field:
    """One colour to enter: name of the input, its scheme in words, what stands in it, the factory's colour, the one that
    shows, and what is wrong with it.
    """

    name: str
    where: str
    value: str
    factory: str
    shown: str
    refused: "Refused | None"


@dataclass(frozen=True)
class Row:
    """One colour of the house, with a field for the light and, where it has one, for the dark."""

    label: str
    help: str
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Part:
    """Rows that belong together; ``is_told`` where one differs from the factory's or is refused."""

    title: str
    text: str
    world: str
    rows: tuple[Row, ...]
    is_told: bool


@dataclass(frozen=True)
class Refused:
    """What is wrong with one field: what people call it, a sentence that sums it up, a sentence for each pair, a colour that would do."""

    name: str
    label: str
    summary: str
    sentences: tuple[str, ...]
    proposal: str | None


@dataclass(frozen=True)
class Proof:
    """The pairs of one scheme, the weakest first: those that fail and those that pass."""

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


def field_names() -> dict[str, str]:
    """What people call each field: „light-paper“ → „Papier, hell“."""
    return {input_name(scheme, name): f"{TOKENS[name].label}, {_where(scheme, name)}" for scheme, name in fields()}


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


def parts(tokens: Colours, typed: Mapping[str, str] | None = None, refused: Sequence[Refused] = ()) -> list[Part]:
    """The colours to enter, in groups.

    ``typed`` is what a person entered and has not saved, right or wrong; ``refused`` says what is wrong.
    """
    wrong = {one.name: one for one in refused}
    return [_part(group, tokens, typed, wrong) for group in GROUPS]


def no_colours(problems: Mapping[str, str]) -> list[Refused]:
    """What is no colour, by name of the input, as the page tells it."""
    names = field_names()
    return [Refused(name, names[name], said, (said,), None) for name, said in problems.items()]


def unreadable(found: Sequence[Weak]) -> list[Refused]:
    """Weak pairs gathered by the field that is to be changed."""
    names = field_names()
    gathered: dict[str, list[Weak]] = {}
    for one in found:
        gathered.setdefault(input_name(*one.field), []).append(one)
    return [
        Refused(name, names[name], _summed_up(group), tuple(one.sentence for one in group), group[0].proposal)
        for name, group in gathered.items()
    ]


def _summed_up(group: list[Weak]) -> str:
    if len(group) == 1:
        return group[0].sentence
    advice = f" Nehmen Sie zum Beispiel {group[0].proposal}." if group[0].proposal else ""
    return f"{len(group)} Paare sind nicht lesbar genug.{advice}"


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


def _part(group: Group, tokens: Colours, typed: Mapping[str, str] | None, wrong: Mapping[str, Refused]) -> Part:
    rows = []
    for token in group.tokens:
        schemes = (LIGHT, DARK) if token.name in twofold() else (LIGHT,)
        entries = tuple(_field(scheme, token.name, tokens, typed, wrong) for scheme in schemes)
        rows.append(Row(token.label, token.help, entries))
    is_told = any(field.refused or field.shown != field.factory for row in rows for field in row.fields)
    return Part(group.title, group.text, group.world, tuple(rows), is_told)


def _field(
    scheme: str, name: str, tokens: Colours, typed: Mapping[str, str] | None, wrong: Mapping[str, Refused]
) -> Field:
    shown = colours(tokens, scheme)[name]
    key = input_name(scheme, name)
    value = typed.get(key, "") if typed is not None else shown
    return Field(key, _where(scheme, name), value, factory(scheme)[name], shown, wrong.get(key))


def _where(scheme: str, name: str) -> str:
    return IN_SCHEME[scheme].lower() if name in twofold() else "hell und dunkel"
