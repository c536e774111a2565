"""The colours of the house: their names for people, their factory setting, which pairs must be readable.

A region's own colours are ``{"light": {name: "#rrggbb"}, "dark": {…}}``. Names without a value of their own for the dark
stand under „light“ only and hold in both. In print, paper and ink are the house's; coloured text is that of the light scheme.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import Any

from produktschau.design.contrast import is_colour

SHEET = Path(__file__).resolve().parent / "static" / "design" / "tokens.css"
LIGHT, DARK, PRINT = "light", "dark", "print"
SCHEMES = (LIGHT, DARK, PRINT)
Colours = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Token:
    """One colour a region may change: its name in the sheet, what it is called, what it is for."""

    name: str
    label: str
    help: str = ""


@dataclass(frozen=True)
class Group:
    """Colours that belong together on the page; a world where they make one."""

    title: str
    text: str
    tokens: tuple[Token, ...]
    world: str = ""


WORLDS = {"ton": "Ton", "wald": "Wald", "silber": "Silber", "himmel": "Himmel", "honig": "Honig"}


def _world(world: str, name: str) -> Group:
    return Group(
        f"Farbwelt {name}",
        f"Band und Marken der Farbwelt {name}.",
        (
            Token(world, f"{name}, Grund", "Fläche des Bandes"),
            Token(f"on-{world}", f"{name}, Schrift auf dem Grund"),
            Token(f"{world}-ink", f"{name}, Schrift auf Papier"),
            Token(f"{world}-mark", f"{name}, kleine Marken", "Quadrate auf der Karte, Striche am Rand"),
            Token(f"{world}-tint", f"{name}, heller Grund", "hinter Hinweisen"),
        ),
        world,
    )


GROUPS = (
    Group(
        "Region und Lieblingsstück",
        "Die Farben, an denen man die Region erkennt.",
        (
            Token("region", "Farbe der Region", "Knöpfe, Verweise am Leitstand, das Wort SCHAU"),
            Token("on-region", "Schrift auf der Farbe der Region", "Beschriftung der Knöpfe"),
            Token("region-tint", "heller Grund der Region", "hinter dem, was ausgewählt ist"),
            Token("spark", "Lieblingsstück", "das eine Feld im Zeichen der Schau; sparsam"),
            Token("focus", "Rahmen der Tastatur", "zeigt, wo man mit der Tastatur steht"),
        ),
    ),
    Group(
        "Papier und Tinte",
        "Grund und Schrift aller Seiten.",
        (
            Token("paper", "Papier", "Grund aller Seiten"),
            Token("paper-2", "Papier, abgesetzt", "hinter Bildern und unter dem Mauszeiger"),
            Token("sheet", "Eingabefeld", "Grund der Felder, in die man schreibt"),
            Token("ink", "Tinte", "Überschriften und Text"),
            Token("ink-2", "Tinte, zurückgenommen", "Nebensätze, Bildunterschriften"),
        ),
    ),
    Group(
        "Linien",
        "Haarlinien dürfen zart sein, Ränder von Feldern müssen zu sehen sein.",
        (
            Token("line", "Haarlinie", "zwischen Zeilen; Schmuck, deshalb ohne Mindestkontrast"),
            Token("line-2", "Rand von Feldern und Knöpfen"),
            Token("case", "Setzkasten", "die Stege um die Bilder der Startseite"),
        ),
    ),
    *(_world(world, name) for world, name in WORLDS.items()),
)
TOKENS = {token.name: token for group in GROUPS for token in group.tokens}

TEXT_PAIRS = (
    *product(("ink", "ink-2", "region", *(f"{world}-ink" for world in WORLDS)), ("paper", "paper-2", "sheet")),
    *((f"on-{world}", world) for world in WORLDS),
    *product(("ink", "ink-2"), ("region-tint", *(f"{world}-tint" for world in WORLDS))),
    ("on-region", "region"),
    ("region", "region-tint"),
    ("ton-ink", "ton-tint"),
    ("honig-ink", "honig-tint"),
    ("paper", "ink"),
)
"""Text and the ground it stands on."""
EDGE_PAIRS = (
    *product(("line-2", "focus", *(f"{world}-mark" for world in WORLDS)), ("paper", "sheet")),
    ("ton-mark", "ton-tint"),
    ("wald-mark", "wald-tint"),
)
"""Edges of controls and marks, and what lies beside them."""
IN_PRINT = frozenset(
    {"region", "on-region", "focus", *(f"{world}-{part}" for world in WORLDS for part in ("ink", "mark"))}
)
"""Names whose light colour is also printed."""


@lru_cache(maxsize=4)
def factory(scheme: str) -> dict[str, str]:
    """The colours of the sheet by name, as „#rrggbb“."""
    light, dark, paper = re.split(r"@media [^{]+\{", SHEET.read_text(encoding="utf-8"))
    blocks = {LIGHT: (light,), DARK: (light, dark), PRINT: (light, paper)}[scheme]
    found = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-fA-F]{3,6})\b", "".join(blocks)))
    return {name: _six(colour) for name, colour in found.items() if name in TOKENS}


@lru_cache(maxsize=1)
def twofold() -> frozenset[str]:
    """Names that have a colour of their own for the dark."""
    dark = re.split(r"@media [^{]+\{", SHEET.read_text(encoding="utf-8"))[1]
    return frozenset(re.findall(r"--([\w-]+):\s*#", dark)) & TOKENS.keys()


def fields() -> list[tuple[str, str]]:
    """Every colour a region can enter, as (scheme, name), in the order of the page."""
    return [(scheme, name) for name in TOKENS for scheme in ((LIGHT, DARK) if name in twofold() else (LIGHT,))]


def cleaned(tokens: Any) -> dict[str, dict[str, str]]:
    """What of a region's tokens is a colour of a known name and differs from the factory setting; everything else is dropped."""
    kept: dict[str, dict[str, str]] = {}
    for scheme, name in fields():
        given = tokens.get(scheme) if isinstance(tokens, Mapping) else None
        value = given.get(name) if isinstance(given, Mapping) else None
        if isinstance(value, str) and is_colour(value) and value.lower() != factory(scheme)[name]:
            kept.setdefault(scheme, {})[name] = value.lower()
    return kept


def colours(tokens: Colours, scheme: str) -> dict[str, str]:
    """Every colour as it shows in a scheme, with the region's own (``cleaned``) laid over the factory's."""
    light, dark = tokens.get(LIGHT, {}), tokens.get(DARK, {})
    both = {name: colour for name, colour in light.items() if name not in twofold()}
    own: Mapping[str, str] = light
    if scheme == DARK:
        own = {**both, **dark}
    elif scheme == PRINT:
        own = {**both, **{name: colour for name, colour in light.items() if name in IN_PRINT}}
    return {**factory(scheme), **own}


def field_of(scheme: str, name: str) -> tuple[str, str] | None:
    """The field that sets the colour a name shows in a scheme; ``None`` where the house sets it."""
    if scheme == PRINT:
        return (LIGHT, name) if name in IN_PRINT or name not in twofold() else None
    return (scheme, name) if name in twofold() else (LIGHT, name)


def _six(colour: str) -> str:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    return f"#{digits.lower()}"
