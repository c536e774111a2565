"""Results and answers of a survey as tables; the parameter „umfrage“ is its key."""

from collections.abc import Iterator, Mapping
from typing import Any

from produktschau.lib.dates import day_of, today
from produktschau.lib.lists import Cell, ListTable
from produktschau.surveys.models import Answer, Survey
from produktschau.surveys.queries.coverage import coverage
from produktschau.surveys.queries.people import said
from produktschau.surveys.queries.places import (
    UNKNOWN,
    WITHOUT,
    district_names,
    districts_of,
    group_names,
    groups_of,
)
from produktschau.surveys.queries.results import FEW, Line, Results, results_for
from produktschau.surveys.queries.standing import ANSWERED, counts_of
from produktschau.surveys.rules import may_read_answers, may_see_surveys

WAITING = "erst, wenn die Umfrage beendet ist"


def _survey(params: Mapping[str, str]) -> Survey | None:
    found = Survey.objects.select_related("repeats").exclude(opened_at=None)
    return found.filter(key=params.get("umfrage", "")).first()


def _result_rows(user: Any, params: Mapping[str, str]) -> Iterator[tuple[Cell, ...]]:
    """Response, coverage, needs and questions, a row each."""
    survey = _survey(params)
    if survey is None:
        return
    counts = counts_of(survey)
    results = results_for(survey, today(), reads_answers=may_read_answers(user))
    yield "Rücklauf", survey.title, "gefragt", counts.invited, None, None, ""
    yield "Rücklauf", survey.title, "geantwortet", counts.answered, counts.rate, None, ""
    for table in coverage(survey):
        for line in table.lines:
            yield f"Abdeckung {table.title}", "", line.label, line.answered, line.of_answers, None, ""
    if not results.is_shown:
        yield "Ergebnis", survey.title, "", None, None, None, WAITING if results.is_waiting else FEW
        return
    yield from _needs(results)
    yield from _questions(results)


def _needs(results: Results) -> Iterator[tuple[Cell, ...]]:
    for need in results.needs:
        yield _row("Handlungsfeld", need.field.name, "", need.whole)
        for part in need.parts:
            yield _row("Handlungsfeld", need.field.name, part.label, part)


def _questions(results: Results) -> Iterator[tuple[Cell, ...]]:
    for asked in results.asked:
        text = asked.question.text
        if not asked.is_shown:
            yield "Frage", text, "", None, None, None, FEW
        for line in asked.lines:
            yield _row("Frage", text, line.label, line)
        if asked.mean is not None:
            yield "Frage", text, "Mittel", asked.answered, asked.mean, asked.mean_before, "von 1 bis 5"
        for group in asked.districts:
            note = "Mittel, von 1 bis 5" if group.is_shown else group.why
            yield "Frage", text, f"Altkreis {group.label}", group.answered, group.mean, None, note


def _row(part: str, about: str, label: str, line: Line) -> tuple[Cell, ...]:
    return part, about, label, line.count, line.share, line.before, ""


def _answer_rows(user: Any, params: Mapping[str, str]) -> Iterator[tuple[Cell, ...]]:
    """One row for each answer of each firm."""
    survey = _survey(params)
    if survey is None:
        return
    answered = survey.invitations.filter(ANSWERED)
    firms = list(answered.values_list("company_id", flat=True))
    districts, groups = districts_of(firms), groups_of(firms)
    names, titles = {**district_names(), UNKNOWN: WITHOUT}, {**group_names(), UNKNOWN: WITHOUT}
    rows = Answer.objects.filter(invitation__in=answered.values("pk")).select_related(
        "invitation__company", "question", "option"
    )
    for one in rows.order_by("invitation__company__sort_key", "question__number", "pk"):
        company, moment = one.invitation.company, one.invitation.changed_at
        yield (
            company.key,
            company.name,
            names.get(districts[company.pk], WITHOUT),
            titles.get(groups[company.pk], WITHOUT),
            one.question.number,
            one.question.text,
            said(one),
            day_of(moment) if moment else None,
        )


RESULTS = ListTable(
    label="Ergebnis einer Umfrage",
    columns=("Teil", "Frage oder Handlungsfeld", "Antwort", "Betriebe", "Wert", "frühere Runde", "Hinweis"),
    rows=_result_rows,
    permitted=may_see_surveys,
)
ANSWERS = ListTable(
    label="Antworten einer Umfrage",
    columns=(
        "Kurzschlüssel",
        "Betrieb",
        "Altkreis",
        "Wirtschaftsbereich",
        "Nummer",
        "Frage",
        "Antwort",
        "geantwortet am",
    ),
    rows=_answer_rows,
    permitted=may_read_answers,
    has_people=True,
)
