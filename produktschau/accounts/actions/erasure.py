"""Erases a person: name, address, sign-in and what every domain holds. The record keeps a key that no longer says who."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import ProtectedError

from produktschau.accounts.actions.rolegrants import refuse_last_manager
from produktschau.accounts.engine.personal_data import PERSONAL_DATA
from produktschau.accounts.models import User
from produktschau.accounts.queries import what_stays
from produktschau.audit.record import Actor, record
from produktschau.design.letters import office, written
from produktschau.work.mail import send
from produktschau.work.models import Kind


@dataclass(frozen=True)
class _Key:
    """Who acts, by key: a person who erases the own account is no row any more when it is recorded."""

    actor_key: str


class DataStillNeeded(Exception):
    """A domain holds records that hang on this person; the account can be blocked, not erased."""

    def __init__(self) -> None:
        super().__init__(
            "An diesem Konto hängen noch Vorgänge. Geben Sie sie einer anderen Person oder sperren Sie das Konto."
        )


@transaction.atomic
def erase_user(*, by: Actor, user: User, at: datetime, reason: str = "") -> str:
    """Erase the person everywhere and return the key that stays in the record (Art. 17 DSGVO).

    Raises ``LastManager``, and ``DataStillNeeded`` when a domain's rows protect the account; then nothing is erased.
    """
    refuse_last_manager(user)
    key, address, by = user.actor_key, user.email, _Key(by.actor_key)
    for share in PERSONAL_DATA:
        share.erase(user, at)
    try:
        user.delete()
    except ProtectedError as error:
        raise DataStillNeeded from error
    record(by=by, verb="user.erased", subject=key, at=at, reason=reason)
    _confirm(by=by, at=at, key=key, address=address)
    return key


def _confirm(*, by: Actor, at: datetime, key: str, address: str) -> None:
    """A last mail says that it is done and what the law keeps; its words go a day after it was sent."""
    text = written("accounts/mail/erased", {"salutation": "Guten Tag,", "kept": what_stays()})
    send(
        by=by,
        at=at,
        to=address,
        subject=text.subject,
        text=text.text,
        html=text.html,
        kind=Kind.ACCOUNT,
        key=f"erased:{key}:{at.isoformat()}",
        headers={"Reply-To": office()} if office() else {},
    )
