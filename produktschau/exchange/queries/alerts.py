"""Who is due to hear of new notices, and of which."""

from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet

from produktschau.exchange.models import Frequency, Notice, Subscription
from produktschau.exchange.queries.finding import with_words
from produktschau.exchange.queries.visible import VISITOR, reader_of, shown_to, with_all

SPANS = {Frequency.DAILY: timedelta(hours=20), Frequency.WEEKLY: timedelta(days=6, hours=20)}
"""So long after a mail the next one may come; a little less than a day and a week, because the job runs at an hour."""


def due_subscriptions(at: datetime) -> QuerySet[Subscription]:
    """Subscriptions that hold and whose last mail is long enough ago."""
    due = Q()
    for frequency, span in SPANS.items():
        due |= Q(frequency=frequency, told_at__lte=at - span)
    # A weekly one is not due a week after it was confirmed but with the first news: nobody should think it does not work.
    due |= Q(alerts__isnull=True)
    holding = Subscription.objects.filter(ended_at=None, confirmed_at__isnull=False)
    return holding.filter(pk__in=Subscription.objects.filter(due).values("pk"))


def news_for(subscription: Subscription, on: date) -> list[Notice]:
    """What was hung up since it was confirmed and fits, is hung up on the day, and was not told yet; the newest first."""
    reader = VISITOR if subscription.company is None else reader_of(subscription.company)
    seen = shown_to(reader, on).exclude(pk__in=subscription.alerts.values("notice"))
    if subscription.confirmed_at is not None:
        seen = seen.filter(published_at__gte=subscription.confirmed_at)
    if subscription.company is not None:
        seen = seen.exclude(company=subscription.company)
    if subscription.kinds:
        seen = seen.filter(kind__in=subscription.kinds)
    networks = list(subscription.networks.values_list("pk", flat=True))
    if networks:
        seen = seen.filter(pk__in=Notice.networks.through.objects.filter(network__in=networks).values("notice"))
    found = with_all(seen)
    return list(with_words(found, subscription.words) if subscription.words else found)
