"""Answers are forwarded, bounded, kept apart where two firms wish it, and emptied after half a year."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from produktschau.accounts.engine.personal_data import PERSONAL_DATA
from produktschau.accounts.models import User
from produktschau.exchange.actions.forgetting import forget_old
from produktschau.exchange.actions.replying import APART, MANY, NO_WAY, OVER, OWN_NOTICE, NotForwarded
from produktschau.exchange.engine.keeping_apart import KEEPING_APART
from produktschau.exchange.models import Notice, Reply, Stage, Subscription
from produktschau.showcase.actions import NotAcceptable
from produktschau.showcase.models import Company
from produktschau.work.models import Mail
from tests.factories.exchange import answered, notice, subscribed, visited
from tests.factories.showcase import BY


def refused(made: Notice, by: Company | None = None, **told: Any) -> str:
    """The sentence with which an answer is not forwarded."""
    with pytest.raises(NotForwarded) as caught:
        answered(made, by, **told) if by else visited(made, **told)
    return str(caught.value)


class TestForwarding:
    def test_names_the_firm_that_answers_and_hides_the_one_that_asked(self, firm: Company, neighbour: Company) -> None:
        answered(notice(firm), neighbour, is_told=True)
        mail = Mail.objects.get()
        assert (mail.to, mail.headers["Reply-To"]) == (firm.email, neighbour.email)
        assert ("Drechslerei Spindel" in mail.text, "/m/" in mail.text) == (True, True)

    def test_takes_the_same_words_once(self, firm: Company) -> None:
        made = notice(firm)
        assert visited(made, is_told=True) == visited(made, is_told=True)
        assert (Reply.objects.count(), Mail.objects.count()) == (1, 1)

    def test_refuses_the_own_notice(self, firm: Company) -> None:
        assert refused(notice(firm), firm) == OWN_NOTICE

    def test_keeps_two_firms_apart_without_a_word_of_why(
        self, firm: Company, neighbour: Company, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(
            KEEPING_APART, "_things", {"test": (0, lambda one, other: {one, other} == {firm.pk, neighbour.pk})}
        )
        assert refused(notice(firm), neighbour) == APART
        assert Reply.objects.count() == 0

    def test_refuses_what_came_too_late(self, firm: Company) -> None:
        made = notice(firm)
        Notice.objects.update(stage=Stage.DONE, closed_at=timezone.now())
        assert refused(made) == OVER

    def test_bounds_one_sender(self, firm: Company) -> None:
        made = notice(firm)
        for number in range(10):
            visited(made, f"Davon liegen bei mir noch {number} hundert.")
        assert refused(made, text="Und noch einmal hundert.") == MANY

    def test_says_so_where_the_firm_has_no_address(self, firm: Company) -> None:
        made = notice(firm)
        Company.objects.update(email="")
        assert refused(made, is_told=True) == NO_WAY
        assert Reply.objects.count() == 0

    def test_says_of_each_field_what_is_wrong(self, firm: Company) -> None:
        with pytest.raises(NotAcceptable) as caught:
            visited(notice(firm), "kurz", name="", email="jana", phone="1" * 41)
        assert sorted(caught.value.problems) == ["email", "name", "phone", "text"]


class TestForgetting:
    def test_empties_after_half_a_year_and_keeps_what_came_of_it(self, firm: Company, neighbour: Company) -> None:
        answered(notice(firm), neighbour)
        Reply.objects.update(came_of="order", sent_at=timezone.now() - timedelta(days=181))
        assert forget_old(by=BY, at=timezone.now()) == (1, 0)
        one = Reply.objects.get()
        assert (one.name, one.email, one.text, one.came_of, one.company) == ("", "", "", "order", neighbour)

    def test_answers_and_erases_what_it_knows_of_a_person(self, firm: Company, stranger: User) -> None:
        visited(notice(firm), email=stranger.email)
        subscribed(stranger.email)
        data = PERSONAL_DATA["Börse"]
        told = data.export(stranger)
        assert [len(rows) for rows in told.values()] == [1, 1]
        data.erase(stranger, timezone.now())
        assert (Reply.objects.get().email, Subscription.objects.get().email) == ("", "")
