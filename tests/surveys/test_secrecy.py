"""What must not come out: by subtraction, by looking twice, through another page, by a letter to somebody who said no."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from produktschau.accounts.models import User
from produktschau.region.models import Territory
from produktschau.showcase.actions import NotReady, withdraw_company
from produktschau.showcase.models import Company, Site
from produktschau.surveys.actions.answering import answer_survey, refuse_surveys
from produktschau.surveys.actions.inviting import take_letters
from produktschau.surveys.actions.running import close_survey, remind_survey
from produktschau.surveys.figures import told
from produktschau.surveys.forms.questions import QuestionForm
from produktschau.surveys.models import Answer, FieldOfAction, Kind, Option, Question, Survey
from produktschau.surveys.queries.coverage import coverage
from produktschau.surveys.queries.export import RESULTS
from produktschau.surveys.queries.results import results_of
from produktschau.surveys.queries.standing import to_remind, to_write
from tests.cast import client_of
from tests.factories import showcase
from tests.factories.showcase import BY
from tests.factories.surveys import answered, draft_survey, invitation, question, running_survey

NOW = timezone.now


def second_question(survey: Survey) -> Question:
    """The other question about needs."""
    return survey.questions.filter(kind=Kind.SEVERAL)[1]


def answers_both(survey: Survey, company: Company) -> None:
    """The firm names its first need, and at the second question that it opens its doors."""
    asked = [question(survey, Kind.SEVERAL), second_question(survey)]
    given = {one.pk: [str(one.options.all()[0].pk)] for one in asked}
    answer_survey(by=BY, at=NOW(), invitation=invitation(survey, company), given=given)


class TestFewAnswers:
    """Of a question that fewer than five answered nothing is said, wherever it is counted in."""

    def test_a_need_counts_only_questions_enough_firms_answered(self, firms: list[Company], auditor: User) -> None:
        survey = running_survey(*firms)
        for company in firms[:5]:
            answered(survey, company, needs=(0,))
        answers_both(survey, firms[5])
        results = results_of(survey)
        parts = {line.label for need in results.needs for line in need.parts}
        assert "Treffen mit Betrieben meiner Branche" not in parts
        assert "Zusammenarbeit in der Region" in {need.field.name for need in results.needs}
        assert {need.field.name: need.whole.count for need in results.needs}["Zusammenarbeit in der Region"] == 0
        told = str(list(RESULTS.rows(auditor, {"umfrage": close(survey).key})))
        assert "Treffen mit Betrieben" not in told

    def test_a_firm_from_elsewhere_is_among_the_groups(self, firms: list[Company]) -> None:
        here = Territory.objects.filter(kind="former_district").first()
        assert here is not None
        far = Territory.objects.create(
            kind="former_district", ags="99999", name="Fern", slug="fern", source=here.source
        )
        town = Territory.objects.create(
            kind="municipality", ags="99999001", name="Fernstadt", slug="fs", source=here.source, former_district=far
        )
        Site.objects.filter(company=firms[5]).update(municipality=town)
        survey = running_survey(*firms)
        for company in firms:
            answered(survey, company, grade=4)
        scale = next(one for one in results_of(survey).asked if one.question.kind == Kind.SCALE)
        assert sum(group.answered for group in scale.districts) == scale.answered
        assert [group.mean for group in scale.districts] == [None] * len(scale.districts)
        table = coverage(survey)[0]
        assert sum(line.answered for line in table.lines) == 6


def close(survey: Survey) -> Survey:
    return close_survey(by=BY, at=NOW(), survey=survey)


class TestLookingTwice:
    """Who looks before and after an answer came in would read it from the difference."""

    def test_who_may_not_read_answers_sees_the_result_when_it_stands(
        self, firms: list[Company], auditor: User, manager: User
    ) -> None:
        survey = running_survey(*firms)
        for company in firms:
            answered(survey, company, needs=(0,), grade=3)
        page = f"/leitstand/umfragen/{survey.key}/ergebnis/"
        shown = {who: client_of(who).get(page).content.decode() for who in (auditor, manager)}
        assert ["Bedarf nach Handlungsfeldern" in shown[who] for who in (auditor, manager)] == [False, True]
        assert "6 Betriebe" in shown[auditor]
        assert "wenn die Umfrage beendet ist" in shown[auditor]
        table = {who: str(list(RESULTS.rows(who, {"umfrage": survey.key}))) for who in (auditor, manager)}
        assert ["Fachkräfte und Nachwuchs" in table[who] for who in (auditor, manager)] == [False, True]
        close(survey)
        assert "Bedarf nach Handlungsfeldern" in client_of(auditor).get(page).content.decode()
        assert "Fachkräfte und Nachwuchs" in str(list(RESULTS.rows(auditor, {"umfrage": survey.key})))

    def test_the_last_day_ends_it_too(self, firms: list[Company], auditor: User) -> None:
        survey = running_survey(*firms)
        for company in firms:
            answered(survey, company)
        Survey.objects.update(
            opens_on=timezone.localdate() - timedelta(9), closes_on=timezone.localdate() - timedelta(1)
        )
        page = client_of(auditor).get(f"/leitstand/umfragen/{survey.key}/ergebnis/").content.decode()
        assert "Bedarf nach Handlungsfeldern" in page


class TestRounds:
    """Only what is the same is compared."""

    def test_a_field_is_compared_by_its_answers_not_by_its_name(self, firms: list[Company]) -> None:
        first = running_survey(*firms, title="Erste")
        for company in firms:
            answered(first, company, needs=(0,))
        draft = draft_survey("Zweite", repeats=first)
        field = FieldOfAction.objects.get(name="Fachkräfte und Nachwuchs")
        need = question(draft, Kind.SEVERAL)
        Option.objects.create(question=need, number=11, code="NEUNEU", text="Pflege für Angehörige", field=field)
        Option.objects.filter(question=need, field__name="Nachfolge").update(field=field)
        from produktschau.surveys.actions.inviting import invite_firm
        from produktschau.surveys.actions.running import open_survey

        second = open_survey(by=BY, at=NOW(), survey=draft)
        for company in firms:
            invite_firm(by=BY, at=NOW(), survey=second, company=company)
            answered(second, company, needs=(0,))
        found = {one.field.name: one.whole.before for one in results_of(second).needs}
        assert found["Fachkräfte und Nachwuchs"] is None
        assert found["Digitalisierung"] == 0.0

    def test_answers_that_change_places_keep_their_codes(self, district: None) -> None:
        asked = question(draft_survey(), Kind.CHOICE)
        texts = [one.text for one in asked.options.all()]
        moved = [texts[1], texts[0], "neu", *texts[3:]]
        data: dict[str, Any] = {"text": "Woher?", "kind": "choice", "about": "identity"}
        form = QuestionForm(data | {f"option-{place}": text for place, text in enumerate(moved)}, question=asked)
        assert form.is_valid()
        kept = {one.text: one.pk for one in asked.options.all()}
        worths = form.told()["options"]
        assert [one.option.pk if one.option else None for one in worths] == [
            kept[texts[1]],
            kept[texts[0]],
            kept[texts[2]],
            *[kept[text] for text in texts[3:]],
        ]


class TestWhoSaidNo:
    """A firm that said no, or has gone, hears nothing more of any survey."""

    def test_a_no_to_one_survey_stops_the_reminders_of_another(self, firms: list[Company]) -> None:
        one, other = running_survey(*firms, title="Eine"), running_survey(*firms, title="Andere")
        refuse_surveys(by=BY, at=NOW(), invitation=invitation(one, firms[0]))
        withdraw_company(by=BY, at=NOW(), company=firms[1])
        later = NOW() + timedelta(6)
        assert set(to_remind(other, later).values_list("company", flat=True)) == {company.pk for company in firms[2:]}
        assert remind_survey(by=BY, at=later, survey=other) == 4

    def test_no_letter_goes_to_who_said_no(self, district: None) -> None:
        companies = [showcase.company(f"Ohne Mail {number}") for number in range(3)]
        survey = running_survey(*companies)
        refuse_surveys(by=BY, at=NOW(), invitation=invitation(survey, companies[0]))
        withdraw_company(by=BY, at=NOW(), company=companies[1])
        for only_silent in (False, True):
            assert [one.company for one in to_write(survey, only_silent=only_silent)] == [companies[2]]

    def test_no_letter_asks_for_answers_after_the_end(self, district: None, manager: User) -> None:
        survey = running_survey(showcase.company("Ohne Mail"))
        letters = list(to_write(survey, only_silent=False))
        close(survey)
        with pytest.raises(NotReady):
            take_letters(by=BY, at=NOW(), survey=survey, letters=letters)
        browser, page = client_of(manager), f"/leitstand/umfragen/{survey.key}/"
        assert browser.post(f"{page}briefe/").status_code == 302
        assert "Briefe als PDF" not in browser.get(page).content.decode()


def test_words_that_were_deleted_are_not_told_as_none_written(firms: list[Company], manager: User) -> None:
    survey = running_survey(*firms)
    for company in firms:
        answered(survey, company, text="Rat.")
    page = f"/leitstand/umfragen/{survey.key}/ergebnis/"
    assert "keine eigenen Worte gespeichert" not in client_of(manager).get(page).content.decode()
    Answer.objects.exclude(text="").delete()
    assert "keine eigenen Worte gespeichert" in client_of(manager).get(page).content.decode()


def test_the_desk_counts_only_the_surveys_it_shows(firms: list[Company], django_assert_num_queries: Any) -> None:
    for number in range(4):
        running_survey(firms[0], title=f"Runde {number}")
    with django_assert_num_queries(3):
        assert len(list(told(timezone.localdate()))) == 2


def test_people_at_work_are_called_so(firms: list[Company]) -> None:
    assert [table.figure for table in coverage(running_survey(*firms))] == ["Einwohner", "Erwerbstätige"]


def test_a_municipality_without_inhabitants_makes_its_district_unknown(firms: list[Company]) -> None:
    place = Territory.objects.filter(kind="municipality", slug="freiberg", valid_until=None).first()
    assert place is not None
    Territory.objects.filter(pk=place.pk).update(population=None)
    lines = coverage(running_survey(*firms))[0].lines
    assert {line.of_others for line in lines} == {None}
