"""Marks in found texts."""

import re
from html import escape, unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from produktschau.search.calculations.compounds import Vocabulary
from produktschau.search.calculations.forms import Forms, sorted_lines
from produktschau.search.calculations.german import analyse
from produktschau.search.calculations.highlighting import Wanted, excerpt, marked, wanted_by

SMALL = Vocabulary(
    words=frozenset({"solar", "pumpe", "lampe", "honig", "moebel", "haus"}),
    heads={"pumpe": 9, "haus": 9, "lampe": 9},
    modifiers={"solar": 9, "moebel": 9, "honig": 9},
    forms=Forms(sorted_lines({"haeuser": "haus", "haus": "haus", "pumpen": "pumpe", "lampen": "lampe"})),
)
WORDS = st.lists(
    st.sampled_from(
        ["Pumpe", "Solarpumpen", "Möbelhäuser", "Honig & Co.", "<b>", "a \"b\" 'c'", "\x00", "🐝", "Mö", "amp", "lt"]
    ),
    max_size=12,
)
PIECES = st.sampled_from(
    ["<p>", "</p>", '<a title="Pumpe &gt; Honig">', "<br>", "Pumpe", "Solarpumpen ", "&amp;", "&quot;", "M&ouml;bel", "&#x27;", " ",
     "Honig", "amp", "<!-- Pumpe -->", "ö", "&", "🐝", "\u00ad"]
)  # fmt: skip


def wanted(words: str, *, last_begins: bool = False) -> Wanted:
    """What these words mark."""
    return wanted_by(analyse(words, SMALL), SMALL, last_begins=last_begins)


@pytest.mark.parametrize(
    ("words", "html", "shown"),
    [
        ("Pumpe", "<p>Pumpen</p>", "<p><mark>Pumpen</mark></p>"),
        ("Pumpe", "Solarpumpe", "Solar<mark>pumpe</mark>"),
        ("Haus", "Möbelhäuser", "Möbel<mark>häuser</mark>"),
        ("Möbel", "Mo\u0308belhaus", "<mark>Mo\u0308bel</mark>haus"),
        ("Solarpumpe", "Pumpe mit Solarlampe", "<mark>Pumpe</mark> mit <mark>Solar</mark>lampe"),
        ("Pumpe", '<a title="Pumpe" href="/pumpe/">x</a>', '<a title="Pumpe" href="/pumpe/">x</a>'),
        ("Pumpe", "<!-- Pumpe --><script>pumpe()</script>", "<!-- Pumpe --><script>pumpe()</script>"),
        ("amp", "Tee &amp; Honig", "Tee &amp; Honig"),
        ("Honig", "Tee &amp; Honig&#x27;", "Tee &amp; <mark>Honig</mark>&#x27;"),
        ("Möbel", "M&ouml;bel", "<mark>M&ouml;bel</mark>"),
        ("und", "Tee und Honig", "Tee und Honig"),
    ],
)
def test_words_and_parts_are_marked_and_nothing_else(words: str, html: str, shown: str) -> None:
    assert marked(html, wanted(words), SMALL) == shown


def test_a_beginning_is_marked_as_far_as_it_was_typed() -> None:
    assert marked("Möbelhaus", wanted("Moeb", last_begins=True), SMALL) == "<mark>Möb</mark>elhaus"
    assert marked("Möbelhaus", wanted("Mo", last_begins=True), SMALL) == "Möbelhaus"


@given(st.lists(PIECES, max_size=15), st.sampled_from(["Pumpe", "Honig amp", "Möbel Solarpumpe", "quot"]))
def test_without_the_marks_the_html_is_as_it_was(pieces: list[str], words: str) -> None:
    html = "".join(pieces)
    shown = marked(html, wanted(words, last_begins=True), SMALL)
    assert shown.replace("<mark>", "").replace("</mark>", "") == html
    assert re.sub("[^<>]+", "", re.sub("</?mark>", "", shown)) == re.sub("[^<>]+", "", html)
    assert all(inside.count("<") == 0 for inside in re.findall("<mark>(.*?)</mark>", shown))


@given(st.text(max_size=60))
def test_any_text_can_be_marked(text: str) -> None:
    shown = marked(escape(text), wanted("Pumpe Honig", last_begins=True), SMALL)
    assert unescape(shown.replace("<mark>", "").replace("</mark>", "")) == unescape(escape(text))


class Strict(HTMLParser):
    """Notes the tags and the text of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Note a tag."""
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Note an end."""
        self.tags.append("/" + tag)

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self.text += data


@given(WORDS, st.integers(1, 60))
def test_an_excerpt_is_valid_html_with_words_of_the_text(words: list[str], length: int) -> None:
    text = " ".join(words)
    shown = excerpt(text, wanted("Pumpe Haus"), SMALL, length)
    parser = Strict()
    parser.feed(shown)
    parser.close()
    assert parser.tags == ["mark", "/mark"] * (len(parser.tags) // 2)
    assert parser.text.removeprefix("… ").removesuffix(" …") in " ".join(text.split())
    assert bool(shown) == any("umpe" in word or "häuser" in word for word in words)


def test_an_excerpt_shows_the_passage_with_most_words_cut_at_words() -> None:
    text = (
        "Eine Lampe zuerst. "
        + "Dann kommt viel anderes. " * 20
        + "Endlich Honig aus dem Haus, und noch mehr davon. " * 5
    )
    shown = excerpt(text, wanted("Lampe Honig Haus"), SMALL, 60)
    assert "<mark>Honig</mark> aus dem <mark>Haus</mark>" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    plain = re.sub("</?mark>", "", shown).removeprefix("… ").removesuffix(" …")
    assert len(plain) <= 60
    assert f" {plain} " in text


def test_an_excerpt_of_a_text_without_the_words_is_empty() -> None:
    assert excerpt("Nur Holz.", wanted("Honig"), SMALL) == ""


def test_an_excerpt_is_escaped() -> None:
    assert excerpt('<b> & "Honig"', wanted("Honig"), SMALL) == "&lt;b&gt; &amp; &quot;<mark>Honig</mark>&quot;"
