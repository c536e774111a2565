"""Asks firms in time whether what they hung up still holds, one transaction each."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from produktschau.audit.record import Actor
from produktschau.exchange.actions.posting import tell_of
from produktschau.exchange.calculations.spans import REMIND
from produktschau.exchange.models import Notice, Stage
from produktschau.lib.dates import day_of


def remind_all(*, by: Actor, at: datetime) -> int:
    """Remind the firm of every notice that ends within ``REMIND`` days; return how many now. Cut off and run again, it goes on where it stopped."""
    return sum(remind(by=by, at=at, number=pk) for pk in list(_due(at).values_list("pk", flat=True)))


@transaction.atomic
def remind(*, by: Actor, at: datetime, number: int) -> bool:
    """Remind of one notice (primary key), if it is still due."""
    notice = _due(at).select_for_update(of=("self",)).filter(pk=number).first()
    if notice is None:
        return False
    notice.reminded_at = at
    notice.save(update_fields=["reminded_at"])
    tell_of(by=by, at=at, notice=notice, what="expiring", key=f"expiring:{notice.expires_on.isoformat()}")
    return True


def _due(at: datetime) -> QuerySet[Notice]:
    """Open notices that end soon, of which nobody was reminded since they were hung up or renewed; not those of the demo."""
    on = day_of(at)
    found = Notice.objects.filter(stage=Stage.OPEN, reminded_at=None, is_invented=False)
    # Whoever hung it up for a week knows it without a mail.
    return found.filter(expires_on__gte=on, expires_on__lte=on + timedelta(days=REMIND), span__gt=REMIND)
