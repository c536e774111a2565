"""Who supplies whom: told by one firm, confirmed, corrected or disputed by the other, entered by the office."""

from datetime import timedelta

import pytest
from django.utils import timezone

from produktschau.audit.models import Entry
from produktschau.relations.actions.answering_supplies import (
    confirm_supply,
    correct_supply,
    dispute_supply,
    hear_supplies,
    silence_supplies,
)
from produktschau.relations.actions.blocking import block
from produktschau.relations.actions.claiming_supplies import claim_supply
from produktschau.relations.engine.supply_rules import ALREADY, IN_DISPUTE, SELF, STANDS, About
from produktschau.relations.models import Confidence, Side, SupplyRelation, SupplySilence
from produktschau.relations.queries.supply_pages import OFFICE_ENTERED, standing
from produktschau.showcase.actions import NotAcceptable, NotReady, withdraw_company
from produktschau.showcase.models import Company
from produktschau.work.models import Mail
from tests.factories import showcase
from tests.factories.showcase import BY
from tests.factories.supplies import claimed, confirmed, disputed, entered


def said(refused: pytest.ExceptionInfo[NotAcceptable]) -> dict[str, str]:
    return dict(refused.value.problems)


class TestAClaim:
    """One firm tells of it."""

    def test_waits_for_the_other_firm_and_asks_it_by_mail(self, firms: list[Company]) -> None:
        made = claimed(firms[0], firms[1], is_told=True)
        assert (made.confidence, made.supplier_confirmed_at is not None) == (Confidence.CLAIMED, True)
        assert made.customer_confirmed_at is None
        mail = Mail.objects.get()
        assert (mail.to, "Werkstatt 1" in mail.text, "Kammgarn" in mail.subject) == ("w2@example.org", True, True)

    def test_becomes_a_confirmation_where_the_other_said_it_first(self, firms: list[Company]) -> None:
        first = claimed(firms[0], firms[1])
        told = claim_supply(
            by=BY,
            at=timezone.now(),
            company=firms[1],
            side=Side.CUSTOMER,
            other=firms[0],
            about=About("KAMMGARN "),
            visibility="public",
        )
        assert (told.is_confirmation, told.relation.pk) == (True, first.pk)
        assert told.relation.confidence == Confidence.CONFIRMED
        assert SupplyRelation.objects.count() == 1

    def test_is_not_told_twice(self, firms: list[Company]) -> None:
        claimed(firms[0], firms[1])
        with pytest.raises(NotAcceptable) as refused:
            claimed(firms[0], firms[1])
        assert said(refused) == {"what": ALREADY}

    def test_is_not_told_again_once_confirmed_or_disputed(self, firms: list[Company]) -> None:
        confirmed(firms[0], firms[1])
        with pytest.raises(NotAcceptable) as refused:
            claimed(firms[0], firms[1])
        assert said(refused) == {"what": STANDS}
        disputed(firms[0], firms[2])
        with pytest.raises(NotAcceptable) as refused:
            claimed(firms[0], firms[2])
        assert said(refused) == {"what": IN_DISPUTE}

    def test_is_refused_of_oneself(self, firms: list[Company]) -> None:
        with pytest.raises(NotAcceptable) as refused:
            claimed(firms[0], firms[0])
        assert said(refused) == {"other": SELF}

    def test_needs_words_and_days_that_fit(self, firms: list[Company]) -> None:
        on = timezone.localdate()
        with pytest.raises(NotAcceptable) as refused:
            claimed(firms[0], firms[1], " – ", since=on + timedelta(days=1))
        assert set(said(refused)) == {"what", "since"}
        with pytest.raises(NotAcceptable) as refused:
            claimed(firms[0], firms[1], since=on - timedelta(days=3), until=on - timedelta(days=5))
        assert "liegt vor" in said(refused)["until"]

    def test_names_products_of_the_right_firm_only(self, firms: list[Company]) -> None:
        stool = showcase.product(firms[2], "Hocker")
        with pytest.raises(NotAcceptable) as refused:
            claimed(firms[0], firms[1], goods=stool, used_in=stool)
        assert said(refused) == {
            "goods": "„Hocker“ ist kein Produkt von Werkstatt 1. Wählen Sie eines von dort, oder lassen Sie es offen.",
            "used_in": "„Hocker“ ist kein Produkt von Werkstatt 2. Wählen Sie eines von dort, oder lassen Sie es offen.",
        }

    def test_of_the_same_thing_both_ways_is_asked_back_and_then_kept(self, firms: list[Company]) -> None:
        claimed(firms[0], firms[1])
        with pytest.raises(NotAcceptable) as refused:
            claimed(firms[1], firms[0])
        assert list(said(refused)) == ["sure"]
        told = claim_supply(
            by=BY,
            at=timezone.now(),
            company=firms[1],
            side=Side.SUPPLIER,
            other=firms[0],
            about=About("Kammgarn"),
            is_sure=True,
        )
        assert (told.is_confirmation, SupplyRelation.objects.count()) == (False, 2)

    def test_writes_no_mail_to_a_firm_that_wants_nothing_of_the_other(self, firms: list[Company]) -> None:
        block(by=BY, at=timezone.now(), company=firms[1], other=firms[0], source="Telefon")
        made = claimed(firms[0], firms[1], is_told=True)
        assert (made.confidence, Mail.objects.count()) == (Confidence.CLAIMED, 0)

    def test_is_kept_when_a_firm_is_withdrawn(self, firms: list[Company]) -> None:
        made = confirmed(firms[0], firms[1])
        withdraw_company(by=BY, at=timezone.now(), company=firms[1])
        assert SupplyRelation.objects.get().pk == made.pk


