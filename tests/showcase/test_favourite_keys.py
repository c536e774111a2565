"""The keys of a favourites list: what is read, what is passed over, how many there is room for."""

import math
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from produktschau.lib.text import KEY_ALPHABET
from produktschau.showcase.calculations.favourites import MOST, Changed, apart, keys_in, packed, with_added, without
from produktschau.showcase.calculations.qr import qr_svg

KEYS = st.text(KEY_ALPHABET, min_size=6, max_size=6)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("", []),
        ("K7M2QX", ["K7M2QX"]),
        ("k7m2qx-abcdef", ["K7M2QX", "ABCDEF"]),
        ("ABCDEF,K7M2QX K7M2QX+ABCDEF", ["ABCDEF", "K7M2QX"]),
        ("K7M2QXA-K7M2Q-O0I1LL-K7M2QX", ["K7M2QX"]),
        ("\0K7M2QX\0-<script>'\";--", ["K7M2QX"]),
        ("%00ÄÖÜßßß-ẞẞẞ", []),
    ],
)
def test_keys_are_read_from_whatever_comes(text: str, keys: list[str]) -> None:
    assert keys_in(text) == keys


@given(st.lists(KEYS, unique=True, max_size=150))
def test_what_was_packed_is_read_again(keys: list[str]) -> None:
    assert keys_in(packed(keys)) == keys


@given(st.text())
def test_no_text_breaks_the_reading_and_nothing_but_keys_comes_out(text: str) -> None:
    for key in keys_in(text):
        assert (len(key), set(key) - set(KEY_ALPHABET)) == (6, set())


def test_of_an_endless_text_only_a_part_is_read() -> None:
    assert (
        len(keys_in("-".join(f"K{number:05d}".replace("0", "A").replace("1", "B") for number in range(10_000)))) < 3_000
    )


@given(st.lists(KEYS, unique=True, max_size=MOST), st.lists(KEYS, max_size=150))
def test_a_list_never_holds_more_than_it_may_and_never_forgets(kept: list[str], more: list[str]) -> None:
    changed = with_added(kept, more)
    assert changed.keys == [*kept, *changed.added]
    assert len(changed.keys) <= MOST
    assert len(set(changed.keys)) == len(changed.keys)
    assert len(changed.added) + changed.no_room == len(set(more) - set(kept))


def test_what_is_there_already_changes_nothing() -> None:
    assert with_added(["K7M2QX"], ["K7M2QX"]) == Changed(["K7M2QX"], [], [])


def test_taking_off_keeps_the_order_of_the_rest() -> None:
    kept = ["K7M2QX", "ABCDEF", "Z23456"]
    assert without(kept, ["ABCDEF", "NNNNNN"]) == Changed(["K7M2QX", "Z23456"], [], ["ABCDEF"])


def test_a_hundred_keys_fit_a_code_that_telephones_read() -> None:
    keys = packed([f"{a}{b}ABCD" for a in KEY_ALPHABET[:10] for b in KEY_ALPHABET[:10]])
    drawn = qr_svg("https://schau.landkreis-mittelsachsen.de/merkliste/?k=", keys)
    assert 'viewBox="0 0 89 89"' in drawn  # version 16: 81 modules and the quiet zone; 0.6 mm each on 50 mm
    assert "style=" not in drawn


points = st.tuples(st.floats(0, 1000), st.floats(0, 1000))


@given(st.lists(points, max_size=6))
def test_marks_on_the_map_part(spots: list[tuple[float, float]]) -> None:
    placed = apart(spots, 40)
    assert all(math.dist(one, other) > 30 for one, other in combinations(placed, 2))
    assert len(placed) == len(spots)


def test_marks_that_have_room_stay_where_they_are() -> None:
    assert apart([(0, 0), (100, 0)], 40) == [(0, 0), (100, 0)]
