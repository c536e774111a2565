"""The door ``/m/<token>/``: no session, no writing when read, one answer for all links that do not hold."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from produktschau.audit.record import System
from produktschau.outreach.actions.links import end_link, give_link
from produktschau.outreach.engine.links import token_of
from produktschau.outreach.models import PersonalLink
from produktschau.outreach.views.guessing import WRONG
from produktschau.showcase.models import Company
from tests.asking import writing_nothing

BY = System("test")


@pytest.fixture
def link(firm: Company, purpose: str) -> PersonalLink:
    """A link that is valid while the test runs."""
    return give_link(by=BY, at=timezone.now(), company=firm, purpose=purpose, subject="call:K7M2QX")


def path(link: PersonalLink, rest: str = "") -> str:
    return f"/m/{token_of(link)}/{rest}"


def test_the_door_hands_the_request_to_the_purpose(client: Client, link: PersonalLink) -> None:
    assert client.get(path(link)).content.decode() == "Drechslerei Fichtner|call:K7M2QX||GET"
    assert client.get(path(link, "fotos/3/")).content.decode() == "Drechslerei Fichtner|call:K7M2QX|fotos/3/|GET"


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_reading_changes_nothing_and_needs_no_session(client: Client, link: PersonalLink, method: str) -> None:
    with writing_nothing():
        response = getattr(client, method)(path(link))
    assert dict(response.cookies) == {}
    link.refresh_from_db()
    assert (link.opened_at, link.used_at) == (None, None)


def test_an_act_is_noted_and_a_refused_one_is_not(client: Client, link: PersonalLink) -> None:
    client.post(path(link), {"wrong": "ja"})
    assert PersonalLink.objects.filter(used_at=None, opened_at=None).count() == 1
    client.post(path(link))
    assert PersonalLink.objects.filter(used_at=None).count() == 0
    assert PersonalLink.objects.filter(opened_at=None).count() == 0


def test_the_address_is_kept_from_others(client: Client, link: PersonalLink) -> None:
    for answer in (client.get(path(link)), client.get("/m/1-K7M2QXABCDEFGHJK/")):
        told = [answer[name] for name in ("Referrer-Policy", "Cache-Control", "X-Robots-Tag")]
        assert told == ["same-origin", "private, no-store", "noindex, nofollow"]


def test_wrong_ended_and_expired_links_are_answered_alike(client: Client, link: PersonalLink, firm: Company) -> None:
    past = timezone.now() - timedelta(days=100)
    expired = give_link(by=BY, at=past, company=firm, purpose="test", subject="call:ABCDEF")
    address = path(link)
    end_link(by=BY, at=timezone.now(), link=link)
    answers = [client.get(one) for one in (address, path(expired), "/m/999999-K7M2QXABCDEFGHJK/", "/m/nichts/mehr/")]
    assert [answer.status_code for answer in answers] == [404] * 4
    pages = {
        answer.content.decode().replace(answer.request["PATH_INFO"], "") for answer in answers
    }  # the page names its own address
    assert len(pages) == 1
    assert "Dieser Link öffnet nichts mehr" in pages.pop()


def test_a_closed_link_refuses_acts_too(client: Client, link: PersonalLink) -> None:
    address = path(link)
    end_link(by=BY, at=timezone.now(), link=link)
    assert client.post(address).status_code == 404


def test_guessing_is_bounded_and_another_place_is_not_hindered(client: Client, link: PersonalLink) -> None:
    for _ in range(WRONG):
        assert client.get("/m/7-K7M2QXABCDEFGHJK/").status_code == 404
    assert client.get(path(link)).status_code == 429
    assert client.get(path(link), REMOTE_ADDR="192.0.2.7").status_code == 200


def test_right_links_are_never_counted(client: Client, link: PersonalLink) -> None:
    answers = {client.get(path(link)).status_code for _ in range(WRONG + 1)}
    assert answers == {200}


def test_a_form_needs_its_token_but_no_session(link: PersonalLink) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(path(link)).status_code == 403
    link.refresh_from_db()
    assert link.used_at is None
