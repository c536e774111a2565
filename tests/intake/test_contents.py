"""What a submission says: checked field by field, complete or not, and compared word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from produktschau.intake.calculations.comparing import Piece, changed_fields, differences, shown
from produktschau.intake.calculations.completeness import ENOUGH_STORY, completeness
from produktschau.intake.calculations.contents import (
    COMPANY_FIELDS,
    PRINT_LONGEST,
    PRODUCT_FIELDS,
    check_content,
    check_print,
    empty_content,
    fields_for,
    missing,
    rough_content,
)
from produktschau.intake.calculations.quoting import quoted
from produktschau.showcase.calculations.values import Unfit

TEXT = st.text(alphabet=st.characters(codec="utf-8"), max_size=80)


def test_a_content_holds_every_field_and_plain_values() -> None:
    assert empty_content(fields_for(is_product=True)) == {
        **dict.fromkeys(("name", "lead", "story", "lead_en", "story_en", "world", "where_to_buy"), ""),
        "areas": [],
        "materials": [],
    }
    assert empty_content(COMPANY_FIELDS)["founded_year"] is None


def test_values_are_cleaned_and_problems_are_sentences() -> None:
    cleaned, problems = check_content(
        COMPANY_FIELDS,
        {"name": " Weberei  Talaue ", "phone": "bitte mailen", "founded_year": "1936", "website": "talaue.example.org"},
    )
    assert cleaned == {"name": "Weberei Talaue", "founded_year": 1936, "website": "https://talaue.example.org"}
    assert problems == {
        "phone": "Die Telefonnummer „bitte mailen“ ist keine Telefonnummer. "
        "Schreiben Sie nur Ziffern, zum Beispiel 03731 12345."
    }


def test_fields_not_given_are_not_there_and_strange_names_are_left_out() -> None:
    assert check_content(PRODUCT_FIELDS, {"lead": "Kurz.", "state": "published"}) == ({"lead": "Kurz."}, {})


def test_only_offered_choices_are_taken() -> None:
    choices = {"areas": {"wohnen"}, "world": {"wald"}, "materials": {"holz"}}
    given_ = {"areas": ["wohnen", "wohnen", ""], "world": "wüste", "materials": ["holz", "gold"]}
    cleaned, problems = check_content(PRODUCT_FIELDS, given_, choices=choices)
    assert cleaned == {"areas": ["wohnen"]}
    assert sorted(problems) == ["materials", "world"]
    assert problems["world"] == "„wüste“ steht nicht zur Wahl. Wählen Sie aus der Liste."


def test_a_text_too_long_is_refused_with_its_length() -> None:
    _, problems = check_content(PRODUCT_FIELDS, {"where_to_buy": "a" * 2001})
    assert problems == {"where_to_buy": "„Wo es das gibt“ hat 2001 Zeichen. Kürzen Sie auf höchstens 2000."}
    with pytest.raises(Unfit):
        check_print("a" * (PRINT_LONGEST + 1))


@given(
    st.dictionaries(st.sampled_from([spec.name for spec in COMPANY_FIELDS]), st.one_of(TEXT, st.integers(), st.none()))
)
def test_any_company_can_be_kept_in_the_rough_and_cleaning_is_stable(content: dict[str, object]) -> None:
    assert sorted(rough_content(COMPANY_FIELDS, content)) == sorted(content)
    cleaned, problems = check_content(COMPANY_FIELDS, content)
    assert sorted([*cleaned, *problems]) == sorted(content)
    assert check_content(COMPANY_FIELDS, cleaned) == (cleaned, {})


def test_what_is_required_is_asked_for_with_a_sentence_each() -> None:
    assert missing(COMPANY_FIELDS, {"name": "Weberei"}) == {
        "lead": "Der Kurztext fehlt. Ein Satz genügt.",
        "place": "Der Ort fehlt. Tragen Sie ein, wo Sie arbeiten.",
    }


def test_completeness_says_why_each_thing_matters() -> None:
    points = completeness(PRODUCT_FIELDS, {"lead": "Kurz.", "story": "a" * (ENOUGH_STORY - 1)}, pictures=1)
    assert [(point.field, point.is_done) for point in points] == [
        *(
            ("lead", True),
            ("story", False),
            ("areas", False),
            ("materials", False),
            ("where_to_buy", False),
            ("pictures", True),
        ),
    ]
    assert all(point.why.endswith(".") for point in points)


def test_differences_are_phrases() -> None:
    assert differences("Eine Decke aus Wolle.", "Eine warme Decke aus feiner Wolle.") == [
        Piece("same", "Eine "),
        Piece("new", "warme "),
        Piece("same", "Decke aus "),
        Piece("new", "feiner "),
        Piece("same", "Wolle."),
    ]
    assert differences("Heute bis 18 Uhr offen, ganz sicher.", "Heute ab 9 Uhr offen, ganz sicher.")[1:3] == [
        Piece("gone", "bis 18 "),
        Piece("new", "ab 9 "),
    ]


def test_texts_without_anything_in_common_are_shown_one_after_the_other() -> None:
    assert differences("Alles neu macht der Mai", "Hier steht etwas anderes") == [
        Piece("gone", "Alles neu macht der Mai"),
        Piece("new", "Hier steht etwas anderes"),
    ]


@given(TEXT, TEXT)
def test_the_pieces_put_together_are_both_texts(before: str, after: str) -> None:
    pieces = differences(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != "new") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "gone") == after


def test_chosen_values_are_compared_by_their_words() -> None:
    names = {"areas": {"wohnen": "Wohnen & Leben", "essen": "Essen & Trinken"}, "world": {"wald": "Wald"}}
    found = changed_fields(
        PRODUCT_FIELDS, {"areas": ["wohnen"], "world": ""}, {"areas": ["wohnen", "essen"], "world": "wald"}, names
    )
    assert [(one.label, one.before, one.after) for one in found] == [
        ("Lebensbereiche", "Wohnen & Leben", "Essen & Trinken und Wohnen & Leben"),
        ("Farbwelt", "", "Wald"),
    ]
    assert shown(COMPANY_FIELDS[9], None) == ""


def test_a_name_with_quotation_marks_is_quoted_with_single_ones_inside() -> None:
    assert [quoted(name) for name in ("Brett", "Küchentuch „Montag“")] == ["„Brett“", "„Küchentuch ‚Montag‘“"]
