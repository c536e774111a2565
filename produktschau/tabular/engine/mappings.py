"""A stated mapping: which heading of a file is which column of ours, read from TOML.

::

    title = "Direktvermarkter aus OpenStreetMap"

    [source]                        # where it comes from; an unknown source is made from this
    slug = "openstreetmap"
    name = "OpenStreetMap"
    attribution = "© OpenStreetMap-Mitwirkende"

    [columns]                       # our column = heading of the file, or several headings
    name = "name"
    offers = ["product", "vending"]

    [fixed]                         # our column = the same value in every row
    languages = "de"

    [values.offers]                 # values of the file = ours; an empty one is left out
    honey = "Honig"

    [options]                       # what the kind of table offers, for example
    publish = true
"""

import tomllib
from collections.abc import Mapping as Dict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from produktschau.tabular.engine.kinds import TableKind

_PARTS = {"title", "source", "columns", "fixed", "values", "options"}


class UnusableMapping(ValueError):
    """A mapping cannot be read or does not fit the kind of table. One German sentence."""


@dataclass(frozen=True)
class Mapping:
    """``columns``: our name → headings of the file. Empty means: the file uses our own names or labels."""

    name: str = ""
    title: str = ""
    source: Dict[str, str] = field(default_factory=dict)
    columns: Dict[str, tuple[str, ...]] = field(default_factory=dict)
    fixed: Dict[str, str] = field(default_factory=dict)
    values: Dict[str, Dict[str, str]] = field(default_factory=dict)
    options: Dict[str, bool] = field(default_factory=dict)


OWN_COLUMNS = Mapping()


def named_mappings(kind: TableKind) -> tuple[str, ...]:
    """Names of the mappings that come with the house for a kind, sorted."""
    return tuple(sorted(path.stem for path in kind.mappings.glob("*.toml"))) if kind.mappings else ()


def load_mapping(kind: TableKind, name_or_path: str) -> Mapping:
    """A mapping by name or from a file. ``""`` is our own layout. Raises ``UnusableMapping``."""
    if not name_or_path:
        return OWN_COLUMNS
    if name_or_path in named_mappings(kind) and kind.mappings:
        return parse_mapping(kind, name_or_path, (kind.mappings / f"{name_or_path}.toml").read_text("utf-8"))
    path = Path(name_or_path)
    try:
        return parse_mapping(kind, path.stem, path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        known = ", ".join(f"„{name}“" for name in named_mappings(kind)) or "keine"
        raise UnusableMapping(
            f"Die Zuordnung „{name_or_path}“ ist weder eine lesbare Datei noch eine mitgelieferte (es gibt: {known})."
        ) from error


def fitting_mapping(kind: TableKind, header: Sequence[str]) -> Mapping:
    """The named mapping whose headings the file has, every one; else our own layout."""
    there = {heading.casefold() for heading in header}
    for name in named_mappings(kind):
        mapping = load_mapping(kind, name)
        if {heading.casefold() for several in mapping.columns.values() for heading in several} <= there:
            return mapping
    return OWN_COLUMNS


def parse_mapping(kind: TableKind, name: str, text: str) -> Mapping:
    """Read a mapping from TOML text and check it against the kind. Raises ``UnusableMapping``."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UnusableMapping(f"Die Zuordnung „{name}“ ist kein gültiges TOML: {error}") from error
    strange = sorted(set(data) - _PARTS)
    if strange:
        raise UnusableMapping(
            f"Die Zuordnung „{name}“ enthält „{strange[0]}“. Erlaubt sind {', '.join(sorted(_PARTS))}."
        )
    mapping = Mapping(
        name=name,
        title=_text(name, data, "title"),
        source={fact: str(value) for fact, value in _section(name, data, "source").items()},
        columns={ours: _headings(name, ours, theirs) for ours, theirs in _section(name, data, "columns").items()},
        fixed={ours: str(value) for ours, value in _section(name, data, "fixed").items()},
        values={
            ours: {theirs: str(value) for theirs, value in _section(name, _section(name, data, "values"), ours).items()}
            for ours in _section(name, data, "values")
        },
        options={option: bool(value) for option, value in _section(name, data, "options").items()},
    )
    for ours in (*mapping.columns, *mapping.fixed, *mapping.values):
        if ours not in kind.names:
            raise UnusableMapping(
                f"Die Zuordnung „{name}“ nennt die Spalte „{ours}“, die es bei „{kind.label}“ nicht gibt."
            )
    return mapping


def _section(name: str, data: dict[str, Any], part: str) -> dict[str, Any]:
    section = data.get(part, {})
    if not isinstance(section, dict):
        raise UnusableMapping(f"In der Zuordnung „{name}“ muss „{part}“ ein Abschnitt sein, zum Beispiel [{part}].")
    return section


def _text(name: str, data: dict[str, Any], part: str) -> str:
    value = data.get(part, "")
    if not isinstance(value, str):
        raise UnusableMapping(f"In der Zuordnung „{name}“ muss „{part}“ ein Text sein.")
    return value


def _headings(name: str, ours: str, theirs: object) -> tuple[str, ...]:
    headings = (theirs,) if isinstance(theirs, str) else theirs
    if not isinstance(headings, tuple | list) or not headings or not all(isinstance(one, str) for one in headings):
        raise UnusableMapping(
            f"In der Zuordnung „{name}“ muss bei „{ours}“ ein Spaltenname stehen oder eine Liste davon."
        )
    return tuple(str(heading) for heading in headings)
