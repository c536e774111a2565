"""Circulars: sent once by whoever saw the numbers, one transaction a recipient, and each address once."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from produktschau.accounts.models import User
from produktschau.audit.models import Entry
from produktschau.lib.dates import now as wall_clock
from produktschau.mailings.actions.circulars import change_circular, delete_circular, draft_circular, try_circular
from produktschau.mailings.actions.refusing import opt_out
from produktschau.mailings.actions.sending import CHANGED, forget_person, release_circular, send_all
from produktschau.mailings.models import Circular, Delivery, DistributionList, Stage, Way
from produktschau.mailings.queries.history import sent_to, tabs_of
from produktschau.mailings.queries.plan import plan_of
from produktschau.mailings.tasks import send_circular
from produktschau.outreach.actions import queueing
from produktschau.outreach.models import PersonalLink
from produktschau.showcase.actions import NotAcceptable, NotReady, change_company
from produktschau.work import mail as outbox
from produktschau.work.models import Job, Kind, Mail, MailState
from tests import cast
from tests.factories import showcase
from tests.mailings.conftest import BY, SUBJECT, TEXT, Firms, released

LATER = cast.NOW + timedelta(minutes=10)


def sent(circular: Circular) -> Circular:
    """The circular with every mail handed over."""
    send_all(by=BY, at=LATER, circular=released(circular))
    circular.refresh_from_db()
    return circular


def test_a_firm_reads_its_own_words(circular: Circular) -> None:
    assert sent(circular).stage == Stage.DONE
    mail = Mail.objects.get()
    assert (mail.to, mail.subject, mail.kind) == ("post@ahorn.example", "Neues für Ahorn Tischlerei", Kind.NEWSLETTER)
    assert "wir laden Ahorn Tischlerei aus Freiberg zum Markt ein." in " ".join(mail.text.split())
    assert mail.text.count("Guten Tag") == mail.html.count("Guten Tag") == 1


def test_every_mail_can_be_ended_with_one_click(circular: Circular) -> None:
    sent(circular)
    mail, link = Mail.objects.get(), PersonalLink.objects.get()
    assert (link.purpose, link.email) == ("optout", "post@ahorn.example")
    assert mail.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = mail.headers["List-Unsubscribe"]
    assert (address[:5], "/abbestellen/" in address, address[-2:]) == ("<http", True, "/>")
    token = address.rstrip("/>").rpartition("/")[2]
    assert (f"/m/{token}/" in mail.text, f"/m/{token}/" in mail.html) == (True, True)


def test_what_was_not_looked_at_is_not_sent(circular: Circular, firms: Firms) -> None:
    seen = plan_of(circular).stamp
    showcase.company("Neue Weberei", email="neu@weberei.example")
    with pytest.raises(NotReady, match=CHANGED[:30]):
        release_circular(by=BY, at=LATER, circular=circular, seen=seen)
    with pytest.raises(NotReady):
        release_circular(by=BY, at=LATER, circular=circular, seen="")
    change_circular(by=BY, at=LATER, circular=circular, subject="Anders", text=TEXT)
    with pytest.raises(NotReady):
        release_circular(by=BY, at=LATER, circular=Circular.objects.get(), seen=seen)
    assert (Delivery.objects.count(), Job.objects.count()) == (0, 0)


def test_pressed_twice_it_goes_once(circular: Circular, manager: User) -> None:
    browser, path = cast.client_of(manager), reverse("mailings:circular_send", args=[circular.key])
    stamp = plan_of(circular).stamp
    assert [browser.post(path, {"stand": stamp}).status_code for _ in range(2)] == [302, 302]
    assert (Delivery.objects.count(), Job.objects.filter(is_open=True).count()) == (3, 1)


def test_a_killed_worker_goes_on_and_doubles_nothing(
    circular: Circular, firms: Firms, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("Eins", "Zwei", "Drei"):
        showcase.company(f"Werk {name}", email=f"{name.lower()}@werk.example")
    released(circular)
    real, calls = outbox.send, []

    def dying(**told: Any) -> Mail:
        calls.append(told["to"])
        written = real(**told)
        if len(calls) == 3:
            raise KeyboardInterrupt  # after the row was written, before the transaction ended
        return written

    monkeypatch.setattr(queueing, "send", dying)
    with pytest.raises(KeyboardInterrupt):
        send_circular.func(circular=circular.pk)
    assert (Mail.objects.count(), Circular.objects.get().stage) == (2, Stage.SENDING)
    monkeypatch.setattr(queueing, "send", real)
    send_circular.func(circular=circular.pk)
    send_circular.func(circular=circular.pk)
    assert sorted(Mail.objects.values_list("to", flat=True)) == [
        "drei@werk.example",
        "eins@werk.example",
        "post@ahorn.example",
        "zwei@werk.example",
    ]
    assert Circular.objects.get().stage == Stage.DONE
    assert Delivery.objects.exclude(email="").count() == Delivery.objects.exclude(name="").count() == 0


def test_who_opts_out_while_it_goes_gets_nothing(circular: Circular, firms: Firms) -> None:
    released(circular)
    opt_out(by=BY, at=LATER, company=firms.mailed, source="am Telefon")
    send_all(by=BY, at=LATER, circular=circular)
    one = Delivery.objects.get(company=firms.mailed)
    assert (Mail.objects.count(), one.way, one.why, one.email) == (
        0,
        Way.NONE,
        "abbestellt am 2.\u00a0November 2026",
        "",
    )


def test_nobody_can_reach_into_the_headers(all_firms: DistributionList, firms: Firms) -> None:
    change_company(
        by=BY, at=cast.NOW, company=firms.mailed, contacts=[{"name": "A\r\nBcc: x@y.example", "email": "a@b.example"}]
    )
    told: dict[str, Any] = {"by": BY, "at": cast.NOW, "over": all_firms, "text": TEXT}
    made = draft_circular(**told, subject="Neu\r\nBcc: alle@c.example {ansprechperson}")
    sent(made)
    mail = Mail.objects.get()
    assert mail.subject == "Neu Bcc: alle@c.example A Bcc: x@y.example"
    assert set(mail.headers) <= {"Reply-To", "List-Unsubscribe", "List-Unsubscribe-Post"}


def test_markup_stays_text(all_firms: DistributionList, firms: Firms, manager: User) -> None:
    change_company(by=BY, at=cast.NOW, company=firms.mailed, name="<b>Ahorn</b>")
    told: dict[str, Any] = {"by": BY, "at": cast.NOW, "over": all_firms}
    made = draft_circular(**told, subject="{betrieb}", text="<script>alert(1)</script> {betrieb}")
    page = cast.client_of(manager).get(reverse("mailings:circular", args=[made.key])).content.decode()
    sent(made)
    html = Mail.objects.get().html
    for shown in (page, html):
        assert ("<script>alert" in shown, "<b>Ahorn" in shown, "&lt;b&gt;Ahorn" in shown) == (False, False, True)


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"subject": " "}, "subject"),
        ({"text": ""}, "text"),
        ({"subject": "x" * 151}, "subject"),
        ({"text": "Hallo {name}"}, "text"),
        ({"subject": "{Vorname}"}, "subject"),
    ],
)
def test_what_cannot_stand_is_told_beside_its_field(
    all_firms: DistributionList, told: dict[str, str], field: str
) -> None:
    with pytest.raises(NotAcceptable) as refused:
        draft_circular(**{"by": BY, "at": cast.NOW, "over": all_firms, "subject": SUBJECT, "text": TEXT, **told})  # type: ignore[arg-type]  # fields of several types in one dict
    assert list(refused.value.problems) == [field]


def test_a_list_nobody_can_be_reached_on_blocks_the_button(circular: Circular, firms: Firms, manager: User) -> None:
    for firm in (firms.mailed, firms.written):
        opt_out(by=BY, at=cast.NOW, company=firm, source="am Telefon")
    page = cast.client_of(manager).get(reverse("mailings:circular", args=[circular.key])).content.decode()
    assert ("Kein Betrieb dieses Verteilers ist zu erreichen" in page, 'aria-disabled="true"' in page) == (True, True)
    with pytest.raises(NotReady, match="zu erreichen"):
        released(circular)


def test_the_preview_names_the_numbers_and_empty_fields(circular: Circular, editor: User) -> None:
    change_circular(by=BY, at=LATER, circular=circular, subject=SUBJECT, text="Für {ansprechperson}: neu.")
    page = " ".join(
        cast.client_of(editor).get(reverse("mailings:circular", args=[circular.key])).content.decode().split()
    )
    assert "<b>1</b> Mail an 1 Betrieb" in page
    assert "{ansprechperson} ist bei 2 Betrieben leer" in page
    assert "Senden darf das Regionalmanagement" in page


def test_the_trial_goes_to_oneself_once_and_lends_no_link(circular: Circular, firms: Firms, editor: User) -> None:
    for _ in range(2):
        try_circular(by=editor, at=LATER, circular=circular, company=firms.mailed)
    mail = Mail.objects.get()
    assert (mail.to, mail.subject) == (editor.email, "Probe: Neues für Ahorn Tischlerei")
    assert ("List-Unsubscribe" in mail.headers, PersonalLink.objects.count()) == (False, 0)


def test_what_went_out_cannot_be_changed_or_deleted(circular: Circular) -> None:
    released(circular)
    for action in (delete_circular, lambda **told: change_circular(**told, subject="x", text="y")):
        with pytest.raises(NotReady, match="unterwegs"):
            action(by=BY, at=LATER, circular=circular)


def test_letters_come_as_pdf_and_table_and_are_on_record(circular: Circular, firms: Firms, manager: User) -> None:
    released(circular)
    browser, path = cast.client_of(manager), reverse("mailings:circular_letters", args=[circular.key])
    PersonalLink.objects.update(expires_at=wall_clock() + timedelta(days=1))
    pdf, table = browser.post(path, {"form": "pdf"}), browser.post(path, {"form": "xlsx"})
    assert (pdf.content[:5], table.content[:2]) == (b"%PDF-", b"PK")
    assert PersonalLink.objects.get().company == firms.written
    assert Delivery.objects.get(way=Way.LETTER).handed_at is not None
    assert Entry.objects.filter(verb="circular.letters_taken").count() == 2


def test_what_was_sent_is_listed_for_list_and_firm(circular: Circular, firms: Firms, editor: User) -> None:
    sent(circular)
    Mail.objects.update(state=MailState.UNCERTAIN)
    assert {name: count for name, _, count in tabs_of(circular)} == {"alle": 3, "ungewiss": 1, "briefe": 1, "ohne": 1}
    (one,) = sent_to(firms.mailed, most=5)
    assert (one.state, one.is_amiss) == ("ungewiss, ob gesendet", True)
    page = cast.client_of(editor).get(reverse("mailings:circular", args=[circular.key])).content.decode()
    assert "ungewiss, ob gesendet" in page


def test_the_desk_page_of_a_firm_shows_it(circular: Circular, firms: Firms, editor: User) -> None:
    sent(circular)
    page = cast.client_of(editor).get(reverse("showcase_house:desk_company", args=[firms.mailed.key]))
    assert SUBJECT.partition("{")[0] in page.content.decode()


def test_an_erased_person_gets_nothing_that_waits(circular: Circular) -> None:
    released(circular)
    forget_person(by=BY, at=LATER, email="POST@ahorn.example")
    send_all(by=BY, at=LATER, circular=circular)
    assert (Mail.objects.count(), Delivery.objects.filter(why="Adresse auf Wunsch gelöscht").count()) == (0, 1)


def test_the_record_names_no_address(circular: Circular) -> None:
    sent(circular)
    assert "ahorn.example" not in str(list(Entry.objects.values_list("before", "after", "reason", "subject"))).lower()


def test_statements_of_the_page_do_not_grow_with_recipients(circular: Circular, editor: User) -> None:
    browser, path = cast.client_of(editor), reverse("mailings:circular", args=[circular.key])
    browser.get(path)
    with CaptureQueriesContext(connection) as few:
        browser.get(path)
    for number in range(6):
        showcase.company(f"Werk {number}", email=f"werk{number}@werk.example")
    with CaptureQueriesContext(connection) as many:
        browser.get(path)
    assert len(few) == len(many)
