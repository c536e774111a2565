"""What a survey brought, put together: nothing is said of fewer than ``LEAST`` firms.

While a survey runs, its result is only for those who may read single answers anyway: of two looks, one before and one after an answer came
in, the difference is that answer, and the coverage says from where it came.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from produktschau.surveys.calculations.tallying import LEAST, grades, share, shown
from produktschau.surveys.models import FieldOfAction, Kind, Option, Question, Survey
from produktschau.surveys.models.survey import HIGHEST, LOWEST
from produktschau.surveys.queries.places import WITHOUT, district_names, districts_of, group_names, groups_of
from produktschau.surveys.queries.standing import ANSWERED, standing_of
from produktschau.surveys.queries.tally import Firms, Tally, tally_of

SCALE = range(LOWEST, HIGHEST + 1)
LEADING = 3
FEW = "zu wenige Antworten"


@dataclass(frozen=True)
class Line:
    """One answer: how many firms, their share, and the share of the earlier round (``None``: not asked or too few)."""

    key: str
    label: str
    count: int
    share: float | None
    before: float | None = None

    @property
    def percent(self) -> int:
        """The share in whole hundredths, for a bar."""
        return round(100 * (self.share or 0))

    @property
    def percent_before(self) -> int | None:
        """The earlier share in whole hundredths, for a mark on the bar."""
        return None if self.before is None else round(100 * self.before)

    @property
    def change(self) -> float | None:
        """By how many hundredths the share has changed."""
        return None if self.before is None or self.share is None else 100 * (self.share - self.before)


@dataclass(frozen=True)
class Group:
    """One group of firms; ``mean`` and ``lines`` only where it ``is_shown``."""

    key: str
    label: str
    answered: int
    is_shown: bool
    mean: float | None = None
    lines: Sequence[Line] = ()

    @property
    def why(self) -> str:
        """Why nothing is said of it."""
        if self.is_shown:
            return ""
        return FEW if self.answered < LEAST else "verdeckt, damit sich kleinere Gruppen nicht ausrechnen lassen"


@dataclass(frozen=True)
class Asked:
    """One question with what was answered. ``is_shown``: enough firms answered it."""

    question: Question
    answered: int
    is_shown: bool
    lines: Sequence[Line]
    mean: float | None = None
    mean_before: float | None = None
    districts: Sequence[Group] = ()


@dataclass(frozen=True)
class Need:
    """A field of action: how many firms chose one of its answers; the answers beneath it."""

    field: FieldOfAction
    whole: Line
    parts: Sequence[Line]


@dataclass(frozen=True)
class Results:
    """All that may be said of a survey. ``grouped`` firms answered a question about fields of action; ``is_waiting``: not yet for them."""

    survey: Survey
    before: Survey | None
    answered: int
    is_shown: bool
    needs: Sequence[Need]
    grouped: int
    by_group: Sequence[Group]
    asked: Sequence[Asked]
    is_waiting: bool = False


def results_for(survey: Survey, on: date, *, reads_answers: bool) -> Results:
    """The results as somebody may see them on a day: who may not read single answers waits for the end."""
    if reads_answers or standing_of(survey, on) == "closed":
        return results_of(survey)
    answered = survey.invitations.filter(ANSWERED).count()
    return Results(survey, None, answered, False, [], 0, [], [], is_waiting=True)


def results_of(survey: Survey) -> Results:
    """The results, compared with the round the survey repeats where that brought enough answers."""
    now = tally_of(survey)
    earlier = tally_of(survey.repeats) if survey.repeats is not None else None
    before = earlier if earlier is not None and earlier.is_enough else None
    needed = now.who_was_grouped()
    is_grouped = now.is_enough and len(needed) >= LEAST
    return Results(
        survey=survey,
        before=before.survey if before else None,
        answered=len(now.firms),
        is_shown=now.is_enough,
        needs=_needs(now, before, needed) if is_grouped else [],
        grouped=len(needed),
        by_group=_by_group(now, needed) if is_grouped else [],
        asked=[_asked(now, question, before) for question in now.questions] if now.is_enough else [],
    )


def _needs(now: Tally, before: Tally | None, needed: Firms) -> list[Need]:
    """The fields of action, the most wanted first."""
    found = []
    for field, options in now.fields().items():
        count = len(now.who_needs(options))
        whole = Line(
            f"feld={field.pk}", field.name, count, share(count, len(needed)), _field_before(now, before, field)
        )
        parts = [_line(now, option, len(needed), None) for option in options]
        found.append(Need(field, whole, sorted(parts, key=lambda part: -part.count)))
    return sorted(found, key=lambda need: (-need.whole.count, need.field.position, need.field.pk))


def _field_before(now: Tally, before: Tally | None, field: FieldOfAction) -> float | None:
    """The earlier share of the firms that chose one of today's answers of the field; unknown where one was not asked then."""
    if before is None:
        return None
    wanted = {(question.code, option.code) for question, option in now.options() if option.field == field}
    there = {(question.code, option.code): option for question, option in before.options()}
    asked = before.who_was_grouped()
    if not wanted <= there.keys() or len(asked) < LEAST:
        return None
    return share(len(before.who_needs(there[code] for code in wanted) & asked), len(asked))


