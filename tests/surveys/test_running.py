"""A survey is drafted, opened, asked about once, reminded, repeated."""

from datetime import timedelta

import pytest
from django.utils import timezone

from produktschau.outreach.models import PersonalLink
from produktschau.showcase.actions import ChangedMeanwhile, NotAcceptable, NotReady
from produktschau.showcase.models import Company
from produktschau.surveys.actions.drafting import change_survey, choose_audience, delete_survey
from produktschau.surveys.actions.fields import delete_field, make_field
from produktschau.surveys.actions.inviting import invite_firm, send_invitations, send_reminders, take_letters
from produktschau.surveys.actions.questions import Worth, add_question, change_question, delete_question, move_question
from produktschau.surveys.actions.running import close_survey, extend_survey, open_survey, remind_survey
from produktschau.surveys.models import FieldOfAction, Kind, Survey
from produktschau.surveys.queries.standing import counts_of, to_write
from produktschau.work.models import Job, Mail
from tests.factories import showcase
from tests.factories.showcase import BY
from tests.factories.surveys import answered, draft_survey, question, running_survey

NOW = timezone.now


def test_a_new_survey_asks_the_usual_questions_of_the_usual_fields(district: None) -> None:
    survey = draft_survey()
    assert [(one.number, one.kind, one.about) for one in survey.questions.all()] == [
        (1, "several", "need"),
        (2, "several", "need"),
        (3, "scale", "identity"),
        (4, "choice", "identity"),
        (5, "text", "other"),
    ]
    assert FieldOfAction.objects.count() == 8
    assert survey.questions.get(number=3).text == "Fühlen Sie sich als Betrieb in Mittelsachsen?"


def test_a_repeated_survey_asks_the_same_with_the_same_codes(firms: list[Company]) -> None:
    first = running_survey(firms[0])
    again = draft_survey("Zweite Runde", repeats=first)
    codes = [
        [(one.code, one.text, [(o.code, o.field_id) for o in one.options.all()]) for one in survey.questions.all()]
        for survey in (first, again)
    ]
    assert codes[0] == codes[1]
    assert set(first.questions.values_list("pk", flat=True)).isdisjoint(again.questions.values_list("pk", flat=True))


def test_opening_asks_every_firm_once(firms: list[Company]) -> None:
    survey = open_survey(by=BY, at=NOW(), survey=draft_survey())
    assert Job.objects.filter(key=f"{survey.matter}:invite").count() == 1
    assert [send_invitations(by=BY, at=NOW(), survey=survey) for _ in range(2)] == [6, 0]
    assert (Mail.objects.count(), counts_of(survey).invited) == (6, 6)
    assert Mail.objects.order_by("pk")[0].subject == "Ihre Meinung zählt: Was brauchen Sie?"


def test_an_opened_survey_cannot_be_rewritten(firms: list[Company]) -> None:
    survey = running_survey(firms[0])
    asking = question(survey, Kind.TEXT)
    for act in (
        lambda: delete_survey(by=BY, at=NOW(), survey=survey),
        lambda: choose_audience(by=BY, at=NOW(), survey=survey, audience={}),
        lambda: move_question(by=BY, at=NOW(), question=asking, up=True),
        lambda: delete_question(by=BY, at=NOW(), question=asking),
        lambda: add_question(by=BY, at=NOW(), survey=survey, kind="text", about="other", text="Noch etwas?"),
        lambda: open_survey(by=BY, at=NOW(), survey=survey),
    ):
        with pytest.raises(NotReady):
            act()
    assert survey.questions.count() == 5


def test_a_survey_somebody_changed_meanwhile_is_not_opened(district: None) -> None:
    survey = draft_survey()
    seen = survey.changed_at
    move_question(by=BY, at=NOW() + timedelta(1), question=question(survey, Kind.TEXT), up=True)
    with pytest.raises(ChangedMeanwhile):
        open_survey(by=BY, at=NOW(), survey=survey, expected=seen)


def test_questions_change_places_and_keep_their_numbers_in_a_row(district: None) -> None:
    survey = draft_survey()
    move_question(by=BY, at=NOW(), question=question(survey, Kind.TEXT), up=True)
    delete_question(by=BY, at=NOW(), question=question(survey, Kind.SCALE))
    assert [(one.number, one.kind) for one in survey.questions.all()] == [
        (1, "several"),
        (2, "several"),
        (3, "text"),
        (4, "choice"),
    ]


