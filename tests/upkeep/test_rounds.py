"""What goes out by itself: nothing before it is switched on, each mail once, one reminder, then the telephone."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from produktschau.audit.models import Entry
from produktschau.mailings.actions.refusing import opt_out
from produktschau.outreach.actions.links import give_link, note_use
from produktschau.showcase.actions import NotAcceptable, change_company, withdraw_company
from produktschau.showcase.actions.checking import note_checked
from produktschau.showcase.models import Company
from produktschau.upkeep import tasks
from produktschau.upkeep.actions import asking, rounds
from produktschau.upkeep.actions.asking import ask_company, remind
from produktschau.upkeep.actions.forgetting import KEPT_FOR, empty_old
from produktschau.upkeep.actions.rounds import PORTION, Done, keep_up
from produktschau.upkeep.actions.setting import set_rhythm
from produktschau.upkeep.calculations.rhythm import digest_of, months_before
from produktschau.upkeep.models import Asking, Outcome, Rhythm, Via
from produktschau.work.models import Job, Mail
from tests.factories import showcase
from tests.factories.upkeep import asked, long_ago

BY = showcase.BY
NOTHING = Done(checked=0, silent=0, reminded=0, asked=0)


@pytest.fixture(name="at")
def moment() -> datetime:
    """The real moment: published long ago is counted from it."""
    return timezone.now()


def switched_on(at: datetime, **more: Any) -> Rhythm:
    return set_rhythm(by=BY, at=at, **{"is_on": True, "months": 12, "reminder_days": 21, **more})


def later(at: datetime, days: int) -> datetime:
    return at + timedelta(days=days, hours=1)  # a day is longer when the clocks are put back


def test_nothing_goes_out_before_it_is_switched_on(firm: Company, at: datetime) -> None:
    assert (keep_up(by=BY, at=at), Mail.objects.count()) == (NOTHING, 0)
    asked(firm, at=at)
    assert keep_up(by=BY, at=later(at, 30)).reminded == 0
    assert [one.key.rpartition(":")[0].rpartition(":")[2] for one in Mail.objects.all()] == ["ask"]


def test_a_whole_year_of_a_firm_that_never_answers(firm: Company, at: datetime) -> None:
    switched_on(at)
    told = [(days, keep_up(by=BY, at=later(at, days))) for days in (0, 0, 1, 20, 21, 22, 41, 42, 43, 300)]
    happened = [(days, done) for days, done in told if done != NOTHING]
    assert happened == [
        (0, Done(0, 0, 0, asked=1)),
        (21, Done(0, 0, reminded=1, asked=0)),
        (42, Done(0, silent=1, reminded=0, asked=0)),
    ]
    subjects = [one.subject for one in Mail.objects.order_by("pk")]
    assert subjects == [
        "Stimmt Ihr Eintrag in der ProduktSCHAU noch?",
        "Erinnerung: Stimmt Ihr Eintrag in der ProduktSCHAU noch?",
    ]
    links = {line for mail in Mail.objects.all() for line in mail.text.split() if "/m/" in line}
    assert (len(links), Asking.objects.get().outcome) == (1, Outcome.SILENT)
    assert keep_up(by=BY, at=later(at, 42 + 370)).asked == 1


def test_firms_without_an_address_are_to_be_called_and_never_count_as_silent(
    silent_firm: Company, at: datetime
) -> None:
    switched_on(at)
    keep_up(by=BY, at=at)
    keep_up(by=BY, at=later(at, 90))
    told = Asking.objects.values_list("company__name", "has_mail", "outcome").order_by("company__name")
    assert list(told) == [("Mühle am Bach", False, ""), ("Tischlerei Ahorn", True, "")]


@pytest.mark.parametrize(
    "make_fresh",
    [
        lambda firm, on: note_checked(by=BY, at=timezone.now(), company=firm, on=on),
        lambda firm, on: Company.objects.filter(pk=firm.pk).update(published_at=timezone.now() - timedelta(days=300)),
        lambda firm, on: Asking.objects.create(
            company=firm, outcome=Outcome.CONFIRMED, via=Via.OFFICE, said_on=on, ended_at=timezone.now()
        ),
    ],
    ids=["checked", "published", "answered"],
)
def test_fresh_entries_are_left_in_peace(
    firm: Company, at: datetime, make_fresh: Callable[[Company, date], Any]
) -> None:
    switched_on(at)
    make_fresh(firm, timezone.localdate() - timedelta(days=200))
    assert keep_up(by=BY, at=at) == NOTHING
    assert keep_up(by=BY, at=later(at, 250)).asked == 1


def test_an_edit_by_the_office_makes_no_entry_fresh(firm: Company, at: datetime) -> None:
    switched_on(at)
    change_company(by=BY, at=at, company=firm, phone="03731 1")
    assert keep_up(by=BY, at=at).asked == 1


def test_drafts_are_never_asked_and_withdrawn_ones_no_longer_reminded(firm: Company, at: datetime) -> None:
    switched_on(at)
    keep_up(by=BY, at=at)
    withdraw_company(by=BY, at=at, company=firm)
    assert keep_up(by=BY, at=later(at, 21)) == Done(0, silent=1, reminded=0, asked=0)
    assert keep_up(by=BY, at=later(at, 500)) == NOTHING


def test_an_entry_approved_anew_needs_no_answer_but_is_not_confirmed_by_the_firm(firm: Company, at: datetime) -> None:
    switched_on(at)
    keep_up(by=BY, at=at)
    note_checked(by=BY, at=later(at, 2), company=firm, on=timezone.localdate(later(at, 2)))
    assert keep_up(by=BY, at=later(at, 21)) == Done(checked=1, silent=0, reminded=0, asked=0)
    done = Asking.objects.get()
    assert (done.outcome, done.via) == (Outcome.CONFIRMED, Via.OFFICE)


def test_only_a_portion_is_asked_a_day_the_oldest_first(
    firm: Company, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rounds, "PORTION", 2)
    assert PORTION == 40
    firms = [long_ago(showcase.company(f"Werk {n}", email=f"w{n}@werk.example"), months=30 + n) for n in range(4)]
    switched_on(at)
    asked_now = [keep_up(by=BY, at=at).asked, keep_up(by=BY, at=at).asked, keep_up(by=BY, at=later(at, 1)).asked]
    assert asked_now == [2, 0, 2]
    assert set(Asking.objects.order_by("pk")[:2].values_list("company", flat=True)) == {firms[2].pk, firms[3].pk}


def test_a_job_killed_in_the_middle_asks_and_reminds_each_firm_once(
    firm: Company, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(3):
        long_ago(showcase.company(f"Werk {n}", email=f"w{n}@werk.example"))
    switched_on(at)

    def killed_after(real: Callable[..., Any], times: int) -> Callable[..., Any]:
        def one(**told: Any) -> Any:
            one.left -= 1  # type: ignore[attr-defined]  # a count hung on the stand-in for this test
            if one.left < 0:  # type: ignore[attr-defined]  # a count hung on the stand-in for this test
                raise KeyboardInterrupt
            return real(**told)

        one.left = times  # type: ignore[attr-defined]  # a count hung on the stand-in for this test
        return one

    for times in (0, 1, 2, 5):
        with monkeypatch.context() as patch:
            patch.setattr(rounds, "ask_company", killed_after(ask_company, times))
            if times < 3:
                with pytest.raises(KeyboardInterrupt):
                    keep_up(by=BY, at=at)
            else:
                keep_up(by=BY, at=at)
    assert (Asking.objects.count(), Mail.objects.count()) == (4, 4)
    for times in (1, 2, 9):
        with monkeypatch.context() as patch:
            patch.setattr(rounds, "remind", killed_after(remind, times))
            if times < 3:
                with pytest.raises(KeyboardInterrupt):
                    keep_up(by=BY, at=later(at, 21))
            else:
                keep_up(by=BY, at=later(at, 21))
    assert (Asking.objects.filter(reminded_at=None).count(), Mail.objects.count()) == (0, 8)


def test_a_firm_whose_address_went_away_is_to_be_called(firm: Company, at: datetime) -> None:
    switched_on(at)
    keep_up(by=BY, at=at)
    change_company(by=BY, at=at, company=firm, email="")
    assert keep_up(by=BY, at=later(at, 21)).reminded == 0
    assert Asking.objects.get().has_mail is False


def test_a_firm_at_work_on_its_entry_is_not_reminded_yet(firm: Company, at: datetime) -> None:
    switched_on(at)
    keep_up(by=BY, at=at)
    subject = f"company:{firm.key}"
    link = give_link(by=BY, at=at, company=firm, purpose="submission", subject=subject)
    note_use(by=BY, at=later(at, 10), link=link)
    assert [keep_up(by=BY, at=later(at, days)).reminded for days in (21, 30, 31)] == [0, 0, 1]


def test_a_wish_for_no_circulars_does_not_bar_the_question_about_the_own_entry(firm: Company, at: datetime) -> None:
    opt_out(by=BY, at=at, company=firm, email="", source="Anruf")
    assert asked(firm, at=at).has_mail is True


def test_switched_off_silence_still_ends_in_the_list_to_call(firm: Company, at: datetime) -> None:
    asked(firm, at=at)
    assert keep_up(by=BY, at=later(at, 41)) == NOTHING
    assert keep_up(by=BY, at=later(at, 42)) == Done(0, silent=1, reminded=0, asked=0)


def test_the_rhythm_is_bounded_and_on_record(db: None, at: datetime) -> None:
    for wrong in ({"months": 0}, {"months": 61}, {"months": None}, {"reminder_days": 6}, {"reminder_days": 91}):
        with pytest.raises(NotAcceptable):
            switched_on(at, **wrong)
    switched_on(at)
    switched_on(at)
    assert [one.after for one in Entry.objects.filter(verb="rhythm.changed")] == [{"is_on": True}]


def test_words_of_old_answers_are_emptied_and_open_tasks_kept(firm: Company, at: datetime) -> None:
    told = {"via": Via.FIRM, "said_on": at.date(), "ended_at": at, "text": "Neue Nummer", "source": "Anruf"}
    Asking.objects.create(company=firm, outcome=Outcome.CHANGES, settled_at=at, **told)
    Asking.objects.create(company=firm, outcome=Outcome.CHANGES, **told)
    assert empty_old(by=BY, at=at + KEPT_FOR) == 0
    assert empty_old(by=BY, at=at + KEPT_FOR + timedelta(days=1)) == 1
    assert sorted(Asking.objects.values_list("text", flat=True)) == ["", "Neue Nummer"]


def test_the_jobs_run(firm: Company) -> None:
    switched_on(timezone.now())
    tasks.keep_up.func()
    tasks.ask.func(companies=[firm.pk, 999_999], by="user:1", even_fresh=True)
    tasks.remind_late.func(by="user:1")
    tasks.forget_answers.func()
    assert Asking.objects.count() == 1


def test_many_firms_are_asked_in_turns_each_once(firm: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "TURN", 2)
    numbers = [long_ago(showcase.company(f"Werk {n}", email=f"w{n}@werk.example")).pk for n in range(3)]
    for _ in range(2):
        tasks.ask.func(companies=[firm.pk, *numbers], by="user:1")
    waiting = Job.objects.get(key__startswith="upkeep:ask").task.args_kwargs["kwargs"]
    tasks.ask.func(**waiting)
    assert (waiting["companies"], Asking.objects.count(), Mail.objects.count()) == (numbers[1:], 4, 4)


def test_a_firm_that_is_gone_is_not_asked(db: None, at: datetime) -> None:
    assert ask_company(by=BY, at=at, company=999_999) is None


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.integers(1, 60))
def test_months_before_is_the_same_day_or_the_last_of_its_month(day: date, months: int) -> None:
    earlier = months_before(day, months)
    assert (day.year * 12 + day.month) - (earlier.year * 12 + earlier.month) == months
    assert earlier.day == day.day or (earlier.day < day.day and (earlier + timedelta(days=1)).day == 1)


@given(st.lists(st.lists(st.text("ab |", max_size=3), max_size=3), max_size=4), st.data())
def test_the_digest_tells_different_entries_apart(shown: list[list[str]], data: st.DataObject) -> None:
    other = data.draw(st.lists(st.lists(st.text("ab |", max_size=3), min_size=1, max_size=3), max_size=4))
    known = [group or [""] for group in shown]
    assert (digest_of(known) == digest_of(other)) is (known == other or {str(known), str(other)} == {"[]", "[['']]"})
