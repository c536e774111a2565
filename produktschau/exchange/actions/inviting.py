"""Sends a firm a personal link with which it hangs up by itself."""

from datetime import datetime

from django.db import transaction

from produktschau.audit.record import Actor
from produktschau.exchange.actions.posting import PURPOSE
from produktschau.exchange.queries.checking import against_company
from produktschau.lib.dates import day_of
from produktschau.outreach.actions.messages import tell_firm
from produktschau.showcase.actions import NotReady
from produktschau.showcase.models import Company
from produktschau.work.models import Mail

NO_ADDRESS = "Der Betrieb hat keine E-Mail-Adresse. Tragen Sie eine ein, dann geht der Link hinaus."


@transaction.atomic
def send_door(*, by: Actor, at: datetime, company: Company) -> list[Mail]:
    """Write to the firm with a link to its pages of the exchange, once a day. Raises ``NotReady``: not published, or no address."""
    if sentence := against_company(company):
        raise NotReady([sentence])
    subject = f"company:{company.key}"
    key = f"exchange:{company.key}:{day_of(at).isoformat()}"
    mails = tell_firm(
        by=by,
        at=at,
        company=company,
        purpose=PURPOSE,
        subject=subject,
        template="exchange/mail/door",
        context={},
        key=key,
    )
    if not mails:
        raise NotReady([NO_ADDRESS])
    return mails
