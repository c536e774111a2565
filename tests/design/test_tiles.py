"""Every drawn tile: the same for ever, well-formed, one spark, small."""

import hashlib
import json
import statistics
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from produktschau.design.tiles.inks import WORLDS
from produktschau.design.tiles.materials import NAMES, OTHER, motif
from produktschau.design.tiles.tile import MOTIFS, tile

GOLDEN = Path(__file__).parent / "golden_tiles.json"
KEYS = ("K7M2QX", "H4WQ9C")
LARGEST, MEDIAN = 20_000, 6_500
keys = st.text("23456789ABCDEFGHJKMNPQRSTUVWXYZ", min_size=6, max_size=6)


def digests() -> dict[str, str]:
    """A digest for each motif, world and golden key."""
    return {
        f"{key} {name} {world}": hashlib.blake2b(tile(key, name, world).encode(), digest_size=8).hexdigest()
        for name in MOTIFS
        for world in WORLDS
        for key in KEYS
    }


def sparks(svg: str, world: str) -> int:
    """How many things in the picture carry the spark colour; a group counts as one thing."""
    colour = WORLDS[world][-1]
    root = ET.fromstring(svg)  # noqa: S314  # our own drawing
    return sum(any(colour in (part.get("fill"), part.get("stroke")) for part in thing.iter()) for thing in root)


def test_tiles_are_drawn_as_they_always_were() -> None:
    assert digests() == json.loads(GOLDEN.read_text(encoding="utf-8"))


@given(key=keys, name=st.sampled_from(sorted(MOTIFS)), world=st.sampled_from(sorted(WORLDS)))
@settings(max_examples=150, deadline=None)
def test_every_tile_is_well_formed_and_has_one_spark(key: str, name: str, world: str) -> None:
    svg = tile(key, name, world)
    assert (sparks(svg, world), svg == tile(key, name, world), len(svg) <= LARGEST) == (1, True, True)


def test_a_second_spark_would_be_noticed() -> None:
    svg = tile("K7M2QX", "honey", "ton")
    assert sparks(svg.replace("</svg>", '<path fill="#f2b632" d="M0 0h9"/></svg>'), "ton") == 2


@given(
    key=keys,
    name=st.sampled_from(sorted(MOTIFS)),
    size=st.sampled_from([(360, 360), (720, 480), (300, 400), (960, 320)]),
)
@settings(max_examples=60, deadline=None)
def test_every_motif_fills_every_format(key: str, name: str, size: tuple[int, int]) -> None:
    assert sparks(tile(key, name, "silber", size), "silber") == 1


def test_tiles_are_small() -> None:
    weights = [len(tile(f"K{i}", name, "himmel")) for name in MOTIFS for i in range(12)]
    assert (statistics.median(weights) <= MEDIAN, max(weights) <= LARGEST) == (True, True)


def test_tiles_hold_nothing_that_clashes_when_set_into_a_page() -> None:
    everything = "".join(tile("K7M2QX", name, "wald") for name in MOTIFS)
    assert [word for word in (" id=", "style=", "url(", "href", "<script", "nan", "inf") if word in everything] == []


def test_every_motif_has_names_of_materials() -> None:
    assert set(MOTIFS) == {*NAMES, OTHER}


@pytest.mark.parametrize(
    ("material", "expected"),
    [("Schurwolle", "textile"), (" Möbel ", "wood"), ("käse", "cheese"), ("Mondstaub", OTHER), ("", OTHER)],
)
def test_a_material_finds_its_motif(material: str, expected: str) -> None:
    assert motif(material) == expected


def test_keys_and_worlds_make_a_difference() -> None:
    assert len({tile(key, "honey", world) for key in ("AAAAAA", "BBBBBB") for world in WORLDS}) == 2 * len(WORLDS)


def test_an_unknown_world_is_drawn_in_silver() -> None:
    assert tile("K7M2QX", "holz", "violett") == tile("K7M2QX", "wood", "silber")
