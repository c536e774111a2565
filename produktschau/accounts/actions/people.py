"""Makes accounts, invites, renames, blocks and frees them.

The record keeps keys only: neither names nor addresses are written into it, so that erasing a person is enough.
"""

from datetime import date, datetime

from allauth.account.models import EmailAddress
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from produktschau.accounts.actions.rolegrants import grant_role, refuse_last_manager
from produktschau.accounts.engine.letters import send_letter
from produktschau.accounts.engine.links import password_link
from produktschau.accounts.models import Role, User
from produktschau.audit.record import Actor, record
from produktschau.design.letters import written

NAME_LENGTH = 150


class EmailTaken(Exception):
    """There is an account with this address."""

    def __init__(self) -> None:
        super().__init__("Zu dieser E-Mail-Adresse gibt es schon ein Konto. Suchen Sie es in der Liste der Konten.")


class InvalidEmail(Exception):
    """The address cannot be one."""

    def __init__(self) -> None:
        super().__init__("Das ist keine E-Mail-Adresse. Schreiben Sie sie wie name@example.de.")


class InvalidName(Exception):
    """The name is missing, too long, or has line breaks."""

    def __init__(self) -> None:
        super().__init__(
            f"Der Name fehlt oder ist zu lang. Schreiben Sie höchstens {NAME_LENGTH} Zeichen in eine Zeile."
        )


class PasswordRefused(Exception):
    """The password is too weak; the message says why."""


@transaction.atomic
def create_user(*, by: Actor, email: str, name: str, password: str | None = None, at: datetime) -> User:
    """An account whose address counts as verified: whoever makes it vouches for the address.

    Without a password the person sets one by link. Raises ``InvalidEmail``, ``InvalidName``, ``EmailTaken``,
    ``PasswordRefused``.
    """
    email, name = _email(email), _name(name)
    if User.objects.filter(email=email).exists() or EmailAddress.objects.filter(email=email).exists():
        raise EmailTaken
    if password is not None:
        _refuse_weak(password, User(email=email, name=name))
    try:
        with transaction.atomic():
            user = User.objects.create_user(email, password, name=name, joined_at=at)
            EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    except IntegrityError:  # the database's own words would carry the address into the log
        raise EmailTaken from None
    record(by=by, verb="user.created", subject=user.actor_key, at=at)
    return user


@transaction.atomic
def open_account(
    *, by: Actor, email: str, name: str, role: Role | None, administration: bool = False, on: date, at: datetime
) -> User:
    """An account without password, with its role and, if wanted, the administration. Raises as ``create_user``."""
    user = create_user(by=by, email=email, name=name, at=at)
    if role:
        grant_role(by=by, user=user, role=role, on=on, at=at)
    return set_administration(by=by, user=user, allowed=administration, at=at)


@transaction.atomic
def invite_user(*, by: Actor, email: str, name: str, role: Role | None, on: date, at: datetime) -> User:
    """An account with its role, and a mail with the link that sets the password. Raises as ``create_user``."""
    user = open_account(by=by, email=email, name=name, role=role, on=on, at=at)
    return invite_again(by=by, user=user, at=at)


@transaction.atomic
def invite_again(*, by: Actor, user: User, at: datetime) -> User:
    """Send the link that sets the password; earlier links end with their three days."""
    letter = written(
        "accounts/mail/invitation",
        {"link": password_link(user), "salutation": f"Guten Tag {user.name}," if user.name else "Guten Tag,"},
    )
    send_letter(letter, to=user.email)
    record(by=by, verb="user.invited", subject=user.actor_key, at=at)
    return user


@transaction.atomic
def change_name(*, by: Actor, user: User, name: str, at: datetime) -> User:
    """Call the person differently. Raises ``InvalidName``; the same name changes nothing."""
    name = _name(name)
    if name != user.name:
        user.name = name
        user.save(update_fields=["name"])
        record(by=by, verb="user.renamed", subject=user.actor_key, at=at)
    return user


@transaction.atomic
def deactivate_user(*, by: Actor, user: User, at: datetime, reason: str = "") -> User:
    """Block the account at once, open sessions included. Raises ``LastManager``."""
    refuse_last_manager(user)
    return _set_active(by=by, user=user, active=False, at=at, reason=reason)


@transaction.atomic
def reactivate_user(*, by: Actor, user: User, at: datetime, reason: str = "") -> User:
    """Let a blocked account sign in again, with the roles it had."""
    return _set_active(by=by, user=user, active=True, at=at, reason=reason)


@transaction.atomic
def set_administration(*, by: Actor, user: User, allowed: bool, at: datetime) -> User:
    """Open or close the administration of reference data (Django's admin) for the account."""
    if user.is_superuser != allowed or user.is_staff != allowed:
        user.is_staff = user.is_superuser = allowed
        user.save(update_fields=["is_staff", "is_superuser"])
        verb = "user.administration_opened" if allowed else "user.administration_closed"
        record(by=by, verb=verb, subject=user.actor_key, at=at)
    return user


def _set_active(*, by: Actor, user: User, active: bool, at: datetime, reason: str) -> User:
    if user.is_active != active:
        user.is_active = active
        user.save(update_fields=["is_active"])
        verb = "user.reactivated" if active else "user.deactivated"
        record(by=by, verb=verb, subject=user.actor_key, at=at, reason=reason)
    return user


def _email(email: str) -> str:
    email = email.strip().lower()
    try:
        validate_email(email)
    except ValidationError as error:
        raise InvalidEmail from error
    return email


def _name(name: str) -> str:
    name = " ".join(name.split())
    if not name or len(name) > NAME_LENGTH:
        raise InvalidName
    return name


def _refuse_weak(password: str, user: User) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise PasswordRefused(" ".join(error.messages)) from error
