"""Colours live in one file, and every pair of text and ground is readable in both schemes."""

import re
from itertools import product
from pathlib import Path

import pytest

STATIC = Path(__file__).resolve().parents[2] / "produktschau" / "design" / "static" / "design"
TEXT, EDGE = 4.5, 3.0
WORLDS = ("ton", "wald", "silber", "himmel", "honig")
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|oklch|lab)a?\(")

TEXT_PAIRS = [
    *product(("ink", "ink-2", "region", *(f"{world}-ink" for world in WORLDS)), ("paper", "paper-2", "sheet")),
    *((f"on-{world}", world) for world in WORLDS),
    *product(("ink", "ink-2"), ("region-tint", *(f"{world}-tint" for world in WORLDS))),
    ("on-region", "region"),
    ("region", "region-tint"),
    ("ton-ink", "ton-tint"),
    ("honig-ink", "honig-tint"),
    ("paper", "ink"),
]
EDGE_PAIRS = [
    *product(("line-2", "focus", *(f"{world}-mark" for world in WORLDS)), ("paper", "sheet")),
    ("ton-mark", "ton-tint"),
    ("wald-mark", "wald-tint"),
]


def tokens(scheme: str) -> dict[str, str]:
    """The colours of one scheme: ``light``, ``dark`` or ``print``."""
    css = (STATIC / "tokens.css").read_text(encoding="utf-8")
    light, dark, paper = re.split(r"@media [^{]+\{", css)
    blocks = {"light": [light], "dark": [light, dark], "print": [light, paper]}[scheme]
    found = re.findall(r"--([\w-]+):\s*(#[0-9a-fA-F]{3,6})\b", "".join(blocks))
    return dict(found)


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    channels = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio (WCAG 2.2), 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert round(contrast("#000", "#ffffff"), 6) == 21


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_text_is_readable_on_its_ground(scheme: str) -> None:
    colours = tokens(scheme)
    weak = {pair: round(contrast(colours[pair[0]], colours[pair[1]]), 2) for pair in TEXT_PAIRS}
    assert {pair: value for pair, value in weak.items() if value < TEXT} == {}


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_edges_of_controls_and_marks_can_be_seen(scheme: str) -> None:
    colours = tokens(scheme)
    weak = {pair: round(contrast(colours[pair[0]], colours[pair[1]]), 2) for pair in EDGE_PAIRS}
    assert {pair: value for pair, value in weak.items() if value < EDGE} == {}


def test_dark_and_print_change_only_what_light_names() -> None:
    light = set(tokens("light"))
    assert (set(tokens("dark")) - light, set(tokens("print")) - light) == (set(), set())


@pytest.mark.parametrize("name", ["parts.css", "public.css", "work.css"])
def test_only_the_tokens_name_colours(name: str) -> None:
    assert COLOUR.findall((STATIC / name).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", ["parts.css", "public.css", "work.css"])
def test_every_token_used_is_declared(name: str) -> None:
    sheets = (STATIC / "tokens.css").read_text(encoding="utf-8") + (STATIC / "work.css").read_text(encoding="utf-8")
    declared = set(re.findall(r"--([\w-]+)\s*:", sheets))
    used = set(re.findall(r"var\(--([\w-]+)", (STATIC / name).read_text(encoding="utf-8")))
    assert used - declared == set()


def test_no_sheet_reaches_for_another_place() -> None:
    sheets = "".join(path.read_text(encoding="utf-8") for path in STATIC.glob("*.css"))
    assert re.findall(r"url\(|@import|!important", sheets) == []
