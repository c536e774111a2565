"""A firm is deleted for good: what it was introduced to goes on without it, or ends with a word to the other."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from produktschau.accounts.models import User
from produktschau.design.navigation import DESK
from produktschau.relations.actions.outcomes import ask_outcomes
from produktschau.relations.models import Introduction, Stage
from produktschau.showcase.actions import appoint_steward
from produktschau.showcase.actions.publishing import delete_company
from produktschau.showcase.models import Company
from produktschau.work.models import Mail
from tests.cast import NOW, TODAY, client_of
from tests.factories.introductions import accepted, introduction, token_for
from tests.factories.networks import member, network
from tests.factories.showcase import BY
from tests.factories.supplies import claimed

pytestmark = pytest.mark.django_db


def test_a_draft_goes_and_who_was_asked_is_told(firms: list[Company]) -> None:
    gone, one, other, third = firms[:4]
    introduction(gone, one, asked=False)
    asked = introduction(gone, other)
    connected = accepted(third, gone, days=40)
    delete_company(by=BY, at=timezone.now(), company=gone)
    assert list(Introduction.objects.order_by("pk").values_list("pk", "stage")) == [
        (asked.pk, Stage.WITHDRAWN),
        (connected.pk, Stage.ACCEPTED),
    ]
    assert [mail.to for mail in Mail.objects.all()] == [other.email]
    assert [party.shared_name for party in connected.parties.all()] == [""]


def test_nobody_is_asked_what_came_of_a_firm_that_is_gone(firms: list[Company]) -> None:
    accepted(firms[0], firms[1], days=40)
    delete_company(by=BY, at=timezone.now(), company=firms[0])
    assert ask_outcomes(by=BY, at=timezone.now()) == 0


def test_the_other_firms_pages_open_without_it(client: Client, firms: list[Company], steward: User) -> None:
    gone, left = firms[:2]
    appoint_steward(by=BY, company=left, person=steward, on=TODAY, at=NOW)
    made = accepted(gone, left, days=40)
    ask_outcomes(by=BY, at=timezone.now())
    token = token_for(made, left)
    delete_company(by=BY, at=timezone.now(), company=gone)
    browser = client_of(steward)
    statuses = [
        browser.get(path, follow=True).status_code
        for path in (reverse(DESK["mine"].url_name), f"/mein-betrieb/{left.key}/vermittlungen/{made.key}/")
    ]
    assert (statuses, client.get(f"/m/{token}/").status_code) == ([200, 404], 404)


def test_who_is_about_to_delete_sees_what_goes_along(firms: list[Company], manager: User, editor: User) -> None:
    accepted(firms[0], firms[1])
    member(network(), firms[0])
    claimed(firms[0], firms[2])
    page = f"/leitstand/betriebe/{firms[0].key}/"
    told = " ".join(client_of(manager).get(page).content.decode().split())
    assert "Zahlen vergangener Zeiträume: Mitgliedschaften 1, Vermittlungen 1, Lieferbeziehungen 1." in told
    assert "vergangener Zeiträume" not in client_of(editor).get(page).content.decode()
    other = client_of(manager).get(f"/leitstand/betriebe/{firms[3].key}/").content.decode()
    assert "vergangener Zeiträume" not in other
