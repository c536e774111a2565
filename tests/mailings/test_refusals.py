"""Opt-outs and dead addresses: by link, by one click, by the office, by a returned mail; kept, shown, taken back."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from produktschau.accounts.models import User
from produktschau.lib.dates import now as wall_clock
from produktschau.mailings.actions.refusing import end_opt_out, note_undeliverable, opt_out
from produktschau.mailings.actions.sending import send_all
from produktschau.mailings.engine.addresses import digest_of
from produktschau.mailings.models import Circular, Delivery, DistributionList, OptOut, Undeliverable, Way
from produktschau.mailings.queries.reach import reach_of, target_of
from produktschau.outreach.actions.links import give_link
from produktschau.outreach.engine.links import token_of
from produktschau.outreach.models import PersonalLink
from produktschau.outreach.queries.asking import asked
from produktschau.outreach.queries.refusals import has_opted_out
from produktschau.showcase.actions import NotAcceptable, appoint_steward, change_company
from produktschau.showcase.actions.company_parts import ContactFields
from produktschau.work.models import Mail
from tests import cast
from tests.mailings.conftest import BY, Firms, released
from tests.mailings.test_bounced import report

ADDRESS = "post@ahorn.example"


@pytest.fixture
def link(circular: Circular) -> PersonalLink:
    """The link in the mail to the firm; the clock of the door is the wall's, so it must hold today."""
    send_all(by=BY, at=cast.NOW, circular=released(circular))
    PersonalLink.objects.update(expires_at=wall_clock() + timedelta(days=1))
    return PersonalLink.objects.get()


def door(link: PersonalLink) -> str:
    """The page of a link."""
    return reverse("outreach:door", args=[token_of(link)])


def test_looking_ends_nothing(client: Client, link: PersonalLink) -> None:
    page = client.get(door(link))
    assert (page.status_code, ADDRESS in page.content.decode(), OptOut.objects.count()) == (200, True, 0)


def test_a_firm_ends_circulars_to_one_address(client: Client, link: PersonalLink) -> None:
    done = client.post(door(link), {"umfang": "adresse"})
    assert (done.status_code, "Erledigt" in done.content.decode()) == (200, True)
    out = OptOut.objects.get()
    assert (out.address, out.source, out.noted_by) == (
        digest_of(ADDRESS),
        "über den Link im Rundschreiben",
        f"link:{link.pk}",
    )
    target = target_of(link.company)
    assert (target.way, target.why[:10]) == (Way.NONE, "abbestellt")


def test_a_firm_ends_everything_and_takes_it_back(client: Client, link: PersonalLink) -> None:
    client.post(door(link), {"umfang": "betrieb"})
    assert (has_opted_out(link.company), has_opted_out(link.company, "neu@ahorn.example")) == (True, True)
    client.post(door(link), {"umfang": "betrieb", "tun": "wieder"})
    assert (has_opted_out(link.company), target_of(link.company).way) == (False, Way.MAIL)


def test_pressed_twice_it_is_kept_once(client: Client, link: PersonalLink) -> None:
    for _ in range(2):
        client.post(door(link), {"umfang": "adresse"})
    assert OptOut.objects.count() == 1


def test_a_mail_program_ends_it_with_one_click_and_no_token_of_ours(link: PersonalLink) -> None:
    strict, path = Client(enforce_csrf_checks=True), reverse("mailings:one_click", args=[token_of(link)])
    assert strict.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert OptOut.objects.get().source == "mit einem Klick im Mailprogramm"


def test_the_one_click_address_does_nothing_else(client: Client, link: PersonalLink) -> None:
    path = reverse("mailings:one_click", args=[token_of(link)])
    assert client.get(path).headers["Location"] == door(link)
    assert client.post(path, {"x": "y"}).status_code == 400
    assert OptOut.objects.count() == 0


def test_a_link_for_something_else_ends_nothing(client: Client, firms: Firms) -> None:
    other = give_link(
        by=BY, at=wall_clock(), company=firms.mailed, purpose="enquiry", subject="enquiry:K7M2QX", email=ADDRESS
    )
    path = reverse("mailings:one_click", args=[token_of(other)])
    assert client.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 404
    assert client.post(reverse("mailings:one_click", args=["1-K7M2QXABCDEFGHJK"])).status_code == 404


def test_one_of_two_people_leaves_and_the_other_stays(all_firms: DistributionList, firms: Firms) -> None:
    people: list[ContactFields] = [{"name": "A", "email": "a@ahorn.example"}, {"name": "B", "email": "b@ahorn.example"}]
    change_company(by=BY, at=cast.NOW, company=firms.mailed, contacts=people)
    opt_out(by=BY, at=cast.NOW, company=firms.mailed, email="A@ahorn.example", source="am Telefon")
    first = reach_of(all_firms).targets[0]
    assert [one.email for one in first.to] == ["b@ahorn.example"]
    assert first.left_out == ("A <a@ahorn.example>: abbestellt am 2.\u00a0November 2026",)


