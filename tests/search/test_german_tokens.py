"""What counts as one word, where it stands, and that nothing takes long."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from produktschau.search.calculations.compounds import Vocabulary
from produktschau.search.calculations.german import EMPTY, STOP_WORDS, analyse, forms, stem
from produktschau.search.calculations.highlighting import excerpt, marked, wanted_by
from produktschau.search.calculations.spelling import is_german, spellings


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("Bio-Honig", ["bio", "honig"]),
        ("3-D-Druck", ["3d", "druck"]),
        ("3D-Druck", ["3d", "druck"]),
        ("T-Shirt und E-Bike", ["tshirt", "ebike"]),
        ("CNC-Fräsen", ["cnc", "fraesen"]),
        ("5-Achs-Fräsen", ["5", "achs", "fraesen"]),
        ("1,5 l", ["1", "5", "l"]),
        ("M8", ["m8"]),
        ("Müller's Müllers", ["muellers", "muellers"]),
        ("'Honig' ‚Senf‘", ["honig", "senf"]),
        ("Imkerverein e. V.", ["imkerverein", "ev"]),
        ("Imkerverein e.V.", ["imkerverein", "ev"]),
        ("z. B. Honig", ["honig"]),
        ("H&M", ["hm"]),
        ("Müller & Sohn", ["mueller", "sohn"]),
        ("Dr. Mai", ["dr", "mai"]),
        ("Glas/Holz", ["glas", "holz"]),
        ("snake_case", ["snake", "case"]),
    ],
)
def test_words_are_cut_as_people_read_them(text: str, surfaces: list[str]) -> None:
    assert [token.surface for token in analyse(text)] == surfaces


@pytest.mark.parametrize(
    "text", ["Bäcker:innen", "Bäcker*innen", "Bäcker_innen", "BäckerInnen", "Bäcker/-innen", "Bäcker:in", "Bäckerin"]
)
def test_every_gender_form_is_the_trade(text: str, words: Vocabulary) -> None:
    [token] = analyse(text, words)
    assert (token.stem, token.parts) == ("baecker", ())
    assert text[token.start : token.end] == text


def test_a_colon_before_an_ordinary_word_is_no_gender_form() -> None:
    assert [token.surface for token in analyse("Türen:innenliegend", keep_stop_words=True)] == [
        "tueren",
        "innenliegend",
    ]


def test_a_measure_and_a_name_in_camel_case_have_parts() -> None:
    assert [(token.surface, token.parts, token.spans) for token in analyse("500g BioHof")] == [
        ("500g", ("500", "g"), ((0, 3), (3, 4))),
        ("biohof", ("bio", "hof"), ((5, 8), (8, 11))),
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("eine Solarpumpe", ["Solar", "pumpe"]),
        ("Möbelhäuser", ["Möbel", "häuser"]),
        ("Mo\u0308belha\u0308user", ["Mo\u0308bel", "ha\u0308user"]),
        ("Straßenbau", ["Straßen", "bau"]),
        ("Wei\u00adden\u00adkorb", ["Wei\u00adden\u00ad", "korb"]),
        ("Stoﬀtasche", ["Stoﬀ", "tasche"]),
        ("WOLLMÜTZE", ["WOLL", "MÜTZE"]),
    ],
)
def test_parts_are_shown_where_they_stand_in_the_text(text: str, shown: list[str], words: Vocabulary) -> None:
    token = analyse(text, words)[-1]
    assert [text[start:end] for start, end in token.spans] == shown


@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from(["Solarpumpen", "Möbel-Haus", "ﬀ", "\u0308", " ", "ß", "e. V."])).map("".join)
)
def test_spans_lie_inside_their_word(text: str) -> None:
    for token in analyse(text, EMPTY):
        assert len(token.spans) == len(token.parts)
        assert all(token.start <= start < end <= token.end for start, end in token.spans)


def test_the_index_gets_what_the_analysis_gives(words: Vocabulary) -> None:
    text = "Die Imkerei Müller's liefert Solarpumpen, 500g Bienenhonig, Möbelhäuser & T-Shirts an Bäcker:innen e. V."
    tokens = analyse(text, words)
    assert forms(text, words) == (
        [token.surface for token in tokens],
        [token.stem for token in tokens],
        [stem(part, words) for token in tokens for part in token.parts],
    )


@given(st.text(max_size=80))
def test_surfaces_and_stems_of_folded_text_stay(text: str) -> None:
    surfaces, stems, _ = forms(text, EMPTY)
    again = forms(" ".join(surfaces), EMPTY)
    kept = [(surface, stemmed) for surface, stemmed in zip(surfaces, stems, strict=True) if surface not in STOP_WORDS]
    assert list(zip(again[0], again[1], strict=True)) == kept


ODD = {
    "letters": "a" * 10_000,
    "one long compound": "holz" * 2_500,
    "dots": "a." * 5_000,
    "names": "a&" * 5_000,
    "hyphens": "a-" * 5_000,
    "apostrophes": "a'" * 5_000,
    "an expression": "((((a+)+)+)+)$" * 700,
    "emoji": "🐝" * 5_000,
    "right to left": "שלום עולם " * 1_000,
    "zeros": "\x00" * 10_000,
    "lone surrogates": "\ud800a\udfff" * 3_000,
    "accents": "a" + "\u0301" * 10_000,
    "soft hyphens": "a\u00ad" * 5_000,
    "ligatures": "ﷺ" * 5_000,
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_odd_texts_are_analysed_marked_and_spelt(text: str, words: Vocabulary) -> None:
    tokens = analyse(text, words)
    assert all(len(token.surface) <= 100 for token in tokens)
    assert all(earlier.end <= later.start for earlier, later in pairwise(tokens))
    wanted = wanted_by(analyse("Honig Pumpe", words), words, last_begins=True)
    assert marked(text, wanted, words) == text
    assert excerpt(text, wanted, words) == ""
    assert len(spellings(text)) <= 24
    assert is_german(text, words) is False
