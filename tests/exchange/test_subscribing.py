"""Word of new notices: confirmed by whoever reads the address, told once, ended with one click, and then forgotten."""

from datetime import datetime, time, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from produktschau.exchange.actions.alerting import tell_all
from produktschau.exchange.actions.forgetting import forget_old
from produktschau.exchange.actions.subscribing import confirm_subscription, subscribe
from produktschau.exchange.engine.tokens import token_of
from produktschau.exchange.models import Alert, Subscription, Visibility
from produktschau.exchange.views.subscribing import FORM
from produktschau.lib.spam import form_stamp
from produktschau.networks.models import Network
from produktschau.outreach.models import PersonalLink
from produktschau.showcase.actions import NotAcceptable, NotReady
from produktschau.showcase.models import Company
from produktschau.work.models import Mail
from tests.factories import networks
from tests.factories.exchange import notice, subscribed
from tests.factories.showcase import BY


def told() -> list[str]:
    """The subjects of what subscribers were written."""
    return list(Mail.objects.filter(key__contains=":news:").order_by("pk").values_list("subject", flat=True))


class TestOrdering:
    def test_is_confirmed_by_the_mail_and_a_look_changes_nothing(self, district: None, client: Client) -> None:
        stamp = form_stamp(FORM, at=timezone.now() - timedelta(minutes=1))
        sent = {"email": "leserin@example.org", "frequency": "weekly", "kinds": ["need"], "shown": stamp, "website": ""}
        assert client.post("/boerse/abo/", sent).status_code == 200
        one = Subscription.objects.get()
        page = f"/boerse/abo/{token_of(one)}/"
        assert page in Mail.objects.get().text
        assert "Ja, bestätigen" in client.get(page).content.decode()
        assert Subscription.objects.get().confirmed_at is None
        assert client.post(page, {"was": "bestaetigen"}).status_code == 302
        first = Subscription.objects.get().confirmed_at
        client.post(page, {"was": "bestaetigen"})
        assert (Subscription.objects.get().confirmed_at, first is None, one.kinds) == (first, False, ["need"])

    def test_refuses_in_sentences(self, district: None, client: Client) -> None:
        with pytest.raises(NotAcceptable) as caught:
            subscribe(by=BY, at=timezone.now(), email="leserin", frequency="stündlich", words="x" * 201)
        assert sorted(caught.value.problems) == ["email", "frequency", "words"]
        stamp = form_stamp(FORM, at=timezone.now() - timedelta(minutes=1))
        page = client.post("/boerse/abo/", {"email": "leserin", "shown": stamp}).content.decode()
        assert "Das ist keine E-Mail-Adresse." in page

    def test_floods_nobody_who_did_not_ask(self, district: None) -> None:
        for _ in range(6):
            subscribe(by=BY, at=timezone.now(), email="fremd@example.org", frequency="daily")
        assert Mail.objects.count() == 3

    def test_is_forgotten_where_nobody_confirms(self, district: None) -> None:
        subscribed("nie@example.org", confirmed=False)
        subscribed("doch@example.org")
        forget_old(by=BY, at=timezone.now() + timedelta(days=8))
        assert [one.email for one in Subscription.objects.all()] == ["doch@example.org"]
        assert Mail.objects.filter(to="nie@example.org").count() == 0

    def test_opens_nothing_to_guesses(self, district: None, client: Client) -> None:
        one = subscribed()
        wrong = f"{one.key}-{'2' * 16}"
        assert client.post(f"/boerse/abo/{wrong}/", {"was": "abbestellen"}).status_code == 404
        assert Subscription.objects.get().ended_at is None


