"""A firm answers, changes its mind, refuses; nothing counts twice and nothing after the end."""

from datetime import timedelta

import pytest
from django.utils import timezone

from produktschau.accounts.models import User
from produktschau.audit.models import Entry
from produktschau.showcase.actions import ChangedMeanwhile, NotAcceptable
from produktschau.showcase.models import Company
from produktschau.surveys.actions.answering import (
    NOTHING,
    OVER,
    STRANGE,
    SurveyOver,
    answer_survey,
    delete_text,
    refuse_surveys,
)
from produktschau.surveys.actions.forgetting import ANSWERS_KEPT, TEXTS_KEPT, empty_old, forget_person
from produktschau.surveys.actions.running import close_survey
from produktschau.surveys.models import Answer, Invitation, Kind, Survey
from produktschau.surveys.queries.audience import asked
from produktschau.surveys.queries.firm_page import given_by
from produktschau.surveys.queries.people import data_of
from tests.factories.showcase import BY
from tests.factories.surveys import answered, invitation, question, running_survey, said

NOW = timezone.now


@pytest.fixture
def survey(firms: list[Company]) -> Survey:
    return running_survey(*firms[:2])


def given_to(survey: Survey, company: Company) -> dict[int, list[str]]:
    return given_by(invitation(survey, company))


def test_what_was_answered_is_kept_as_it_was_given(survey: Survey, firms: list[Company]) -> None:
    answered(survey, firms[0], needs=(0, 3), grade=4, text="Rat zu Zöllen.")
    assert given_to(survey, firms[0]) == said(survey, needs=(0, 3), grade=4, text="Rat zu Zöllen.")


def test_a_second_answer_takes_the_place_of_the_first(survey: Survey, firms: list[Company]) -> None:
    answered(survey, firms[0], needs=(0, 3), grade=4)
    first = invitation(survey, firms[0]).answered_at
    answered(survey, firms[0], needs=(2,))
    assert (Answer.objects.count(), invitation(survey, firms[0]).answered_at) == (1, first)


def test_nothing_answered_is_no_answer(survey: Survey, firms: list[Company]) -> None:
    with pytest.raises(NotAcceptable) as refused:
        answered(survey, firms[0], needs=())
    assert refused.value.problems == {"": NOTHING}
    assert invitation(survey, firms[0]).answered_at is None


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Kind.SCALE, ["6"]),
        (Kind.SCALE, ["0"]),
        (Kind.SCALE, ["٣"]),
        (Kind.SEVERAL, ["999999"]),
        (Kind.CHOICE, ["nichts"]),
        (Kind.SEVERAL, ["9" * 4301]),
    ],
)
def test_what_does_not_stand_to_choose_is_refused(
    survey: Survey, firms: list[Company], kind: str, words: list[str]
) -> None:
    asking = question(survey, kind)
    with pytest.raises(NotAcceptable) as refused:
        answer_survey(by=BY, at=NOW(), invitation=invitation(survey, firms[0]), given={asking.pk: words})
    assert refused.value.problems == {str(asking.pk): STRANGE}


def test_one_answer_is_one(survey: Survey, firms: list[Company]) -> None:
    asking = question(survey, Kind.CHOICE)
    both = [str(option.pk) for option in asking.options.all()[:2]]
    with pytest.raises(NotAcceptable):
        answer_survey(by=BY, at=NOW(), invitation=invitation(survey, firms[0]), given={asking.pk: both})


def test_an_answer_of_another_survey_counts_for_nothing(survey: Survey, firms: list[Company]) -> None:
    other = running_survey(firms[0], title="Noch eine")
    with pytest.raises(NotAcceptable) as refused:
        answer_survey(by=BY, at=NOW(), invitation=invitation(survey, firms[0]), given=said(other))
    assert refused.value.problems == {"": NOTHING}


def test_who_answers_second_is_told(survey: Survey, firms: list[Company]) -> None:
    answered(survey, firms[0], needs=(0,))
    with pytest.raises(ChangedMeanwhile):
        answer_survey(by=BY, at=NOW(), invitation=invitation(survey, firms[0]), given=said(survey), expected=None)


def test_after_the_last_day_nothing_counts(survey: Survey, firms: list[Company]) -> None:
    Survey.objects.update(opens_on=timezone.localdate() - timedelta(9), closes_on=timezone.localdate() - timedelta(1))
    with pytest.raises(SurveyOver, match=OVER):
        answered(survey, firms[0])
    assert Answer.objects.count() == 0


def test_after_closing_nothing_is_refused_either(survey: Survey, firms: list[Company]) -> None:
    close_survey(by=BY, at=NOW(), survey=survey)
    with pytest.raises(SurveyOver):
        refuse_surveys(by=BY, at=NOW(), invitation=invitation(survey, firms[0]))


def test_who_refuses_has_no_answers_and_is_asked_by_no_later_survey(survey: Survey, firms: list[Company]) -> None:
    answered(survey, firms[0], text="Weg damit.")
    refuse_surveys(by=BY, at=NOW(), invitation=invitation(survey, firms[0]))
    assert Answer.objects.count() == 0
    assert (asked(firms[0]).way, asked(firms[1]).way) == ("", "mail")
    assert asked(firms[0]).why.startswith("möchte keine Umfragen, gesagt am ")


def test_who_answers_after_all_may_be_asked_again(survey: Survey, firms: list[Company]) -> None:
    refuse_surveys(by=BY, at=NOW(), invitation=invitation(survey, firms[0]))
    answered(survey, firms[0])
    assert asked(firms[0]).way == "mail"


def test_the_record_does_not_say_which_firm_answered(survey: Survey, firms: list[Company]) -> None:
    answered(survey, firms[0], by=BY)
    entry = Entry.objects.get(verb="survey.answered")
    assert (entry.actor, entry.subject, entry.after) == ("system:firm", survey.matter, {"questions": 1})


def test_own_words_go_by_themselves(survey: Survey, firms: list[Company]) -> None:
    answered(survey, firms[0], needs=(0,), text="Frau Muster weiß das.")
    delete_text(by=BY, at=NOW(), answer=Answer.objects.exclude(text="").get())
    assert [answer.text for answer in Answer.objects.all()] == [""]


def test_words_are_forgotten_first_and_answers_later(survey: Survey, firms: list[Company]) -> None:
    answered(survey, firms[0], needs=(0,), text="Rat zu Zöllen.")
    after = NOW() + timedelta(days=31, hours=2)  # the clocks may be put back meanwhile
    assert [empty_old(by=BY, at=after + span) for span in (TEXTS_KEPT - timedelta(2), TEXTS_KEPT, ANSWERS_KEPT)] == [
        0,
        1,
        1,
    ]
    assert Invitation.objects.exclude(answered_by="").count() == 0


def test_a_person_takes_their_words_away_and_the_firm_keeps_its_answer(
    survey: Survey, firms: list[Company], steward: User
) -> None:
    answered(survey, firms[0], by=steward, needs=(1,), text="Das war ich.")
    told = data_of(steward)["Antworten in Umfragen"]
    assert [one["Antworten"][-1]["Antwort"] for one in told] == ["Das war ich."]
    forget_person(by=BY, at=NOW(), user=steward)
    assert (data_of(steward), Answer.objects.count()) == ({"Antworten in Umfragen": []}, 1)
