"""A visitor asks a firm: forwarded once, answerable without showing an address, reportable, and forgotten."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from produktschau.accounts.models import User
from produktschau.audit.models import Entry
from produktschau.audit.names import names_of
from produktschau.audit.record import System
from produktschau.enquiries.actions.answering import NotReported, answer_enquiry, report_enquiry, settle_report
from produktschau.enquiries.actions.asking import A_DAY, NoWayThere, TooMany, ask_firm
from produktschau.enquiries.actions.forgetting import KEPT_FOR, forget_old_enquiries, forget_person
from produktschau.enquiries.models import Enquiry, Standing
from produktschau.enquiries.queries.desk import times_asked
from produktschau.enquiries.views.ask import FORM
from produktschau.lib.dates import now as wall_clock
from produktschau.lib.spam import FASTEST, LONGEST, doubts, form_stamp
from produktschau.outreach.engine.links import address_of
from produktschau.outreach.models import PersonalLink
from produktschau.showcase.actions import NotAcceptable
from produktschau.showcase.models import Company, Product
from produktschau.work.models import Mail
from tests import cast
from tests.factories import region, showcase

BY = System("visitor")
WORDS = {"name": "Jana Vogel", "email": "jana@visitor.example", "text": "Ich suche zwölf Fenster aus Lärche bis Mai."}
LATER = cast.NOW + timedelta(hours=2)


@pytest.fixture
def firm(db: None) -> Company:
    """A public joinery with a mailbox and a product."""
    region.district()
    showcase.words()
    made = showcase.company("Tischlerei Ahorn", email="werkstatt@ahorn.example")
    showcase.product(made, "Lärchenfenster")
    return made


def asked(firm: Company, **told: Any) -> Enquiry:
    """An enquiry as it is sent."""
    return ask_firm(**{"by": BY, "at": cast.NOW, "company": firm, **WORDS, **told})


def link_of(enquiry: Enquiry) -> PersonalLink:
    """The link the firm got with it."""
    return PersonalLink.objects.get(subject=enquiry.subject)


def door_of(enquiry: Enquiry) -> str:
    """The path of that link; the clock of the door is the wall's, so the link must still hold today."""
    PersonalLink.objects.filter(subject=enquiry.subject).update(expires_at=wall_clock() + timedelta(days=1))
    return re.sub(r"^https?://[^/]+", "", address_of(link_of(enquiry)))


def filled(**told: str) -> dict[str, str]:
    """The form as a person sends it, ten seconds after it was shown."""
    shown = form_stamp(FORM, at=wall_clock() - timedelta(seconds=10))
    return {"shown": shown, "website": "", "phone": "", **WORDS, **told}


def test_the_record_names_an_enquiry_by_its_firm(firm: Company) -> None:
    subject = asked(firm).subject
    assert names_of([subject])[subject].label == "Anfrage an Tischlerei Ahorn"


def test_the_firm_gets_one_mail_with_the_words_and_a_link(firm: Company) -> None:
    enquiry = asked(firm, product=Product.objects.get())
    mail = Mail.objects.get()
    assert (mail.to, mail.subject) == ("werkstatt@ahorn.example", "Anfrage von Jana Vogel: Lärchenfenster")
    assert mail.headers["Reply-To"] == "jana@visitor.example"
    for said in (WORDS["text"], "jana@visitor.example", address_of(link_of(enquiry))):
        assert said in mail.text
        assert said in mail.html
    assert "jana" not in str(list(Entry.objects.values_list("before", "after", "reason", "subject"))).lower()


def test_sent_twice_it_goes_once(firm: Company) -> None:
    assert asked(firm).pk == asked(firm, at=cast.NOW + timedelta(minutes=5)).pk
    assert Mail.objects.count() == 1


def test_the_same_words_a_day_later_are_a_new_enquiry(firm: Company) -> None:
    assert asked(firm).pk != asked(firm, at=cast.NOW + timedelta(days=1)).pk


def test_who_floods_is_told_to_wait(firm: Company) -> None:
    for number in range(A_DAY):
        asked(firm, text=f"Anfrage Nummer {number} nach Fenstern")
    with pytest.raises(TooMany, match="morgen"):
        asked(firm, text="Und noch eine Anfrage", email="JANA@visitor.example ")
    asked(firm, text="Und noch eine Anfrage", at=cast.NOW + timedelta(days=1, seconds=1))


