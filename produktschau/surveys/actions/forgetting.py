"""Forgets answers: words after a year, everything a firm said after some rounds, what a person said when they ask for it."""

from datetime import datetime, timedelta

from django.db import transaction

from produktschau.accounts.models import User
from produktschau.audit.record import Actor
from produktschau.lib.dates import day_of
from produktschau.surveys.models import Answer, Invitation
from produktschau.surveys.queries.people import answered_by

TEXTS_KEPT = timedelta(days=400)
"""Own words may name people; after the evaluation only what was chosen is of use (Art. 5 (1) (e) GDPR)."""
ANSWERS_KEPT = timedelta(days=2200)
"""Two rounds must be comparable within a funding period and the one before: six years."""


@transaction.atomic
def empty_old(*, by: Actor, at: datetime) -> int:
    """Delete own words and answers of surveys that ended long ago; return the number of rows. Who was asked, and who refused, stays."""
    texts = Answer.objects.exclude(text="").filter(invitation__survey__closes_on__lt=day_of(at - TEXTS_KEPT))
    answers = Answer.objects.filter(invitation__survey__closes_on__lt=day_of(at - ANSWERS_KEPT))
    gone = texts.delete()[0] + answers.delete()[0]
    old = Invitation.objects.filter(survey__closes_on__lt=day_of(at - ANSWERS_KEPT))
    old.exclude(answered_by="").update(answered_by="")
    return gone


@transaction.atomic
def forget_person(*, by: Actor, at: datetime, user: User) -> int:
    """Delete the words a person wrote for a firm and who answered (Art. 17 GDPR); what was chosen is the firm's. Return the number."""
    mine = list(answered_by(user).values_list("pk", flat=True))
    Answer.objects.filter(invitation__in=mine).exclude(text="").delete()
    return Invitation.objects.filter(pk__in=mine).update(answered_by="")
