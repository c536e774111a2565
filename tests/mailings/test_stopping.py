"""A circular under way is stopped: what has not gone out stays, nothing goes twice, and it can go on."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from produktschau.accounts.models import User
from produktschau.audit.models import Entry
from produktschau.mailings.actions.refusing import opt_out
from produktschau.mailings.actions.sending import hand_over, send_all
from produktschau.mailings.actions.stopping import continue_circular, stop_circular, withdraw_waiting
from produktschau.mailings.models import Circular, Delivery, Stage, Way
from produktschau.mailings.queries.desk import AMISS
from produktschau.mailings.queries.history import numbers_of
from produktschau.showcase.actions import NotReady
from produktschau.work.delivery import deliver
from produktschau.work.models import Job, Mail, MailState
from produktschau.work.retention import empty_mails
from tests import cast
from tests.factories import showcase
from tests.mailings.conftest import BY, Firms, released

LATER = cast.NOW + timedelta(minutes=10)
Browser = Callable[[User | None], Client]
STOP, GO_ON = "mailings:circular_stop", "mailings:circular_continue"


@pytest.fixture(autouse=True)
def no_mail_server(settings: object) -> None:
    """Mails go to the memory of the process."""
    settings.MAIL_TRANSPORT = "django.core.mail.backends.locmem.EmailBackend"  # type: ignore[attr-defined]  # Django's own


@pytest.fixture(name="under_way")
def a_circular_under_way(circular: Circular, firms: Firms) -> Circular:
    """Four mails: one sent, one being sent, one with the outbox, one not handed over yet."""
    for name in ("Eins", "Zwei", "Drei"):
        showcase.company(f"Werk {name}", email=f"{name.lower()}@werk.example")
    released(circular)
    for one in circular.deliveries.filter(way=Way.MAIL).order_by("pk")[:3]:
        hand_over(by=BY, at=LATER, number=one.pk)
    sent, sending, _ = Mail.objects.order_by("pk")
    deliver(mail_id=sent.pk, at=LATER)
    Mail.objects.filter(pk=sending.pk).update(state=MailState.SENDING)
    return Circular.objects.get(pk=circular.pk)


def states() -> list[str]:
    return list(Mail.objects.order_by("pk").values_list("state", flat=True))


def told(circular: Circular) -> dict[str, int]:
    numbers = numbers_of([circular])[circular.pk]
    return {name: numbers[name] for name in ("gesendet", "wartet", "angehalten")}


def test_what_has_not_gone_out_stays_and_the_numbers_say_so(under_way: Circular) -> None:
    assert told(under_way) == {"gesendet": 1, "wartet": 3, "angehalten": 0}
    stopped = stop_circular(by=BY, at=LATER, circular=under_way)
    assert (stopped.stage, states()) == (Stage.STOPPED, ["sent", "sending", "withdrawn"])
    assert told(under_way) == {"gesendet": 1, "wartet": 1, "angehalten": 2}
    send_all(by=BY, at=LATER, circular=under_way)
    deliver(mail_id=Mail.objects.get(state=MailState.WITHDRAWN).pk, at=LATER)
    assert (Mail.objects.count(), states()[2], told(under_way)["angehalten"]) == (3, "withdrawn", 2)
    entry = Entry.objects.get(verb="circular.stopped")
    assert (entry.after, entry.subject) == ({"sent": 1, "withdrawn": 2}, under_way.matter)


def test_a_mail_whose_sending_failed_meanwhile_does_not_try_again(under_way: Circular) -> None:
    stop_circular(by=BY, at=LATER, circular=under_way)
    assert withdraw_waiting(by=BY, at=LATER, circular=under_way) is False
    assert Job.objects.filter(key__startswith=f"{under_way.matter}:withdraw", is_open=True).exists()
    Mail.objects.filter(state=MailState.SENDING).update(state=MailState.QUEUED)
    assert withdraw_waiting(by=BY, at=LATER, circular=under_way) is True
    assert states() == ["sent", "withdrawn", "withdrawn"]


def test_it_goes_on_and_nobody_gets_it_twice(under_way: Circular) -> None:
    ids = dict(Mail.objects.values_list("pk", "message_id"))
    stop_circular(by=BY, at=LATER, circular=under_way)
    continue_circular(by=BY, at=LATER, circular=under_way)
    send_all(by=BY, at=LATER, circular=under_way)
    for mail in Mail.objects.order_by("pk"):
        if mail.state == MailState.QUEUED:
            deliver(mail_id=mail.pk, at=LATER)
    under_way.refresh_from_db()
    assert (under_way.stage, states()) == (Stage.DONE, ["sent", "sending", "sent", "sent"])
    assert {pk: dict(Mail.objects.values_list("pk", "message_id"))[pk] for pk in ids} == ids
    assert Mail.objects.values("to").distinct().count() == 4
    assert Entry.objects.get(verb="circular.continued").after == {"mails": 1}


def test_who_opted_out_while_it_stood_gets_nothing(under_way: Circular) -> None:
    stop_circular(by=BY, at=LATER, circular=under_way)
    held = Delivery.objects.select_related("company", "mail").get(mail__state=MailState.WITHDRAWN)
    opt_out(by=BY, at=LATER, company=held.company, source="am Telefon")
    continue_circular(by=BY, at=LATER, circular=under_way)
    held.refresh_from_db()
    assert (held.way, held.why.startswith("abbestellt"), states()[2]) == (Way.NONE, True, "withdrawn")


def test_what_was_emptied_does_not_go_out_any_more(under_way: Circular) -> None:
    stop_circular(by=BY, at=LATER, circular=under_way)
    empty_mails(at=LATER + timedelta(days=91))
    continue_circular(by=BY, at=LATER, circular=under_way)
    assert Mail.objects.get(state=MailState.WITHDRAWN).to == ""


def test_what_cannot_be_stopped_says_why(circular: Circular, under_way: Circular) -> None:
    draft = Circular.objects.create(
        key="ABCDEF", list=circular.list, subject="x", text="y", made_by="x", made_at=LATER, changed_at=LATER
    )
    stop_circular(by=BY, at=LATER, circular=under_way)
    for one, why in ((draft, "noch nicht unterwegs"), (under_way, "schon angehalten")):
        with pytest.raises(NotReady, match=why):
            stop_circular(by=BY, at=LATER, circular=one)
    continue_circular(by=BY, at=LATER, circular=under_way)
    with pytest.raises(NotReady, match="nicht angehalten"):
        continue_circular(by=BY, at=LATER, circular=under_way)
    send_all(by=BY, at=LATER, circular=under_way)
    Mail.objects.update(state=MailState.SENT, sent_at=LATER)
    with pytest.raises(NotReady, match="schon alles"):
        stop_circular(by=BY, at=LATER, circular=under_way)


def test_the_editor_stops_it_and_only_the_management_lets_it_go_on(
    under_way: Circular, editor: User, manager: User, client_of: Browser
) -> None:
    page = reverse("mailings:circular", args=[under_way.key])
    before = " ".join(client_of(editor).get(page).content.decode().split())
    assert "<b>1</b> Mail ist hinausgegangen, <b>3</b> warten noch." in before
    assert client_of(editor).post(reverse(STOP, args=[under_way.key])).status_code == 302
    stopped = " ".join(client_of(editor).get(page).content.decode().split())
    assert "<b>1</b> Mail ist hinausgegangen, <b>2</b> nicht." in stopped
    assert "Fortsetzen darf das Regionalmanagement." in stopped
    assert client_of(editor).post(reverse(GO_ON, args=[under_way.key])).status_code == 403
    assert "2 Mails doch senden" in client_of(manager).get(page).content.decode()
    Circular.objects.update(released_at=cast.NOW.now().astimezone())
    assert AMISS.count(manager) == 1
    assert client_of(manager).post(reverse(GO_ON, args=[under_way.key])).status_code == 302
    under_way.refresh_from_db()
    assert under_way.stage == Stage.SENDING


def test_pressed_too_late_it_is_told(under_way: Circular, manager: User, client_of: Browser) -> None:
    browser = client_of(manager)
    browser.post(reverse(STOP, args=[under_way.key]))
    answer = browser.post(reverse(STOP, args=[under_way.key]), follow=True)
    assert "Dieses Rundschreiben ist schon angehalten." in answer.content.decode()
