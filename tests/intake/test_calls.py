"""A call from its draft to its end: whom it asks and by which way, reminders, refusals, closing."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from produktschau.audit.models import Entry
from produktschau.audit.record import System
from produktschau.intake import tasks
from produktschau.intake.actions import calls, inviting, open_submission, submit, write_version
from produktschau.intake.models import Call, Invitation, Submission
from produktschau.intake.queries.calls import counts_of, to_remind
from produktschau.lib.text import slug
from produktschau.outreach.actions.messages import tell_firm
from produktschau.outreach.engine.links import link_for, token_of
from produktschau.outreach.engine.refusals import REFUSALS, Asking, Place, Refusal
from produktschau.outreach.queries.asking import cleaned, reach
from produktschau.region.models import Region, Territory, Trade
from produktschau.showcase.actions import NotAcceptable, NotReady, withdraw_company
from produktschau.showcase.models import Company
from produktschau.work.models import Job, Kind, Mail
from tests.cast import NOW, TODAY
from tests.factories import region, showcase

BY = System("test")
DAY = timedelta(days=1)
DEADLINE = TODAY + 30 * DAY
TEXT = "wir zeigen, was hier gebaut wird. Zeigen Sie Ihr Lieblingsstück."


@pytest.fixture(autouse=True)
def the_region(db: None) -> None:
    """A region that can sign."""
    region.district()
    Region.objects.update(publisher_name="Landkreis Probe", contact_email="amt@schau.example")


def firm(name: str, *, town: str = "freiberg", email: str = "", trade: str = "", street: str = "Am Markt") -> Company:
    """A draft firm in a town, with an address for mails where one is given."""
    site = {
        "street": street,
        "house_number": "1",
        "postcode": "09599",
        "place": town.title(),
        "municipality": Territory.objects.get(kind="municipality", slug=town, valid_until=None),
    }
    trades = list(Trade.objects.filter(title=trade)) if trade else []
    return showcase.company(name, published=False, sites=[site], email=email, trades=trades)


def call(**told: object) -> Call:
    """A draft of a call."""
    fields = {"title": "Wer baut hier?", "text": TEXT, "opens_on": TODAY, "deadline_on": DEADLINE, **told}
    return calls.make_call(by=BY, at=NOW, **fields)  # type: ignore[arg-type]  # a test's own mix


def started(**told: object) -> Call:
    """A call whose invitations are out."""
    made = calls.start_call(by=BY, at=NOW, call=call(**told))
    inviting.send_invitations(by=BY, at=NOW, call=made)
    return made


def asked_by_name(audience: dict[str, list[str]]) -> dict[str, str]:
    return {one.company.name: one.way for one in reach(audience).asked}


def hand_in(company: Company, of: Call) -> Submission:
    made = open_submission(by=BY, at=NOW, company=company, call=of)
    version = made.versions.get(number=made.number)
    told = {**version.content, "lead": "Gemacht von Hand.", "place": "Freiberg"}
    write_version(by=BY, at=NOW, submission=made, content=told, expected=None)
    return submit(by=BY, at=NOW, submission=made)


def test_a_choice_of_firms_is_one_of_each_group_and_all_groups_at_once() -> None:
    title = Trade.objects.order_by("pk").values_list("title", flat=True)[0]
    firm("Zimmerei Döbeln", town="doebeln", trade=title)
    firm("Zimmerei Freiberg", trade=title)
    firm("Bäckerei Döbeln", town="doebeln")
    both = {"altkreis": ["doebeln", "freiberg"], "handwerk": [slug(title)]}
    assert set(asked_by_name(both)) == {"Zimmerei Döbeln", "Zimmerei Freiberg"}
    assert set(asked_by_name({"altkreis": ["doebeln"], "handwerk": [slug(title)]})) == {"Zimmerei Döbeln"}
    assert len(asked_by_name({})) == 3


def test_what_is_no_choice_is_left_out() -> None:
    given = {"altkreis": ["doebeln", "doebeln", "atlantis"], "csrfmiddlewaretoken": ["x"], "bereich": ["wohnen"]}
    assert cleaned(given) == {"altkreis": ["doebeln"]}


def test_each_firm_is_asked_by_mail_else_by_letter_else_not_at_all_with_a_reason() -> None:
    firm("Mail", email="mail@betrieb.example")
    firm("Brief")
    firm("Nichts", street="")
    gone = showcase.company("Fort", email="fort@betrieb.example")
    withdraw_company(by=BY, at=NOW, company=gone, reason="Auf Wunsch")
    assert asked_by_name({}) == {"Mail": "mail", "Brief": "letter", "Nichts": "", "Fort": ""}
    assert {one.company.name: one.why for one in reach({}).asked if not one.way} == {
        "Nichts": "weder E-Mail noch vollständige Anschrift",
        "Fort": "wurde zurückgezogen",
    }


def test_starting_asks_everyone_once_and_a_second_run_nobody() -> None:
    firm("Mail", email="mail@betrieb.example")
    firm("Brief")
    firm("Nichts", street="")
    made = started()
    assert inviting.send_invitations(by=BY, at=NOW, call=made) == 0
    assert {one.company.name: one.channel for one in made.invitations.all()} == {"Mail": "mail", "Brief": "letter"}
    mail = Mail.objects.get()
    assert (mail.to, mail.kind, mail.headers) == (
        "mail@betrieb.example",
        Kind.NEWSLETTER,
        {"Reply-To": "amt@schau.example"},
    )
    assert Job.objects.filter(key=f"call:{made.key}:invite").count() == 1


def test_the_link_of_an_invitation_is_that_in_its_mail_and_holds_beyond_the_deadline() -> None:
    firm("Mail", email="mail@betrieb.example")
    invitation = started().invitations.get()
    assert invitation.link is not None
    assert f"/m/{token_of(invitation.link)}/" in Mail.objects.get().text
    later = datetime.combine(DEADLINE + 7 * DAY, NOW.timetz())
    assert link_for(token_of(invitation.link), at=later) == invitation.link


def test_invitations_of_a_later_call_wait_for_its_first_day() -> None:
    firm("Mail", email="mail@betrieb.example")
    made = calls.start_call(by=BY, at=NOW, call=call(opens_on=TODAY + 3 * DAY))
    task = Job.objects.get(key=f"call:{made.key}:invite").task
    assert task.run_after is not None
    assert task.run_after.astimezone(NOW.tzinfo) == datetime.combine(TODAY + 3 * DAY, calls.OUT_AT, NOW.tzinfo)
    assert inviting.send_invitations(by=BY, at=NOW, call=made) == 0


def test_a_call_that_was_closed_asks_nobody_any_more() -> None:
    firm("Mail", email="mail@betrieb.example")
    made = calls.start_call(by=BY, at=NOW, call=call())
    calls.close_call(by=BY, at=NOW, call=made)
    assert inviting.send_invitations(by=BY, at=NOW, call=made) == 0
    assert Mail.objects.count() == 0


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "x" * 151}, "title"),
        ({"text": ""}, "text"),
        ({"opens_on": None}, "opens_on"),
        ({"deadline_on": None}, "deadline_on"),
        ({"deadline_on": TODAY - DAY}, "deadline_on"),
        ({"opens_on": TODAY + 5 * DAY, "deadline_on": TODAY + 4 * DAY}, "deadline_on"),
        ({"deadline_on": TODAY + 400 * DAY}, "deadline_on"),
    ],
)
def test_what_cannot_be_a_call_is_refused_beside_its_field(told: dict[str, object], field: str) -> None:
    with pytest.raises(NotAcceptable) as refused:
        call(**told)
    assert list(refused.value.problems) == [field]
    assert Call.objects.count() == 0


def test_without_somebody_who_signs_no_call_starts() -> None:
    Region.objects.update(publisher_name="")
    with pytest.raises(NotReady, match="Wer unterschreibt"):
        calls.start_call(by=BY, at=NOW, call=call())


def test_once_started_words_and_choice_stay() -> None:
    made = started()
    with pytest.raises(NotReady):
        calls.choose_audience(by=BY, at=NOW, call=made, audience={})
    with pytest.raises(NotReady):
        calls.change_call(by=BY, at=NOW, call=made, title="Anders", text=TEXT, opens_on=TODAY, deadline_on=DEADLINE)
    with pytest.raises(NotReady):
        calls.delete_call(by=BY, at=NOW, call=made)
    with pytest.raises(NotReady):
        calls.start_call(by=BY, at=NOW, call=made)


def test_reminders_reach_only_the_silent_and_not_twice_within_five_days() -> None:
    silent, answered, declined, begun = (
        firm(name, email=f"{name.lower()}@betrieb.example") for name in ("Still", "Fertig", "Nein", "Halb")
    )
    firm("Brief")
    made = started()
    hand_in(answered, made)
    open_submission(by=BY, at=NOW, company=begun, call=made)
    inviting.decline_call(by=BY, at=NOW, invitation=made.invitations.get(company=declined), why="Keine Zeit")
    assert to_remind(made, NOW + 4 * DAY).count() == 0
    later = NOW + 5 * DAY
    assert inviting.remind_call(by=BY, at=later, call=made) == 2
    assert inviting.send_reminders(by=BY, at=later, call=made) == 2
    assert inviting.send_reminders(by=BY, at=later, call=made) == 0
    reminders = Mail.objects.filter(key__contains="reminder1").order_by("to")
    assert [mail.to for mail in reminders] == ["halb@betrieb.example", "still@betrieb.example"]
    assert "begonnen" in reminders[0].text
    assert "vor einiger Zeit" in reminders[1].text
    assert Mail.objects.filter(to="still@betrieb.example").values("text").distinct().count() == 2
    with pytest.raises(NotReady, match="niemand zu erinnern"):
        inviting.remind_call(by=BY, at=later, call=made)
    assert silent.name == "Still"


def test_a_reminder_carries_the_link_of_the_invitation() -> None:
    firm("Still", email="still@betrieb.example")
    made = started()
    inviting.send_reminders(by=BY, at=NOW + 6 * DAY, call=made)
    invitation = made.invitations.get()
    assert invitation.link is not None
    assert [token_of(invitation.link) in mail.text for mail in Mail.objects.all()] == [True, True]


def test_every_invited_firm_is_counted_once() -> None:
    for name in ("A", "B", "C", "D"):
        firm(name, email=f"{name.lower()}@betrieb.example")
    uninvited = firm("E", town="doebeln")
    made = started(audience={"altkreis": ["freiberg"]})
    a, b, c = (made.invitations.get(company__name=name) for name in "ABC")
    hand_in(a.company, made)
    open_submission(by=BY, at=NOW, company=b.company, call=made)
    inviting.decline_call(by=BY, at=NOW, invitation=c)
    hand_in(uninvited, made)
    counts = counts_of(made)
    assert (counts.invited, counts.submitted, counts.begun, counts.declined, counts.waiting) == (4, 1, 1, 1, 1)
    assert counts.uninvited == 1


def test_who_declined_and_handed_in_all_the_same_counts_as_an_answer() -> None:
    one = firm("A", email="a@betrieb.example")
    made = started()
    inviting.decline_call(by=BY, at=NOW, invitation=made.invitations.get())
    hand_in(one, made)
    counts = counts_of(made)
    assert (counts.submitted, counts.declined) == (1, 0)


def test_declining_twice_keeps_the_first_moment_and_can_be_taken_back() -> None:
    firm("A", email="a@betrieb.example")
    invitation = started().invitations.get()
    inviting.decline_call(by=BY, at=NOW, invitation=invitation, why="Keine\nZeit")
    inviting.decline_call(by=BY, at=NOW + DAY, invitation=invitation)
    invitation.refresh_from_db()
    assert (invitation.declined_at, invitation.declined_why) == (NOW, "Keine Zeit")
    inviting.take_part_after_all(by=BY, at=NOW + DAY, invitation=invitation)
    assert Invitation.objects.filter(declined_at=None, declined_why="").count() == 1


def test_a_later_deadline_prolongs_the_links_and_an_earlier_one_is_refused() -> None:
    firm("A", email="a@betrieb.example")
    made = started()
    before = made.invitations.get().link
    made = calls.extend_call(by=BY, at=NOW, call=made, deadline_on=DEADLINE + 60 * DAY)
    after = made.invitations.get().link
    assert before is not None
    assert after is not None
    assert after.expires_at > before.expires_at
    for day in (DEADLINE, None, date(2040, 1, 1)):
        with pytest.raises(NotAcceptable):
            calls.extend_call(by=BY, at=NOW, call=made, deadline_on=day)


def test_after_the_deadline_nobody_is_reminded_but_it_can_be_prolonged() -> None:
    firm("A", email="a@betrieb.example")
    made = started()
    late = NOW + 40 * DAY
    with pytest.raises(NotReady):
        inviting.remind_call(by=BY, at=late, call=made)
    assert inviting.send_reminders(by=BY, at=late, call=made) == 0
    calls.extend_call(by=BY, at=late, call=made, deadline_on=late.date() + 7 * DAY)
    assert inviting.remind_call(by=BY, at=late, call=made) == 1


def test_firms_that_came_later_can_be_asked_too() -> None:
    firm("A", email="a@betrieb.example")
    made = started()
    firm("B", email="b@betrieb.example")
    inviting.invite_more(by=BY, at=NOW + DAY, call=made)
    assert inviting.send_invitations(by=BY, at=NOW + DAY, call=made) == 1


def test_the_record_says_what_happened_and_names_no_address() -> None:
    firm("A", email="a@betrieb.example")
    made = started()
    inviting.decline_call(by=BY, at=NOW, invitation=made.invitations.get(), why="Meine Frau Anna ist krank")
    calls.close_call(by=BY, at=NOW, call=made, reason="Frist um")
    entries = Entry.objects.filter(subject=f"call:{made.key}").order_by("pk")
    assert [entry.verb for entry in entries] == ["call.made", "call.started", "call.declined", "call.closed"]
    told = " ".join(f"{entry.before} {entry.after} {entry.reason}" for entry in Entry.objects.all())
    assert "Anna" not in told
    assert "betrieb.example" not in told


def refusing(wishes: set[str], dead: set[str]) -> Asking:
    """Answers as the keeper of opt-outs and bounces does, by address."""

    def asking(places: Collection[Place]) -> dict[Place, Refusal]:
        return {
            place: Refusal("abbestellt" if place[1] in wishes else "kommt zurück", is_wish=place[1] in wishes)
            for place in places
            if place[1] in wishes | dead
        }

    return asking


@pytest.fixture
def refusals(monkeypatch: pytest.MonkeyPatch) -> None:
    """One address opted out, one is dead."""
    monkeypatch.setattr(REFUSALS, "_things", {})
    REFUSALS.register("test", refusing({"nein@betrieb.example"}, {"tot@betrieb.example"}))


def test_who_opted_out_is_not_asked_and_a_dead_address_gets_a_letter(refusals: None) -> None:
    firm("Nein", email="nein@betrieb.example")
    firm("Tot", email="tot@betrieb.example")
    firm("Ja", email="ja@betrieb.example")
    both = firm("Beide")
    for name, address in (("Anna", "nein@betrieb.example"), ("Uwe", "uwe@betrieb.example")):
        both.contacts.create(name=name, email=address)
    assert asked_by_name({}) == {"Nein": "", "Tot": "letter", "Ja": "mail", "Beide": "mail"}
    assert [one.why for one in reach({}).asked if not one.way] == ["abbestellt"]
    started()
    assert sorted(Mail.objects.values_list("to", flat=True)) == ["ja@betrieb.example", "uwe@betrieb.example"]


def test_who_opts_out_after_the_invitation_is_not_reminded(monkeypatch: pytest.MonkeyPatch) -> None:
    firm("Nein", email="nein@betrieb.example")
    made = started()
    monkeypatch.setattr(REFUSALS, "_things", {})
    REFUSALS.register("test", refusing({"nein@betrieb.example"}, set()))
    assert inviting.send_reminders(by=BY, at=NOW + 6 * DAY, call=made) == 0
    assert (Mail.objects.count(), made.invitations.get().reminders) == (1, 0)
    assert to_remind(made, NOW + 6 * DAY).count() == 0


def test_cut_off_in_the_middle_it_goes_on_where_it_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("A", "B", "C", "D"):
        firm(name, email=f"{name.lower()}@betrieb.example")
    made = calls.start_call(by=BY, at=NOW, call=call())
    whole = tell_firm

    def killed(**told: Any) -> list[Mail]:
        mails = whole(**told)
        if told["company"].name == "C":
            raise KeyboardInterrupt
        return mails

    monkeypatch.setattr(inviting, "tell_firm", killed)
    with pytest.raises(KeyboardInterrupt):
        inviting.send_invitations(by=BY, at=NOW, call=made)
    assert (made.invitations.count(), Mail.objects.count()) == (2, 2)
    monkeypatch.setattr(inviting, "tell_firm", whole)
    assert inviting.send_invitations(by=BY, at=NOW, call=made) == 2
    assert sorted(Mail.objects.values_list("to", flat=True)) == [f"{name}@betrieb.example" for name in "abcd"]


def test_jobs_do_what_their_call_says_and_nothing_for_one_that_is_gone() -> None:
    firm("A", email="a@betrieb.example")
    on = timezone.localdate()
    made = calls.start_call(by=BY, at=timezone.now(), call=call(opens_on=on, deadline_on=on + 30 * DAY))
    for _ in range(2):
        tasks.invite.func(call=made.pk)
    tasks.remind.func(call=made.pk)
    tasks.invite.func(call=999_999)
    tasks.remind.func(call=999_999)
    assert Mail.objects.count() == 1


def test_counting_an_audience_takes_as_many_queries_for_many_firms_as_for_few(
    django_assert_num_queries: Any,
) -> None:
    firm("A", email="a@betrieb.example")
    with CaptureQueriesContext(connection) as few:
        reach({"altkreis": ["freiberg"]})
    for number in range(6):
        firm(f"B{number}", email=f"b{number}@betrieb.example")
    with django_assert_num_queries(len(few)):
        assert reach({"altkreis": ["freiberg"]}).total == 7
