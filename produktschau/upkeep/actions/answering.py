"""Keeps what a firm says of its entry, from the firm itself or written down by the office."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from produktschau.accounts.models import Role
from produktschau.audit.record import Actor, record
from produktschau.lib.dates import day_of
from produktschau.outreach.actions.messages import tell_staff
from produktschau.showcase.actions import NotAcceptable
from produktschau.showcase.actions.checking import note_checked
from produktschau.showcase.calculations.values import Unfit, line, paragraphs
from produktschau.showcase.models import Company
from produktschau.upkeep.models import Asking, Outcome, Via
from produktschau.upkeep.queries.shown import entry_shown
from produktschau.upkeep.queries.standing import latest

ANSWERS = (Outcome.CONFIRMED, Outcome.CHANGES, Outcome.CLOSED)
LONGEST = 2000
LONGEST_SOURCE = 200
MOST_UNASKED = 5
"""So many reports of a firm nobody asked are taken in a day: whoever has more to say should call."""


class NotPublic(Exception):
    """The entry is not public at present, so that there is nothing to confirm."""

    def __init__(self) -> None:
        super().__init__("Der Eintrag ist zurzeit nicht öffentlich. Es gibt deshalb nichts zu bestätigen.")


class ShownChanged(Exception):
    """The entry changed after the page was opened."""

    def __init__(self) -> None:
        super().__init__(
            "Der Eintrag hat sich geändert, seit Sie die Seite geöffnet haben. Sehen Sie ihn noch einmal an."
        )


@transaction.atomic
def answer_as_firm(
    *, by: Actor, at: datetime, company: Company, outcome: str, text: str = "", shown: str = ""
) -> Asking:
    """Keep what the firm says today. ``shown`` is the digest of the entry it had before its eyes (``queries.shown``).

    The same said twice is kept once. Raises ``NotAcceptable`` (field: text), ``NotPublic``, ``ShownChanged``.
    """
    firm = _locked(company)
    if outcome == Outcome.CONFIRMED and shown != entry_shown(firm).digest:
        raise ShownChanged
    told = _words(outcome, text)
    asking = _asking_for(firm, (outcome, Via.FIRM, day_of(at), told, ""))
    if asking.ended_at is not None and asking.outcome != Outcome.SILENT:
        return asking
    if asking.asked_at is None:
        _not_too_many(firm, at)
    asking.shown = shown[:64]
    _end(by, at, asking, outcome, Via.FIRM, day_of(at), text=told, source="")
    if outcome != Outcome.CONFIRMED:
        tell_staff(
            by=by,
            at=at,
            template="upkeep/mail/reported",
            context={
                "firm": firm,
                "has_closed": outcome == Outcome.CLOSED,
                "text": told,
                "page": settings.SITE_URL + reverse("upkeep:firm", args=[firm.key]),
                "page_label": "Die Meldung am Leitstand",
            },
            key=f"asking:{asking.pk}:reported",
            roles=(Role.MANAGER, Role.EDITOR),
        )
    return asking


@transaction.atomic
def enter_answer(
    *, by: Actor, at: datetime, company: Company, outcome: str, said_on: date | None, source: str, text: str = ""
) -> Asking:
    """Write down what a firm told the office on a day, and how. It does not count as confirmed by the firm.

    Raises ``NotAcceptable`` with a sentence per field (outcome, said_on, source, text), ``NotPublic``.
    """
    firm = _locked(company)
    told = _entered(outcome, said_on, source, text, on=day_of(at))
    day = said_on or day_of(at)
    asking = _asking_for(firm, (outcome, Via.OFFICE, day, told["text"], told["source"]))
    if asking.ended_at is None or asking.outcome == Outcome.SILENT:
        _end(by, at, asking, outcome, Via.OFFICE, day, **told)
    return asking


@transaction.atomic
def settle(*, by: Actor, at: datetime, asking: Asking) -> bool:
    """Say that the office did what a report asked for; a second time changes nothing."""
    found = Asking.objects.select_for_update().select_related("company").get(pk=asking.pk)
    if found.outcome not in (Outcome.CHANGES, Outcome.CLOSED) or found.settled_at is not None:
        return False
    found.settled_at, found.settled_by = at, by.actor_key
    found.save(update_fields=["settled_at", "settled_by"])
    record(by=by, verb="upkeep.settled", subject=_subject(found.company), at=at, after={"outcome": found.outcome})
    return True


def _locked(company: Company) -> Company:
    firm = Company.objects.select_for_update().get(pk=company.pk)
    if not firm.is_published:
        raise NotPublic
    return firm


def _asking_for(firm: Company, answer: tuple[str, Via, date, str, str]) -> Asking:
    """The row the answer (outcome, via, said_on, text, source) belongs to: the open question, the one given up, the same answer said
    before, else a new one.
    """
    there = latest(Asking.objects.select_for_update().filter(company=firm)).first()
    if there is None:
        return Asking(company=firm)
    is_same = (there.outcome, there.via, there.said_on, there.text, there.source) == answer
    is_waiting = there.ended_at is None or there.outcome == Outcome.SILENT
    return there if is_waiting or is_same else Asking(company=firm)


def _end(
    by: Actor, at: datetime, asking: Asking, outcome: str, via: Via, said_on: date, *, text: str, source: str
) -> None:
    asking.outcome, asking.via, asking.said_on = outcome, via, said_on
    asking.text, asking.source, asking.ended_at, asking.ended_by = text, source, at, by.actor_key
    asking.save()
    told = {"outcome": outcome, "via": str(via), "said_on": said_on.isoformat()}
    record(by=by, verb="upkeep.answered", subject=_subject(asking.company), at=at, after=told)
    if outcome == Outcome.CONFIRMED:
        note_checked(by=by, at=at, company=asking.company, on=said_on)


def _words(outcome: str, text: str) -> str:
    if outcome not in ANSWERS:
        raise NotAcceptable({"outcome": "Wählen Sie eine der drei Antworten."})
    if outcome == Outcome.CONFIRMED:
        return ""
    try:
        told = paragraphs(text, "Ihr Text", LONGEST)
    except Unfit as unfit:
        raise NotAcceptable({"text": str(unfit)}) from unfit
    if outcome == Outcome.CHANGES and not told:
        raise NotAcceptable({"text": "Schreiben Sie in ein, zwei Sätzen, was sich geändert hat."})
    return told


def _entered(outcome: str, said_on: date | None, source: str, text: str, *, on: date) -> dict[str, str]:
    problems: dict[str, str] = {}
    told = {"text": "", "source": ""}
    try:
        told["text"] = _words(outcome, text)
    except NotAcceptable as refused:
        problems |= refused.problems
    try:
        told["source"] = line(source, "Die Quelle", LONGEST_SOURCE)
    except Unfit as unfit:
        problems["source"] = str(unfit)
    if not told["source"]:
        problems.setdefault("source", "Schreiben Sie, woher Sie es wissen, zum Beispiel „Anruf beim Chef“.")
    if said_on is None:
        problems["said_on"] = "Tragen Sie ein, an welchem Tag der Betrieb es gesagt hat."
    elif said_on > on:
        problems["said_on"] = "Dieser Tag liegt in der Zukunft. Tragen Sie ein, wann der Betrieb es gesagt hat."
    if problems:
        raise NotAcceptable(problems)
    return told


def _not_too_many(firm: Company, at: datetime) -> None:
    lately = Asking.objects.filter(company=firm, via=Via.FIRM, asked_at=None, ended_at__gt=at - timedelta(days=1))
    if lately.count() >= MOST_UNASKED:
        raise NotAcceptable({"text": "Heute kamen schon mehrere Meldungen zu diesem Eintrag. Rufen Sie uns bitte an."})


def _subject(company: Company) -> str:
    return f"company:{company.key}"
