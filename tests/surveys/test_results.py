"""Results say how many answered, group needs to fields of action, compare rounds, and hide small groups."""

from typing import Any

import pytest

from produktschau.accounts.models import User
from produktschau.showcase.models import Company, Site
from produktschau.surveys.calculations.tallying import LEAST
from produktschau.surveys.models import FieldOfAction, Kind, Option, Survey
from produktschau.surveys.queries.behind import behind
from produktschau.surveys.queries.coverage import Coverage, coverage
from produktschau.surveys.queries.export import ANSWERS, RESULTS
from produktschau.surveys.queries.results import Results, results_of
from produktschau.surveys.queries.standing import counts_of
from tests.factories import showcase
from tests.factories.surveys import answered, question, running_survey
from tests.surveys.conftest import PLACES

STAFF, TRAINEES, ADVICE = 0, 1, 8
"""Places of options in the first question; the first two lead to one field of action."""


def placed(number: int) -> list[Company]:
    """So many firms in each former district, by turns."""
    from produktschau.region.models import Territory

    found = []
    for index in range(number):
        name, ags, postcode = PLACES[index % 3]
        company = showcase.company(f"Betrieb {index}", email=f"b{index}@example.org")
        place = Territory.objects.get(ags=ags, valid_until=None)
        Site.objects.update_or_create(
            company=company, is_main=True, defaults={"municipality": place, "place": name, "postcode": postcode}
        )
        found.append(company)
    return found


def need(results: Results, name: str) -> tuple[int, float | None, float | None]:
    """Firms, share and earlier share of a field of action."""
    found = next(one for one in results.needs if one.field.name == name)
    return found.whole.count, found.whole.share, found.whole.before


@pytest.mark.usefixtures("district")
class TestNeeds:
    """Needs by field of action."""

    def test_a_firm_counts_once_in_a_field_however_many_answers_it_chose(self) -> None:
        companies = placed(6)
        survey = running_survey(*companies)
        for company in companies[:5]:
            answered(survey, company, needs=(STAFF, TRAINEES))
        answered(survey, companies[5], needs=(ADVICE,))
        results = results_of(survey)
        assert (results.answered, results.grouped) == (6, 6)
        assert need(results, "Fachkräfte und Nachwuchs") == (5, 5 / 6, None)
        assert need(results, "Beratung und Förderung") == (1, 1 / 6, None)
        assert [one.whole.count for one in results.needs] == sorted(
            (one.whole.count for one in results.needs), reverse=True
        )

    def test_fewer_than_five_say_nothing(self) -> None:
        companies = placed(LEAST - 1)
        survey = running_survey(*companies)
        for company in companies:
            answered(survey, company, grade=5)
        results = results_of(survey)
        assert (results.is_shown, results.needs, results.asked, results.answered) == (False, [], [], 4)

    def test_a_later_round_is_compared_by_the_codes_of_its_answers(self) -> None:
        companies = placed(5)
        first = running_survey(*companies, title="Erste")
        for company in companies:
            answered(first, company, needs=(STAFF,), grade=2)
        second = running_survey(*companies, title="Zweite", repeats=first)
        Option.objects.filter(question__survey=second, number=STAFF + 1).update(text="Leute finden")
        for index, company in enumerate(companies):
            answered(second, company, needs=(STAFF,) if index else (ADVICE,), grade=4)
        results = results_of(second)
        assert results.before == first
        assert need(results, "Fachkräfte und Nachwuchs") == (4, 0.8, 1.0)
        line = next(line for line in results.asked[0].lines if line.label == "Leute finden")
        assert (line.count, line.before, round(line.change or 0)) == (4, 1.0, -20)
        scale = next(one for one in results.asked if one.question.kind == Kind.SCALE)
        assert (scale.mean, scale.mean_before) == (4.0, 2.0)

    def test_a_round_of_too_few_is_no_comparison(self) -> None:
        companies = placed(5)
        first = running_survey(*companies, title="Erste")
        answered(first, companies[0])
        second = running_survey(*companies, title="Zweite", repeats=first)
        for company in companies:
            answered(second, company)
        assert results_of(second).before is None
        assert need(results_of(second), "Fachkräfte und Nachwuchs") == (5, 1.0, None)


@pytest.mark.usefixtures("district")
class TestIdentity:
    """Shared identity by former district."""

    def test_a_small_district_is_hidden_with_the_one_that_would_give_it_away(self) -> None:
        companies = placed(21)
        survey = running_survey(*companies)
        doebeln = companies[1::3]
        for company in [*companies[0::3], *doebeln[:2], *companies[2::3][:6]]:
            answered(survey, company, grade=4)
        scale = next(one for one in results_of(survey).asked if one.question.kind == Kind.SCALE)
        assert {one.label: (one.answered, one.mean) for one in scale.districts} == {
            "Döbeln": (2, None),
            "Freiberg": (7, 4.0),
            "Mittweida": (6, None),
        }
        why = {one.label: one.why for one in scale.districts}
        assert why["Döbeln"] == "zu wenige Antworten"
        assert why["Mittweida"].startswith("verdeckt")


