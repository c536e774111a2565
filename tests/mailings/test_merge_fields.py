"""Merge fields: known ones are filled, unknown ones stop a text with one sentence, values are never read for fields."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from produktschau.mailings.calculations.merge_fields import FIELDS, empty_fields, filled, parted, problem, used

VALUES = {"anrede": "Guten Tag,", "betrieb": "Mühle {ort}", "ansprechperson": "", "ort": "Freiberg", "region": "Hier"}


def test_fields_are_filled_whatever_their_case_and_spaces() -> None:
    assert filled("{Betrieb} in { ORT }", VALUES) == "Mühle {ort} in Freiberg"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Guten Tag {name}", "Den Platzhalter {name} gibt es nicht."),
        ("{vorname} {nachname}", "Die Platzhalter {vorname} und {nachname} gibt es nicht."),
        ("Ein {} leerer", "Den Platzhalter {} gibt es nicht."),
        ("Offen { betrieb", "Eine geschweifte Klammer steht allein."),
        ("Zu } viel", "Eine geschweifte Klammer steht allein."),
    ],
)
def test_what_cannot_go_out_is_told_with_what_can(text: str, told: str) -> None:
    assert problem(text).startswith(told)
    assert "{anrede}, {betrieb}" in problem(text)


def test_known_fields_are_no_problem() -> None:
    assert problem(" ".join(f"{{{name}}}" for name in FIELDS)) == ""


def test_a_salutation_that_begins_the_text_moves_to_the_top() -> None:
    assert parted("{Anrede}\n\nwir laden ein") == (False, "wir laden ein")
    assert parted("Ein Jahr ist um. {anrede} wir") == (True, "Ein Jahr ist um. {anrede} wir")
    assert parted("wir laden ein") == (False, "wir laden ein")


def test_empty_fields_are_named_once() -> None:
    assert empty_fields("{ansprechperson}, {ansprechperson} {ort}", VALUES) == ["ansprechperson"]


@given(st.text(alphabet="ab{} \nort", max_size=40))
def test_a_text_without_a_problem_has_no_brace_left_that_was_typed(text: str) -> None:
    plain = {name: name.upper() for name in FIELDS}
    if not problem(text):
        assert "{" not in filled(text, plain)
        assert set(used(text)) <= set(FIELDS)


@given(st.text(max_size=60))
def test_any_text_can_be_judged_and_parted(text: str) -> None:
    problem(text)
    assert parted(text)[1] == parted(parted(text)[1])[1] or "anrede" in text.lower()
