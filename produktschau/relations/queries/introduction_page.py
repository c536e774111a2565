"""What the desk shows of one introduction, and which firms can be chosen for a new one."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from produktschau.exchange.models import Notice
from produktschau.exchange.models import Stage as NoticeStage
from produktschau.lib.dates import begin_of
from produktschau.lib.text import sort_key
from produktschau.meetings.models import Meeting
from produktschau.networks.models import Network
from produktschau.outreach.queries.recipients import recipients
from produktschau.relations.models import Answer, Introduction, OutcomeReport, Party, Stage
from produktschau.relations.queries.apart import kept_apart
from produktschau.relations.queries.pairs import Known, against, known
from produktschau.showcase.models import Company, State

FOUND = 8
"""Firms a search for one shows."""
MEETINGS_SINCE = 400
"""Days: so long ago a meeting may be at which two firms were brought together."""


@dataclass(frozen=True)
class PartyShown:
    """One firm of an introduction at the desk. ``reaches`` are its addresses, for whoever writes to it."""

    party: Party
    reports: list[OutcomeReport]
    reaches: list[str]

    @property
    def word(self) -> str:
        """Its answer in words."""
        return str(Answer(self.party.answer).label) if self.party.answer else "noch keine Antwort"

    @property
    def mark(self) -> str:
        """The mark of its answer."""
        return {"": "open", Answer.ACCEPTED: "ok", Answer.DECLINED: "stop"}[self.party.answer]

    @property
    def shares(self) -> bool:
        """Whether it agreed to tell the other something."""
        return bool(self.party.shared_name or self.party.shared_email or self.party.shared_phone)


@dataclass(frozen=True)
class Pair:
    """Two firms somebody wants to introduce: why not, and what is good to know."""

    problems: dict[str, str]
    known: list[Known]
    is_apart: bool


def parties_shown(introduction: Introduction) -> list[PartyShown]:
    """Both firms with their reports, the latest first."""
    rows = introduction.parties.select_related("company").prefetch_related(
        "company__stewards__person", "company__contacts", "reports"
    )
    return [
        PartyShown(
            one,
            sorted(
                (report for report in one.reports.all() if report.reported_at is not None),
                key=lambda report: (report.reported_at, report.pk),
                reverse=True,
            ),
            [found.email for found in recipients(one.company)] if introduction.stage == Stage.DRAFT else [],
        )
        for one in rows
    ]


def pair(first: Company, second: Company, on: date, *, by_mail: bool) -> Pair:
    """What stands between two firms."""
    if first.pk == second.pk:
        return Pair(against(first, second, by_mail=by_mail), [], is_apart=False)
    return Pair(against(first, second, by_mail=by_mail), known(first, second, on), is_apart=kept_apart(first, second))


def found_firms(word: str, but: Company | None = None) -> list[Company]:
    """Published firms whose name contains the word, by name."""
    key = sort_key(word)
    if not key:
        return []
    found = Company.objects.filter(state=State.PUBLISHED, sort_key__contains=key).order_by("sort_key", "pk")
    return list(found.exclude(pk__in=[but.pk] if but else [])[:FOUND])


def firm_called(key: str) -> Company | None:
    """The firm with a short key."""
    return Company.objects.filter(key=key).first() if key else None


def meetings_to_choose(on: date) -> QuerySet[Meeting]:
    """Meetings at which two firms may have been brought together, the latest first."""
    since = begin_of(on - timedelta(days=MEETINGS_SINCE))
    return Meeting.objects.filter(starts_at__gte=since).exclude(stage="draft").order_by("-starts_at", "-pk")


def notices_to_choose(first: Company, second: Company) -> QuerySet[Notice]:
    """Needs and offers of the two."""
    found = Notice.objects.filter(company__in=(first, second)).exclude(stage=NoticeStage.BLOCKED)
    return found.order_by("-published_at")


def networks_to_choose(only: frozenset[int] | None) -> QuerySet[Network]:
    """Networks somebody may act in; ``None``: all."""
    return Network.objects.all() if only is None else Network.objects.filter(pk__in=only)


def introductions_of(company: Company) -> QuerySet[Introduction]:
    """A firm's introductions, the newest first."""
    found = Introduction.objects.filter(parties__company=company).order_by("-made_at", "-pk")
    return found.prefetch_related("parties__company")
