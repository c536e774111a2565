"""Takes people out of supply relations and joint products: what the firms said stays."""

from datetime import datetime

from django.db import transaction

from produktschau.accounts.models import User
from produktschau.audit.record import Actor
from produktschau.relations.queries.supply_people import claimed_by, noted_by, silenced_by


@transaction.atomic
def forget_who_told(*, by: Actor, at: datetime, user: User) -> int:
    """Forget that it was this person who told, noted or asked for no questions (Art. 17 GDPR); return the number of rows."""
    told = claimed_by(user).update(claimed_by="")
    noted = noted_by(user).update(noted_by="")
    return told + noted + silenced_by(user).update(set_by="")
