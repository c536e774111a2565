"""How often firms are asked, and whether the house does it by itself."""

from datetime import datetime

from django.db import transaction

from produktschau.audit.record import Actor, changes, record
from produktschau.showcase.actions import NotAcceptable
from produktschau.upkeep.models import Rhythm
from produktschau.upkeep.queries.rhythm import ONE

MONTHS = (1, 60)
DAYS = (7, 90)


@transaction.atomic
def set_rhythm(*, by: Actor, at: datetime, is_on: bool, months: int | None, reminder_days: int | None) -> Rhythm:
    """Switch asking by itself on or off, and set its spans. Raises ``NotAcceptable`` (months, reminder_days)."""
    problems = {}
    if months is None or not MONTHS[0] <= months <= MONTHS[1]:
        problems["months"] = f"Schreiben Sie eine Zahl von {MONTHS[0]} bis {MONTHS[1]}."
    if reminder_days is None or not DAYS[0] <= reminder_days <= DAYS[1]:
        problems["reminder_days"] = f"Schreiben Sie eine Zahl von {DAYS[0]} bis {DAYS[1]}."
    if problems:
        raise NotAcceptable(problems)
    row = Rhythm.objects.select_for_update().filter(pk=ONE).first() or Rhythm(pk=ONE)
    wanted = {"is_on": is_on, "months": months, "reminder_days": reminder_days}
    before, after = changes({name: getattr(row, name) for name in wanted}, wanted)
    if after:
        for name, value in after.items():
            setattr(row, name, value)
        row.changed_by, row.changed_at = by.actor_key, at
        row.save()
        record(by=by, verb="rhythm.changed", subject=f"rhythm:{ONE}", at=at, before=before, after=after)
    return row
