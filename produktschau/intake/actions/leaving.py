"""A firm says that it wants to leave. The office decides what follows; nothing is taken away here."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from produktschau.audit.record import Actor
from produktschau.intake.queries.export import LEAVING, wish_to_leave
from produktschau.lib.dates import day_of
from produktschau.outreach.actions.messages import tell_staff
from produktschau.outreach.actions.notes import note_contact
from produktschau.outreach.models import Channel, ContactNote
from produktschau.showcase.models import Company


@transaction.atomic
def ask_to_leave(*, by: Actor, at: datetime, company: Company, reason: str) -> ContactNote:
    """Note the wish, to be followed up today, and write to the management. A wish that is open already is given back.

    Raises ``NotAcceptable`` (a reason too long).
    """
    there = wish_to_leave(company)
    if there is not None:
        return there
    note = note_contact(
        by=by,
        at=at,
        company=company,
        channel=Channel.MAIL,
        subject=LEAVING,
        text=reason,
        is_from_firm=True,
        follow_up_on=day_of(at),
    )
    tell_staff(
        by=by,
        at=at,
        template="intake/mail/leaving",
        context={
            "company": company,
            "reason": note.text,
            "page": settings.SITE_URL + reverse("outreach:firm_contacts", args=[company.key]),
        },
        key=f"leaving:{note.pk}",
    )
    return note
