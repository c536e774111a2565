"""Rounds follow a record that is merged or deleted, and a person's share of them can be taken away."""

from datetime import timedelta

import pytest

from produktschau.accounts.models import User
from produktschau.intake import actions
from produktschau.intake.models import Stage, Submission, Version
from produktschau.intake.queries.people import data_of
from produktschau.showcase.actions import delete_company
from produktschau.showcase.actions.merge_undo import undo_merge
from produktschau.showcase.actions.merging import NotMergeable, merge
from tests.cast import NOW
from tests.factories import showcase
from tests.factories.intake import OFFICE, submission

pytestmark = pytest.mark.usefixtures("district", "words")

LATER = NOW + timedelta(hours=3)


def test_two_records_with_open_rounds_are_not_merged() -> None:
    kept, gone = showcase.company("Weberei Talaue"), showcase.company("Weberei Thalaue")
    for firm in (kept, gone):
        submission(firm, phone="03731 1")
    with pytest.raises(NotMergeable) as refused:
        merge(by=OFFICE, at=LATER, kept=kept, gone=gone)
    assert refused.value.reasons == [
        "Zu beiden Einträgen läuft eine Einreichung. Veröffentlichen oder beenden Sie eine davon."
    ]


def test_a_round_follows_the_merged_record_and_comes_back_with_it() -> None:
    kept, gone = showcase.company("Weberei Talaue"), showcase.company("Weberei Thalaue")
    made = submission(gone, Stage.SUBMITTED, phone="03731 1")
    merged = merge(by=OFFICE, at=LATER, kept=kept, gone=gone)
    assert Submission.objects.get().company == kept
    undo_merge(by=OFFICE, at=LATER + timedelta(hours=1), merge=merged)
    assert (Submission.objects.get().company.key, Version.objects.filter(submission=made).count()) == (gone.key, 2)


def test_a_deleted_record_takes_its_rounds_along() -> None:
    firm = showcase.company()
    submission(firm, Stage.SUBMITTED, phone="03731 1")
    delete_company(by=OFFICE, at=LATER, company=firm)
    assert (Submission.objects.count(), Version.objects.count()) == (0, 0)


def test_a_person_sees_what_they_wrote(editor: User) -> None:
    made = submission(showcase.company(), Stage.SUBMITTED, phone="03731 1")
    actions.add_comment(by=editor, at=LATER, submission=made, text="Bitte mit Vorwahl.", field="phone")
    told = data_of(editor)
    assert [one["Text"] for one in told["Bemerkungen"]] == ["Bitte mit Vorwahl."]
    assert (told["geschriebene Fassungen"], told["Freigaben"]) == ([], [])
