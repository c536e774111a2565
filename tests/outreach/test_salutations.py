"""How letters begin, and how the text of a mail is laid out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from produktschau.lib.mail_text import WIDTH, laid_out
from produktschau.outreach.calculations.salutations import PLAIN, salutation


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("Frau Anna Hähnel", "Guten Tag Frau Hähnel,"),
        ("Herr Dr. Karl von der Au", "Guten Tag Herr Dr. von der Au,"),
        ("Herrn Uwe Lenk", "Guten Tag Herr Lenk,"),
        ("frau prof. dr. Berg", "Guten Tag Frau prof. dr. Berg,"),
        ("Frau Dipl.-Ing. Jana Müller-Roth", "Guten Tag Frau Müller-Roth,"),
        ("Anna Hähnel", PLAIN),
        ("Dr. Anna Hähnel", PLAIN),
        ("Frauke Stein", PLAIN),
        ("Frau", PLAIN),
        ("Frau Dr.", PLAIN),
        ("", PLAIN),
    ],
)
def test_a_title_is_used_only_where_it_is_known(name: str, begins: str) -> None:
    assert salutation(name) == begins


@given(st.text())
def test_a_salutation_is_one_line_whatever_the_name(name: str) -> None:
    said = salutation(name)
    assert said.startswith("Guten Tag")
    assert "\n" not in said
    assert "\r" not in said


@given(st.lists(st.text(alphabet="abc äöü-", max_size=300)).map("\n".join))
def test_no_word_is_lost_and_no_line_is_longer_than_it_must(text: str) -> None:
    made = laid_out(text)
    assert made.split() == text.split()
    assert all(len(line) <= WIDTH or " " not in line.strip() for line in made.splitlines())


def test_an_address_stays_whole() -> None:
    address = "https://produktschau.landkreis.example/m/1234-K7M2QXABCDEFGHJK/" + "x" * 40
    assert address in laid_out(f"Ihre Seite: {address}").splitlines()
