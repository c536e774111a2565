"""Cards: escaping, the drawn tile, the word for an example."""

import pytest
from django.utils import translation
from django.utils.safestring import SafeString

from produktschau.design.cards import card, tile_address

HOSTILE = """</a><script>"'&"""
ESCAPED = "&lt;/a&gt;&lt;script&gt;&quot;&#x27;&amp;"


def test_a_card_is_written_whole() -> None:
    html = card(
        url="/p/", title="Plaid", key="K7M2QX", material="Wolle", world="himmel", maker="Talaue", meta="Freiberg"
    )
    assert html == (
        '<div class="card" data-world="himmel" data-key="K7M2QX"><div class="pic">'
        '<img src="/kacheln/K7M2QX-textile-himmel.svg" alt="" loading="lazy" width="480" height="360"></div>'
        '<div class="label"><h3><a href="/p/">Plaid</a></h3><p>Talaue</p>'
        '<p class="quiet">Freiberg</p></div></div>'
    )


def test_nothing_anybody_wrote_breaks_out_of_a_card() -> None:
    html = card(url=HOSTILE, title=HOSTILE, world=HOSTILE, picture=HOSTILE, alt=HOSTILE, maker=HOSTILE, meta=HOSTILE)
    assert (html.count(ESCAPED), "<script" in html, html.count("'")) == (7, False, 0)


def test_what_is_marked_as_safe_stays_as_it_is() -> None:
    assert '<a href="/p/"><span lang="de">Plaid</span></a>' in card(
        url="/p/", title=SafeString('<span lang="de">Plaid</span>'), key="K7M2QX"
    )


@pytest.mark.parametrize(("language", "word"), [("de", "Beispiel"), ("en", "Example")])
def test_an_example_says_so_in_the_language_of_the_page(language: str, word: str) -> None:
    with translation.override(language):
        html = card(url="/p/", title="Plaid", key="K7M2QX", is_invented=True)
    assert f'<p> <span class="example">({word})</span></p>' in html


def test_a_tile_of_an_unknown_world_is_drawn_in_plain_colours() -> None:
    assert tile_address("K7M2QX", "", "mond") == "/kacheln/K7M2QX-other-silber.svg"
