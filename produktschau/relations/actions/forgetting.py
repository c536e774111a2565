"""Forgets what people said in introductions: contacts after a good year, words after three, a person's when they ask for it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from produktschau.accounts.models import User
from produktschau.audit.record import Actor, record
from produktschau.relations.models import Block, Introduction, OutcomeReport, Party
from produktschau.relations.queries.people import keys_of
from produktschau.work.retention import forget_matter

SHARED_KEPT = timedelta(days=400)
"""By then both firms were asked twice what came of it; who wants to go on has the other's number (Art. 5 (1) (e) GDPR)."""
WORDS_KEPT = timedelta(days=1100)
"""Reasons, remarks and notes may name people; after three years only what came of it is of use."""


@transaction.atomic
def empty_old(*, by: Actor, at: datetime) -> int:
    """Delete contact data and own words of old introductions; return the number of rows. That there was one, and its outcome, stays."""
    shared = ~Q(shared_name="") | ~Q(shared_email="") | ~Q(shared_phone="")
    gone = Party.objects.filter(shared, introduction__accepted_at__lt=at - SHARED_KEPT).update(
        shared_name="", shared_email="", shared_phone=""
    )
    old = at - WORDS_KEPT
    gone += Introduction.objects.filter(made_at__lt=old).exclude(note="", end_reason="").update(note="", end_reason="")
    said = Party.objects.filter(introduction__made_at__lt=old).exclude(reason="", answered_by="")
    gone += said.update(reason="", answered_by="")
    reports = OutcomeReport.objects.filter(reported_at__lt=old).exclude(note="", reported_by="")
    gone += reports.update(note="", reported_by="")
    return gone


@transaction.atomic
def forget_person(*, by: Actor, at: datetime, user: User) -> int:
    """Delete what leads to a person: their contact data, their words, and that it was they who answered (Art. 17 GDPR).

    Return the number of rows. That the firm agreed, and what came of it, is the firm's and stays.
    """
    keys = keys_of(user)
    shared = Q(shared_email__iexact=user.email) | Q(answered_by__in=keys)
    mine = Party.objects.filter(shared)
    firms = list(mine.values_list("introduction__key", flat=True))
    for key in firms:
        forget_matter(matter=f"introduction:{key}:connected", at=at)
    gone = mine.update(shared_name="", shared_email="", shared_phone="", reason="")
    Party.objects.filter(answered_by__in=keys).update(answered_by="")
    gone += OutcomeReport.objects.filter(reported_by__in=keys).update(reported_by="", note="")
    gone += Introduction.objects.filter(connected_by=user.actor_key).update(connected_by_name="")
    gone += Block.objects.filter(set_by__in=keys).update(reason="")
    for key in firms:
        record(by=by, verb="introduction.forgotten", subject=f"introduction:{key}", at=at)
    return gone
