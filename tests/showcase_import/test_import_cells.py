"""What cells of a table of companies mean, and which of its values a record takes."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from produktschau.showcase.calculations.import_cells import (
    day,
    language,
    postcode,
    size_class,
    state,
    year,
    yes_or_no,
)
from produktschau.showcase.calculations.import_contacts import digest, merged_contacts, new_contact
from produktschau.showcase.calculations.import_merge import Merge, Mode, merge
from produktschau.showcase.calculations.values import Unfit

ERIKA = {"name": "Erika Muster", "role": "", "email": "", "phone": "0171 1"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("22.11.2026", date(2026, 11, 22)),
        ("2.1.2026", date(2026, 1, 2)),
        ("22.11.26", date(2026, 11, 22)),
        ("1.5.89", date(1989, 5, 1)),
        ("2026-11-22", date(2026, 11, 22)),
        ("2026-11-22 00:00:00", date(2026, 11, 22)),
        ("2026-11-22T00:00:00", date(2026, 11, 22)),
    ],
)
def test_days_are_read_as_people_and_programs_write_them(text: str, expected: date) -> None:
    assert day(text, "Der Tag") == expected


@pytest.mark.parametrize("text", ["31.02.2026", "22. November", "2026-13-01", "11/22/2026", "heute", "20261122"])
def test_what_is_no_day_is_refused_with_its_text(text: str) -> None:
    with pytest.raises(Unfit, match=r"^Der Tag „.*“ ist kein Datum\. Schreiben Sie zum Beispiel 22\.11\.2026\.$"):
        day(text, "Der Tag")


@given(st.dates(min_value=date(1970, 1, 1), max_value=date(2069, 12, 31)))
def test_every_day_is_read_in_all_three_forms(on: date) -> None:
    forms = (f"{on:%d.%m.%Y}", on.isoformat(), f"{on:%d.%m.%y}")
    assert [day(text, "Der Tag") for text in forms] == [on, on, on]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0-9", "0-9"), ("10–49", "10-49"), ("250+", "250+"), ("12", "10-49"), ("9", "0-9"), ("10", "10-49"),
        ("249", "50-249"), ("250", "250+"), ("1.200", "250+"), ("bis 9", "0-9"), ("unter 10", "0-9"), ("ab 250", "250+"),
        ("mehr als 249", "250+"), ("10 bis 49 Beschäftigte", "10-49"), ("ca. 12 Mitarbeiter", "10-49"), ("250 und mehr", "250+"),
    ],
)  # fmt: skip
def test_a_number_of_employees_or_words_give_the_size_class(text: str, expected: str) -> None:
    assert size_class(text) == expected


@pytest.mark.parametrize("text", ["viele", "5-12", "bis 49", "ab 10", "über 9", "1-2-3", "49. Okt 2 3"])
def test_a_size_that_may_be_two_classes_is_none(text: str) -> None:
    with pytest.raises(Unfit):
        size_class(text)


@given(st.integers(min_value=0, max_value=100_000))
def test_every_number_of_employees_has_its_class(number: int) -> None:
    found = size_class(str(number))
    bounds = {"0-9": (0, 9), "10-49": (10, 49), "50-249": (50, 249), "250+": (250, 10**9)}
    assert bounds[found][0] <= number <= bounds[found][1]


def test_a_postcode_gets_its_zero_back_only_where_that_is_certain() -> None:
    assert postcode("9599") == ("09599", "Die Postleitzahl „9599“ hat vier Ziffern und wurde zu 09599 ergänzt.")
    assert [postcode(text)[0] for text in ("09599", "D-09599", "0959", "959", "A-1010")] == [
        "09599",
        "09599",
        "0959",
        "959",
        "A-1010",
    ]


def test_years_states_languages_and_answers() -> None:
    assert [year(text) for text in ("1936", "seit 1936", "01.04.1936", "1936/1990", "neu")] == [
        "1936",
        "1936",
        "1936",
        "1936/1990",
        "neu",
    ]
    assert [state(text) for text in ("Entwurf", "veröffentlicht", "Zurückgezogen")] == [
        "draft",
        "published",
        "withdrawn",
    ]
    assert [language(text) for text in ("Deutsch", "EN", "hsb")] == ["de", "en", "hsb"]
    assert [yes_or_no(text, "Erfunden") for text in ("ja", "X", "nein", "0")] == [True, True, False, False]


@pytest.mark.parametrize(
    ("read", "sentence"),
    [
        (lambda: yes_or_no("vielleicht", "Erfunden"), "Erfunden: „vielleicht“ ist weder ja noch nein."),
        (
            lambda: state("weg"),
            "Den Stand „weg“ kennen wir nicht. Schreiben Sie Entwurf, veröffentlicht oder zurückgezogen.",
        ),
    ],
)
def test_an_answer_nobody_understands_is_refused(read: Callable[[], Any], sentence: str) -> None:
    with pytest.raises(Unfit) as refusal:
        read()
    assert str(refusal.value) == sentence


@pytest.mark.parametrize(
    ("now", "wanted", "imported", "mode", "expected"),
    [
        ("a", "b", {"x": "a"}, Mode.SOURCE, Merge(("x",), ())),
        ("c", "b", {"x": "a"}, Mode.SOURCE, Merge((), ("x",))),
        ("c", "b", {}, Mode.SOURCE, Merge((), ("x",))),
        ("", "b", {}, Mode.SOURCE, Merge(("x",), ())),
        ("a", "", {"x": "a"}, Mode.SOURCE, Merge(("x",), ())),
        ("c", "b", {}, Mode.TAKE, Merge(("x",), ())),
        ("c", "", {}, Mode.TAKE, Merge((), ("x",))),
        ("c", "b", {}, Mode.FILL, Merge((), ("x",))),
        ("", "b", {}, Mode.FILL, Merge(("x",), ())),
        ("c", "", {"x": "a"}, Mode.OWN, Merge(("x",), ())),
        ("a", "a", {"x": "b"}, Mode.OWN, Merge((), ())),
    ],
)
def test_what_a_record_takes(now: str, wanted: str, imported: dict[str, str], mode: Mode, expected: Merge) -> None:
    assert merge({"x": now}, {"x": wanted}, imported, mode) == expected


def test_a_person_a_source_names_is_added_and_never_public() -> None:
    assert merged_contacts([], [ERIKA], [], Mode.SOURCE, is_whole=True) == ([new_contact(ERIKA)], False)
    assert new_contact(ERIKA)["is_published"] is False


def test_a_published_person_whose_number_changes_is_shown_no_longer() -> None:
    shown = {**ERIKA, "is_published": True, "consent_on": date(2026, 1, 1), "consent_wording": "Ja."}
    (one,), kept = merged_contacts([shown], [{**ERIKA, "phone": "0171 2"}], [digest(ERIKA)], Mode.SOURCE, is_whole=True)
    assert (one["phone"], one["is_published"], one["consent_wording"], kept) == ("0171 2", False, "Ja.", False)
    assert merged_contacts([shown], [ERIKA], [digest(ERIKA)], Mode.SOURCE, is_whole=True) == ([shown], False)


def test_what_people_did_with_a_contact_is_kept() -> None:
    by_hand = new_contact({**ERIKA, "phone": "0171 9"})
    said = {**ERIKA, "role": "Lager"}
    (one,), kept = merged_contacts([by_hand], [said], [digest(ERIKA)], Mode.SOURCE, is_whole=True)
    assert (one["phone"], one["role"], kept) == ("0171 9", "Lager", True)
    assert merged_contacts([], [ERIKA], [digest(ERIKA)], Mode.SOURCE, is_whole=True) == ([], True)


def test_a_person_the_source_drops_goes_and_one_added_by_hand_stays() -> None:
    ours = new_contact({"name": "Hans Muster"})
    people = [new_contact(ERIKA), ours]
    assert merged_contacts(people, [], [digest(ERIKA)], Mode.SOURCE, is_whole=True) == ([ours], False)
    assert merged_contacts(people, [], [digest(ERIKA)], Mode.SOURCE, is_whole=False) == (people, False)


def test_our_own_table_says_who_belongs_to_a_company() -> None:
    shown = {**new_contact(ERIKA), "is_published": True}
    hans = new_contact({"name": "Hans Muster"})
    assert merged_contacts([shown, hans], [ERIKA], [], Mode.OWN, is_whole=True) == ([shown], False)
    assert merged_contacts([shown, hans], [ERIKA], [], Mode.OWN, is_whole=False) == ([shown, hans], False)


PEOPLE = st.lists(st.builds(lambda n, p: {**ERIKA, "name": n, "phone": p}, st.sampled_from("ABC"), st.sampled_from("123")), max_size=4)  # fmt: skip


@given(PEOPLE, PEOPLE, PEOPLE, st.sampled_from(Mode))
def test_no_import_makes_anybody_public(
    now: list[dict[str, Any]], said: list[dict[str, Any]], imported: list[dict[str, Any]], mode: Mode
) -> None:
    people, _ = merged_contacts(
        [new_contact(one) for one in now], said, [digest(one) for one in imported], mode, is_whole=True
    )
    assert not any(one["is_published"] for one in people)
