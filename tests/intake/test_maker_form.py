"""The form of an entry: nothing typed is lost, whoever types, in however many tabs."""

import json
from typing import Any

import pytest
from django.test import Client

from produktschau.accounts.models import User
from produktschau.intake.actions import send_back, write_version
from produktschau.intake.models import Comment, Stage, Submission, Via
from produktschau.intake.queries.rounds import latest
from produktschau.showcase.models import Company
from tests.cast import NOW, client_of
from tests.factories import maker
from tests.factories.intake import OFFICE, address, stamp, submission

pytestmark = pytest.mark.django_db

TYPED = {
    "name": "Brotbrett",
    "lead": "Aus einem Stück.",
    "story": "",
    "where_to_buy": "Im Laden",
    "world": "wald",
    "areas": "wohnen",
}


@pytest.fixture
def draft(firm: Company) -> Submission:
    """A round in which the firm writes."""
    return submission(company=firm)


@pytest.fixture
def mine(draft: Submission, steward: User) -> Client:
    """The steward's browser."""
    return client_of(steward)


def kept(browser: Client, made: Submission, expected: str, **typed: str) -> Any:
    """What the script does while somebody types."""
    told = {**TYPED, **typed, "expected": expected}
    return browser.post(address(made), told, headers={"Accept": "application/json"})


def test_the_button_keeps_and_comes_back(mine: Client, draft: Submission) -> None:
    answer = mine.post(address(draft), {**TYPED, "expected": stamp(draft)})
    assert (answer.status_code, answer.headers["Location"]) == (302, address(draft))
    assert latest(draft).content["lead"] == "Aus einem Stück."


def test_the_script_is_told_what_is_kept_and_goes_on_from_there(mine: Client, draft: Submission) -> None:
    first = kept(mine, draft, stamp(draft)).json()
    second = kept(mine, draft, first["expected"], lead="Aus einem Stück Esche.")
    assert (second.status_code, second.json()["told"][:11]) == (200, "gespeichert")
    assert (latest(draft).content["lead"], second.json()["expected"]) == ("Aus einem Stück Esche.", stamp(draft))


def test_a_second_tab_of_the_same_person_overwrites_nothing(mine: Client, draft: Submission) -> None:
    seen = kept(mine, draft, stamp(draft)).json()["expected"]
    kept(mine, draft, seen, lead="Im ersten Fenster.")
    refused = kept(mine, draft, seen, lead="Im zweiten Fenster.")
    assert (refused.status_code, latest(draft).content["lead"]) == (409, "Im ersten Fenster.")
    both = mine.post(address(draft), {**TYPED, "lead": "Im zweiten Fenster.", "expected": seen})
    page = both.content.decode()
    assert (both.status_code, "Im ersten Fenster." in page, "Im zweiten Fenster." in page) == (409, True, True)
    assert "data-conflict" in page
    chosen = mine.post(address(draft), {**TYPED, "lead": "Im zweiten Fenster.", "expected": stamp(draft)})
    assert (chosen.status_code, latest(draft).content["lead"]) == (302, "Im zweiten Fenster.")


def test_a_second_person_is_told_who_was_first_and_both_versions_stay(
    mine: Client, client: Client, draft: Submission
) -> None:
    seen = stamp(draft)
    by_link = maker.address(maker.link(draft.company), f"einreichungen/{draft.key}/")
    client.post(by_link, {**TYPED, "lead": "Vom Telefon.", "expected": seen})
    both = mine.post(address(draft), {**TYPED, "lead": "Vom Rechner.", "expected": seen})
    assert (both.status_code, "Jemand mit Ihrem persönlichen Link hat um" in both.content.decode()) == (409, True)
    mine.post(address(draft), {**TYPED, "lead": "Vom Rechner.", "expected": stamp(draft)})
    leads = list(draft.versions.order_by("number").values_list("content__lead", flat=True))
    assert leads[-2:] == ["Vom Telefon.", "Vom Rechner."]


def test_what_cannot_stand_is_told_beside_its_field_and_everything_is_kept(mine: Client, draft: Submission) -> None:
    answer = mine.post(address(draft), {**TYPED, "lead": "x" * 301, "expected": stamp(draft)})
    page = answer.content.decode()
    assert (answer.status_code, page.count("301 Zeichen")) == (422, 2)
    assert (latest(draft).content["where_to_buy"], len(latest(draft).content["lead"])) == ("Im Laden", 301)


def test_the_script_hears_of_what_cannot_stand(mine: Client, draft: Submission) -> None:
    answer = kept(mine, draft, stamp(draft), lead="x" * 301).json()
    assert (list(answer["problems"]), "eine Angabe braucht noch" in answer["told"]) == (["lead"], True)


def test_a_field_of_the_staff_cannot_be_written(mine: Client, draft: Submission) -> None:
    mine.post(address(draft), {**TYPED, "lead_en": "From one piece.", "expected": stamp(draft)})
    assert latest(draft).content["lead_en"] == ""


def test_a_choice_nobody_offered_is_told(mine: Client, draft: Submission) -> None:
    answer = mine.post(address(draft), {**TYPED, "areas": "<script>", "expected": stamp(draft)})
    assert (answer.status_code, "<script>" in answer.content.decode()) == (422, False)


