"""The office lets people speak for a firm, and ends it with a reason; both are written to."""

from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction

from produktschau.accounts.actions import invite_user
from produktschau.accounts.models import User
from produktschau.audit.record import Actor
from produktschau.claims.actions.telling import tell_person
from produktschau.claims.calculations.words import one_line
from produktschau.showcase.actions import NotAcceptable
from produktschau.showcase.actions.stewards import appoint_steward, dismiss_steward
from produktschau.showcase.models import Company, Steward

LONGEST_REASON = 500


class Blocked(Exception):
    """The account of the person is blocked; the message says what to do."""


class Added(NamedTuple):
    """Who speaks for the firm now, whether an account was made for it, and whether anything changed at all."""

    steward: Steward
    was_invited: bool
    is_new: bool


@transaction.atomic
def add_steward(*, by: Actor, at: datetime, on: date, company: Company, email: str, name: str) -> Added:
    """Appoint whoever has an account with the address; else make one without a role and invite by mail.

    Raises ``Blocked``; for a new account what ``invite_user`` raises.
    """
    email = one_line(email)
    person = User.objects.filter(email__iexact=email).first()
    if person is not None and not person.is_active:
        raise Blocked("Das Konto zu dieser Adresse ist gesperrt. Geben Sie es unter „Konten“ erst wieder frei.")
    was_invited = person is None
    if person is None:
        person = invite_user(by=by, email=email, name=one_line(name), role=None, on=on, at=at)
    is_new = not Steward.objects.filter(company=company, person=person).exists()
    steward = appoint_steward(by=by, company=company, person=person, on=on, at=at)
    if is_new:
        told = {"was_invited": was_invited}
        tell_person(by=by, at=at, company=company, person=person, template="claims/mail/appointed", told=told)
    return Added(steward, was_invited, is_new)


@transaction.atomic
def end_stewardship(*, by: Actor, at: datetime, steward: Steward, reason: str) -> None:
    """The person no longer speaks for the firm. Raises ``NotAcceptable`` (field: reason)."""
    reason = one_line(reason)
    if not reason or len(reason) > LONGEST_REASON:
        problem = f"Schreiben Sie in einem Satz, warum, höchstens {LONGEST_REASON} Zeichen. Die Person liest ihn."
        raise NotAcceptable({"reason": problem})
    company, person = steward.company, steward.person
    dismiss_steward(by=by, steward=steward, at=at, reason=reason)
    if person.is_active:
        told = {"reason": reason}
        tell_person(by=by, at=at, company=company, person=person, template="claims/mail/dismissed", told=told)