def test_a_changed_question_keeps_the_codes_of_its_answers(district: None) -> None:
    survey = draft_survey()
    asking = question(survey, Kind.CHOICE)
    first, second = list(asking.options.all())[:2]
    told = [Worth("unser Dorf", None, first), Worth(second.text, None, second), Worth("ganz woanders")]
    change_question(by=BY, at=NOW(), question=asking, kind="choice", about="identity", text="Woher?", options=told)
    assert [(one.text, one.code in (first.code, second.code)) for one in asking.options.all()] == [
        ("unser Dorf", True),
        (second.text, True),
        ("ganz woanders", False),
    ]


@pytest.mark.parametrize(
    ("kind", "words", "problem"),
    [
        ("choice", ["nur eine"], "Geben Sie 2 bis 12 Antworten zur Wahl."),
        ("several", ["Rat", "rat"], "Zwei Antworten zur Wahl sind gleich. Streichen Sie eine davon."),
    ],
)
def test_answers_to_choose_must_be_a_choice(district: None, kind: str, words: list[str], problem: str) -> None:
    told = [Worth(word) for word in words]
    with pytest.raises(NotAcceptable) as refused:
        add_question(by=BY, at=NOW(), survey=draft_survey(), kind=kind, about="need", text="Was?", options=told)
    assert refused.value.problems == {"options": problem}


def test_days_that_cannot_be_are_refused_with_a_sentence(district: None) -> None:
    survey, on = draft_survey(), timezone.localdate()
    for opens, closes, problem in (
        (on, on - timedelta(1), "Der letzte Tag liegt in der Vergangenheit. Wählen Sie einen späteren."),
        (on + timedelta(9), on + timedelta(8), "Der letzte Tag liegt vor dem ersten. Wählen Sie einen späteren."),
        (on, on + timedelta(184), "Eine Umfrage läuft höchstens ein halbes Jahr. Wählen Sie einen früheren Tag."),
    ):
        with pytest.raises(NotAcceptable) as refused:
            change_survey(
                by=BY, at=NOW(), survey=survey, title="T", intro="I", purpose="P", opens_on=opens, closes_on=closes
            )
        assert refused.value.problems == {"closes_on": problem}


def test_only_the_silent_are_reminded_and_only_after_a_while(firms: list[Company]) -> None:
    survey = running_survey(*firms[:3])
    answered(survey, firms[0])
    later = NOW() + timedelta(days=6)
    with pytest.raises(NotReady):
        remind_survey(by=BY, at=NOW(), survey=survey)
    assert remind_survey(by=BY, at=later, survey=survey) == 2
    assert [send_reminders(by=BY, at=later, survey=survey) for _ in range(2)] == [2, 0]
    assert Mail.objects.filter(subject__startswith="Noch bis").count() == 2


def test_a_firm_without_mail_gets_a_letter_with_one_link(district: None) -> None:
    site = {"street": "Gasse", "house_number": "1", "postcode": "09599", "place": "Freiberg"}
    firm = showcase.company("Werkstatt ohne Mail", email="")
    firm.sites.update_or_create(is_main=True, defaults=site)
    survey = running_survey(firm)
    letters = list(to_write(survey, only_silent=True))
    given = [take_letters(by=BY, at=NOW(), survey=survey, letters=letters) for _ in range(2)]
    assert given[0] == given[1]
    assert (len(given[0]), PersonalLink.objects.count(), Mail.objects.count()) == (1, 1, 0)


def test_a_longer_survey_has_longer_links(firms: list[Company]) -> None:
    survey = running_survey(firms[0])
    before = PersonalLink.objects.get().expires_at
    extend_survey(by=BY, at=NOW(), survey=survey, closes_on=survey.closes_on + timedelta(days=40))
    assert PersonalLink.objects.get().expires_at > before + timedelta(days=39)
    with pytest.raises(NotAcceptable):
        extend_survey(by=BY, at=NOW(), survey=survey, closes_on=survey.closes_on)


def test_a_closed_survey_asks_nobody(firms: list[Company]) -> None:
    survey = close_survey(by=BY, at=NOW(), survey=running_survey())
    assert send_invitations(by=BY, at=NOW(), survey=survey) == 0


def test_a_second_worker_asks_no_firm_twice(firms: list[Company]) -> None:
    survey = running_survey(firms[0])
    assert invite_firm(by=BY, at=NOW(), survey=survey, company=firms[0]) is None


def test_a_field_of_action_with_answers_stays(district: None) -> None:
    draft_survey()
    with pytest.raises(NotReady):
        delete_field(by=BY, at=NOW(), field=FieldOfAction.objects.all()[0])
    with pytest.raises(NotAcceptable):
        make_field(by=BY, at=NOW(), name="nachfolge")
    assert (FieldOfAction.objects.count(), Survey.objects.count()) == (8, 1)
