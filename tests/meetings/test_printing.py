"""Papers of a meeting: tagged, whatever the names are; the number of sheets is kept."""

import re
from datetime import UTC, datetime

import pytest
from django.utils import timezone

from produktschau.accounts.models import User
from produktschau.audit.models import Access
from produktschau.meetings.models import Attendee, Meeting
from produktschau.meetings.print.papers import badges, needs, signatures
from produktschau.networks.models import Network
from produktschau.showcase.models import Company
from produktschau.typeset.badges import Badge, Badges, badges_pdf
from produktschau.typeset.needs import Needs, needs_pdf
from produktschau.typeset.signatures import LINES, Signature, Signatures, sheets_for, signatures_pdf
from tests.cast import client_of
from tests.factories.attendance import agreeing
from tests.factories.meetings import meeting, registration

AT = datetime(2026, 11, 2, 8, 30, tzinfo=UTC)
NASTY = ['#panic("a")', "$a$ _b_ *c* @d <e>", "Größe 🏻 中文", "x" * 300, ""]


def pages(pdf: bytes) -> int:
    found = re.search(rb"/Type/Pages/Count (\d+)", pdf)
    return int(found.group(1)) if found else 0


def badges_of(number: int, name: str = "Anna Beispiel") -> bytes:
    one = Badge(name, name, "https://schau.example/leitstand/treffen/einlass/ABCDEFGHJKMN/")
    return badges_pdf(Badges(name, name, [one] * number, AT))


@pytest.mark.parametrize("name", NASTY)
def test_whatever_was_typed_is_only_text(name: str) -> None:
    lists = signatures_pdf(Signatures(name, name, name, name, [Signature(name, name)], AT))
    wishes = needs_pdf(Needs(name, name, name, 1, [(name, 1)], [(name, 2)], name, AT))
    for made in (badges_of(1, name), lists, wishes):
        assert (made[:5], b"/StructTreeRoot" in made) == (b"%PDF-", True)


def test_ten_badges_stand_on_a_sheet() -> None:
    assert [pages(badges_of(number)) for number in (1, 10, 11, 70)] == [1, 1, 2, 7]


def test_each_sheet_to_sign_is_a_page_of_its_own() -> None:
    for lines, sheets in ((1, 1), (LINES, 1), (LINES + 1, 2), (70, 5)):
        made = signatures_pdf(
            Signatures("Treffen", "heute", "Amt", "Notiz", [Signature("Betrieb", "Name")] * lines, AT)
        )
        assert (pages(made), sheets_for(lines)) == (sheets, sheets)


@pytest.fixture
def coming(net: Network, firms: list[Company]) -> Meeting:
    """Three people of two firms; the firm that registered last comes first in the alphabet."""
    soon = meeting(net, days=3)
    registration(soon, firms[1], "Carl Muster")
    registration(soon, firms[0], "Anna Beispiel", "Bert Beispiel")
    people = Attendee.objects.filter(registration__meeting=soon)
    people.filter(name="Carl Muster").update(diet=" Vegetarisch ", access="Rampe")
    people.filter(name="Anna Beispiel").update(diet="vegetarisch")
    agreeing(people.get(name="Bert Beispiel"))
    return soon


def test_people_stand_alphabetically_by_firm_then_come_empty_lines(coming: Meeting) -> None:
    made = signatures(coming, made_at=AT)
    assert [(line.firm, line.name, line.has_agreed) for line in made.lines[:4]] == [
        ("Werkstatt 1", "Anna Beispiel", False),
        ("Werkstatt 1", "Bert Beispiel", True),
        ("Werkstatt 2", "Carl Muster", False),
        ("", "", False),
    ]


def test_the_kitchen_learns_numbers_and_no_names(coming: Meeting) -> None:
    made = needs(coming, made_at=AT)
    assert (made.people, list(made.diets), list(made.access)) == (3, [("vegetarisch", 2)], [("Rampe", 1)])


def test_each_badge_carries_the_persons_own_code(coming: Meeting) -> None:
    codes = {one.address.rstrip("/").rpartition("/")[2] for one in badges(coming, made_at=AT).badges}
    assert codes == set(Attendee.objects.values_list("code", flat=True))


def test_printing_the_list_keeps_the_number_of_sheets_and_is_noted(coming: Meeting, manager: User) -> None:
    way = f"/leitstand/treffen/{coming.key}/papier/"
    for what, sheets in (("namensschilder", 0), ("essen-und-zugang", 0), ("anwesenheit", 2)):
        answer = client_of(manager).post(f"{way}{what}.pdf")
        coming.refresh_from_db()
        assert (answer.headers["Content-Type"], answer.content[:5], coming.sheets) == (
            "application/pdf",
            b"%PDF-",
            sheets,
        )
    assert client_of(manager).get(f"{way}anwesenheit.pdf").status_code == 405
    assert Access.objects.filter(kind="attendees", subject=coming.matter, at__lte=timezone.now()).exists()
