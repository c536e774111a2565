"""Forgets what firms wrote when they asked or left, and who is named as contact when they ask for it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from produktschau.accounts.models import User
from produktschau.audit.record import Actor, record
from produktschau.lib.dates import day_of
from produktschau.networks.models import Membership, Standing
from produktschau.networks.queries.people import asked_by, contact_of

WORDS_KEPT = timedelta(days=400)
"""Message and reason are needed while somebody may ask about the decision, and may name people; after that the day is enough (Art. 5 (1) (e) GDPR)."""


@transaction.atomic
def forget_words(*, by: Actor, at: datetime) -> int:
    """Empty messages and reasons that were decided long ago; return the number of rows. That and when stays."""
    old = Q(decided_at__lt=at - WORDS_KEPT) | Q(until__lt=day_of(at - WORDS_KEPT))
    found = Membership.objects.filter(old).exclude(standing=Standing.REQUESTED).exclude(message="", reason="")
    return found.update(message="", reason="")


@transaction.atomic
def forget_person(*, by: Actor, at: datetime, user: User) -> int:
    """Empty what a person wrote for a firm, and take them out as contact of networks (Art. 17 GDPR). Return the number of rows."""
    count = asked_by(user).update(message="")
    for network in contact_of(user):
        network.contact_name = network.contact_email = network.contact_phone = network.contact_consent_wording = ""
        network.contact_consent_on, network.changed_at = None, at
        network.save()
        record(by=by, verb="network.changed", subject=network.matter, at=at, after={"contact": ""})
        count += 1
    return count