@pytest.mark.usefixtures("district")
class TestCoverage:
    """Whom the answers stand for."""

    def lines(self, survey: Survey, parameter: str) -> dict[str, Any]:
        table: Coverage = next(one for one in coverage(survey) if one.parameter == parameter)
        return {line.label: line for line in table.lines}

    def test_answers_stand_beside_showcase_and_inhabitants(self) -> None:
        companies = placed(12)
        survey = running_survey(*companies)
        for company in companies[0::3]:
            answered(survey, company)
        lines = self.lines(survey, "altkreis")
        freiberg, doebeln = lines["Freiberg"], lines["Döbeln"]
        assert (freiberg.invited, freiberg.answered, freiberg.rate, freiberg.of_answers) == (4, 4, 1.0, 1.0)
        assert (doebeln.answered, doebeln.rate, doebeln.shown, doebeln.of_shown) == (0, 0.0, (4, 4), 4 / 12)
        assert sum(line.of_others for line in lines.values()) == pytest.approx(1)

    def test_employment_is_counted_without_adding_manufacturing_twice(self) -> None:
        lines = self.lines(running_survey(*placed(1)), "bereich")
        assert sum(line.of_others for line in lines.values() if line.of_others is not None) == pytest.approx(1)
        assert lines["verarbeitendes Gewerbe"].of_others == pytest.approx(0.24, abs=0.01)


@pytest.mark.usefixtures("district")
class TestBehind:
    """Numbers open to exactly the firms they count."""

    def test_every_number_of_a_question_and_a_field_opens_to_its_firms(self) -> None:
        companies = placed(6)
        survey = running_survey(*companies)
        for index, company in enumerate(companies):
            answered(survey, company, needs=(STAFF, index % 3 + 1), grade=index % 5 + 1)
        results = results_of(survey)
        lines = [line for asked in results.asked for line in asked.lines] + [one.whole for one in results.needs]
        assert len(lines) > 20
        for line in lines:
            opened = behind(survey, dict(part.split("=") for part in line.key.split("&")))
            assert opened is not None
            assert len(opened.invitations) == line.count

    def test_the_tables_of_coverage_open_too(self) -> None:
        companies = placed(6)
        survey = running_survey(*companies)
        for company in companies[:4]:
            answered(survey, company)
        for table in coverage(survey):
            for line in table.lines:
                opened = behind(survey, {table.parameter: line.key, "stand": "geantwortet"})
                assert opened is not None
                assert len(opened.invitations) == line.answered

    def test_what_the_survey_does_not_have_opens_nothing(self) -> None:
        survey = running_survey()
        other = question(running_survey(title="Andere"), Kind.SCALE)
        field = FieldOfAction.objects.create(name="Leer", changed_at=survey.made_at)
        for asked in (
            {"antwort": "0"},
            {"frage": str(other.pk)},
            {"feld": str(field.pk)},
            {"altkreis": "x"},
            {"stand": "x"},
        ):
            assert behind(survey, asked) is None


@pytest.mark.usefixtures("district")
def test_the_tables_hold_what_the_pages_say(manager: User) -> None:
    companies = placed(5)
    survey = running_survey(*companies)
    for company in companies:
        answered(survey, company, needs=(STAFF,), grade=3, text="Zöll<e")
    rows = list(RESULTS.rows(manager, {"umfrage": survey.key}))
    assert ("Rücklauf", survey.title, "geantwortet", 5, 1.0, None, "") in rows
    assert ("Handlungsfeld", "Fachkräfte und Nachwuchs", "", 5, 1.0, None, "") in rows
    assert {len(row) for row in rows} == {len(RESULTS.columns)}
    raw = list(ANSWERS.rows(None, {"umfrage": survey.key}))
    assert (len(raw), {len(row) for row in raw}) == (15, {len(ANSWERS.columns)})
    assert [list(table.rows(manager, {"umfrage": "ZZZZZZ"})) for table in (RESULTS, ANSWERS)] == [[], []]
    assert "Zöll" not in str(rows)


@pytest.mark.usefixtures("district")
def test_who_refused_is_in_no_result() -> None:
    from django.utils import timezone

    from produktschau.surveys.actions.answering import refuse_surveys
    from tests.factories.showcase import BY

    companies = placed(6)
    survey = running_survey(*companies)
    made = [answered(survey, company) for company in companies]
    refuse_surveys(by=BY, at=timezone.now(), invitation=made[0])
    counts = counts_of(survey)
    assert (counts.invited, counts.answered, counts.refused, counts.silent, counts.rate) == (6, 5, 1, 0, 5 / 6)
    assert results_of(survey).answered == 5
