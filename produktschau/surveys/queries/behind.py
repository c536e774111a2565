"""The firms behind a number, for those who may know."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from produktschau.lib.text import row_number
from produktschau.surveys.models import Answer, Invitation, Option, Question, Survey
from produktschau.surveys.queries.places import (
    UNKNOWN,
    WITHOUT,
    district_names,
    districts_of,
    group_names,
    groups_of,
)
from produktschau.surveys.queries.standing import ANSWERED, TAB, TABS
from produktschau.surveys.queries.tally import tally_of


@dataclass(frozen=True)
class Behind:
    """What was opened, in words, and the invitations behind it by name of the firm."""

    narrowed: list[tuple[str, str]]
    invitations: list[Invitation]
    districts: Mapping[int, str]

    @property
    def lines(self) -> list[tuple[Invitation, str]]:
        """Each invitation with the former district of its firm."""
        return [(one, self.districts.get(one.company_id, "")) for one in self.invitations]


def behind(survey: Survey, asked: Mapping[str, str]) -> Behind | None:
    """The firms an address asks for; ``None`` where it names something this survey does not have.

    ``asked`` may hold „stand“, „antwort“ (option), „frage“ and „stufe“, „feld“, „altkreis“ and „bereich“; all must fit.
    """
    found = survey.invitations.select_related("company", "survey").order_by("company__sort_key", "pk")
    narrowed: list[tuple[str, str]] = []
    for word, narrow in _NARROWING.items():
        if word in asked:
            told = narrow(survey, found, asked)
            if told is None:
                return None
            found, label = told
            narrowed.append(label)
    rows = list(found)
    names = {**district_names(), UNKNOWN: WITHOUT}
    places = districts_of([row.company_id for row in rows])
    return Behind(narrowed, rows, {firm: names.get(ags, "") for firm, ags in places.items()})


Rows = QuerySet[Invitation]
Told = tuple[Rows, tuple[str, str]] | None


def _by_standing(survey: Survey, rows: Rows, asked: Mapping[str, str]) -> Told:
    name = asked["stand"]
    return (rows.filter(TAB[name]), ("Stand", TABS[name])) if name in TAB else None


def _by_option(survey: Survey, rows: Rows, asked: Mapping[str, str]) -> Told:
    option = Option.objects.filter(question__survey=survey, pk=row_number(asked["antwort"])).first()
    if option is None:
        return None
    firms = Answer.objects.filter(option=option).values("invitation")
    return rows.filter(ANSWERED, pk__in=firms), ("Antwort", option.text)


def _by_grade(survey: Survey, rows: Rows, asked: Mapping[str, str]) -> Told:
    question = Question.objects.filter(survey=survey, pk=row_number(asked["frage"])).first()
    if question is None:
        return None
    answers, label = Answer.objects.filter(question=question), question.text
    if "stufe" in asked:
        grade = row_number(asked["stufe"])
        answers, label = answers.filter(grade=grade), f"{question.text} {grade} von 5"
    return rows.filter(ANSWERED, pk__in=answers.values("invitation")), ("Frage", label)


def _by_field(survey: Survey, rows: Rows, asked: Mapping[str, str]) -> Told:
    tally = tally_of(survey)
    for field, options in tally.fields().items():
        if str(field.pk) == asked["feld"]:
            return rows.filter(company__in=tally.who_needs(options)), ("Handlungsfeld", field.name)
    return None


def _by_district(survey: Survey, rows: Rows, asked: Mapping[str, str]) -> Told:
    names = {**district_names(), UNKNOWN: WITHOUT}
    return _in_place(rows, "Altkreis", names, districts_of(_firms(rows)), asked["altkreis"])


def _by_group(survey: Survey, rows: Rows, asked: Mapping[str, str]) -> Told:
    names = {**group_names(), UNKNOWN: WITHOUT}
    return _in_place(rows, "Wirtschaftsbereich", names, groups_of(_firms(rows)), asked["bereich"])


def _in_place(rows: Rows, word: str, names: Mapping[str, str], places: Mapping[int, str], wanted: str) -> Told:
    if wanted not in names:
        return None
    return rows.filter(company__in=[firm for firm, place in places.items() if place == wanted]), (word, names[wanted])


def _firms(rows: Rows) -> list[int]:
    return list(rows.values_list("company_id", flat=True))


_NARROWING = {
    "stand": _by_standing,
    "antwort": _by_option,
    "frage": _by_grade,
    "feld": _by_field,
    "altkreis": _by_district,
    "bereich": _by_group,
}