class TestEnding:
    def test_ends_with_one_click_and_forgets_the_address(self, district: None, client: Client) -> None:
        page = f"/boerse-abbestellen/{token_of(subscribed())}/"
        assert client.get(page).status_code == 302
        assert client.post(page, {}).status_code == 400
        assert Subscription.objects.get().ended_at is None
        assert client.post(page, {"List-Unsubscribe": "One-Click"}).status_code == 200
        one = Subscription.objects.get()
        assert (one.email, one.ended_at is None) == ("", False)
        assert client.post(page, {"List-Unsubscribe": "One-Click"}).status_code == 200

    def test_is_not_confirmed_any_more(self, district: None, client: Client) -> None:
        one = subscribed(confirmed=False)
        page = f"/boerse/abo/{token_of(one)}/"
        client.post(page, {"was": "abbestellen"})
        with pytest.raises(NotReady):
            confirm_subscription(by=BY, at=timezone.now(), subscription=one)
        answer = client.post(page, {"was": "bestaetigen"})
        assert (answer.status_code, "ist beendet" in answer.content.decode()) == (409, True)


class TestTelling:
    def test_tells_once_of_what_is_new(self, firm: Company) -> None:
        notice(firm, "Davor", at=timezone.now() - timedelta(days=2))
        subscribed()
        notice(firm, "Danach")
        assert [tell_all(by=BY, at=timezone.now()) for _ in range(2)] == [1, 0]
        assert tell_all(by=BY, at=timezone.now() + timedelta(days=1)) == 0
        assert (told(), Alert.objects.count()) == (["Neu in der Börse: Danach"], 1)
        mail = Mail.objects.get(key__contains=":news:")
        assert mail.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"

    def test_waits_a_week_where_it_was_so_ordered(self, firm: Company) -> None:
        subscribed(frequency="weekly")
        notice(firm, "Eins")
        now = timezone.now()
        assert tell_all(by=BY, at=now) == 1
        notice(firm, "Zwei")
        assert [tell_all(by=BY, at=now + timedelta(days=days)) for days in (1, 6, 7)] == [0, 0, 1]

    def test_keeps_to_kind_network_and_words(self, firm: Company, network: Network) -> None:
        subscribed("a@example.org", kinds=["offer"])
        subscribed("b@example.org", networks=[network])
        subscribed("c@example.org", words="Flasche")
        notice(firm, "Mehrwegflaschen")
        notice(firm, "Garn", kind="offer", networks=[network])
        assert tell_all(by=BY, at=timezone.now()) == 3
        mails = {mail.to: mail.subject for mail in Mail.objects.filter(key__contains=":news:")}
        assert [mails[f"{name}@example.org"].rpartition(" ")[2] for name in "abc"] == [
            "Garn",
            "Garn",
            "Mehrwegflaschen",
        ]

    def test_tells_visitors_only_what_is_public(self, firm: Company, network: Network) -> None:
        networks.member(network, firm)
        subscribed()
        notice(firm, "Für Betriebe", visibility=Visibility.REGION)
        notice(firm, "Für Mitglieder", visibility=Visibility.NETWORK, networks=[network])
        assert tell_all(by=BY, at=timezone.now()) == 0

    def test_tells_firms_what_they_may_read_by_a_link_that_only_reads(
        self, firm: Company, neighbour: Company, client: Client
    ) -> None:
        one = subscribed("spindel@example.org", company=neighbour)
        made = notice(firm, "Für Betriebe", visibility=Visibility.REGION)
        notice(neighbour, "Eigenes")
        tell_all(by=BY, at=timezone.now())
        assert told() == ["Neu in der Börse: Für Betriebe"]
        link = PersonalLink.objects.get()
        assert (link.subject, f"umschau/{made.key}/" in Mail.objects.get(key__contains=":news:").text) == (
            one.matter,
            True,
        )
        client.post(f"/boerse-abbestellen/{token_of(one)}/", {"List-Unsubscribe": "One-Click"})
        assert PersonalLink.objects.get().ended_at is not None

    def test_tells_nobody_of_what_ended_meanwhile(self, firm: Company) -> None:
        subscribed()
        made = notice(firm)
        later = datetime.combine(made.expires_on + timedelta(days=1), time(12), timezone.get_current_timezone())
        assert tell_all(by=BY, at=later) == 0
