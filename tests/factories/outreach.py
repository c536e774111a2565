"""Calls and notes for tests, made by the house's own actions, on days around the real one: pages look at the clock."""

from datetime import timedelta

from django.utils import timezone

from produktschau.intake.actions import calls
from produktschau.intake.models import Call
from produktschau.outreach.actions.links import give_link
from produktschau.outreach.actions.notes import note_contact
from produktschau.outreach.models import ContactNote, PersonalLink
from produktschau.showcase.models import Company
from tests.cast import NOW
from tests.factories.showcase import BY


def draft_call() -> Call:
    """A call nobody heard of yet."""
    on = timezone.localdate()
    return calls.make_call(
        by=BY,
        at=timezone.now(),
        title="Wer baut hier?",
        text="wir zeigen, was hier gebaut wird.",
        opens_on=on,
        deadline_on=on + timedelta(days=30),
    )


def running_call() -> Call:
    """A call that was started; its invitations are not out yet. Needs a region that can sign."""
    return calls.start_call(by=BY, at=timezone.now(), call=draft_call())


def note(company: Company) -> ContactNote:
    """A call to take up again."""
    day = NOW.date()
    return note_contact(by=BY, at=NOW, company=company, channel="call", subject="Foto fehlt noch", follow_up_on=day)


def link(company: Company) -> PersonalLink:
    """A link with which the firm answers a call."""
    return give_link(by=BY, at=timezone.now(), company=company, purpose="call", subject="call:K7M2QX")
