"""Firms ask to join, are invited, decide, confirm and leave; the office decides, corrects and ends."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from produktschau.networks.actions.deciding import (
    NO_REASON,
    accept_request,
    correct_membership,
    end_membership,
    refuse_request,
)
from produktschau.networks.actions.forgetting import WORDS_KEPT, forget_person, forget_words
from produktschau.networks.actions.inviting import invite_firm, send_page, send_way_in, withdraw_invitation
from produktschau.networks.actions.joining import (
    CLOSED,
    DISAGREED,
    GONE,
    OTHER_CHARTER,
    SECOND,
    accept_invitation,
    confirm_membership,
    decline_invitation,
    request_to_join,
    show_membership,
)
from produktschau.networks.actions.members import ALREADY
from produktschau.networks.actions.networks import change_network, withdraw_network
from produktschau.networks.engine.leaving import LEAVING, Leaving
from produktschau.networks.models import Membership, Network, Standing
from produktschau.networks.queries.people import data_of
from produktschau.showcase.actions import NotAcceptable, NotReady
from produktschau.showcase.models import Company
from produktschau.work.models import Mail
from tests import cast
from tests.factories import networks, showcase
from tests.factories.showcase import BY

AT = timezone.now


def agreed(network: Network, **fields: Any) -> dict[str, Any]:
    return {"agrees": True, "charter_on": network.charter_on, "source": "selbst angemeldet", **fields}


def test_a_request_is_the_firms_own_word_and_waits(network: Network, firm: Company) -> None:
    made = networks.asked_to_join(network, firm, message="Wir bauen mit Lehm.")
    assert (made.standing, made.since, made.message, made.charter_on) == (
        Standing.REQUESTED,
        None,
        "Wir bauen mit Lehm.",
        network.charter_on,
    )
    assert made.confirmed_at is not None


def test_who_does_not_agree_to_the_charter_does_not_join(network: Network, firm: Company) -> None:
    with pytest.raises(NotAcceptable) as refused:
        networks.asked_to_join(network, firm, agrees=False)
    assert refused.value.problems == {"agrees": DISAGREED}


def test_who_read_an_older_charter_reads_the_new_one_first(network: Network, firm: Company) -> None:
    with pytest.raises(NotAcceptable) as refused:
        networks.asked_to_join(network, firm, charter_on=networks.days_ago(900))
    assert refused.value.problems == {"agrees": OTHER_CHARTER}


def test_a_second_request_is_told_that_the_first_waits(network: Network, firm: Company) -> None:
    networks.asked_to_join(network, firm)
    with pytest.raises(NotReady) as refused:
        networks.asked_to_join(network, firm)
    assert str(refused.value) == SECOND[Standing.REQUESTED]


def test_a_member_does_not_ask(network: Network, firm: Company) -> None:
    networks.member(network, firm)
    with pytest.raises(NotReady) as refused:
        networks.asked_to_join(network, firm)
    assert str(refused.value) == SECOND[Standing.ACTIVE]


def test_a_closed_network_takes_no_requests(network: Network, firm: Company) -> None:
    closed = change_network(by=BY, at=AT(), network=network, takes_members=False)
    with pytest.raises(NotReady) as refused:
        networks.asked_to_join(closed, firm)
    assert str(refused.value) == CLOSED


def test_an_accepted_firm_is_a_member_and_hears_of_it(network: Network, firm: Company) -> None:
    asked = networks.asked_to_join(network, firm)
    made = accept_request(by=BY, at=AT(), membership=asked, role="core")
    assert (made.standing, made.since, made.role) == (Standing.ACTIVE, timezone.localdate(), "core")
    assert list(Mail.objects.values_list("to", "subject")) == [
        ("zimmerei@example.org", "Willkommen im Netzwerk „Bauen“")
    ]


def test_a_refusal_needs_a_reason_which_the_firm_reads(network: Network, firm: Company) -> None:
    asked = networks.asked_to_join(network, firm)
    with pytest.raises(NotAcceptable) as refused:
        refuse_request(by=BY, at=AT(), membership=asked, reason=" ")
    assert refused.value.problems == {"reason": NO_REASON}
    refuse_request(by=BY, at=AT(), membership=asked, reason="Ihr Betrieb liegt woanders.")
    assert "Ihr Betrieb liegt woanders." in Mail.objects.get().text


def test_a_request_is_decided_once(network: Network, firm: Company) -> None:
    asked = networks.asked_to_join(network, firm)
    accept_request(by=BY, at=AT(), membership=asked)
    with pytest.raises(NotReady):
        refuse_request(by=BY, at=AT(), membership=asked, reason="Doch nicht.")
    assert Membership.objects.get().standing == Standing.ACTIVE


def test_a_refused_firm_may_ask_again(network: Network, firm: Company) -> None:
    refuse_request(by=BY, at=AT(), membership=networks.asked_to_join(network, firm), reason="Noch nicht.")
    networks.asked_to_join(network, firm)
    assert sorted(Membership.objects.values_list("standing", flat=True)) == ["refused", "requested"]


def test_an_invited_firm_gets_a_mail_and_joins_by_saying_yes(network: Network, firm: Company) -> None:
    invited = invite_firm(by=BY, at=AT(), network=network, company=firm)
    assert Mail.objects.get().subject == "Einladung ins Netzwerk „Bauen“"
    made = accept_invitation(by=BY, at=AT(), membership=invited, **agreed(network, is_shown=False))
    assert (made.standing, made.since, made.is_shown) == (Standing.ACTIVE, timezone.localdate(), False)
    assert made.confirmed_at is not None


def test_who_asks_while_invited_is_in(network: Network, firm: Company) -> None:
    networks.invited_to_join(network, firm)
    assert networks.asked_to_join(network, firm).standing == Standing.ACTIVE


def test_a_declined_invitation_is_over(network: Network, firm: Company) -> None:
    invited = networks.invited_to_join(network, firm)
    decline_invitation(by=BY, at=AT(), membership=invited, reason="Keine Zeit.")
    with pytest.raises(NotReady) as refused:
        accept_invitation(by=BY, at=AT(), membership=invited, **agreed(network))
    assert str(refused.value) == GONE


def test_an_invitation_taken_back_cannot_be_accepted(network: Network, firm: Company) -> None:
    invited = networks.invited_to_join(network, firm)
    withdraw_invitation(by=BY, at=AT(), membership=invited)
    with pytest.raises(NotReady) as refused:
        accept_invitation(by=BY, at=AT(), membership=invited, **agreed(network))
    assert str(refused.value) == GONE


def test_a_member_is_not_invited(network: Network, firm: Company) -> None:
    networks.member(network, firm)
    with pytest.raises(NotReady) as refused:
        invite_firm(by=BY, at=AT(), network=network, company=firm)
    assert str(refused.value) == ALREADY[Standing.ACTIVE]


def test_a_firm_nobody_can_write_to_is_not_invited(network: Network) -> None:
    silent = showcase.company("Ohne Weg", published=False, sites=[])
    with pytest.raises(NotReady, match="weder E-Mail noch vollständige Anschrift"):
        invite_firm(by=BY, at=AT(), network=network, company=silent)


def test_nobody_is_invited_to_a_draft(firm: Company) -> None:
    with pytest.raises(NotReady, match="Erst wenn das Netzwerk veröffentlicht ist"):
        invite_firm(by=BY, at=AT(), network=networks.network(published=False), company=firm)


def test_a_firm_confirms_what_the_office_entered(network: Network, firm: Company) -> None:
    made = networks.member(network, firm)
    assert confirm_membership(by=BY, at=AT(), membership=made).confirmed_at is not None


def test_another_first_day_is_not_what_the_firm_confirmed(network: Network, firm: Company) -> None:
    made = confirm_membership(by=BY, at=AT(), membership=networks.member(network, firm))
    same: dict[str, Any] = {"role": "speaker", "is_shown": True}
    kept = correct_membership(by=BY, at=AT(), membership=made, since=made.since, **same)
    assert kept.confirmed_at is not None
    moved = correct_membership(by=BY, at=AT(), membership=made, since=networks.days_ago(300), **same)
    assert (moved.confirmed_at, moved.role) == (None, "speaker")


def test_who_left_and_comes_back_has_two_spans_that_do_not_overlap(network: Network, firm: Company) -> None:
    first = networks.member(network, firm, since=networks.days_ago(100))
    end_membership(by=BY, at=AT(), membership=first, until=networks.days_ago(50))
    with pytest.raises(NotAcceptable) as refused:
        networks.member(network, firm, since=networks.days_ago(50))
    assert list(refused.value.problems) == ["since"]
    networks.member(network, firm, since=networks.days_ago(49))
    assert Membership.objects.count() == 2


def test_who_leaves_today_does_not_come_back_by_request_today(network: Network, firm: Company) -> None:
    end_membership(by=BY, at=AT(), membership=networks.member(network, firm))
    again = networks.asked_to_join(network, firm)
    with pytest.raises(NotAcceptable) as refused:
        accept_request(by=BY, at=AT(), membership=again)
    assert list(refused.value.problems) == ["since"]


def test_the_last_day_is_not_before_the_first(network: Network, firm: Company) -> None:
    made = networks.member(network, firm, since=networks.days_ago(10))
    with pytest.raises(NotAcceptable) as refused:
        end_membership(by=BY, at=AT(), membership=made, until=networks.days_ago(11))
    assert list(refused.value.problems) == ["until"]


def test_what_hangs_on_a_membership_ends_with_it(
    network: Network, firm: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[int] = []
    share = Leaving(lambda one: ["eine Vermittlung"], lambda by, at, membership: ended.append(membership.pk))
    monkeypatch.setattr(LEAVING, "_things", {"test": (0, share)})
    made = networks.member(network, firm)
    end_membership(by=BY, at=AT(), membership=made)
    assert ended == [made.pk]


def test_a_firm_decides_whether_it_is_named(network: Network, firm: Company) -> None:
    made = networks.member(network, firm)
    assert show_membership(by=BY, at=AT(), membership=made, is_shown=False).is_shown is False


def test_the_way_in_is_sent_once_a_day(network: Network, firm: Company) -> None:
    at = AT()
    assert send_way_in(by=BY, at=at, network=network, companies=[firm]) == 1
    send_way_in(by=BY, at=at + timedelta(minutes=1), network=network, companies=[firm])
    assert Mail.objects.count() == 1


def test_the_page_is_sent_again_where_there_is_an_address(network: Network, firm: Company) -> None:
    assert len(send_page(by=BY, at=AT(), membership=networks.member(network, firm))) == 1
    with pytest.raises(NotReady):
        send_page(by=BY, at=AT(), membership=networks.member(network, showcase.company("Nur Post")))


def test_a_withdrawn_network_keeps_its_members(network: Network, firm: Company) -> None:
    networks.member(network, firm)
    assert withdraw_network(by=BY, at=AT(), network=network).memberships.count() == 1


def test_words_go_after_their_time_and_the_decision_stays(network: Network, firm: Company) -> None:
    asked = networks.asked_to_join(network, firm, message="Herr Anger fragt.")
    refuse_request(by=BY, at=AT(), membership=asked, reason="Noch nicht.", is_told=False)
    assert forget_words(by=BY, at=AT() + WORDS_KEPT - timedelta(days=1)) == 0
    assert forget_words(by=BY, at=AT() + WORDS_KEPT + timedelta(days=1)) == 1
    kept = Membership.objects.get()
    assert (kept.message, kept.reason, kept.standing) == ("", "", Standing.REFUSED)


def test_a_person_gets_and_loses_what_networks_hold_of_them(network: Network, firm: Company) -> None:
    person = cast.enter("coordinator")
    networks.coordinates(person, network)
    told = agreed(network, message="Ich frage.")
    request_to_join(by=person, at=AT(), network=network, company=firm, **told)
    consent: dict[str, Any] = {"contact_consent_on": networks.days_ago(1), "contact_consent_wording": "Ja."}
    change_network(by=BY, at=AT(), network=network, contact_name=person.name, contact_email=person.email, **consent)
    assert [len(rows) for rows in data_of(person).values()] == [1, 1, 1]
    forget_person(by=BY, at=AT(), user=person)
    network.refresh_from_db()
    assert (Membership.objects.get().message, network.contact_name, network.contact_email) == ("", "", "")
