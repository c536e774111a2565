"""Submissions at the desk: who may do what, what is typed is never lost, and the list counts true."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from produktschau.accounts.models import User
from produktschau.audit.models import Entry
from produktschau.intake import actions
from produktschau.intake.models import Approval, Comment, Stage, Submission, Version, Via
from produktschau.intake.queries.rounds import latest, stamp_of
from produktschau.showcase.actions import appoint_steward
from produktschau.showcase.models import Company, Product
from tests.cast import NOW, TODAY, client_of
from tests.factories import showcase
from tests.factories.intake import EVIDENCE, FIRM, OFFICE, approve, criteria, submission

pytestmark = pytest.mark.usefixtures("district", "words")

STEPS = (*("submit", "findings", "offer", "decide", "publish", "back", "archive", "remark", "settle", "restore"),)
DECIDING = ("publish", "archive")
ATTACK = '<script>alert("x")</script>"><img src=x onerror=alert(1)>'


def page(of: Submission) -> str:
    return reverse("intake:desk_submission", args=[of.key])


def step(of: Submission, name: str) -> str:
    return reverse(f"intake:desk_submission_{name}", args=[of.key])


def words(of: Submission, **said: Any) -> dict[str, Any]:
    return {"expected": stamp_of(latest(of)), **said}


def test_nobody_without_a_role_sees_submissions_and_only_the_office_writes(
    officer: User, coordinator: User, stranger: User, steward: User, auditor: User, editor: User
) -> None:
    firm = showcase.company()
    appoint_steward(by=OFFICE, company=firm, person=steward, on=TODAY, at=NOW)
    made = submission(firm, Stage.SUBMITTED, phone="03731 1")
    before = Entry.objects.count()
    for person in (stranger, steward):
        browser = client_of(person)
        answers = [browser.get(page(made)), browser.post(page(made)), *(browser.post(step(made, one)) for one in STEPS)]
        assert [answer.status_code for answer in answers] == [403] * 12
    for reader in map(client_of, (officer, coordinator, auditor)):
        assert reader.get(page(made)).status_code == 200
        answers = [reader.post(page(made)), *(reader.post(step(made, one)) for one in STEPS)]
        assert [answer.status_code for answer in answers] == [403] * 11
    assert [client_of(editor).post(step(made, one)).status_code for one in DECIDING] == [403, 403]
    assert client_of(None).get(page(made)).status_code == 302
    assert (Entry.objects.count(), Submission.objects.get().stage) == (before, Stage.SUBMITTED)


def test_an_unknown_key_is_not_there(manager: User) -> None:
    browser = client_of(manager)
    assert browser.get("/leitstand/einreichungen/ZZZZZZ/").status_code == 404
    assert browser.post("/leitstand/einreichungen/ZZZZZZ/veroeffentlichen/").status_code == 404


@pytest.mark.parametrize("name", STEPS)
def test_steps_are_never_taken_by_following_a_link(manager: User, name: str) -> None:
    made = submission(showcase.company(), Stage.SUBMITTED, phone="03731 1")
    assert client_of(manager).get(step(made, name)).status_code == 405


def test_a_step_without_its_token_is_refused(manager: User) -> None:
    made = submission(showcase.company(), Stage.SUBMITTED, phone="03731 1")
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(manager)
    assert browser.post(step(made, "archive"), {"reason": "Weg."}).status_code == 403


def test_an_editor_takes_an_entry_from_submitted_to_its_approval(editor: User, manager: User) -> None:
    criteria()
    made = submission(company=showcase.company(), stage=Stage.SUBMITTED)
    browser = client_of(editor)
    found = {"regel": "alles", "ergebnis-gemacht": "yes", "beleg-gemacht": EVIDENCE}
    assert browser.post(step(made, "findings"), {**found, "weiter": "ja"}).status_code == 302
    assert Submission.objects.get().stage == Stage.SUBMITTED
    last = {"regel": "alles", "ergebnis-verkauft": "yes", "beleg-verkauft": "Hofladen", "weiter": "ja"}
    browser.post(step(made, "findings"), last)
    assert Submission.objects.get().stage == Stage.CHECKED
    browser.post(step(made, "offer"), words(made, lead="Ein Brett aus Esche.", print_text="Ein Brett."))
    assert Submission.objects.get().stage == Stage.EDITED
    version = latest(made)
    assert (version.content["lead"], version.print_text, version.via) == (
        "Ein Brett aus Esche.",
        "Ein Brett.",
        Via.OFFICE,
    )
    said = {"is_given": "ja", "via": "call", "said_on": TODAY.isoformat()}
    for part in ("web", "print"):
        browser.post(step(made, "decide"), words(made, part=part, **said))
    assert Submission.objects.get().stage == Stage.APPROVED
    assert browser.post(step(made, "publish")).status_code == 403
    assert client_of(manager).post(step(made, "publish")).status_code == 302
    assert (Submission.objects.get().stage, Product.objects.get().state) == (Stage.PUBLISHED, "published")


def test_the_blocked_button_says_why(manager: User) -> None:
    criteria()
    made = submission(company=showcase.company(), stage=Stage.SUBMITTED)
    told = client_of(manager).get(page(made)).content.decode()
    assert "Es ist noch nicht gesagt, welche Herkunftsregel gilt" in told
    made = submission(company=showcase.company("Zweite", published=False), name="Schale", stage=Stage.APPROVED)
    told = client_of(manager).get(page(made)).content.decode()
    assert "Kein Hersteller ist veröffentlicht: Veröffentlichen Sie zuerst den Betrieb." in told
    assert 'aria-disabled="true"' in told


def test_findings_without_evidence_come_back_with_everything_typed(editor: User) -> None:
    criteria()
    made = submission(company=showcase.company(), stage=Stage.SUBMITTED)
    typed = {
        "regel": "alles",
        "ergebnis-gemacht": "yes",
        "ergebnis-verkauft": "no",
        "beleg-verkauft": "Nur im Ausland.",
    }
    answer = client_of(editor).post(step(made, "findings"), typed)
    told = answer.content.decode()
    assert answer.status_code == 422
    assert "Der Beleg fehlt. Schreiben Sie, woran Sie es gesehen haben" in told
    assert "Nur im Ausland." in told
    assert made.findings.count() == 0


def test_two_people_at_once_are_told_and_both_texts_stand_on_the_page(editor: User, manager: User) -> None:
    made = submission(company=showcase.company(), stage=Stage.CHECKED)
    seen = words(made)
    client_of(editor).post(page(made), {**seen, "lead": "Von Elif bearbeitet.", "story": "Elifs Geschichte."})
    mine = {**seen, "lead": "Von Martha bearbeitet.", "story": latest_story(made), "where_to_buy": "Nur bei Martha"}
    answer = client_of(manager).post(page(made), mine)
    told = answer.content.decode()
    assert answer.status_code == 409
    assert "Jemand anderes hat inzwischen gespeichert" in told
    assert "Elif" in told
    assert "Martha</ins>" in told or "Martha bearbeitet." in told
    assert "Nur bei Martha" in told
    fields = {one.name: one for one in answer.context["fields"]}
    assert (fields["story"].value, fields["story"].contested) == ("Elifs Geschichte.", ())
    assert [bool(fields[name].contested) for name in ("lead", "where_to_buy")] == [True, False]
    again = client_of(manager).post(page(made), {**mine, "expected": answer.context["expected"]})
    assert again.status_code == 302
    assert [version.content["lead"] for version in made.versions.order_by("-number")][:2] == [
        "Von Martha bearbeitet.",
        "Von Elif bearbeitet.",
    ]


def latest_story(of: Submission) -> str:
    """What the story said before anybody at the office touched it."""
    return str(of.versions.get(number=2).content["story"])


def test_in_a_draft_staff_write_only_what_the_firm_said_with_way_and_day(editor: User) -> None:
    made = submission(company=showcase.company())
    browser = client_of(editor)
    refused = browser.post(page(made), words(made, lead="Am Telefon gesagt.", via="call", said_on=""))
    assert refused.status_code == 422
    assert "Am Telefon gesagt." in refused.content.decode()
    assert "Der Tag fehlt. Tragen Sie ein, wann der Betrieb das gesagt hat." in refused.content.decode()
    without = browser.post(page(made), words(made, lead="Einfach so."))
    assert (without.status_code, "Noch schreibt der Betrieb" in without.content.decode()) == (422, True)
    browser.post(page(made), words(made, lead="Am Telefon gesagt.", via="call", said_on=TODAY.isoformat()))
    version = latest(made)
    assert (version.content["lead"], version.via, version.said_on) == ("Am Telefon gesagt.", Via.CALL, TODAY)
    browser.post(step(made, "submit"), words(made, via="visit", said_on=TODAY.isoformat()))
    assert Submission.objects.get().stage == Stage.SUBMITTED
    assert Entry.objects.filter(verb="submission.submitted").get().after == {
        "stage": "submitted",
        "via": "visit",
        "said_on": TODAY.isoformat(),
    }


def test_handing_in_what_is_not_whole_says_what_is_missing(editor: User) -> None:
    made = submission(company=showcase.company(), lead="", areas=[])
    answer = client_of(editor).post(step(made, "submit"), words(made, via="call", said_on=TODAY.isoformat()))
    told = answer.content.decode()
    assert answer.status_code == 422
    assert "Der Kurztext fehlt. Ein Satz genügt." in told
    assert "Der Lebensbereich fehlt. Wählen Sie mindestens einen." in told


def test_giving_back_takes_the_remarks_along_and_loses_none_when_refused(editor: User) -> None:
    made = submission(company=showcase.company(), stage=Stage.SUBMITTED)
    browser = client_of(editor)
    typed = {"bemerkung-lead": "Kürzer, bitte.", "bemerkung-": "Schöne Sache.", "reason": " "}
    refused = browser.post(step(made, "back"), typed)
    assert (refused.status_code, Comment.objects.count()) == (422, 0)
    assert "Kürzer, bitte." in refused.content.decode()
    assert "Schöne Sache." in refused.content.decode()
    browser.post(step(made, "back"), {**typed, "reason": "Ein Bild fehlt."})
    assert list(Comment.objects.order_by("field").values_list("field", "text")) == [
        ("", "Schöne Sache."),
        ("lead", "Kürzer, bitte."),
    ]
    assert Submission.objects.get().returned_at is not None


def test_a_refusal_is_written_down_with_its_reason(editor: User) -> None:
    made = submission(company=showcase.company(), stage=Stage.EDITED)
    browser = client_of(editor)
    said = words(made, part="web", is_given="nein", via="mail", said_on=TODAY.isoformat())
    assert browser.post(step(made, "decide"), said).status_code == 422
    browser.post(step(made, "decide"), {**said, "reason": "Zu lang."})
    assert Approval.objects.values_list("is_given", "reason", "via").get() == (False, "Zu lang.", "mail")
    assert browser.post(step(made, "decide"), {"part": "alles"}).status_code == 422


def test_an_earlier_version_counts_again(editor: User) -> None:
    made = submission(company=showcase.company(), stage=Stage.CHECKED)
    browser = client_of(editor)
    browser.post(page(made), words(made, lead="Verschlimmbessert."))
    browser.post(step(made, "restore"), words(made, number=2))
    assert latest(made).content == Version.objects.get(submission=made, number=2).content
    assert browser.post(step(made, "restore"), words(made, number=99)).status_code == 404
    assert browser.post(step(made, "restore"), words(made, number="x")).status_code == 404


def test_remarks_of_another_submission_are_not_reached(editor: User) -> None:
    made = submission(company=showcase.company(), stage=Stage.SUBMITTED)
    other = submission(company=showcase.company("Andere"), name="Schale", stage=Stage.SUBMITTED)
    remark = actions.add_comment(by=OFFICE, at=NOW, submission=other, text="Hier nicht.")
    browser = client_of(editor)
    assert browser.post(step(made, "settle"), {"comment": remark.pk}).status_code == 404
    assert browser.post(step(other, "settle"), {"comment": remark.pk}).status_code == 302
    assert Comment.objects.get().done_at is not None
    browser.post(step(other, "settle"), {"open": remark.pk})
    assert Comment.objects.get().done_at is None


def test_whatever_stands_in_a_text_stays_text(manager: User) -> None:
    made = submission(
        company=showcase.company(ATTACK), name=ATTACK, stage=Stage.CHECKED, lead=ATTACK, story=ATTACK, print_text=ATTACK
    )
    for field in ("lead", "", "print_text"):
        actions.add_comment(by=FIRM, at=NOW, submission=made, text=ATTACK, field=field, is_from_firm=True)
    browser = client_of(manager)
    browser.post(page(made), words(made, lead=f"{ATTACK} und mehr"))
    browser.post(step(made, "back"), {"reason": ATTACK})
    for path in (
        page(made),
        "/leitstand/einreichungen/?stand=betrieb",
        f"/leitstand/produkte/{Product.objects.get().key}/",
    ):
        told = browser.get(path).content.decode()
        assert "<script>alert" not in told
        assert "<img src=x" not in told
    refused = browser.post(page(made), words(made, lead=ATTACK * 20))
    assert "<script>alert" not in refused.content.decode()


def test_a_round_is_begun_from_the_page_of_a_company_by_staff_only(editor: User, steward: User) -> None:
    firm = showcase.company()
    appoint_steward(by=OFFICE, company=firm, person=steward, on=TODAY, at=NOW)
    path = reverse("intake:desk_submission_begin")
    said = {"company": firm.key, "via": "call", "said_on": TODAY.isoformat()}
    assert client_of(steward).post(path, said).status_code == 403
    browser = client_of(editor)
    assert browser.post(path, {**said, "new_product": "Frühstücksbrett"}).status_code == 302
    made = Submission.objects.get()
    assert (str(made.product), latest(made).via) == ("Frühstücksbrett", Via.CALL)
    told = browser.get(f"/leitstand/betriebe/{firm.key}/").content.decode()
    assert page(made) in told
    assert page(made) not in client_of(steward).get(f"/leitstand/betriebe/{firm.key}/").content.decode()
    assert browser.post(path, {**said, "company": "ZZZZZZ"}).status_code == 404
    assert browser.post(path, {**said, "new_product": "x" * 200}, follow=True).content.decode().count("zu lang") == 1


def test_a_finished_round_can_only_be_read(manager: User) -> None:
    made = submission(showcase.company(), Stage.EDITED, phone="03731 22")
    for part in ("web",):
        approve(made, part)  # type: ignore[arg-type]  # a word of the form is what is tried
    actions.publish_submission(by=OFFICE, at=NOW + timedelta(days=1), submission=made)
    browser = client_of(manager)
    told = browser.get(page(made)).content.decode()
    assert 'id="entscheidung"' not in told
    answer = browser.post(page(made), words(made, lead="Nachträglich."))
    assert (answer.status_code, "inzwischen „veröffentlicht“" in answer.content.decode()) == (422, True)
    assert Company.objects.get().phone == "03731 22"


def test_a_year_is_printed_as_it_is_written(manager: User) -> None:
    made = submission(showcase.company(founded_year=1985), Stage.SUBMITTED, phone="03731 1")
    told = client_of(manager).get(page(made)).content.decode()
    assert 'name="founded_year" value="1985"' in " ".join(told.split())


def test_many_remarks_and_versions_cost_the_page_no_more_queries(manager: User) -> None:
    made = submission(company=showcase.company(), stage=Stage.CHECKED)
    browser = client_of(manager)
    counted = []
    for number in (2, 7):
        for place in range(number):
            at = NOW + timedelta(days=number, minutes=place)
            actions.add_comment(by=OFFICE, at=at, submission=made, text=f"Bemerkung {place}", field="lead")
            content = {"lead": f"Fassung {number} {place}."}
            by = (OFFICE, manager)[place % 2]
            actions.write_version(by=by, at=at, submission=made, content=content, via=Via.OFFICE, expected=None)
        with CaptureQueriesContext(connection) as asked:
            browser.get(page(made))
        counted.append(len(asked))
    assert counted[0] == counted[1]
    assert counted[1] <= 45