def test_a_firm_nobody_can_write_to_keeps_no_enquiry(firm: Company) -> None:
    mute = showcase.company("Stille Mühle", email="")
    with pytest.raises(NoWayThere):
        asked(mute)
    assert Enquiry.objects.count() == 0


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"name": "  "}, "name"),
        ({"name": "x" * 121}, "name"),
        ({"email": "jana"}, "email"),
        ({"email": "a@b.example\nBcc: alle@c.example"}, "email"),
        ({"phone": "1" * 41}, "phone"),
        ({"text": "kurz"}, "text"),
        ({"text": "x" * 3001}, "text"),
    ],
)
def test_what_does_not_fit_is_told_beside_its_field(firm: Company, told: dict[str, str], field: str) -> None:
    with pytest.raises(NotAcceptable) as refused:
        asked(firm, **told)
    assert list(refused.value.problems) == [field]
    assert Mail.objects.count() == 0


def test_a_name_with_line_breaks_cannot_reach_into_the_header(firm: Company) -> None:
    asked(firm, name="Jana\r\nBcc: alle@c.example")
    mail = Mail.objects.get()
    assert mail.subject == "Anfrage von Jana Bcc: alle@c.example"
    assert list(mail.headers) == ["Reply-To"]


def test_markup_stays_text_in_mail_and_door(client: Client, firm: Company) -> None:
    enquiry = asked(firm, text="<script>alert(1)</script> und <b>fett</b> gefragt")
    assert "<script>" not in Mail.objects.get().html
    assert "<script>alert" not in client.get(door_of(enquiry)).content.decode()


def test_the_firm_answers_without_showing_its_address(client: Client, firm: Company) -> None:
    enquiry = asked(firm)
    done = client.post(door_of(enquiry), {"tun": "antworten", "text": "Gern, rufen Sie an."})
    assert (done.status_code, "unterwegs" in done.content.decode()) == (200, True)
    mail = Mail.objects.get(key__contains=":answer:1")
    assert (mail.to, "Gern, rufen Sie an." in mail.text) == ("jana@visitor.example", True)
    assert "werkstatt@ahorn.example" not in f"{mail.text}{mail.html}{mail.headers}{mail.sender}"
    enquiry.refresh_from_db()
    assert (enquiry.standing, enquiry.answers) == (Standing.ANSWERED, 1)


def test_the_firm_may_show_its_address(client: Client, firm: Company) -> None:
    enquiry = asked(firm)
    client.post(door_of(enquiry), {"tun": "antworten", "text": "Gern.", "shows_address": "on"})
    assert Mail.objects.get(key__contains=":answer:").headers == {"Reply-To": "werkstatt@ahorn.example"}


def test_an_empty_answer_is_told_beside_the_field(client: Client, firm: Company) -> None:
    answer = client.post(door_of(asked(firm)), {"tun": "antworten", "text": " "})
    assert (answer.status_code, "Schreiben Sie Ihre Antwort" in answer.content.decode()) == (422, True)


def test_a_link_of_another_firm_opens_nothing(client: Client, firm: Company) -> None:
    enquiry = asked(firm)
    other = showcase.company("Andere Tischlerei", email="andere@firma.example")
    PersonalLink.objects.filter(subject=enquiry.subject).update(company=other)
    assert client.get(door_of(enquiry)).status_code == 404
    assert client.post(door_of(enquiry), {"tun": "antworten", "text": "Hallo"}).status_code == 404
    assert Mail.objects.count() == 1


def test_reading_changes_nothing(client: Client, firm: Company) -> None:
    enquiry = asked(firm)
    with CaptureQueriesContext(
        connection,
    ) as told:
        client.get(door_of(enquiry))
    writes = [one["sql"] for one in told if one["sql"].startswith(("INSERT", "DELETE"))]
    assert writes == []


def test_abuse_is_reported_decided_and_refused_for_a_year(client: Client, firm: Company, manager: User) -> None:
    enquiry = asked(firm)
    client.post(door_of(enquiry), {"tun": "melden", "why": "Das ist Werbung."})
    desk = cast.client_of(manager)
    assert "Das ist Werbung." in desk.get("/leitstand/anfragen/").content.decode()
    assert "Gemeldete Anfragen" in desk.get("/leitstand/").content.decode()
    desk.post(f"/leitstand/anfragen/{enquiry.key}/", {"urteil": "missbrauch"})
    enquiry.refresh_from_db()
    assert (enquiry.standing, enquiry.text, enquiry.email) == (Standing.ABUSE, "", "")
    assert Mail.objects.filter(text__contains="Lärche").count() == 0
    with pytest.raises(TooMany, match="keine Anfragen"):
        asked(firm, at=LATER, text="Schon wieder eine Anfrage")
    with pytest.raises(NotReported):
        settle_report(by=manager, at=LATER, enquiry=enquiry, is_abuse=False)