def _by_group(now: Tally, needed: Firms) -> list[Group]:
    """By group of sectors: how many answered, and what is wanted most where enough did."""
    groups = groups_of(now.firms)
    names = {**group_names(), "": WITHOUT}
    sizes = Counter(groups[firm] for firm in needed)
    visible = shown(sizes)
    found = []
    for key, label in names.items():
        if not sizes[key]:
            continue
        members = frozenset(firm for firm in needed if groups[firm] == key)
        lines = _leading(now, members) if key in visible else []
        found.append(Group(key, label, sizes[key], key in visible, lines=lines))
    return found


def _leading(now: Tally, members: Firms) -> list[Line]:
    lines = []
    for field, options in now.fields().items():
        count = len(now.who_needs(options) & members)
        lines.append(Line(f"feld={field.pk}", field.name, count, share(count, len(members))))
    return sorted((line for line in lines if line.count), key=lambda line: -line.count)[:LEADING]


def _asked(now: Tally, question: Question, before: Tally | None) -> Asked:
    answered = len(now.who_answered(question))
    is_shown = answered >= LEAST
    same = _same(question, before)
    if not is_shown or question.kind == Kind.TEXT:
        return Asked(question, answered, is_shown, [])
    if question.kind == Kind.SCALE:
        given = now.grades_of(question)
        told = grades(given.values(), SCALE)
        lines = [
            Line(f"frage={question.pk}&stufe={grade}", str(grade), count, share(count, answered))
            for grade, count in told.counts
        ]
        earlier = grades(before.grades_of(same).values(), SCALE).mean if before and same else None
        return Asked(question, answered, True, lines, told.mean, earlier, _by_district(given))
    codes = _shares(before, same) if before and same else {}
    lines = [_line(now, option, answered, codes.get(option.code)) for option in question.options.all()]
    return Asked(question, answered, True, lines)


def _line(now: Tally, option: Option, answered: int, before: float | None) -> Line:
    count = len(now.who_chose(option))
    return Line(f"antwort={option.pk}", option.text, count, share(count, answered), before)


def _same(question: Question, before: Tally | None) -> Question | None:
    """The question of the earlier round with the same code and kind, if enough firms answered it."""
    if before is None:
        return None
    found = next((one for one in before.questions if one.code == question.code and one.kind == question.kind), None)
    return found if found is not None and len(before.who_answered(found)) >= LEAST else None


def _shares(before: Tally, question: Question) -> dict[str, float | None]:
    answered = len(before.who_answered(question))
    return {option.code: share(len(before.who_chose(option)), answered) for option in question.options.all()}


def _by_district(given: Mapping[int, int]) -> list[Group]:
    """The mean grade by former district."""
    places, names = districts_of(list(given)), {**district_names(), "": WITHOUT}
    sizes = {key: sum(place == key for place in places.values()) for key in names}
    visible = shown(sizes)
    found = []
    for key, label in names.items():
        if sizes[key] or key:
            told = grades((grade for firm, grade in given.items() if places[firm] == key), SCALE)
            found.append(Group(key, label, sizes[key], key in visible, told.mean if key in visible else None))
    return found
