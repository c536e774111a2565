"""Tells subscribers of new notices, one transaction for each: a kill loses and doubles nothing."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from produktschau.audit.record import Actor
from produktschau.design.letters import written
from produktschau.exchange.actions.posting import PURPOSE
from produktschau.exchange.engine.tokens import page_of, unsubscribe_headers
from produktschau.exchange.models import Alert, Notice, Subscription, Visibility
from produktschau.exchange.queries.alerts import due_subscriptions, news_for
from produktschau.lib.dates import day_of
from produktschau.outreach.actions.links import give_link
from produktschau.outreach.actions.queueing import queue_letter
from produktschau.outreach.engine.links import address_of
from produktschau.work.models import Kind

MOST = 30
"""Notices in one mail; the next mail has the others."""
DAYS = 60


def tell_all(*, by: Actor, at: datetime) -> int:
    """Write to everyone who is due and for whom there is news; return the number of mails. Cut off and run again, it goes on where it stopped."""
    return sum(tell(by=by, at=at, number=pk) for pk in list(due_subscriptions(at).values_list("pk", flat=True)))


@transaction.atomic
def tell(*, by: Actor, at: datetime, number: int) -> bool:
    """Write to one subscriber (primary key) of what they were not told yet; gives whether a mail was written."""
    found = due_subscriptions(at).select_for_update(of=("self",)).filter(pk=number).first()
    if found is None:
        return False
    news = news_for(found, day_of(at))[:MOST]
    if not news:
        return False
    rows = [{"notice": one, "url": _address(by, at, found, one)} for one in news]
    context = {"rows": rows, "page": page_of(found), "salutation": "Guten Tag,"}
    queue_letter(
        by=by,
        at=at,
        to=found.email,
        letter=written("exchange/mail/news", context),
        key=f"{found.matter}:news:{at.isoformat()}",
        kind=Kind.NEWSLETTER,
        headers=unsubscribe_headers(found),
    )
    Alert.objects.bulk_create([Alert(subscription=found, notice=one, told_at=at) for one in news])
    found.told_at = at
    found.save(update_fields=["told_at"])
    return True


def _address(by: Actor, at: datetime, subscription: Subscription, notice: Notice) -> str:
    """Where the notice is read: what not everyone may see, by a link of the firm in whose name it was ordered."""
    company = subscription.company
    if company is None or notice.visibility == Visibility.PUBLIC:
        return f"{settings.SITE_URL}{reverse('exchange:notice', args=[notice.key])}"
    link = give_link(
        by=by,
        at=at,
        company=company,
        purpose=PURPOSE,
        subject=subscription.matter,
        email=subscription.email,
        days=DAYS,
    )
    return f"{address_of(link)}umschau/{notice.key}/"
