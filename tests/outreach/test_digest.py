"""One mail a day for those who want it: what waits, what does not, once a day whatever happens."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from produktschau.accounts.actions import erase_user
from produktschau.accounts.engine.personal_data import PERSONAL_DATA
from produktschau.accounts.models import News, Preference, Role, User
from produktschau.audit.models import Entry
from produktschau.audit.record import System
from produktschau.outreach import tasks
from produktschau.outreach.actions import queueing
from produktschau.outreach.actions.digest import forget_lines, send_digest, send_digests
from produktschau.outreach.actions.messages import tell_firm, tell_staff
from produktschau.outreach.engine.purposes import PURPOSES, Purpose
from produktschau.outreach.models import DigestLine, PersonalLink
from produktschau.outreach.queries.contacts import history_of
from produktschau.region.models import Region
from produktschau.showcase.actions import appoint_steward
from produktschau.showcase.models import Company
from produktschau.work import mail as outbox
from produktschau.work.models import Kind, Mail
from produktschau.work.schedule import SCHEDULE, Scheduled, due_time
from tests.cast import NOW, TODAY
from tests.outreach.conftest import answered

BY = System("test")
MORNING = NOW + timedelta(days=1)
ABOUT = {"title": "Brotbrett", "entry": "„Brotbrett“", "has_print": True}


@pytest.fixture(name="inside")
def purpose_with_a_page_behind_sign_in(purpose: str) -> Iterator[str]:
    """Like the purposes of intake."""
    PURPOSES.register(
        "inside",
        Purpose("inside", "Probe", 30, answered, inside=lambda company, matter: f"/innen/{company.key}/{matter}/"),
    )
    yield "inside"
    del PURPOSES._things["inside"]


@pytest.fixture(name="daily")
def a_steward_who_wants_one_mail_a_day(firm: Company, steward: User) -> User:
    Region.objects.update(publisher_name="Landkreis Probe", contact_email="amt@schau.example")
    appoint_steward(by=BY, company=firm, person=steward, on=TODAY, at=NOW)
    Preference.objects.create(user=steward, news=News.DAILY)
    return steward


def tell(firm: Company, purpose: str, key: str = "offered:1", **more: Any) -> list[Mail]:
    told = {"template": "intake/mail/offered", "context": ABOUT, "subject": "submission:K7M2QX", **more}
    return tell_firm(by=BY, at=NOW, company=firm, purpose=purpose, key=key, **told)


def test_news_waits_as_a_line_that_leads_behind_the_sign_in(firm: Company, daily: User, inside: str) -> None:
    assert (tell(firm, inside), tell(firm, inside)) == ([], [])
    line = DigestLine.objects.get()
    assert (line.person, line.subject) == (daily, f"{firm.name}: Bitte um Ihre Freigabe: Brotbrett")
    assert line.text.startswith("Ihr Eintrag „Brotbrett“ ist geprüft und bearbeitet.")
    assert ("Guten Tag" in line.text, "/m/" in line.text, "Freundliche" in line.text) == (False, False, False)
    assert line.address.endswith(f"/innen/{firm.key}/submission:K7M2QX/")
    assert (Mail.objects.count(), PersonalLink.objects.count()) == (0, 0)
    assert Entry.objects.get(verb="mail.written").after["lines"] == 1
    assert [(one.label, one.state) for one in history_of(firm, most=5)] == [
        ("Tagesmail der Schau", "wartet auf die Tagesmail")
    ]


@pytest.mark.parametrize(
    "more",
    [{"kind": Kind.NEWSLETTER}, {"reply_to": "kundin@example.org"}, {"purpose": "test"}],
    ids=["a circular", "answers go elsewhere", "no page behind the sign-in"],
)
def test_what_cannot_wait_goes_at_once(firm: Company, daily: User, inside: str, more: dict[str, Any]) -> None:
    (mail,) = tell(firm, **{"purpose": inside, **more})
    assert (mail.to, DigestLine.objects.count()) == (daily.email, 0)
    assert "/konto/einstellungen/" in mail.text


def test_who_wants_mails_at_once_gets_them(firm: Company, daily: User, inside: str) -> None:
    Preference.objects.update(news=News.AT_ONCE)
    assert [mail.to for mail in tell(firm, inside)] == [daily.email]


def test_a_line_is_not_told_again_by_a_mail(firm: Company, daily: User, inside: str) -> None:
    tell(firm, inside)
    Preference.objects.all().delete()
    assert (tell(firm, inside), Mail.objects.count(), DigestLine.objects.count()) == ([], 0, 1)


def test_the_house_collects_too(manager: User, editor: User, firm: Company) -> None:
    Preference.objects.create(user=manager, news=News.DAILY)
    told = {"company": firm, **ABOUT, "page": "https://schau.example/leitstand/x/"}
    mails = tell_staff(
        by=BY, at=NOW, template="intake/mail/submitted", context=told, key="a", roles=(Role.MANAGER, Role.EDITOR)
    )
    line = DigestLine.objects.get()
    assert ([mail.to for mail in mails], line.person) == ([editor.email], manager)
    assert (line.address, "https" in line.text) == ("https://schau.example/leitstand/x/", False)
    assert mails[0].text.count("https://schau.example/leitstand/x/") == 1


def test_all_lines_come_in_one_mail(firm: Company, daily: User, inside: str) -> None:
    tell(firm, inside)
    tell(firm, inside, key="offered:2", context={**ABOUT, "title": "Tisch & <b>Bank</b>"})
    assert send_digests(by=BY, at=MORNING) == 1
    mail = Mail.objects.get()
    assert (mail.to, mail.subject, mail.kind) == (daily.email, "Ihre Tagesmail: 2 Nachrichten", Kind.NOTICE)
    assert mail.headers == {"Reply-To": "amt@schau.example"}
    for number, title in ((1, "Brotbrett"), (2, "Tisch & <b>Bank</b>")):
        assert f"{number}. {firm.name}: Bitte um Ihre Freigabe: {title}" in " ".join(mail.text.split())
    assert mail.text.count(f"/innen/{firm.key}/") == 2
    assert ("<b>Bank" in mail.html, "Tisch &amp; &lt;b&gt;Bank" in mail.html) == (False, True)
    assert set(DigestLine.objects.values_list("mail", "sent_at")) == {(mail.pk, MORNING)}


def test_a_second_run_on_the_same_day_writes_nothing_and_loses_nothing(firm: Company, daily: User, inside: str) -> None:
    tell(firm, inside)
    send_digests(by=BY, at=MORNING)
    tell(firm, inside, key="offered:2")
    assert send_digests(by=BY, at=MORNING + timedelta(hours=9)) == 0
    assert send_digests(by=BY, at=MORNING + timedelta(days=1)) == 1
    assert (Mail.objects.count(), DigestLine.objects.filter(sent_at=None).count()) == (2, 0)


def test_cut_off_between_two_people_it_goes_on(
    firm: Company, daily: User, manager: User, inside: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell(firm, inside)
    Preference.objects.create(user=manager, news=News.DAILY)
    tell_staff(by=BY, at=NOW, template="intake/mail/submitted", context={"company": firm, **ABOUT}, key="a")
    real, calls = outbox.send, []

    def dying(**told: Any) -> Mail:
        calls.append(real(**told))
        if len(calls) == 2:
            raise KeyboardInterrupt
        return calls[-1]

    monkeypatch.setattr(queueing, "send", dying)
    with pytest.raises(KeyboardInterrupt):
        send_digests(by=BY, at=MORNING)
    assert (Mail.objects.count(), DigestLine.objects.filter(sent_at=None).count()) == (1, 1)
    monkeypatch.setattr(queueing, "send", real)
    assert (send_digests(by=BY, at=MORNING), send_digests(by=BY, at=MORNING)) == (1, 0)
    assert sorted(Mail.objects.values_list("to", flat=True)) == sorted([daily.email, manager.email])


def test_a_blocked_account_gets_none_and_its_lines_go(firm: Company, daily: User, inside: str) -> None:
    tell(firm, inside)
    User.objects.filter(pk=daily.pk).update(is_active=False)
    assert send_digests(by=BY, at=MORNING) == 0
    assert forget_lines(by=BY, at=NOW + timedelta(days=89)) == 0
    assert forget_lines(by=BY, at=NOW + timedelta(days=91)) == 1


def test_what_was_sent_is_forgotten_after_a_month(firm: Company, daily: User, inside: str) -> None:
    tell(firm, inside)
    send_digests(by=BY, at=MORNING)
    assert forget_lines(by=BY, at=MORNING + timedelta(days=30)) == 0
    assert forget_lines(by=BY, at=MORNING + timedelta(days=31)) == 1


def test_an_export_tells_of_lines_and_an_erasure_takes_them(firm: Company, daily: User, inside: str) -> None:
    tell(firm, inside)
    (told,) = PERSONAL_DATA["Ansprache"].export(daily)["Tagesmails"]
    assert (told["Betreff"], told["gesendet"]) == (f"{firm.name}: Bitte um Ihre Freigabe: Brotbrett", None)
    erase_user(by=BY, user=daily, at=NOW)
    assert DigestLine.objects.count() == 0


def test_who_was_blocked_or_erased_since_the_worker_began_holds_up_nobody(
    firm: Company, daily: User, inside: str
) -> None:
    tell(firm, inside)
    User.objects.filter(pk=daily.pk).update(is_active=False)
    assert send_digest(by=BY, at=MORNING, person=daily.pk) is None
    erase_user(by=BY, user=daily, at=NOW)
    assert send_digest(by=BY, at=MORNING, person=10**6) is None
    assert Mail.objects.filter(key__startswith="digest:").count() == 0


def test_names_that_reach_for_headers_stay_words(firm: Company, daily: User, inside: str) -> None:
    tell(firm, inside, context={**ABOUT, "title": "Brett\r\nBcc: alle@welt.example"})
    mail = send_digest(by=BY, at=MORNING, person=daily.pk)
    assert mail is not None
    assert ("\n" in mail.subject, set(mail.headers)) == (False, {"Reply-To"})
    assert "\r" not in DigestLine.objects.get().subject + mail.text


def test_the_jobs_run(firm: Company, daily: User, inside: str) -> None:
    tell(firm, inside)
    tasks.write_daily_mails.func()
    tasks.write_daily_mails.func()
    tasks.forget_daily_lines.func()
    assert Mail.objects.count() == 1


@pytest.mark.parametrize("month", [1, 7], ids=["winter", "summer"])
def test_it_is_written_at_seven_by_the_clock_of_the_house(month: int) -> None:
    berlin, daily = ZoneInfo("Europe/Berlin"), SCHEDULE["daily mails"]
    assert due_time(daily, datetime(2026, month, 5, 6, 59, tzinfo=berlin)) == datetime(2026, month, 4, 7, tzinfo=berlin)
    assert due_time(daily, datetime(2026, month, 5, 7, 0, tzinfo=berlin)) == datetime(2026, month, 5, 7, tzinfo=berlin)


def test_days_of_23_and_25_hours_have_one_due_time() -> None:
    at_two, berlin = Scheduled("any", "x", hour=2), ZoneInfo("Europe/Berlin")
    for first in (datetime(2026, 3, 28, tzinfo=UTC), datetime(2026, 10, 24, tzinfo=UTC)):
        found = sorted({due_time(at_two, first + timedelta(minutes=10 * step)) for step in range(6 * 72)})
        days = [due.astimezone(berlin).date() for due in found]
        assert days == [days[0] + timedelta(days=number) for number in range(len(days))]
