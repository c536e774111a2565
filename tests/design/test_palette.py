"""A region's own colours: laid over the factory's, proven readable, written as a sheet nothing can break out of."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from produktschau.design import palette
from produktschau.design.colour_sheet import digest, forced, sheet
from produktschau.design.contrast import contrast
from produktschau.design.readable import pairs, ratio_text, unfit_colours, weak
from tests.design import test_tokens

SHEET = re.compile(
    r"@layer tokens \{\n(?:(?:@media [a-z() :-]+ \{ )?:root \{(?: --[a-z0-9-]+: #[0-9a-f]{6};)+ \}(?: \})?\n)+\}\n"
)
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_the_page_offers_every_colour_of_the_sheet_and_no_other() -> None:
    assert set(palette.TOKENS) == set(test_tokens.tokens("light"))
    assert {name for scheme, name in palette.fields() if scheme == "dark"} == palette.twofold()


@pytest.mark.parametrize("scheme", palette.SCHEMES)
def test_without_colours_of_its_own_a_region_shows_the_factorys(scheme: str) -> None:
    told = {name: colour if len(colour) == 7 else f"#{''.join(2 * digit for digit in colour[1:])}" for name, colour in test_tokens.tokens(scheme).items()}  # fmt: skip
    assert palette.colours({}, scheme) == told


def test_the_pairs_proven_for_a_region_are_those_proven_for_the_house() -> None:
    assert set(palette.TEXT_PAIRS) == set(test_tokens.TEXT_PAIRS)
    assert set(palette.EDGE_PAIRS) == set(test_tokens.EDGE_PAIRS)
    assert weak({}) == []


def test_a_colour_without_a_dark_one_holds_in_both_and_in_print() -> None:
    shown = [palette.colours({"light": {"ton": "#112233"}}, scheme)["ton"] for scheme in palette.SCHEMES]
    assert shown == ["#112233"] * 3


def test_a_light_colour_stays_out_of_the_dark_and_paper_out_of_print() -> None:
    own = {"light": {"paper": "#eeeeee", "region": "#112233"}}
    shown = [[palette.colours(own, scheme)[name] for name in ("paper", "region")] for scheme in palette.SCHEMES]
    assert shown == [["#eeeeee", "#112233"], ["#16181a", "#86c5d0"], ["#ffffff", "#112233"]]


def test_the_sheet_holds_what_differs_and_nothing_else() -> None:
    own = {"light": {"region": "#224466", "spark": "#ff0000", "ink": "#1D1C1A"}, "dark": {"region": "#aaccee"}}
    assert sheet(own) == (
        "@layer tokens {\n"
        ":root { --spark: #ff0000; }\n"
        "@media screen and (prefers-color-scheme: light) { :root { --region: #224466; } }\n"
        "@media screen and (prefers-color-scheme: dark) { :root { --region: #aaccee; } }\n"
        "@media print { :root { --region: #224466; } }\n"
        "}\n"
    )


@pytest.mark.parametrize("tokens", [{}, None, [], "red", {"light": {"ink": "#1d1c1a"}}, {"light": "red"}, {"blue": {}}])
def test_a_region_without_colours_of_its_own_needs_no_sheet(tokens: Any) -> None:
    assert (sheet(tokens), digest(tokens)) == ("", "")


@pytest.mark.parametrize(
    "hostile", ["red;}body{display:none", "#123456;}*{}", "url(//x)", "#abc", "</style>", "\\23 123456"]
)
def test_what_is_no_colour_never_reaches_the_sheet(hostile: str) -> None:
    for tokens in ({"light": {"region": hostile}}, {"light": {hostile: "#123456"}}, {hostile: {"region": "#123456"}}):
        assert sheet(tokens) == ""
        assert hostile not in forced(tokens, "light")
        assert unfit_colours(tokens) != []


@given(
    st.dictionaries(
        st.sampled_from(["light", "dark", "print", "x"]),
        st.dictionaries(st.sampled_from(sorted(palette.TOKENS)) | st.text(), COLOURS | st.text() | st.none()),
    )
)
def test_whatever_stands_in_the_row_the_sheet_stays_a_sheet(tokens: dict[str, Any]) -> None:
    written = sheet(tokens)
    assert written == "" or SHEET.fullmatch(written)
    assert digest(tokens) == "" if not written else re.fullmatch("[0-9a-f]{12}", digest(tokens))


def test_the_address_changes_with_a_colour_and_comes_back_with_it() -> None:
    told = [digest({"light": {"region": colour}}) for colour in ("#112233", "#112234", "#112233")]
    assert (told[0] == told[2], told[0] == told[1]) == (True, False)


def test_a_preview_shows_one_scheme_whatever_the_browser_asks_for() -> None:
    dark = forced({"dark": {"paper": "#101010"}}, "dark")
    assert "color-scheme: dark; --paper: #101010;" in dark
    assert dark.count("--") == len(palette.TOKENS)
    assert "@media" not in dark


def test_a_weak_pair_is_told_with_what_to_do() -> None:
    found = weak({"light": {"ink-2": "#8a857c"}})
    assert found[0].sentence == (
        "Hell: „Tinte, zurückgenommen“ (#8a857c) auf „Papier“ (#fbfaf7) hat nur 3,51\N{NO-BREAK SPACE}:\N{NO-BREAK SPACE}1, nötig sind 4,50\N{NO-BREAK SPACE}:\N{NO-BREAK SPACE}1. "
        f"Nehmen Sie für „Tinte, zurückgenommen“ zum Beispiel {found[0].proposal}."
    )
    assert {one.field for one in found} == {("light", "ink-2")}


@settings(deadline=None)
@given(st.sampled_from(palette.fields()), COLOURS)
def test_a_proposal_mends_every_pair_or_at_least_its_own(field: tuple[str, str], colour: str) -> None:
    scheme, name = field
    for one in weak(palette.cleaned({scheme: {name: colour}})):
        assert one.field == field
        assert one.proposal is not None
        mended = palette.cleaned({scheme: {name: one.proposal}})
        same = [pair for pair in pairs(mended) if (pair.scheme, pair.name, pair.ground) == (one.pair.scheme, one.pair.name, one.pair.ground)]  # fmt: skip
        assert [pair.is_enough for pair in same] == [True]


def test_a_changed_ground_is_what_is_to_be_changed_again() -> None:
    assert {one.field for one in weak({"light": {"ton": "#ffddcc"}})} == {("light", "ton")}


def test_a_ratio_is_never_rounded_up() -> None:
    assert [ratio_text(value).replace("\N{NO-BREAK SPACE}", " ") for value in (4.4999, 4.5, 21.0, 3)] == [
        "4,49 : 1",
        "4,50 : 1",
        "21,00 : 1",
        "3,00 : 1",
    ]
    assert contrast("#777777", "#ffffff") < 4.5