def test_a_report_that_is_none_leaves_the_enquiry(firm: Company, manager: User) -> None:
    enquiry = report_enquiry(by=BY, at=LATER, enquiry=asked(firm), why="Weiß nicht")
    settled = settle_report(by=manager, at=LATER, enquiry=enquiry, is_abuse=False)
    assert (settled.standing, settled.text) == (Standing.FORWARDED, WORDS["text"])


def test_the_office_reads_no_enquiry_that_was_not_reported(firm: Company, manager: User, editor: User) -> None:
    enquiry = asked(firm)
    assert "Lärche" not in cast.client_of(manager).get("/leitstand/anfragen/").content.decode()
    report_enquiry(by=BY, at=LATER, enquiry=enquiry, why="Werbung")
    assert "Lärche" not in cast.client_of(editor).get("/leitstand/anfragen/").content.decode()


def test_old_enquiries_are_emptied_and_still_count(firm: Company) -> None:
    enquiry = asked(firm)
    assert forget_old_enquiries(by=BY, at=cast.NOW + KEPT_FOR) == 0
    assert forget_old_enquiries(by=BY, at=cast.NOW + KEPT_FOR + timedelta(seconds=1)) == 1
    enquiry.refresh_from_db()
    assert (enquiry.name, enquiry.email, enquiry.text) == ("", "", "")
    assert Mail.objects.get().text == ""
    Enquiry.objects.update(asked_at=wall_clock() - timedelta(days=200))
    assert times_asked(firm) == (1, 0)


def test_a_person_is_forgotten_everywhere(firm: Company) -> None:
    enquiry = asked(firm)
    answer_enquiry(by=BY, at=LATER, enquiry=enquiry, text="Gern.")
    assert forget_person(by=BY, at=LATER, email="Jana@Visitor.example") == 1
    told = "".join(str(list(model.objects.values())) for model in (Enquiry, Mail, Entry))
    assert ("jana@visitor.example" in told.lower(), "zwölf Fenster" in told) == (False, False)


def test_the_form_is_reached_from_the_pages_and_sends(client: Client, firm: Company) -> None:
    product = Product.objects.get()
    for record in (firm, product):
        assert f"{record.get_absolute_url()}anfrage/" in client.get(record.get_absolute_url()).content.decode()
    answer = client.post(f"/produkte/{product.slug}/anfrage/", filled())
    assert (answer.status_code, "ist unterwegs" in answer.content.decode()) == (200, True)
    assert Enquiry.objects.get().product == product


def test_wrong_fields_keep_what_was_typed(client: Client, firm: Company) -> None:
    page = client.post(f"/betriebe/{firm.slug}/anfrage/", filled(email="jana")).content.decode()
    assert ("Das ist keine E-Mail-Adresse" in page, WORDS["text"] in page, "Jana Vogel" in page) == (True, True, True)


@pytest.mark.parametrize(
    "told", [{"website": "https://spam.example"}, {"shown": "gefälscht"}, {"text": "http://a http://b http://c x"}]
)
def test_a_machine_is_told_and_sends_nothing(client: Client, firm: Company, told: dict[str, str]) -> None:
    answer = client.post(f"/betriebe/{firm.slug}/anfrage/", filled(**told))
    assert (answer.status_code, Mail.objects.count()) == (422, 0)


def test_drafts_have_no_form(client: Client, firm: Company) -> None:
    draft = showcase.company("Entwurf GmbH", published=False, email="a@entwurf.example")
    for path in (
        f"/betriebe/{draft.slug}/anfrage/",
        "/betriebe/gibt-es-nicht/anfrage/",
        "/produkte/gibt-es-nicht/anfrage/",
    ):
        assert client.get(path).status_code == 404


def test_a_firm_without_a_mailbox_is_told(client: Client, firm: Company) -> None:
    mute = showcase.company("Stille Mühle", email="")
    page = client.get(f"/betriebe/{mute.slug}/anfrage/")
    assert (page.status_code, "keine E-Mail-Adresse hinterlegt" in page.content.decode()) == (200, True)


def test_the_form_of_another_site_is_refused(firm: Company) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(f"/betriebe/{firm.slug}/anfrage/", filled()).status_code == 403


@given(st.text(), st.text(), st.integers(-10, 400_000))
def test_a_doubt_is_one_sentence_or_none(text: str, trap: str, seconds: int) -> None:
    shown = cast.NOW - timedelta(seconds=seconds)
    said = doubts(shown_at=shown, sent_at=cast.NOW, text=text, trap=trap)
    in_time = FASTEST <= timedelta(seconds=seconds) <= LONGEST
    assert bool(said) or (in_time and not trap.strip())