class TestTheAnswer:
    """What the other firm says."""

    def test_confirms_with_its_own_wish_and_product(self, firms: list[Company]) -> None:
        chair = showcase.product(firms[1], "Stuhl")
        made = claimed(firms[0], firms[1])
        done = confirm_supply(
            by=BY, at=timezone.now(), relation=made, side=Side.CUSTOMER, visibility="network", used_in=chair
        )
        assert (done.confidence, done.customer_visibility, done.used_in) == ("confirmed", "network", chair)
        assert "bestätigt" in Mail.objects.get(to="w1@example.org").text

    def test_twice_changes_nothing_but_the_wish(self, firms: list[Company]) -> None:
        made = confirmed(firms[0], firms[1])
        again = confirm_supply(by=BY, at=timezone.now(), relation=made, side=Side.CUSTOMER, visibility="office")
        assert again.customer_confirmed_at == made.customer_confirmed_at
        assert Entry.objects.filter(verb="supply.confirmed").count() == 1

    def test_corrects_the_words_and_asks_the_other_again(self, firms: list[Company]) -> None:
        made = claimed(firms[0], firms[1])
        done = correct_supply(
            by=BY, at=timezone.now(), relation=made, side=Side.CUSTOMER, what="Strickgarn", visibility="public"
        )
        assert (done.what, done.what_key, done.confidence) == ("Strickgarn", "strickgarn", "claimed")
        assert (done.supplier_confirmed_at, done.customer_confirmed_at is not None) == (None, True)
        assert "Strickgarn" in Mail.objects.get(to="w1@example.org").text

    def test_disputes_and_the_office_reads_why(self, firms: list[Company]) -> None:
        made = disputed(firms[0], firms[1])
        assert (made.confidence, made.disputed_by_side, made.dispute_reason) == (
            "disputed",
            Side.CUSTOMER,
            "Wir kaufen dort nichts.",
        )

    def test_needs_a_reason_to_dispute(self, firms: list[Company]) -> None:
        made = claimed(firms[0], firms[1])
        with pytest.raises(NotAcceptable) as refused:
            dispute_supply(by=BY, at=timezone.now(), relation=made, side=Side.CUSTOMER, reason=" ")
        assert list(said(refused)) == ["reason"]

    def test_may_be_changed_to_a_yes_by_the_one_that_disputed(self, firms: list[Company]) -> None:
        made = disputed(firms[0], firms[1])
        done = confirm_supply(by=BY, at=timezone.now(), relation=made, side=Side.CUSTOMER, visibility="public")
        assert (done.confidence, done.disputed_by_side, done.dispute_reason) == ("confirmed", "", "")

    def test_cannot_be_a_second_dispute_of_the_other_side(self, firms: list[Company]) -> None:
        made = disputed(firms[0], firms[1])
        with pytest.raises(NotReady):
            dispute_supply(by=BY, at=timezone.now(), relation=made, side=Side.SUPPLIER, reason="Doch.")

    def test_of_the_only_firm_that_said_it_drops_it(self, firms: list[Company]) -> None:
        made = claimed(firms[0], firms[1])
        done = dispute_supply(by=BY, at=timezone.now(), relation=made, side=Side.SUPPLIER, reason="Verwechselt.")
        assert done.confidence == Confidence.DROPPED
        with pytest.raises(NotReady):
            confirm_supply(by=BY, at=timezone.now(), relation=made, side=Side.CUSTOMER, visibility="public")

    def test_never_again_stops_the_mails(self, firms: list[Company]) -> None:
        silence_supplies(by=BY, at=timezone.now(), company=firms[1])
        silence_supplies(by=BY, at=timezone.now(), company=firms[1])
        claimed(firms[0], firms[1], is_told=True)
        assert (SupplySilence.objects.count(), Mail.objects.count()) == (1, 0)
        hear_supplies(by=BY, at=timezone.now(), company=firms[1])
        claimed(firms[2], firms[1], is_told=True)
        assert Mail.objects.count() == 1


class TestTheOffice:
    """What staff enters."""

    def test_enters_with_source_and_day_and_both_are_asked(self, firms: list[Company]) -> None:
        made = entered(firms[0], firms[1], is_told=True)
        assert (made.confidence, made.source, made.claimed_by_side) == ("claimed", "Telefon", Side.OFFICE)
        assert standing(made)[0] == OFFICE_ENTERED
        assert sorted(Mail.objects.values_list("to", flat=True)) == ["w1@example.org", "w2@example.org"]

    def test_is_confirmed_when_both_said_so(self, firms: list[Company]) -> None:
        made = entered(firms[0], firms[1])
        half = confirm_supply(by=BY, at=timezone.now(), relation=made, side=Side.SUPPLIER, visibility="public")
        assert standing(half)[0] == OFFICE_ENTERED
        whole = confirm_supply(by=BY, at=timezone.now(), relation=made, side=Side.CUSTOMER, visibility="public")
        assert standing(whole)[0] == "bestätigt"

    def test_enters_nothing_twice(self, firms: list[Company]) -> None:
        claimed(firms[0], firms[1])
        with pytest.raises(NotAcceptable) as refused:
            entered(firms[0], firms[1])
        assert list(said(refused)) == ["what"]