@pytest.mark.parametrize("field", ["name", "lead", "story", "where_to_buy"])
def test_no_field_runs_a_script(mine: Client, draft: Submission, field: str) -> None:
    evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    mine.post(address(draft), {**TYPED, field: evil, "expected": stamp(draft)})
    for path in ("", "einreichen/", "verlauf/"):
        page = mine.get(address(draft) + path).content.decode()
        assert ("<script>alert" in page, "<img src=x" in page) == (False, False)


def test_answers_stand_beside_the_field_and_only_once(mine: Client, draft: Submission) -> None:
    write_version(by=OFFICE, at=NOW, submission=draft, content={}, expected=None)
    for _ in range(2):
        mine.post(address(draft), {**TYPED, "antwort-lead": "Zwölf Zentimeter.", "expected": stamp(draft)})
    made = [(one.field, one.text, one.is_from_firm) for one in Comment.objects.filter(submission=draft)]
    assert made == [("lead", "Zwölf Zentimeter.", True)]


def test_an_answer_too_long_is_told_beside_it_and_stays(mine: Client, draft: Submission) -> None:
    firm_round = _returned(draft)
    answer = mine.post(address(firm_round), {**TYPED, "antwort-story": "y" * 2001, "expected": stamp(firm_round)})
    page = answer.content.decode()
    assert (answer.status_code, "y" * 2001 in page, "antwort-story-fehler" in page) == (422, True, True)


def test_what_came_back_shows_reason_and_remarks(mine: Client, draft: Submission) -> None:
    page = mine.get(address(_returned(draft))).content.decode()
    assert ("Bitte noch eines." in page, "Wie breit ist es?" in page) == (True, True)


def test_the_back_button_after_handing_in_writes_nothing(mine: Client, draft: Submission) -> None:
    seen = stamp(draft)
    mine.post(f"{address(draft)}einreichen/", {"expected": seen})
    late = mine.post(address(draft), {**TYPED, "lead": "Zu spät.", "expected": seen}, follow=True)
    assert ("liegt gerade bei der Redaktion" in late.content.decode(), latest(draft).content["lead"] == "Zu spät.") == (
        True,
        False,
    )
    again = mine.post(f"{address(draft)}einreichen/", {"expected": seen})
    assert (again.status_code, Submission.objects.get(pk=draft.pk).stage) == (302, Stage.SUBMITTED)


def test_the_script_is_told_that_it_is_handed_in(mine: Client, draft: Submission) -> None:
    mine.post(f"{address(draft)}einreichen/", {"expected": stamp(draft)})
    assert kept(mine, draft, stamp(draft)).status_code == 409


def test_a_session_that_ended_gives_the_text_back(client: Client, steward: User, draft: Submission) -> None:
    told = {**TYPED, "story": "Eine lange Geschichte.", "expected": stamp(draft)}
    assert client.post(address(draft), told).headers["Location"].startswith("/konto/login/")
    client.force_login(steward)
    sent = dict(client.get(address(draft)).context["sent"])
    assert latest(draft).content["story"] != "Eine lange Geschichte."
    client.post(address(draft), sent)
    assert latest(draft).content["story"] == "Eine lange Geschichte."


def test_whoever_only_looks_is_sent_to_sign_in_and_back(client: Client, draft: Submission) -> None:
    assert client.get(address(draft)).headers["Location"] == f"/konto/login/?next={address(draft)}"


def test_forms_of_others_are_refused(steward: User, draft: Submission) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(steward)
    told = {**TYPED, "expected": stamp(draft)}
    by_link = maker.address(maker.link(draft.company), f"einreichungen/{draft.key}/")
    assert [strict.post(path, told).status_code for path in (address(draft), by_link)] == [403, 403]


def test_the_stranger_neither_sees_nor_writes(stranger: User, draft: Submission) -> None:
    browser = client_of(stranger)
    answers = [browser.get(address(draft)), browser.post(address(draft), {**TYPED, "expected": stamp(draft)})]
    assert [one.status_code for one in answers] == [404, 404]
    assert latest(draft).content["lead"] != TYPED["lead"]


def test_who_writes_stands_in_the_version(client: Client, draft: Submission) -> None:
    link = maker.link(draft.company)
    client.post(maker.address(link, f"einreichungen/{draft.key}/"), {**TYPED, "expected": stamp(draft)})
    version = latest(draft)
    assert (version.by, version.via) == (link.actor_key, Via.OWN)
    link.refresh_from_db()
    assert link.used_at is not None


def test_the_answer_to_the_script_is_plain_json(mine: Client, draft: Submission) -> None:
    answer = kept(mine, draft, stamp(draft))
    told = json.loads(answer.content)
    assert sorted(told) == ["counted", "expected", "points", "problems", "told"]


def _returned(draft: Submission) -> Submission:
    from produktschau.intake.actions import submit

    submit(by=OFFICE, at=NOW, submission=draft)
    return send_back(
        by=OFFICE, at=NOW, submission=draft, reason="Bitte noch eines.", comments={"story": "Wie breit ist es?"}
    )
