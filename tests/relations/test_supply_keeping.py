"""What happens to a supply relation afterwards."""

from datetime import timedelta

import pytest
from django.utils import timezone

from produktschau.audit.models import Entry
from produktschau.relations.actions.keeping_supplies import (
    CONFIRMED_STAYS,
    DROPPED_KEPT,
    NOT_YOURS,
    ask_again,
    drop_claim,
    end_supply,
    forget_dropped,
    invite_to_tell,
    note_word,
    remind_silent,
    set_visibility,
    settle_dispute,
)
from produktschau.relations.models import Confidence, Side, SupplyRelation
from produktschau.relations.queries.supply_desk import REMIND_AFTER
from produktschau.showcase.actions import NotAcceptable, NotReady
from produktschau.showcase.actions.merging import reasons_against_merging
from produktschau.showcase.models import Company
from produktschau.work.models import Mail
from tests.factories.showcase import BY
from tests.factories.supplies import claimed, confirmed, disputed, entered


class TestAFirm:
    """What it may change of its own."""

    def test_drops_what_only_it_said(self, firms: list[Company]) -> None:
        made = claimed(firms[0], firms[1])
        done = drop_claim(by=BY, at=timezone.now(), relation=made, side=Side.SUPPLIER)
        assert done.confidence == Confidence.DROPPED
        assert claimed(firms[0], firms[1]).pk != made.pk

    def test_cannot_drop_what_is_confirmed_or_somebody_elses(self, firms: list[Company]) -> None:
        with pytest.raises(NotReady, match=CONFIRMED_STAYS[:20]):
            drop_claim(by=BY, at=timezone.now(), relation=confirmed(firms[0], firms[1]), side=Side.SUPPLIER)
        with pytest.raises(NotReady, match=NOT_YOURS[:20]):
            drop_claim(by=BY, at=timezone.now(), relation=claimed(firms[0], firms[2]), side=Side.CUSTOMER)

    def test_ends_it_on_a_day_and_takes_that_back(self, firms: list[Company]) -> None:
        on = timezone.localdate()
        made = confirmed(firms[0], firms[1], since=on - timedelta(days=9))
        with pytest.raises(NotAcceptable):
            end_supply(by=BY, at=timezone.now(), relation=made, until=on - timedelta(days=10))
        with pytest.raises(NotAcceptable):
            end_supply(by=BY, at=timezone.now(), relation=made, until=on + timedelta(days=1))
        assert end_supply(by=BY, at=timezone.now(), relation=made, until=on).until == on
        assert end_supply(by=BY, at=timezone.now(), relation=made, until=None).until is None

    def test_may_begin_anew_after_the_end_but_only_once(self, firms: list[Company]) -> None:
        old = confirmed(firms[0], firms[1])
        end_supply(by=BY, at=timezone.now(), relation=old, until=timezone.localdate())
        claimed(firms[0], firms[1])
        with pytest.raises(NotAcceptable):
            end_supply(by=BY, at=timezone.now(), relation=old, until=None)

    def test_narrows_who_may_see_it_at_once(self, firms: list[Company]) -> None:
        made = confirmed(firms[0], firms[1])
        done = set_visibility(by=BY, at=timezone.now(), relation=made, side=Side.SUPPLIER, visibility="office")
        assert (done.supplier_visibility, done.customer_visibility) == ("office", "public")
        with pytest.raises(NotAcceptable):
            set_visibility(by=BY, at=timezone.now(), relation=made, side=Side.SUPPLIER, visibility="überall")


