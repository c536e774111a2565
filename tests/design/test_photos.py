"""Photographs in several sizes, and which pictures of a list are waited for."""

import pytest

from produktschau.design.cards import card, seen_first
from produktschau.design.photos import FIRST, Photo, photo_html

HOSTILE = """"><script>'&"""
PHOTO = Photo(
    (
        ("image/avif", ((320, "/a-320.avif"), (640, "/a-640.avif"))),
        ("image/webp", ((320, "/a-320.webp"), (640, "/a-640.webp"))),
    ),
    640,
    480,
)
SIZES = "(max-width: 22rem) 92vw, (max-width: 34rem) 45vw, 18rem"


def test_a_photograph_is_offered_in_every_size_and_format() -> None:
    assert photo_html(PHOTO, "Ein Plaid", "card") == (
        f'<picture><source type="image/avif" srcset="/a-320.avif 320w, /a-640.avif 640w" sizes="{SIZES}">'
        f'<img src="/a-640.webp" srcset="/a-320.webp 320w, /a-640.webp 640w" sizes="{SIZES}" alt="Ein Plaid"'
        ' loading="lazy" width="640" height="480"></picture>'
    )


def test_one_size_needs_no_choice() -> None:
    photo = Photo((("image/avif", ((360, "/q.avif"),)), ("image/webp", ((360, "/q.webp"),))), 360, 360)
    assert photo_html(photo, "", "case", when=FIRST) == (
        '<picture><source type="image/avif" srcset="/q.avif">'
        '<img src="/q.webp" alt="" fetchpriority="high" width="360" height="360"></picture>'
    )


def test_nothing_anybody_wrote_breaks_out_of_a_photograph() -> None:
    photo = Photo((("image/webp", ((1, HOSTILE), (2, HOSTILE))),), 2, 2)
    html = photo_html(photo, HOSTILE, "card")
    assert ("<script" in html, html.count("&quot;&gt;&lt;script&gt;&#x27;&amp;")) == (False, 4)


def test_a_photograph_says_the_address_every_browser_reads() -> None:
    assert str(PHOTO) == "/a-640.webp"


@pytest.mark.parametrize(
    ("place", "lazy", "first"), [(0, False, True), (1, False, False), (3, False, False), (4, True, False)]
)
@pytest.mark.parametrize("picture", ["", PHOTO])
def test_the_first_row_of_a_list_is_not_waited_for(place: int, lazy: bool, first: bool, picture: Photo | str) -> None:
    html = seen_first(card(url="/p/", title="Plaid", key="K7M2QX", picture=picture), place)
    assert ('loading="lazy"' in html, 'fetchpriority="high"' in html) == (lazy, first)


def test_a_name_that_looks_like_an_attribute_stays_a_name() -> None:
    html = seen_first(card(url="/p/", title='Plaid loading="lazy"', key="K7M2QX"), 0)
    assert "Plaid loading=&quot;lazy&quot;" in html
