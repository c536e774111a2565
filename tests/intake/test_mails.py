"""Every step that somebody waits for is written to whom it concerns, as text and HTML, once."""

from datetime import timedelta

import pytest

from produktschau.accounts.models import User
from produktschau.intake import actions
from produktschau.intake.actions.telling import silently
from produktschau.intake.models import Part, Stage, Submission
from produktschau.outreach.models import PersonalLink
from produktschau.work.models import Mail
from tests.cast import NOW
from tests.factories import showcase
from tests.factories.intake import FIRM, OFFICE, approve, brought, submission

pytestmark = pytest.mark.usefixtures("district", "words")

LATER = NOW + timedelta(hours=3)
MAILBOX = "laden@drechslerei.example"


def subjects(to: str) -> list[str]:
    return list(Mail.objects.filter(to=to).order_by("pk").values_list("subject", flat=True))


def last(to: str) -> Mail:
    return Mail.objects.filter(to=to).order_by("-pk")[0]


def test_the_firm_hears_of_every_step_and_the_office_of_its_turn(manager: User, editor: User) -> None:
    made = submission(company=showcase.company(email=MAILBOX), stage=Stage.PUBLISHED, print_text="Ein Brett.")
    assert subjects(MAILBOX) == [
        "Eingegangen: Brotbrett",
        "Bitte um Ihre Freigabe: Brotbrett",
        "Jetzt öffentlich: Brotbrett",
    ]
    assert subjects(editor.email) == ["Eingereicht: Brotbrett"]
    assert subjects(manager.email) == ["Eingereicht: Brotbrett", "Freigegeben: Brotbrett"]
    link = PersonalLink.objects.get()
    assert (link.subject, link.purpose, link.email) == (f"submission:{made.key}", "submission", MAILBOX)
    assert "/produkte/brotbrett/" in last(MAILBOX).text


def test_what_comes_back_says_why_and_where(manager: User) -> None:
    made = submission(company=showcase.company(email=MAILBOX), stage=Stage.SUBMITTED)
    actions.send_back(
        by=manager,
        at=LATER,
        submission=made,
        reason="Ein Bild fehlt.\nAm besten in der Werkstatt.",
        comments={"lead": "Kürzer & klarer?", "": "Schöne <Sache>."},
    )
    mail = last(MAILBOX)
    assert mail.subject == "Eine Bitte zu Ihrem Eintrag: Brotbrett"
    for part in ("Ein Bild fehlt.", "Kurztext: Kürzer & klarer?", "Schöne <Sache>.", "/m/"):
        assert part in mail.text
    assert "Kürzer &amp; klarer?" in mail.html
    assert "Schöne &lt;Sache&gt;." in mail.html


def test_a_refusal_reaches_the_office_with_its_reason(manager: User, editor: User) -> None:
    made = submission(company=showcase.company(email=MAILBOX), stage=Stage.EDITED, print_text="Ein Brett.")
    approve(made, Part.WEB, LATER)
    actions.decide(
        by=FIRM, at=LATER, submission=made, part=Part.PRINT, is_given=False, reason="Es ist Esche.", expected=None
    )
    mail = last(editor.email)
    assert (mail.subject, "(Drucktext)" in mail.text, "Es ist Esche." in mail.html) == (
        *("Freigabe abgelehnt: Brotbrett", True, True),
    )


def test_laying_aside_is_told_without_a_link(manager: User) -> None:
    made = submission(company=showcase.company(email=MAILBOX), stage=Stage.SUBMITTED)
    actions.archive_submission(by=manager, at=LATER, submission=made, reason="Wird nicht mehr gemacht.")
    mail = last(MAILBOX)
    assert ("Wird nicht mehr gemacht." in mail.text, "Veröffentlicht wird davon nichts." in mail.text) == (True, True)
    assert "/m/" not in mail.text + mail.html


def test_a_name_with_line_breaks_stays_one_subject(manager: User) -> None:
    made = submission(company=showcase.company(email=MAILBOX), name="Brett\r\nBcc: alle@welt.example")
    brought(made, Stage.SUBMITTED, LATER)
    assert last(MAILBOX).subject == "Eingegangen: Brett Bcc: alle@welt.example"


def test_whoever_took_the_step_is_not_written_to(manager: User, editor: User) -> None:
    made = submission(company=showcase.company())
    actions.submit(by=editor, at=LATER, submission=made)
    assert (subjects(editor.email), subjects(manager.email)) == ([], ["Eingereicht: Brotbrett"])


def test_steps_taken_silently_tell_nobody(manager: User) -> None:
    made = submission(company=showcase.company(email=MAILBOX))
    with silently():
        actions.submit(by=FIRM, at=LATER, submission=made)
    assert (Submission.objects.get().stage, Mail.objects.count()) == (Stage.SUBMITTED, 0)


def test_the_offices_last_step_is_undone() -> None:
    made = submission(company=showcase.company(), stage=Stage.EDITED)
    stages = []
    for _ in range(2):
        made = actions.take_back(by=OFFICE, at=LATER, submission=made)
        stages.append(made.stage)
    assert stages == [Stage.CHECKED, Stage.SUBMITTED]
    with pytest.raises(actions.NotReady):
        actions.take_back(by=OFFICE, at=LATER, submission=made)
    actions.archive_submission(by=OFFICE, at=LATER, submission=made, reason="Aus Versehen.")
    assert actions.take_back(by=OFFICE, at=LATER, submission=made).stage == Stage.SUBMITTED


def test_a_round_laid_aside_is_not_taken_up_beside_another() -> None:
    firm = showcase.company()
    made = submission(firm, Stage.ARCHIVED, phone="03731 1")
    other = submission(firm, phone="03731 2")
    with pytest.raises(actions.NotReady, match=other.key):
        actions.take_back(by=OFFICE, at=LATER, submission=made)
