"""Notices and answers as happenings of a firm."""

from collections.abc import Iterator

from django.urls import reverse

from produktschau.exchange.models import Notice, Reply
from produktschau.networks.rules import may_see_networks
from produktschau.outreach.engine.history import Happening, Happenings
from produktschau.showcase.models import Company


def notices_of(company: Company, most: int) -> Iterator[Happening]:
    """What it hung up, what ended, and what it answered; two queries. Answers to its own notices belong to who sent them."""
    for one in Notice.objects.filter(company=company).order_by("-published_at", "-pk")[:most]:
        what, said = f"{one.get_kind_display()}: {one.title}", one.confirmed_at is not None
        yield Happening(one.published_at, what, _page(one.key), one.source, said)
        if one.closed_at is not None:
            yield Happening(one.closed_at, f"{one.get_stage_display()}: {one.title}", _page(one.key), "", said)
    rows = Reply.objects.filter(company=company).select_related("notice").order_by("-sent_at", "-pk")
    for reply in rows[:most]:
        yield Happening(reply.sent_at, f"geantwortet auf: {reply.notice.title}", _page(reply.notice.key))


def _page(key: str) -> str:
    return reverse("exchange_house:notice", args=[key])


NOTICES = Happenings("Börse", notices_of, may_see_networks)