class TestTheOffice:
    """It notes, settles, asks."""

    def note(self, relation: SupplyRelation, says: str, side: str = Side.CUSTOMER, reason: str = "") -> SupplyRelation:
        on = timezone.localdate()
        return note_word(
            by=BY,
            at=timezone.now(),
            relation=relation,
            side=side,
            says=says,
            source="Telefon",
            told_on=on,
            reason=reason,
        )

    def test_notes_a_yes_without_confirming_for_the_firm(self, firms: list[Company]) -> None:
        done = self.note(claimed(firms[0], firms[1]), "yes")
        assert (done.confidence, done.customer_confirmed_at) == ("claimed", None)
        assert done.customer_word.endswith(": ja")

    def test_notes_a_no_as_a_dispute(self, firms: list[Company]) -> None:
        done = self.note(claimed(firms[0], firms[1]), "no", reason="Nie gekauft.")
        assert (done.confidence, done.dispute_reason) == ("disputed", "Nie gekauft.")

    def test_settles_by_dropping(self, firms: list[Company]) -> None:
        made = disputed(firms[0], firms[1])
        done = settle_dispute(by=BY, at=timezone.now(), relation=made, is_kept=False, reason="Verwechselt.")
        assert (done.confidence, done.dispute_reason) == ("dropped", "")
        assert Entry.objects.filter(verb="supply.dropped", reason="Verwechselt.").count() == 1

    def test_settles_by_asking_whoever_disputed_to_confirm(self, firms: list[Company]) -> None:
        made = disputed(firms[0], firms[1])
        done = settle_dispute(by=BY, at=timezone.now(), relation=made, is_kept=True, reason="Doch, seit 2024.")
        assert (done.confidence, done.supplier_confirmed_at is not None) == ("claimed", True)
        assert list(Mail.objects.values_list("to", flat=True)) == ["w2@example.org"]

    def test_settles_with_a_reason_and_only_what_is_disputed(self, firms: list[Company]) -> None:
        with pytest.raises(NotAcceptable):
            settle_dispute(by=BY, at=timezone.now(), relation=disputed(firms[0], firms[1]), is_kept=False, reason="")
        with pytest.raises(NotReady):
            settle_dispute(by=BY, at=timezone.now(), relation=claimed(firms[0], firms[2]), is_kept=False, reason="So.")

    def test_asks_again_who_said_nothing(self, firms: list[Company]) -> None:
        assert ask_again(by=BY, at=timezone.now(), relation=entered(firms[0], firms[1])) == 2
        with pytest.raises(NotReady):
            ask_again(by=BY, at=timezone.now(), relation=confirmed(firms[0], firms[2]))

    def test_invites_a_firm_to_tell(self, firms: list[Company]) -> None:
        mails = invite_to_tell(by=BY, at=timezone.now(), company=firms[0])
        assert [(mail.to, "/m/" in mail.text) for mail in mails] == [("w1@example.org", True)]


class TestTime:
    """What comes by itself."""

    def test_reminds_the_silent_firm_once_after_two_weeks(self, firms: list[Company]) -> None:
        at = timezone.now()
        claimed(firms[0], firms[1], at=at)
        assert remind_silent(by=BY, at=at + REMIND_AFTER - timedelta(hours=1)) == 0
        assert remind_silent(by=BY, at=at + REMIND_AFTER) == 1
        assert remind_silent(by=BY, at=at + REMIND_AFTER * 3) == 0
        assert list(Mail.objects.values_list("to", flat=True)) == ["w2@example.org"]

    def test_deletes_what_was_taken_back_long_ago(self, firms: list[Company]) -> None:
        at = timezone.now()
        drop_claim(by=BY, at=at, relation=claimed(firms[0], firms[1]), side=Side.SUPPLIER)
        confirmed(firms[0], firms[2])
        assert forget_dropped(by=BY, at=at + DROPPED_KEPT) == 0
        assert forget_dropped(by=BY, at=at + DROPPED_KEPT + timedelta(days=1)) == 1
        assert SupplyRelation.objects.count() == 1

    def test_firms_that_supply_each_other_do_not_become_one(self, firms: list[Company]) -> None:
        confirmed(firms[0], firms[1])
        assert len(reasons_against_merging(firms[0], firms[1])) == 1
        assert reasons_against_merging(firms[0], firms[2]) == []
