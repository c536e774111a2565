"""After 30 and 180 days both firms are asked what came of it; what they say stands, and the greater counts."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from produktschau.lib.figures import PERIOD_FIGURES
from produktschau.mailings.actions.refusing import opt_out
from produktschau.relations.actions.answering import IntroductionOver
from produktschau.relations.actions.blocking import block
from produktschau.relations.actions.outcomes import ask_outcomes, report_outcome
from produktschau.relations.actions.withdrawing import withdraw
from produktschau.relations.engine.told import Told
from produktschau.relations.models import Introduction, OutcomeReport
from produktschau.showcase.actions import NotAcceptable
from produktschau.showcase.models import Company
from produktschau.work.models import Kind, Mail
from tests.factories.introductions import accepted, introduction, party, token_for
from tests.factories.showcase import BY

NOW = timezone.now


def report(of: Introduction, firm: Company, outcome: str, **told: object) -> Introduction:
    return report_outcome(by=BY, at=told.pop("at", NOW()), party=party(of, firm), outcome=outcome, **told)  # type: ignore[arg-type]  # whatever the test says


@pytest.mark.parametrize(
    ("days", "asked"), [(29, []), (30, [30]), (89, [30]), (90, []), (179, []), (180, [180]), (239, [180]), (240, [])]
)
def test_firms_are_asked_in_two_windows(firms: list[Company], days: int, asked: list[int]) -> None:
    accepted(firms[0], firms[1], days=days)
    assert [ask_outcomes(by=BY, at=NOW()) for _ in range(2)] == [2 * len(asked), 0]
    assert sorted(set(OutcomeReport.objects.values_list("after_days", flat=True))) == asked
    assert Mail.objects.count() == 2 * len(asked)
    assert set(Mail.objects.values_list("kind", flat=True)) == ({Kind.NEWSLETTER} if asked else set())


def test_both_questions_come_in_their_time(firms: list[Company]) -> None:
    made = accepted(firms[0], firms[1])
    days = (30, 31, 180, 181)
    assert [ask_outcomes(by=BY, at=NOW() + timedelta(days=one, minutes=1)) for one in days] == [2, 0, 2, 0]
    assert "Werkstatt 2" in Mail.objects.filter(to="w1@example.org").order_by("pk")[0].subject
    assert OutcomeReport.objects.filter(party__introduction=made, reported_at=None).count() == 4


def test_nobody_is_asked_who_does_not_want_it_or_about_what_ended(firms: list[Company]) -> None:
    kept, gone, opted = (
        accepted(firms[0], firms[1], days=30),
        accepted(firms[2], firms[3], days=30),
        accepted(firms[4], firms[5], days=30),
    )
    block(by=BY, at=NOW(), company=firms[0], source="Telefon")
    withdraw(by=BY, at=NOW(), introduction=gone, reason="Verwechslung")
    opt_out(by=BY, at=NOW(), company=firms[4], source="Telefon")
    assert ask_outcomes(by=BY, at=NOW()) == 1
    assert [one.party.company for one in OutcomeReport.objects.all()] == [firms[5]]
    assert (kept.stage, opted.stage) == ("accepted", "accepted")


def test_a_joint_product_is_the_end_of_asking(firms: list[Company]) -> None:
    made = accepted(firms[0], firms[1], days=180)
    report(made, firms[0], "joint", product_name="Brett mit Griff")
    assert ask_outcomes(by=BY, at=NOW()) == 0


def test_contradicting_reports_both_stand_and_the_greater_counts(firms: list[Company]) -> None:
    made = accepted(firms[0], firms[1], days=30)
    assert report(made, firms[0], "order").outcome == "order"
    assert report(made, firms[1], "none").outcome == "order"
    assert [(one.party.company, one.outcome) for one in OutcomeReport.objects.all()] == [
        (firms[0], "order"),
        (firms[1], "none"),
    ]
    assert report(made, firms[0], "talk").outcome == "talk"


def test_a_firm_changes_what_it_said_until_it_is_asked_again(firms: list[Company]) -> None:
    made = accepted(firms[0], firms[1])
    ask_outcomes(by=BY, at=NOW() + timedelta(days=30, minutes=1))
    report(made, firms[0], "talk", at=NOW() + timedelta(days=31))
    report(made, firms[0], "none", at=NOW() + timedelta(days=32))
    ask_outcomes(by=BY, at=NOW() + timedelta(days=180, minutes=1))
    report(made, firms[0], "order", at=NOW() + timedelta(days=181))
    mine = OutcomeReport.objects.filter(party__company=firms[0]).order_by("after_days")
    assert [(one.after_days, one.outcome) for one in mine] == [(30, "none"), (180, "order")]
    assert Introduction.objects.get().outcome == "order"


def test_a_report_by_staff_says_how_it_is_known(firms: list[Company]) -> None:
    made = accepted(firms[0], firms[1])
    on = timezone.localdate()
    report(made, firms[0], "order", told=Told("Telefon", on))
    (told,) = OutcomeReport.objects.all()
    assert (told.after_days, told.source, told.told_on, told.confirmed_at) == (0, "Telefon", on, None)
    with pytest.raises(NotAcceptable) as said:
        report(made, firms[0], "talk", told=Told("", None))
    assert set(said.value.problems) == {"source", "told_on"}


def test_an_outcome_belongs_to_a_connection(firms: list[Company]) -> None:
    with pytest.raises(IntroductionOver):
        report(introduction(firms[0], firms[1]), firms[0], "talk")
    with pytest.raises(NotAcceptable) as said:
        report(accepted(firms[2], firms[3]), firms[2], "riches")
    assert list(said.value.problems) == ["outcome"]


def test_the_firm_answers_by_its_link_and_the_other_reads_it(firms: list[Company]) -> None:
    made = accepted(firms[0], firms[1])
    path = f"/m/{token_for(made, firms[0])}/"
    told = {"was": "ergebnis", "outcome": "joint", "note": "Läuft gut.", "product_name": "Brett mit Griff"}
    assert Client().post(path, told).status_code == 302
    (said,) = OutcomeReport.objects.all()
    assert (said.outcome, said.note, said.product_name, said.confirmed_at is not None) == (
        "joint",
        "Läuft gut.",
        "Brett mit Griff",
        True,
    )
    other = Client().get(f"/m/{token_for(made, firms[1])}/").content.decode()
    assert "Der andere Betrieb hat gemeldet: ein gemeinsames Produkt." in other
    assert "Läuft gut." not in other
    assert Client().post(path, {"was": "ergebnis"}).status_code == 422


def test_figures_tell_what_a_firm_itself_said_from_what_staff_wrote_down(firms: list[Company]) -> None:
    today = timezone.localdate()
    old, made = accepted(firms[0], firms[1], days=40), accepted(firms[2], firms[3])
    report(old, firms[0], "order")
    report(made, firms[2], "talk", told=Told("Telefon", today))
    introduction(firms[4], firms[5])
    span = (today - timedelta(days=60), today)
    told = {
        key: [(one.key, one.is_confirmed) for one in PERIOD_FIGURES[key].counted(*span)]
        for key in ("vermittlungen", "vermittlungen-auftrag", "vermittlungen-gespraech", "vermittlungen-offen")
    }
    assert told == {
        "vermittlungen": [(old.matter, True), (made.matter, True)],
        "vermittlungen-auftrag": [(old.matter, True)],
        "vermittlungen-gespraech": [(made.matter, False)],
        "vermittlungen-offen": [],
    }
    assert [one.key for one in PERIOD_FIGURES["vermittlungen"].counted(today, today)] == [made.matter]


def test_an_agreement_staff_wrote_down_for_both_is_counted_as_not_confirmed(firms: list[Company]) -> None:
    today = timezone.localdate()
    made = accepted(firms[0], firms[1])
    made.parties.update(confirmed_at=None)
    (one,) = PERIOD_FIGURES["vermittlungen-offen"].counted(today, today)
    assert (one.key, one.is_confirmed) == (made.matter, False)
