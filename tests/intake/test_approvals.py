"""The maker's word: web and print apart, once per wording, with a reason where it is refused."""

from datetime import timedelta
from typing import Any

import pytest

from produktschau.intake import actions
from produktschau.intake.actions import ChangedMeanwhile, NotAcceptable, NotReady
from produktschau.intake.models import Approval, Part, Stage, Submission, Version, Via
from produktschau.intake.queries.rounds import decisions_in_force, latest, open_parts, parts_to_decide, stamp_of
from tests.cast import NOW
from tests.factories import showcase
from tests.factories.intake import FIRM, OFFICE, approve, submission

pytestmark = pytest.mark.usefixtures("district", "words")

LATER = NOW + timedelta(hours=2)
MUCH_LATER = NOW + timedelta(days=2)


def write(of: Submission, **content: Any) -> Version:
    return actions.write_version(by=OFFICE, at=LATER, submission=of, content=content, via=Via.OFFICE, expected=None)


def brought_on(made: Submission) -> Submission:
    return actions.publish_submission(by=OFFICE, at=MUCH_LATER, submission=made)


def test_the_print_text_is_approved_apart_and_its_refusal_leaves_the_web_text_approved() -> None:
    made = submission(company=showcase.company(), stage=Stage.EDITED, print_text="Ein Brett.")
    assert parts_to_decide(made) == [Part.WEB, Part.PRINT]
    approve(made, Part.WEB, LATER)
    made = actions.decide(
        by=FIRM, at=LATER, submission=made, part="print", is_given=False, reason="Es ist Esche.", expected=None
    )
    assert made.stage == Stage.CHECKED
    actions.write_version(
        by=OFFICE,
        at=MUCH_LATER,
        submission=made,
        content={},
        print_text="Ein Brett aus Esche.",
        via=Via.OFFICE,
        expected=None,
    )
    made = actions.offer_for_approval(by=OFFICE, at=MUCH_LATER, submission=made)
    assert parts_to_decide(made) == [Part.PRINT]
    assert approve(made, Part.PRINT, MUCH_LATER).stage == Stage.APPROVED
    assert list(Approval.objects.values_list("version__number", "part", "is_given", "reason")) == [
        (2, "web", True, ""),
        (2, "print", False, "Es ist Esche."),
        (3, "print", True, ""),
    ]


def test_words_changed_after_an_approval_have_to_be_approved_again() -> None:
    made = submission(company=showcase.company(), stage=Stage.APPROVED)
    version = write(made, lead="Noch ein Wort.")
    made.refresh_from_db()
    assert (made.stage, open_parts(made, version)) == (Stage.CHECKED, [Part.WEB])
    with pytest.raises(NotReady):
        brought_on(made)


def test_offering_words_that_were_approved_before_asks_nobody_twice() -> None:
    made = submission(company=showcase.company(), stage=Stage.APPROVED)
    write(made, lead="Noch ein Wort.")
    actions.restore_version(by=OFFICE, at=MUCH_LATER, submission=made, number=2, expected=None)
    assert decisions_in_force(made)[Part.WEB].is_given
    assert actions.offer_for_approval(by=OFFICE, at=MUCH_LATER, submission=made).stage == Stage.APPROVED


def test_a_refusal_needs_a_reason_and_a_decision_is_taken_once() -> None:
    made = submission(company=showcase.company(), stage=Stage.EDITED, print_text="Ein Brett.")
    with pytest.raises(NotAcceptable, match="Begründung fehlt"):
        actions.decide(by=FIRM, at=LATER, submission=made, part="web", is_given=False, expected=None)
    approve(made, Part.WEB)
    approve(made, Part.WEB)
    with pytest.raises(NotReady, match="schon entschieden"):
        actions.decide(
            by=FIRM, at=LATER, submission=made, part="web", is_given=False, reason="Doch nicht", expected=None
        )
    assert Approval.objects.count() == 1


def test_approving_words_that_have_changed_since_is_refused() -> None:
    made = submission(company=showcase.company(), stage=Stage.EDITED)
    seen = stamp_of(latest(made))
    write(made, lead="Anders.")
    with pytest.raises(ChangedMeanwhile):
        actions.decide(by=FIRM, at=LATER, submission=made, part="web", is_given=True, expected=seen)


def test_without_a_print_text_nothing_is_to_be_said_about_it() -> None:
    made = submission(company=showcase.company(), stage=Stage.EDITED)
    with pytest.raises(NotReady, match="keinen Drucktext"):
        approve(made, Part.PRINT)


def test_on_behalf_needs_the_day_on_which_it_was_said() -> None:
    made = submission(company=showcase.company(), stage=Stage.EDITED)
    with pytest.raises(NotAcceptable, match="Der Tag fehlt"):
        actions.decide(by=OFFICE, at=LATER, submission=made, part="web", is_given=True, via=Via.VISIT, expected=None)
