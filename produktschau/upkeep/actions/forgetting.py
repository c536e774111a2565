"""Takes words out of old answers: what remains is that a firm answered, what, when, and by whom it was entered."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from produktschau.accounts.models import User
from produktschau.audit.record import Actor
from produktschau.upkeep.models import Asking, Outcome
from produktschau.upkeep.queries.people import written_by

KEPT_FOR = timedelta(days=400)
"""So long words are of use: whoever asks again a year later can read what was said (Art. 5 (1) (e) GDPR)."""


@transaction.atomic
def empty_old(*, by: Actor, at: datetime) -> int:
    """Empty text and source of answers that ended before ``KEPT_FOR`` and ask for nothing any more; return their number."""
    waiting = Q(outcome__in=[Outcome.CHANGES, Outcome.CLOSED], settled_at=None)
    old = Asking.objects.filter(ended_at__lt=at - KEPT_FOR).exclude(waiting)
    return old.exclude(text="", source="").update(text="", source="")


@transaction.atomic
def forget_person(*, by: Actor, at: datetime, user: User) -> int:
    """Take out the words a person wrote, signed in or by a link to their address (Art. 17 GDPR); return the number of answers."""
    return written_by(user).exclude(text="", source="").update(text="", source="")
