"""Bad input on a firm's pages: signs no database keeps, texts without end, addresses that are none."""

import pytest
from django.test import Client

from produktschau.intake.models import Part, Stage, Submission
from produktschau.intake.queries.rounds import latest
from produktschau.showcase.models import Company
from tests.factories import maker
from tests.factories.intake import address, stamp, submission

pytestmark = pytest.mark.usefixtures("district", "words")

NOTHING = "vorn\x00hinten"
"""A sign PostgreSQL keeps in no text."""
FIELDS = ("name", "lead", "story", "world", "areas", "materials", "where_to_buy")


@pytest.mark.parametrize("field", [*FIELDS, "antwort-lead", "antwort-", "antwort-nichts", "expected"])
def test_no_field_of_the_form_breaks_on_a_sign_without_meaning(mine: Client, firm: Company, field: str) -> None:
    made = submission(company=firm)
    told = {"name": "Brett", "expected": stamp(made), field: NOTHING}
    by_link = maker.address(maker.link(firm), f"einreichungen/{made.key}/")
    assert [mine.post(path, told).status_code for path in (address(made), by_link)] == [400, 400]
    assert latest(made).content["name"] == "Brotbrett"


@pytest.mark.parametrize("part", Part.values)
def test_no_reason_breaks_on_it(mine: Client, firm: Company, part: str) -> None:
    made = submission(company=firm, stage=Stage.EDITED, print_text="Ein Brett.")
    told = {"part": part, "wort": "nein", "reason": NOTHING, "expected": stamp(made)}
    assert mine.post(address(made, "freigabe/"), told).status_code == 400


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("neu/", "name"),
        ("aendern/", "eintrag"),
        ("gehen/", "reason"),
        ("personen/widerruf/", "person"),
        ("aufrufe/LCHTHZ/", "name"),
        ("aufrufe/LCHTHZ/", "eintrag"),
        ("aufrufe/LCHTHZ/absagen/", "why"),
    ],
)
def test_no_other_form_breaks_on_it(mine: Client, firm: Company, path: str, field: str) -> None:
    maker.invited(firm, maker.call())
    assert mine.post(f"/mein-betrieb/{firm.key}/{path}", {field: NOTHING}).status_code == 400


def test_a_text_without_end_is_refused_and_given_back_whole(mine: Client, firm: Company) -> None:
    made = submission(company=firm)
    endless = "Wort " * 5_000
    answer = mine.post(address(made), {"story": endless, "expected": stamp(made)})
    page = answer.content.decode()
    assert (answer.status_code, endless.strip() in page) == (422, True)
    told = {"story": endless, "expected": stamp(made)}
    script = mine.post(address(made), told, headers={"Accept": "application/json"})
    assert (script.status_code, list(script.json()["problems"])) == (422, ["story"])
    assert latest(made).content["story"] != endless.strip()


@pytest.mark.parametrize("reason", ["Zu lang. " * 1_000])
def test_a_reason_without_end_is_told_and_stays(mine: Client, firm: Company, reason: str) -> None:
    made = submission(company=firm, stage=Stage.EDITED)
    told = {"part": "web", "wort": "nein", "reason": reason, "expected": stamp(made)}
    answer = mine.post(address(made, "freigabe/"), told)
    assert (answer.status_code, Submission.objects.get(pk=made.pk).stage) in [(422, "edited"), (302, "checked")]


@pytest.mark.parametrize(
    "path",
    ["einreichungen/ZZZZZZ/", "einreichungen/zz/freigabe/", "bilder/ZZZZZZ/", "aufrufe/ZZZZZZ/", "bilder/x/y/0.webp"],
)
def test_what_is_not_there_is_not_found_by_either_door(mine: Client, client: Client, firm: Company, path: str) -> None:
    for browser, door in ((mine, f"/mein-betrieb/{firm.key}/"), (client, maker.address(maker.link(firm)))):
        assert browser.get(door + path).status_code in (404, 405)
