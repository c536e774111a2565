"""What firms did in the exchange, for the figures of the networks."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import F, QuerySet
from django.urls import reverse

from produktschau.exchange.models import Notice, Renewal, Reply
from produktschau.lib.dates import begin_of, day_of
from produktschau.networks.engine.events import Act, ActKind


def acts(first: date, last: date) -> Iterator[Act]:
    """Notices hung up, prolonged and answered by firms from the first day to the last, in a fixed number of queries.

    What the office took out does not count, and neither does an answer that turned out to be abuse.
    """
    moments = (begin_of(first), begin_of(last + timedelta(days=1)))
    posted = Notice.objects.filter(published_at__gte=moments[0], published_at__lt=moments[1]).exclude(stage="blocked")
    for one in _with_networks(posted):
        yield _act(one, one.company_id, day_of(one.published_at), ActKind.POSTED, one.confirmed_at is not None)
    renewed = Renewal.objects.filter(renewed_at__gte=moments[0], renewed_at__lt=moments[1])
    for row in renewed.exclude(notice__stage="blocked").select_related("notice").prefetch_related("notice__networks"):
        yield _act(
            row.notice, row.notice.company_id, day_of(row.renewed_at), ActKind.POSTED, row.is_own, "verlängert: "
        )
    answered = Reply.objects.filter(sent_at__gte=moments[0], sent_at__lt=moments[1], company__isnull=False)
    answered = answered.exclude(is_abuse=True).exclude(company=F("notice__company"))
    for reply in answered.select_related("notice").prefetch_related("notice__networks"):
        if reply.company_id is not None:
            yield _act(reply.notice, reply.company_id, day_of(reply.sent_at), ActKind.ANSWERED, True, "Antwort auf: ")


def _with_networks(found: QuerySet[Notice]) -> QuerySet[Notice]:
    return found.prefetch_related("networks")


def _act(notice: Notice, company: int, on: date, kind: ActKind, is_confirmed: bool, before: str = "") -> Act:
    return Act(
        company=company,
        on=on,
        kind=kind,
        networks=tuple(one.pk for one in notice.networks.all()),
        record=notice.matter,
        label=f"{before}{notice.get_kind_display()}: {notice.title}",
        url=reverse("exchange_house:notice", args=[notice.key]),
        is_confirmed=is_confirmed,
    )
