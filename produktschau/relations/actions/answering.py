"""Keeps what a firm answers to an introduction, and connects the two when both agree."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from produktschau.audit.record import Actor, record
from produktschau.lib.dates import day_of
from produktschau.lib.text import and_list
from produktschau.relations.actions.blocking import block
from produktschau.relations.actions.writing import clear_shared, tell_party
from produktschau.relations.calculations.waiting import is_expired
from produktschau.relations.engine.told import Told, checked_source
from produktschau.relations.models import Answer, Introduction, Party, Stage
from produktschau.relations.queries.held import held
from produktschau.showcase.actions import NotAcceptable
from produktschau.showcase.calculations import values
from produktschau.showcase.calculations.values import Unfit

LONGEST_REASON = 300
PAIR, ALL = "pair", "all"
"""What a firm that declines may want besides: no more introductions to this firm, or to any."""
OVER = {
    Stage.DRAFT: "Diese Vermittlung ist noch nicht verschickt.",
    Stage.ACCEPTED: "Beide Betriebe haben zugestimmt. Daran lässt sich hier nichts mehr ändern; rufen Sie uns an, wenn etwas nicht stimmt.",
    Stage.DECLINED: "Diese Vermittlung kommt nicht zustande. Ihre Antwort ändern wir deshalb nicht mehr.",
    Stage.EXPIRED: "Diese Vermittlung ist abgelaufen. Wenn Sie den Kontakt doch möchten, rufen Sie uns an.",
    Stage.WITHDRAWN: "Wir haben diese Vermittlung zurückgezogen. Eine Antwort ist nicht mehr nötig.",
}
"""What a firm is told that answers too late."""
NO_CONSENT = "Setzen Sie das Häkchen: Ohne Ihre Einwilligung geben wir dem anderen Betrieb nichts weiter."
NO_WAY = "Geben Sie E-Mail oder Telefon an. Sonst kann der andere Betrieb Sie nicht erreichen."
WORDING = (
    "{company} willigt ein, dass das Regionalmanagement dem Betrieb „{other}“ {what} der Ansprechperson für diesen Kontakt mitteilt. "
    "Die Angaben sieht sonst niemand außer dem Regionalmanagement; die Einwilligung lässt sich jederzeit widerrufen."
)


class IntroductionOver(Exception):
    """An answer no longer counts; the message is a sentence for the firm."""


@dataclass(frozen=True)
class Contact:
    """What the other firm may know of whoever it can speak to."""

    name: str = ""
    email: str = ""
    phone: str = ""


@transaction.atomic
def accept(
    *,
    by: Actor,
    at: datetime,
    party: Party,
    contact: Contact,
    consents: bool,
    told: Told | None = None,
    is_told: bool = True,
) -> Introduction:
    """The firm wants the contact and says what the other may know. ``told`` where staff writes it down for the firm.

    When both agree, both are written to. Raises ``IntroductionOver``, ``NotAcceptable`` (keys: name, email, phone, consents, source, told_on).
    """
    introduction, party = _open(party, at)
    fit = _checked(contact, consents)
    _answer(by, at, party, Answer.ACCEPTED, told)
    party.reason = ""
    party.shared_name, party.shared_email, party.shared_phone = fit.name, fit.email, fit.phone
    party.consent_on = party.told_on or day_of(at)
    party.consent_wording = _wording(party, fit)
    party.save()
    record(
        by=by,
        verb="introduction.agreed",
        subject=introduction.matter,
        at=at,
        after={"company": party.company.name, "source": party.source},
    )
    if all(one.answer == Answer.ACCEPTED for one in introduction.parties.all()):
        _connect(by, at, introduction, is_told=is_told)
    return introduction


@transaction.atomic
def decline(
    *,
    by: Actor,
    at: datetime,
    party: Party,
    reason: str = "",
    no_more: str = "",
    told: Told | None = None,
    is_told: bool = True,
) -> Introduction:
    """The firm would rather not. The other one is told that nothing comes of it, and not why.

    ``no_more``: „pair“ for no introduction to this firm again, „all“ for none at all. Raises ``IntroductionOver``, ``NotAcceptable``
    (keys: reason, no_more, source, told_on).
    """
    introduction, party = _open(party, at)
    if no_more not in ("", PAIR, ALL):
        raise NotAcceptable({"no_more": "Wählen Sie eine der Möglichkeiten."})
    try:
        party.reason = values.line(reason, "Der Grund", LONGEST_REASON)
    except Unfit as unfit:
        raise NotAcceptable({"reason": str(unfit)}) from unfit
    _answer(by, at, party, Answer.DECLINED, told)
    party.save()
    introduction.stage, introduction.ended_at, introduction.changed_at = Stage.DECLINED, at, at
    introduction.save(update_fields=["stage", "ended_at", "changed_at"])
    clear_shared(by=by, introduction=introduction)
    after = {"company": party.company.name, "source": party.source}
    record(by=by, verb="introduction.declined", subject=introduction.matter, at=at, after=after)
    other = introduction.parties.select_related("company").exclude(pk=party.pk).get()
    if is_told:
        tell_party(by=by, at=at, party=other, what="off", key="off")
    if no_more:
        source = party.source or "selbst, bei einer Vermittlung"
        kept_from = other.company if no_more == PAIR else None
        block(by=by, at=at, company=party.company, other=kept_from, source=source, is_told=is_told)
    return introduction


@transaction.atomic
def take_back(*, by: Actor, at: datetime, party: Party) -> Party:
    """The firm takes back what the other may know (Art. 7 (3) GDPR); that it agreed stands. A second time changes nothing."""
    held(party.introduction)
    party = Party.objects.select_related("introduction", "company").get(pk=party.pk)
    if party.shared_name or party.shared_email or party.shared_phone:
        party.shared_name = party.shared_email = party.shared_phone = ""
        party.save(update_fields=["shared_name", "shared_email", "shared_phone"])
        after = {"company": party.company.name}
        record(by=by, verb="introduction.taken_back", subject=party.introduction.matter, at=at, after=after)
    return party


def _wording(party: Party, contact: Contact) -> str:
    """What the firm agrees to, in words; it names the kinds of data and not the data."""
    kinds = (("den Namen", contact.name), ("die E-Mail-Adresse", contact.email), ("die Telefonnummer", contact.phone))
    other = Party.objects.select_related("company").exclude(pk=party.pk).get(introduction=party.introduction_id)
    what = and_list([kind for kind, value in kinds if value])
    return WORDING.format(company=party.company.name, other=other.company.name, what=what)


def _open(party: Party, at: datetime) -> tuple[Introduction, Party]:
    introduction = held(party.introduction)
    if introduction.stage != Stage.ASKED:
        raise IntroductionOver(OVER[Stage(introduction.stage)])
    if introduction.asked_at is not None and is_expired(introduction.asked_at, at):
        raise IntroductionOver(OVER[Stage.EXPIRED])
    return introduction, introduction.parties.select_related("company").get(pk=party.pk)


def _answer(by: Actor, at: datetime, party: Party, answer: Answer, told: Told | None) -> None:
    if told is None:
        party.source, party.told_on, party.confirmed_at = "", None, at
    else:
        party.source, party.told_on = checked_source(told.source, told.on, at)
        party.confirmed_at = None
    party.answer, party.answered_at, party.answered_by = answer, at, by.actor_key


def _checked(contact: Contact, consents: bool) -> Contact:
    problems: dict[str, str] = {}
    fit: dict[str, str] = {}
    checks: tuple[tuple[str, Callable[[], str]], ...] = (
        ("name", lambda: values.line(contact.name, "Der Name", 120)),
        ("email", lambda: values.email(contact.email, "Die E-Mail-Adresse")),
        ("phone", lambda: values.phone(contact.phone, "Die Telefonnummer")),
    )
    for field, check in checks:
        try:
            fit[field] = check()
        except Unfit as unfit:
            problems[field] = str(unfit)
    if not problems and not (fit["email"] or fit["phone"]):
        problems["email"] = NO_WAY
    if not consents:
        problems["consents"] = NO_CONSENT
    if problems:
        raise NotAcceptable(problems)
    return Contact(**fit)


def _connect(by: Actor, at: datetime, introduction: Introduction, *, is_told: bool) -> None:
    introduction.stage, introduction.accepted_at, introduction.changed_at = Stage.ACCEPTED, at, at
    introduction.save(update_fields=["stage", "accepted_at", "changed_at"])
    record(by=by, verb="introduction.connected", subject=introduction.matter, at=at)
    if is_told:
        for party in introduction.parties.select_related("company"):
            tell_party(by=by, at=at, party=party, what="connected", key="connected")
