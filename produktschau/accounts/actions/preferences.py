"""Keeps how a person wants to be written to and to work."""

from datetime import datetime

from django.db import transaction

from produktschau.accounts.models import Density, News, Preference, User
from produktschau.accounts.queries import forget_preference
from produktschau.audit.record import Actor, changes, record

FIELDS = ("news", "density", "has_shortcuts")


class UnknownChoice(Exception):
    """The house offers no such choice."""

    def __init__(self) -> None:
        super().__init__("Diese Einstellung gibt es nicht. Wählen Sie eine der angebotenen.")


@transaction.atomic
def change_preference(
    *, by: Actor, user: User, news: str, density: str, has_shortcuts: bool, at: datetime
) -> Preference:
    """Keep the three choices. Raises ``UnknownChoice``; the same choices change nothing."""
    if news not in News.values or density not in Density.values:
        raise UnknownChoice
    kept, _ = Preference.objects.select_for_update().get_or_create(user=user)
    before = {name: getattr(kept, name) for name in FIELDS}
    kept.news, kept.density, kept.has_shortcuts = news, density, has_shortcuts
    old, new = changes(before, {name: getattr(kept, name) for name in FIELDS})
    if new:
        kept.save()
        record(by=by, verb="user.preferences_changed", subject=user.actor_key, at=at, before=old, after=new)
    forget_preference(user)
    return kept
