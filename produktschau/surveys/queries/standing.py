"""Surveys in the list and where each stands, with its numbers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q, QuerySet

from produktschau.region.queries import region
from produktschau.showcase.models import State
from produktschau.surveys.calculations.standing import MARKS, WORDS, Standing, standing
from produktschau.surveys.calculations.tallying import share
from produktschau.surveys.models import Invitation, Survey

PAUSE = timedelta(days=5)
"""So long a firm is left alone before it is reminded."""
ANSWERED = Q(answered_at__isnull=False, refused_at__isnull=True)
REFUSED = Q(refused_at__isnull=False)
SILENT = Q(answered_at__isnull=True, refused_at__isnull=True)
SAID_NO = Q(company__in=Invitation.objects.filter(REFUSED).values("company"))
"""Firms that want no more questions, whichever survey they said it to."""
GONE = Q(company__state=State.DRAFT, company__published_at__isnull=False)
"""Firms that were withdrawn since they were asked."""
TABS = {"alle": "Alle", "geantwortet": "geantwortet", "offen": "noch keine Antwort", "abgelehnt": "abgelehnt"}
TAB = {"alle": Q(), "geantwortet": ANSWERED, "offen": SILENT, "abgelehnt": REFUSED}
"""Each invitation fits exactly one of the last three."""


@dataclass(frozen=True)
class Counts:
    """A survey in numbers of firms."""

    invited: int
    answered: int
    refused: int
    silent: int
    mails: int
    letters: int

    @property
    def rate(self) -> float | None:
        """Answers of those asked, from 0 to 1."""
        return share(self.answered, self.invited)

    @property
    def by_tab(self) -> dict[str, int]:
        """The numbers by the names of ``TABS``."""
        return {
            "alle": self.invited,
            "geantwortet": self.answered,
            "offen": self.silent,
            "abgelehnt": self.refused,
        }


@dataclass(frozen=True)
class SurveyRow:
    """One survey in the list."""

    survey: Survey
    standing: Standing
    counts: Counts

    @property
    def word(self) -> str:
        """The standing in German."""
        return WORDS[self.standing]

    @property
    def mark(self) -> str:
        """The drawn mark of the standing."""
        return MARKS[self.standing]


def standing_of(survey: Survey, on: date) -> Standing:
    """Where the survey stands on a day."""
    return standing(
        is_opened=survey.opened_at is not None,
        is_closed=survey.closed_at is not None,
        opens_on=survey.opens_on,
        closes_on=survey.closes_on,
        on=on,
    )


def survey_rows(on: date) -> Iterator[SurveyRow]:
    """All surveys, the latest first, each counted when it is taken."""
    return (survey_row(one, on) for one in Survey.objects.all())


def survey_row(survey: Survey, on: date) -> SurveyRow:
    """One survey with its numbers."""
    return SurveyRow(survey, standing_of(survey, on), counts_of(survey))


def counts_of(survey: Survey) -> Counts:
    """The numbers of a survey, in one query."""
    return Counts(
        **survey.invitations.aggregate(
            invited=Count("pk"),
            answered=Count("pk", filter=ANSWERED),
            refused=Count("pk", filter=REFUSED),
            silent=Count("pk", filter=SILENT),
            mails=Count("pk", filter=Q(channel=Invitation.Channel.MAIL)),
            letters=Count("pk", filter=Q(channel=Invitation.Channel.LETTER)),
        )
    )


def to_remind(survey: Survey, at: datetime) -> QuerySet[Invitation]:
    """Silent firms asked by mail that were left alone long enough and were not reminded since."""
    rested = Q(reminded_at__isnull=True, invited_at__lte=at - PAUSE) | Q(reminded_at__lte=at - PAUSE)
    return survey.invitations.filter(SILENT, ~SAID_NO, ~GONE, rested, channel=Invitation.Channel.MAIL)


def to_write(survey: Survey, *, only_silent: bool) -> QuerySet[Invitation]:
    """Invitations by letter with what a letter needs, none to who said no; only those without an answer, where asked."""
    wanted = SILENT if only_silent else Q()
    found = survey.invitations.filter(wanted, ~SAID_NO, ~GONE, channel=Invitation.Channel.LETTER)
    return (
        found.select_related("company")
        .prefetch_related("company__sites", "company__contacts")
        .order_by("company__sort_key", "pk")
    )


def reasons_against_opening(survey: Survey, *, on: date) -> list[str]:
    """What is missing before a survey can go out, one sentence each."""
    reasons = []
    if survey.closes_on < on:
        reasons.append("Der letzte Tag liegt in der Vergangenheit. Wählen Sie einen späteren.")
    questions = survey.questions.annotate(choices=Count("options")).order_by("number")
    numbers = [one.number for one in questions if one.kind in ("choice", "several") and one.choices < 2]
    if not questions:
        reasons.append("Die Umfrage hat keine Frage. Legen Sie mindestens eine an.")
    reasons += [f"Frage {number} hat weniger als zwei Antworten zur Wahl. Ergänzen Sie sie." for number in numbers]
    here = region()
    if not here.publisher_name or not here.contact_email:
        reasons.append("Wer unterschreibt? Tragen Sie beim Profil der Region Herausgeber und E-Mail ein.")
    return reasons
