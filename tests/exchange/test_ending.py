"""Notices are renewed, closed, withdrawn and taken out; each ends once and is told once."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from produktschau.exchange.actions.ending import (
    block_notice,
    close_notice,
    renew_notice,
    unblock_notice,
    withdraw_notice,
)
from produktschau.exchange.actions.reminding import remind_all
from produktschau.exchange.calculations.spans import renewed_end
from produktschau.exchange.models import Notice, Renewal, Stage
from produktschau.exchange.queries.visible import public_notices
from produktschau.outreach.models import PersonalLink
from produktschau.showcase.actions import NotAcceptable, NotReady
from produktschau.showcase.models import Company
from produktschau.work.models import Mail
from tests.factories.exchange import answered, notice
from tests.factories.showcase import BY


def ago(days: int) -> datetime:
    return timezone.now() - timedelta(days=days)


class TestRenewing:
    def test_prolongs_by_the_same_span_once_for_two_clicks(self, firm: Company) -> None:
        made = notice(firm, weeks=4)
        first = renew_notice(by=BY, at=timezone.now(), notice=made, seen=made.expires_on)
        again = renew_notice(by=BY, at=timezone.now(), notice=made, seen=made.expires_on)
        assert first.expires_on == again.expires_on == made.expires_on + timedelta(days=28)
        assert Renewal.objects.count() == 1

    def test_counts_from_today_once_it_ran_out(self, firm: Company) -> None:
        made = notice(firm, weeks=4, at=ago(40))
        renewed = renew_notice(by=BY, at=timezone.now(), notice=made, seen=made.expires_on)
        assert renewed.expires_on == timezone.localdate() + timedelta(days=28)
        assert renewed_end(made.expires_on, 28, made.expires_on) == made.expires_on + timedelta(days=28)

    def test_is_too_late_two_months_after_the_end(self, firm: Company) -> None:
        made = notice(firm, weeks=4, at=ago(100))
        with pytest.raises(NotReady, match="seit mehr als zwei Monaten abgelaufen"):
            renew_notice(by=BY, at=timezone.now(), notice=made, seen=made.expires_on)

    def test_reaches_no_further_than_a_year(self, firm: Company) -> None:
        made = notice(firm, weeks=26)
        made = renew_notice(by=BY, at=timezone.now(), notice=made, seen=made.expires_on)
        with pytest.raises(NotReady, match="gilt noch lange"):
            renew_notice(by=BY, at=timezone.now(), notice=made, seen=made.expires_on)

    def test_leaves_what_was_closed(self, firm: Company) -> None:
        made = close_notice(by=BY, at=timezone.now(), notice=notice(firm), came_of="none")
        with pytest.raises(NotReady):
            renew_notice(by=BY, at=timezone.now(), notice=made, seen=made.expires_on)


class TestReminding:
    def test_writes_once_a_week_before_the_end(self, firm: Company) -> None:
        notice(firm, "Bald vorbei", weeks=4, at=ago(22))
        notice(firm, "Noch lange", weeks=8)
        assert (remind_all(by=BY, at=timezone.now()), remind_all(by=BY, at=timezone.now())) == (1, 0)
        mail = Mail.objects.get()
        assert "Bald vorbei" in mail.subject
        assert PersonalLink.objects.get().subject == Notice.objects.get(title="Bald vorbei").matter

    def test_writes_again_after_a_renewal(self, firm: Company) -> None:
        made = notice(firm, weeks=4, at=ago(22))
        remind_all(by=BY, at=timezone.now())
        renewed = renew_notice(by=BY, at=timezone.now(), notice=made, seen=made.expires_on)
        later = timezone.now() + timedelta(days=(renewed.expires_on - timezone.localdate()).days - 3)
        assert remind_all(by=BY, at=later) == 1

    def test_asks_nobody_about_invented_ones(self, firm: Company) -> None:
        notice(firm, weeks=4, at=ago(22), is_invented=True)
        assert remind_all(by=BY, at=timezone.now()) == 0


class TestEnding:
    def test_runs_out_by_its_day_without_a_job(self, firm: Company) -> None:
        made = notice(firm, weeks=4)
        assert (public_notices(made.expires_on).count(), public_notices(made.expires_on + timedelta(1)).count()) == (
            1,
            0,
        )

    def test_keeps_the_most_that_came_of_it(self, firm: Company, neighbour: Company) -> None:
        made = notice(firm)
        reply = answered(made, neighbour)
        closed = close_notice(by=BY, at=timezone.now(), notice=made, came_of="talk", replies={reply.key: "order"})
        reply.refresh_from_db()
        assert (closed.came_of, reply.came_of, closed.stage) == ("order", "order", Stage.DONE)

    def test_asks_what_came_of_it(self, firm: Company) -> None:
        with pytest.raises(NotAcceptable) as caught:
            close_notice(by=BY, at=timezone.now(), notice=notice(firm), came_of="")
        assert list(caught.value.problems) == ["came_of"]

    def test_refuses_an_answer_to_another_notice(self, firm: Company, neighbour: Company) -> None:
        other = answered(notice(firm, "Etwas anderes"), neighbour)
        with pytest.raises(NotAcceptable):
            close_notice(by=BY, at=timezone.now(), notice=notice(firm), came_of="none", replies={other.key: "talk"})

    def test_is_withdrawn_twice_with_one_effect(self, firm: Company) -> None:
        made = notice(firm)
        first = withdraw_notice(by=BY, at=timezone.now(), notice=made)
        assert withdraw_notice(by=BY, at=timezone.now(), notice=made).closed_at == first.closed_at

    def test_is_taken_out_with_a_reason_and_put_back(self, firm: Company) -> None:
        made = notice(firm)
        with pytest.raises(NotAcceptable):
            block_notice(by=BY, at=timezone.now(), notice=made, reason=" ")
        block_notice(by=BY, at=timezone.now(), notice=made, reason="Das ist Werbung.")
        assert ("Das ist Werbung." in Mail.objects.get().text, public_notices(timezone.localdate()).count()) == (
            True,
            0,
        )
        back = unblock_notice(by=BY, at=timezone.now(), notice=made)
        assert (back.stage, back.closed_reason, Mail.objects.count()) == (Stage.OPEN, "", 2)
        with pytest.raises(NotReady):
            unblock_notice(by=BY, at=timezone.now(), notice=made)