def test_a_dead_address_gives_way_to_a_letter_but_a_wish_does_not(firms: Firms) -> None:
    note_undeliverable(by=BY, at=cast.NOW, company=firms.mailed, email=ADDRESS, why="Postfach gibt es nicht")
    target = target_of(firms.mailed)
    assert (target.way, target.left_out) == (Way.LETTER, (f"{ADDRESS}: unzustellbar: Postfach gibt es nicht",))
    opt_out(by=BY, at=cast.NOW, company=firms.mailed, email=ADDRESS, source="am Telefon")
    assert target_of(firms.mailed).way == Way.NONE


def test_the_office_enters_a_wish_with_source_and_day(firms: Firms, editor: User) -> None:
    browser, path = cast.client_of(editor), reverse("mailings:firm_opted_out", args=[firms.mailed.key])
    missing = browser.post(path, {"adresse": ""})
    assert (missing.status_code, "wie der Betrieb es gesagt hat" in missing.content.decode()) == (422, True)
    done = browser.post(path, {"adresse": "", "source": "am Telefon", "given_on": "2026-10-01"})
    out = OptOut.objects.get()
    assert (done.status_code, out.source, out.given_on.isoformat(), out.noted_by) == (
        302,
        "am Telefon",
        "2026-10-01",
        editor.actor_key,
    )
    browser.post(path, {"adresse": "", "tun": "wieder"})
    assert (has_opted_out(firms.mailed), OptOut.objects.get().ended_by) == (False, editor.actor_key)


def test_a_wish_cannot_lie_in_the_future(firms: Firms) -> None:
    with pytest.raises(NotAcceptable, match="Zukunft"):
        opt_out(by=BY, at=cast.NOW, company=firms.mailed, source="x", given_on=cast.TODAY + timedelta(days=1))


def test_a_foreign_address_cannot_be_named(firms: Firms, editor: User) -> None:
    path = reverse("mailings:firm_delivery", args=[firms.mailed.key])
    cast.client_of(editor).post(path, {"adresse": digest_of("fremd@x.example")})
    cast.client_of(editor).post(path, {"adresse": digest_of(ADDRESS)})
    assert [one.address for one in Undeliverable.objects.all()] == [digest_of(ADDRESS)]
    cast.client_of(editor).post(path, {"adresse": digest_of(ADDRESS), "tun": "wieder"})
    assert Undeliverable.objects.filter(ended_at=None).count() == 0


def uploaded(person: User, content: bytes) -> str:
    """What the page says after a mail was handed in."""
    file = SimpleUploadedFile("zurueck.eml", content, "message/rfc822")
    return cast.client_of(person).post(reverse("mailings:bounce"), {"mail": file}, follow=True).content.decode()


def test_a_returned_mail_marks_the_address(firms: Firms, editor: User) -> None:
    assert "ist als unzustellbar eingetragen" in uploaded(editor, report())
    assert "abbestellt" not in target_of(firms.mailed).why
    assert target_of(firms.mailed).way == Way.LETTER


def test_a_delay_and_an_unknown_address_mark_nothing(firms: Firms, editor: User) -> None:
    assert "nichts eingetragen" in uploaded(editor, report(action="delayed", status="4.4.7"))
    assert "gehört zu keinem Betrieb" in uploaded(editor, report(address="fremd@x.example"))
    assert "keine Meldung über eine unzustellbare Mail" in uploaded(editor, b"From: a@x.example\nSubject: x\n\ny")
    assert Undeliverable.objects.count() == 0


def test_a_returned_mail_of_a_steward_names_the_firm(firms: Firms, steward: User, editor: User) -> None:
    appoint_steward(by=BY, company=firms.mailed, person=steward, on=cast.TODAY, at=cast.NOW)
    uploaded(editor, report(address=steward.email))
    assert Undeliverable.objects.get().company == firms.mailed


def test_an_ended_opt_out_can_be_given_again(firms: Firms) -> None:
    for _ in range(2):
        opt_out(by=BY, at=cast.NOW, company=firms.mailed, email=ADDRESS, source="am Telefon")
        end_opt_out(by=BY, at=cast.NOW, company=firms.mailed, email=ADDRESS)
    assert OptOut.objects.count() == 2


def test_no_address_is_kept_once_the_mail_is_on_its_way(link: PersonalLink) -> None:
    assert Mail.objects.count() == 1
    assert "ahorn.example" not in str(list(Delivery.objects.values())) + str(list(OptOut.objects.values()))


def test_a_call_asks_nobody_who_opted_out(firms: Firms) -> None:
    assert asked(firms.mailed).way == "mail"
    opt_out(by=BY, at=cast.NOW, company=firms.mailed, email=ADDRESS, source="am Telefon")
    assert asked(firms.mailed).way == ""
