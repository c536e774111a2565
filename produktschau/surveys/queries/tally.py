"""The answers of one survey, read once, for everything that is counted in them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from produktschau.surveys.calculations.tallying import LEAST
from produktschau.surveys.models import Answer, FieldOfAction, Option, Question, Survey
from produktschau.surveys.queries.standing import ANSWERED

Firms = frozenset[int]
NOBODY: Firms = frozenset()


@dataclass
class Tally:
    """Who answered, and who chose what; firms by primary key. Own words are only counted here."""

    survey: Survey
    firms: Firms
    questions: list[Question]
    chosen: Mapping[int, set[int]] = field(default_factory=dict)
    graded: Mapping[int, Mapping[int, int]] = field(default_factory=dict)
    answered: Mapping[int, set[int]] = field(default_factory=dict)

    @property
    def is_enough(self) -> bool:
        """Whether so many answered that anything may be said."""
        return len(self.firms) >= LEAST

    def who_chose(self, option: Option) -> Firms:
        """The firms that chose an option."""
        return frozenset(self.chosen.get(option.pk, NOBODY))

    def who_answered(self, question: Question) -> Firms:
        """The firms that answered a question."""
        return frozenset(self.answered.get(question.pk, NOBODY))

    def grades_of(self, question: Question) -> Mapping[int, int]:
        """Firm → the grade it gave."""
        return self.graded.get(question.pk, {})

    def is_told(self, question: Question) -> bool:
        """Whether so many answered a question that anything may be said of it."""
        return len(self.who_answered(question)) >= LEAST

    def options(self) -> Iterable[tuple[Question, Option]]:
        """Every option of the questions of which something may be said, in order."""
        told = (question for question in self.questions if self.is_told(question))
        return ((question, option) for question in told for option in question.options.all())

    def fields(self) -> dict[FieldOfAction, list[Option]]:
        """Fields of action with the options that lead to them, in the order of the fields."""
        found: dict[FieldOfAction, list[Option]] = defaultdict(list)
        for _, option in self.options():
            if option.field is not None:
                found[option.field].append(option)
        return {field: found[field] for field in sorted(found, key=lambda one: (one.position, one.pk))}

    def who_needs(self, options: Iterable[Option]) -> Firms:
        """The firms that chose at least one of the options; each counts once."""
        return frozenset().union(*(self.who_chose(option) for option in options))

    def who_was_grouped(self) -> Firms:
        """The firms that answered a question whose options lead to fields of action."""
        asked = {question.pk for question, option in self.options() if option.field_id is not None}
        return frozenset().union(*(self.answered.get(pk, NOBODY) for pk in asked))


def tally_of(survey: Survey) -> Tally:
    """Everything that was answered, in four queries. Refused and silent firms are in nothing."""
    firms = frozenset(survey.invitations.filter(ANSWERED).values_list("company_id", flat=True))
    questions = list(survey.questions.prefetch_related("options__field"))
    chosen: dict[int, set[int]] = defaultdict(set)
    graded: dict[int, dict[int, int]] = defaultdict(dict)
    answered: dict[int, set[int]] = defaultdict(set)
    rows = Answer.objects.filter(invitation__survey=survey).order_by("pk")
    fields = ("question_id", "invitation__company_id", "option_id", "grade")
    said: Iterable[tuple[int, int, int | None, int | None]] = rows.values_list(*fields)
    for question, firm, option, grade in said:
        if firm in firms:
            answered[question].add(firm)
            if option is not None:
                chosen[option].add(firm)
            elif grade is not None:
                graded[question][firm] = grade
    return Tally(survey, firms, questions, chosen, graded, answered)
