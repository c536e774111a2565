"""Notes who wants no more circulars, and which addresses mails come back from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from produktschau.audit.record import Actor, record
from produktschau.lib.dates import day_of
from produktschau.mailings.calculations.bounced import Failed
from produktschau.mailings.engine.addresses import digest_of
from produktschau.mailings.models import OptOut, Undeliverable
from produktschau.mailings.queries.firms import firms_at
from produktschau.showcase.actions import NotAcceptable
from produktschau.showcase.calculations.values import Unfit, line
from produktschau.showcase.models import Company

LONGEST = 200


@transaction.atomic
def opt_out(
    *, by: Actor, at: datetime, company: Company, email: str = "", source: str, given_on: date | None = None
) -> OptOut:
    """No more circulars to an address, or to the whole firm where ``email`` is empty; said twice it holds from the first day.

    ``source`` says how it was said. Raises ``NotAcceptable`` (fields: source, given_on).
    """
    day = day_of(at)
    given_on = given_on or day
    if given_on > day:
        raise NotAcceptable({"given_on": "Der Tag liegt in der Zukunft. Wählen Sie den Tag, an dem es gesagt wurde."})
    told = _line(source, "source", "Schreiben Sie, wie der Betrieb es gesagt hat, zum Beispiel „am Telefon“.")
    digest = digest_of(email) if email else ""
    there = OptOut.objects.select_for_update().filter(address=digest, ended_at=None)
    if not digest:
        there = there.filter(company=company)
    if (found := there.first()) is not None:
        return found
    made = OptOut.objects.create(
        company=company, address=digest, given_on=given_on, source=told, noted_by=by.actor_key, noted_at=at
    )
    after = {"scope": "address" if digest else "firm", "given_on": given_on.isoformat()}
    record(by=by, verb="optout.noted", subject=_subject(company), at=at, after=after, reason=told)
    return made


@transaction.atomic
def end_opt_out(*, by: Actor, at: datetime, company: Company, email: str = "", reason: str = "") -> int:
    """Circulars may come again to an address, or to the firm where ``email`` is empty; gives whether one was ended (0 or 1)."""
    digest = digest_of(email) if email else ""
    held = OptOut.objects.filter(address=digest, ended_at=None)
    if not digest:
        held = held.filter(company=company)
    ended = held.update(ended_by=by.actor_key, ended_at=at)
    if ended:
        after = {"scope": "address" if digest else "firm"}
        record(by=by, verb="optout.ended", subject=_subject(company), at=at, after=after, reason=reason[:LONGEST])
    return ended


@transaction.atomic
def note_undeliverable(*, by: Actor, at: datetime, company: Company, email: str, why: str) -> Undeliverable:
    """Mails come back from an address; the next circulars leave it out. Raises ``NotAcceptable`` (field: why)."""
    told = _line(why, "why", "Schreiben Sie, was zurückkam, zum Beispiel „Postfach gibt es nicht“.")
    digest = digest_of(email)
    found = Undeliverable.objects.select_for_update().filter(address=digest, ended_at=None).first()
    if found is None:
        found = Undeliverable.objects.create(
            company=company, address=digest, why=told, noted_by=by.actor_key, noted_at=at
        )
        record(by=by, verb="undeliverable.noted", subject=_subject(company), at=at, reason=told)
    return found


@transaction.atomic
def end_undeliverable(*, by: Actor, at: datetime, company: Company, email: str) -> int:
    """Somebody knows that an address works again; gives whether it was noted (0 or 1)."""
    ended = Undeliverable.objects.filter(address=digest_of(email), ended_at=None).update(
        ended_by=by.actor_key, ended_at=at
    )
    if ended:
        record(by=by, verb="undeliverable.ended", subject=_subject(company), at=at)
    return ended


@dataclass(frozen=True)
class Noted:
    """What became of one address of a returned mail: noted for these firms, or why not."""

    email: str
    companies: tuple[Company, ...]
    why: str
    is_lasting: bool


@transaction.atomic
def note_bounces(*, by: Actor, at: datetime, failed: Sequence[Failed]) -> list[Noted]:
    """Note what a returned mail says: lasting failures of addresses that firms have. Nothing is noted for other addresses."""
    outcomes = []
    for one in failed:
        companies = firms_at(one.email)
        if companies and one.is_lasting:
            note_undeliverable(by=by, at=at, company=companies[0], email=one.email, why=one.why)
        outcomes.append(Noted(one.email, tuple(companies), one.why, one.is_lasting))
    return outcomes


def _line(text: str, field: str, missing: str) -> str:
    try:
        told = line(text, "Die Angabe", LONGEST)
    except Unfit as unfit:
        raise NotAcceptable({field: str(unfit)}) from unfit
    if not told:
        raise NotAcceptable({field: missing})
    return told


def _subject(company: Company) -> str:
    return f"company:{company.key}"
