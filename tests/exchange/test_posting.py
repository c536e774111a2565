"""Needs and offers are hung up, changed and confirmed; what cannot stand is refused in a sentence."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from produktschau.exchange.actions.posting import change_notice, confirm_notice
from produktschau.exchange.models import Notice, Visibility
from produktschau.exchange.queries.checking import NO_END, NO_NETWORK, NOT_A_MEMBER, WITHOUT
from produktschau.networks.models import Network
from produktschau.showcase.actions import ChangedMeanwhile, NotAcceptable, NotReady
from produktschau.showcase.models import Company, Material
from produktschau.work.models import Mail
from tests.factories import networks, showcase
from tests.factories.exchange import TEXT, notice
from tests.factories.showcase import BY


def refused(company: Company, **told: Any) -> dict[str, str]:
    """The sentences with which a notice is refused."""
    with pytest.raises(NotAcceptable) as caught:
        notice(company, **told)
    return caught.value.problems


def words_of(one: Notice, **changed: Any) -> dict[str, Any]:
    """A notice as a form sends it again."""
    told = {name: getattr(one, name) for name in ("kind", "title", "text", "visibility", "amount")}
    return {**told, "networks": list(one.networks.all()), "materials": list(one.materials.all()), **changed}


class TestHangingUp:
    def test_holds_for_the_weeks_that_were_chosen(self, firm: Company) -> None:
        made = notice(firm, weeks=4, materials=list(Material.objects.all()))
        today = timezone.localdate()
        assert (made.expires_on, made.span) == (today + timedelta(days=28), 28)
        assert [one.name for one in made.materials.all()] == ["Holz"]

    def test_holds_until_the_day_that_was_given(self, firm: Company) -> None:
        day = timezone.localdate() + timedelta(days=100)
        assert notice(firm, expires_on=day).expires_on == day

    @pytest.mark.parametrize(("days", "word"), [(0, "schon vorbei"), (-1, "schon vorbei"), (367, "höchstens ein Jahr")])
    def test_refuses_a_day_that_is_past_or_too_far(self, firm: Company, days: int, word: str) -> None:
        problems = refused(firm, expires_on=timezone.localdate() + timedelta(days=days))
        assert (list(problems), word in problems["expires_on"]) == (["expires_on"], True)

    def test_refuses_a_span_nobody_offers(self, firm: Company) -> None:
        assert refused(firm, weeks=5) == {"weeks": NO_END}

    def test_says_of_each_empty_field_what_is_missing(self, firm: Company) -> None:
        assert refused(firm, title="  ", text="\n") == WITHOUT

    def test_refuses_a_firm_that_is_not_published(self, district: None) -> None:
        hidden = showcase.company("Heimliche Weberei", published=False)
        assert list(refused(hidden)) == ["company"]

    def test_is_for_members_of_a_network_only_by_a_member(self, firm: Company, network: Network) -> None:
        told: dict[str, Any] = {"visibility": Visibility.NETWORK, "networks": [network]}
        assert refused(firm, **told) == {"networks": NOT_A_MEMBER.format(network.name)}
        networks.member(network, firm)
        assert list(notice(firm, **told).networks.all()) == [network]

    def test_is_for_members_of_some_network(self, firm: Company) -> None:
        assert refused(firm, visibility="network") == {"networks": NO_NETWORK}

    def test_tells_the_firm_what_the_office_entered_for_it(self, firm: Company) -> None:
        entered = notice(firm, confirmed=False, source="Telefon")
        assert (entered.confirmed_at, Mail.objects.filter(to=firm.email).count()) == (None, 1)
        assert TEXT in Mail.objects.get(to=firm.email).text
        notice(firm, "Noch etwas", confirmed=False, is_told=False)
        assert Mail.objects.count() == 1

    def test_needs_a_source_and_a_day_that_has_come(self, firm: Company) -> None:
        problems = refused(firm, source=" ", told_on=timezone.localdate() + timedelta(days=1))
        assert sorted(problems) == ["source", "told_on"]


class TestChanging:
    def test_changes_words_and_keeps_the_end(self, firm: Company) -> None:
        made = notice(firm)
        changed = change_notice(
            by=BY, at=timezone.now(), notice=made, expected=made.changed_at, **words_of(made, title="Rundstäbe")
        )
        assert (changed.title, changed.expires_on) == ("Rundstäbe", made.expires_on)

    def test_tells_who_was_slower(self, firm: Company) -> None:
        made = notice(firm)
        change_notice(by=BY, at=timezone.now(), notice=made, **words_of(made, title="Rundstäbe"))
        with pytest.raises(ChangedMeanwhile):
            change_notice(by=BY, at=timezone.now(), notice=made, expected=made.changed_at, **words_of(made))

    def test_leaves_alone_what_is_over(self, firm: Company) -> None:
        made = notice(firm, at=timezone.now() - timedelta(days=60))
        with pytest.raises(NotReady):
            change_notice(by=BY, at=timezone.now(), notice=made, **words_of(made))

    def test_confirms_once_what_the_office_entered(self, firm: Company) -> None:
        made = notice(firm, confirmed=False)
        first = confirm_notice(by=BY, at=timezone.now(), notice=made)
        again = confirm_notice(by=BY, at=timezone.now() + timedelta(hours=1), notice=made)
        assert first.confirmed_at == again.confirmed_at
