"""Gives, prolongs and ends personal links, and notes what became of them."""

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from produktschau.audit.record import Actor, record
from produktschau.outreach.engine.links import new_nonce
from produktschau.outreach.engine.purposes import PURPOSES
from produktschau.outreach.models import PersonalLink
from produktschau.showcase.models import Company

MOST_DAYS = 400
NAME_LENGTH = 150


class LinkRefused(ValueError):
    """A link cannot be given; the message says why."""


@transaction.atomic
def give_link(
    *,
    by: Actor,
    at: datetime,
    company: Company,
    purpose: str,
    subject: str,
    name: str = "",
    email: str = "",
    days: int | None = None,
    until: datetime | None = None,
) -> PersonalLink:
    """A link for one firm in one matter. A valid one for the same firm, purpose, matter and address is taken again and
    prolonged, never shortened: a reminder carries the address the firm already has.

    ``days`` is how long it holds from now; without it the purpose says. ``until`` ends it earlier: what one link opens for another
    purpose must not outlive it, so that a longer one is left alone. Raises ``LinkRefused``.
    """
    expires_at = at + timedelta(days=_days(purpose, days))
    email = _address(email)
    same = PersonalLink.objects.select_for_update().filter(
        company=company, purpose=purpose, subject=subject, email__iexact=email, ended_at=None, expires_at__gt=at
    )
    if until is not None:
        expires_at, same = min(expires_at, until), same.filter(expires_at__lte=until)
    if (there := same.order_by("-expires_at", "-pk").first()) is not None:
        return _prolonged(there, expires_at)
    link = PersonalLink.objects.create(
        company=company,
        purpose=purpose,
        subject=subject,
        name=" ".join(name.split())[:NAME_LENGTH],
        email=email,
        nonce=new_nonce(),
        made_by=by.actor_key,
        made_at=at,
        expires_at=expires_at,
    )
    told = {"link": link.pk, "purpose": purpose, "subject": subject, "expires_at": expires_at.date().isoformat()}
    record(by=by, verb="link.given", subject=f"company:{company.key}", at=at, after=told)
    return link


@transaction.atomic
def end_link(*, by: Actor, at: datetime, link: PersonalLink, reason: str = "") -> PersonalLink:
    """Make every copy of the link worthless at once; an ended one stays as it is."""
    if link.ended_at is None:
        link.ended_at = at
        link.save(update_fields=["ended_at"])
        record(
            by=by,
            verb="link.ended",
            subject=f"company:{link.company.key}",
            at=at,
            after={"link": link.pk, "purpose": link.purpose, "subject": link.subject},
            reason=reason,
        )
    return link


@transaction.atomic
def end_links(*, by: Actor, at: datetime, subject: str, reason: str = "") -> int:
    """End all valid links in a matter, as when it is closed; return their number."""
    links = list(PersonalLink.objects.select_related("company").filter(subject=subject, ended_at=None))
    for link in links:
        end_link(by=by, at=at, link=link, reason=reason)
    return len(links)


@transaction.atomic
def note_opening(*, by: Actor, at: datetime, link: PersonalLink) -> None:
    """Note that a person was there for the first time. Never called for a GET: mail scanners open links too."""
    PersonalLink.objects.filter(pk=link.pk, opened_at=None).update(opened_at=at)


@transaction.atomic
def note_use(*, by: Actor, at: datetime, link: PersonalLink) -> None:
    """Note that the firm acted by the link; what it did is recorded by the action that did it."""
    note_opening(by=by, at=at, link=link)
    PersonalLink.objects.filter(pk=link.pk).update(used_at=at)


@transaction.atomic
def forget_old_links(*, by: Actor, at: datetime, kept: timedelta) -> int:
    """Take name and address out of links that ended before ``kept`` ago, and change their nonce; return their number.

    The row stays: the record of changes names it, and it no longer says who that was.
    """
    before = at - kept
    ended = PersonalLink.objects.filter(ended_at__lt=before) | PersonalLink.objects.filter(expires_at__lt=before)
    return ended.exclude(name="", email="").update(name="", email="", nonce=new_nonce())


@transaction.atomic
def forget_person(*, by: Actor, at: datetime, email: str) -> int:
    """End every link given to an address and take name and address out of it (Art. 17 GDPR); return their number."""
    links = list(PersonalLink.objects.select_related("company").filter(email__iexact=email))
    for link in links:
        end_link(by=by, at=at, link=link)
        link.name = link.email = ""
        link.nonce = new_nonce()
        link.save(update_fields=["name", "email", "nonce"])
    return len(links)


def _days(purpose: str, days: int | None) -> int:
    if purpose not in PURPOSES:
        raise LinkRefused(f"Den Zweck „{purpose}“ gibt es nicht. Melden Sie ihn an PURPOSES an.")
    asked = PURPOSES[purpose].days if days is None else days
    if not 1 <= asked <= MOST_DAYS:
        raise LinkRefused(f"Ein persönlicher Link gilt 1 bis {MOST_DAYS} Tage, nicht {asked}.")
    return asked


def _address(email: str) -> str:
    email = email.strip()
    if email:
        try:
            validate_email(email)
        except ValidationError as error:
            raise LinkRefused("Das ist keine E-Mail-Adresse. Schreiben Sie sie wie name@example.de.") from error
    return email


def _prolonged(link: PersonalLink, expires_at: datetime) -> PersonalLink:
    if expires_at > link.expires_at:
        link.expires_at = expires_at
        link.save(update_fields=["expires_at"])
    return link
