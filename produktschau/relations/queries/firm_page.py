"""What a firm sees of an introduction it is part of; of the other firm only what is public or was agreed to."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet

from produktschau.relations.calculations.waiting import EXPIRES_AFTER, is_expired
from produktschau.relations.models import Answer, Introduction, Outcome, OutcomeReport, Party, Stage
from produktschau.relations.queries.reports import counting_reports
from produktschau.showcase.models import Company


@dataclass(frozen=True)
class FirmPage:
    """One introduction as one of its two firms sees it.

    ``standing``: „asked“ (to be answered), „waiting“ (this firm agreed, the other did not answer yet), „connected“, „declined“ (by this
    firm), „off“ (nothing comes of it, for whatever reason), „expired“, „withdrawn“.
    """

    introduction: Introduction
    party: Party
    other: Party
    standing: str
    until: datetime | None
    report: OutcomeReport | None
    other_report: OutcomeReport | None
    is_asked: bool

    @property
    def shows_way(self) -> bool:
        """Whether the other firm agreed to be reached, and did not take it back."""
        return bool(self.other.shared_name or self.other.shared_email or self.other.shared_phone)

    @property
    def gives_way(self) -> bool:
        """Whether the other firm sees something of this one."""
        return bool(self.party.shared_name or self.party.shared_email or self.party.shared_phone)


def party_for(key: str, company: Company) -> Party | None:
    """The firm's part in an introduction it was told of; ``None`` where it has none, or the other firm is no more. A draft is nobody's yet."""
    found = _with_another().exclude(introduction__stage=Stage.DRAFT)
    return found.filter(introduction__key=key, company=company).first()


def firm_page(party: Party, at: datetime) -> FirmPage:
    """What the page of this firm says at a moment."""
    introduction = Introduction.objects.select_related("network").get(pk=party.introduction_id)
    rows = {one.pk: one for one in introduction.parties.select_related("company")}
    own = rows.pop(party.pk)
    other = next(iter(rows.values()))
    said = counting_reports([introduction.pk])
    return FirmPage(
        introduction,
        own,
        other,
        _standing(introduction, own, at),
        introduction.asked_at + EXPIRES_AFTER - timedelta(days=1) if introduction.asked_at else None,
        said.get(own.pk),
        said.get(other.pk),
        own.reports.exclude(after_days=0).filter(reported_at=None).exists(),
    )


def waiting_for(company: Company, at: datetime) -> list[FirmPage]:
    """Introductions that wait for this firm: for its answer, or for what came of them."""
    mine = _with_another().filter(company=company)
    to_answer = mine.filter(introduction__stage=Stage.ASKED, answer="")
    asked = OutcomeReport.objects.filter(reported_at=None).exclude(after_days=0).values("party")
    to_report = mine.filter(introduction__stage=Stage.ACCEPTED, pk__in=asked)
    pages = [firm_page(one, at) for one in [*to_answer, *to_report]]
    return [one for one in pages if one.standing in ("asked", "connected")]


def own_introductions(company: Company) -> list[Introduction]:
    """All introductions a firm was told of, the newest first."""
    found = Introduction.objects.filter(parties__company=company).exclude(stage=Stage.DRAFT)
    return list(found.prefetch_related("parties__company"))


def choices_of(report: OutcomeReport | None) -> list[tuple[str, str, bool]]:
    """The four answers: value, words, whether this one was given."""
    return [(value, str(label), report is not None and report.outcome == value) for value, label in Outcome.choices]


def _with_another() -> QuerySet[Party]:
    """Parties of introductions that still have two; a firm can be deleted for good."""
    other = Party.objects.filter(introduction=OuterRef("introduction")).exclude(pk=OuterRef("pk"))
    return Party.objects.select_related("introduction", "company").filter(Exists(other))


def _standing(introduction: Introduction, own: Party, at: datetime) -> str:
    stage = introduction.stage
    if stage == Stage.ASKED:
        if introduction.asked_at is not None and is_expired(introduction.asked_at, at):
            return "expired"
        return "waiting" if own.answer == Answer.ACCEPTED else "asked"
    if stage == Stage.DECLINED:
        return "declined" if own.answer == Answer.DECLINED else "off"
    if stage == Stage.EXPIRED:
        return "off" if own.answer == Answer.ACCEPTED else "expired"
    return {Stage.ACCEPTED: "connected", Stage.WITHDRAWN: "withdrawn"}[Stage(stage)]
