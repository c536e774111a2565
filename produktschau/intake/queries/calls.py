"""Calls as the desk shows them: list, counts, who was asked and what became of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from produktschau.audit.names import Named
from produktschau.intake.calculations.calls import MARKS, WORDS, Standing, standing
from produktschau.intake.models import Call, Invitation, Stage, Submission
from produktschau.region.queries import region

PAUSE = timedelta(days=5)
"""So long a firm is left alone between two reminders."""
TABS: dict[str, str] = {
    "alle": "Alle",
    "offen": "noch keine Antwort",
    "angefangen": "angefangen",
    "eingereicht": "eingereicht",
    "abgesagt": "abgesagt",
}


@dataclass(frozen=True)
class Counts:
    """How a call stands in numbers. Every invited firm is in one of the last four."""

    invited: int
    mails: int
    letters: int
    submitted: int
    begun: int
    declined: int
    waiting: int
    uninvited: int
    """Firms that answered without having been invited."""

    @property
    def by_tab(self) -> dict[str, int]:
        """The numbers by the names of ``TABS``."""
        return {
            "alle": self.invited,
            "offen": self.waiting,
            "angefangen": self.begun,
            "eingereicht": self.submitted,
            "abgesagt": self.declined,
        }


@dataclass(frozen=True)
class CallRow:
    """One call in the list."""

    call: Call
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


def standing_of(call: Call, on: date) -> Standing:
    """Where the call stands on a day."""
    return standing(
        started=call.started_at is not None,
        closed=call.closed_at is not None,
        opens_on=call.opens_on,
        deadline_on=call.deadline_on,
        on=on,
    )


def reasons_against_start(call: Call, *, on: date) -> list[str]:
    """What is missing before a call can go out, one sentence each."""
    reasons = []
    if call.deadline_on < on:
        reasons.append("Der Einsendeschluss liegt in der Vergangenheit. Wählen Sie einen späteren Tag.")
    here = region()
    if not here.publisher_name or not here.contact_email:
        reasons.append("Wer unterschreibt? Tragen Sie beim Profil der Region Herausgeber und E-Mail ein.")
    return reasons


def call_rows(on: date) -> list[CallRow]:
    """All calls, the latest first."""
    return [call_row(call, on) for call in Call.objects.all()]


def call_row(call: Call, on: date) -> CallRow:
    """One call with its numbers."""
    return CallRow(call, standing_of(call, on), counts_of(call))


def invitations_of(call: Call, tab: str = "alle") -> QuerySet[Invitation]:
    """The invitations by name of the firm, each with ``is_submitted`` and ``is_begun``; ``tab`` is one of ``TABS``."""
    rounds = Submission.objects.filter(call=call, company=OuterRef("company"))
    found = call.invitations.annotate(
        is_submitted=Exists(rounds.filter(submitted_at__isnull=False)),
        is_begun=Exists(rounds.exclude(stage=Stage.ARCHIVED)),
    )
    return found.filter(_TAB.get(tab, Q())).select_related("company", "link").order_by("company__sort_key", "pk")


_TAB: Mapping[str, Q] = {
    "eingereicht": Q(is_submitted=True),
    "angefangen": Q(is_submitted=False, is_begun=True, declined_at__isnull=True),
    "abgesagt": Q(is_submitted=False, declined_at__isnull=False),
    "offen": Q(is_submitted=False, is_begun=False, declined_at__isnull=True),
}
"""Each invitation fits exactly one."""
_SILENT = Q(is_submitted=False, declined_at__isnull=True)


def counts_of(call: Call) -> Counts:
    """The numbers of a call; two queries."""
    numbers: dict[str, Any] = (
        invitations_of(call)
        .order_by()
        .aggregate(
            invited=Count("pk"),
            mails=Count("pk", filter=Q(channel=Invitation.Channel.MAIL)),
            letters=Count("pk", filter=Q(channel=Invitation.Channel.LETTER)),
            submitted=Count("pk", filter=_TAB["eingereicht"]),
            begun=Count("pk", filter=_TAB["angefangen"]),
            declined=Count("pk", filter=_TAB["abgesagt"]),
            waiting=Count("pk", filter=_TAB["offen"]),
        )
    )
    others = answers(call).exclude(company__in=call.invitations.values("company"))
    return Counts(**numbers, uninvited=others.values("company").distinct().count())


def answers(call: Call) -> QuerySet[Submission]:
    """What was handed in for the call."""
    return Submission.objects.filter(call=call, submitted_at__isnull=False)


def to_remind(call: Call, at: datetime) -> QuerySet[Invitation]:
    """Invitations by mail to firms that neither handed in nor declined, and were left alone for a while."""
    silent = invitations_of(call).filter(_SILENT, channel=Invitation.Channel.MAIL)
    rested = Q(reminded_at__isnull=True, invited_at__lte=at - PAUSE) | Q(reminded_at__lte=at - PAUSE)
    return silent.filter(rested)


def to_write(call: Call, *, only_silent: bool) -> QuerySet[Invitation]:
    """Invitations by letter, with firm, sites, people and link; only those without an answer, where asked."""
    found = invitations_of(call).filter(channel=Invitation.Channel.LETTER, link__isnull=False)
    if only_silent:
        found = found.filter(_SILENT)
    return found.prefetch_related("company__sites", "company__contacts")


def call_names(keys: Iterable[str]) -> dict[str, Named]:
    """„call:K7M2QX“ → its title and page, for the record of changes."""
    wanted = [key.partition(":")[2] for key in keys]
    return {
        f"call:{key}": Named(title, reverse("intake:call", args=[key]))
        for key, title in Call.objects.filter(key__in=wanted).values_list("key", "title")
    }


def running_calls(on: date) -> QuerySet[Call]:
    """Calls that take answers on a day."""
    return Call.objects.filter(started_at__isnull=False, closed_at=None, opens_on__lte=on, deadline_on__gte=on)


def over_calls(on: date) -> QuerySet[Call]:
    """Calls whose deadline is over and that nobody closed yet."""
    return Call.objects.filter(started_at__isnull=False, closed_at=None, deadline_on__lt=on)
