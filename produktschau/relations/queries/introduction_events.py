"""Introductions as the networks count them: each firm that agreed acted, and two that both agreed are tied."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.urls import reverse

from produktschau.lib.dates import begin_of, day_of
from produktschau.networks.engine.events import Act, ActKind, Tie, TieKind
from produktschau.relations.models import Answer, Introduction, Party, Stage


def acts(since: date, until: date) -> Iterator[Act]:
    """Every firm that said yes to an introduction, on the day it said so."""
    begin, end = _span(since, until)
    found = Party.objects.filter(answer=Answer.ACCEPTED, answered_at__gte=begin, answered_at__lt=end).exclude(
        # Written down by mistake and taken back: it never happened.
        introduction__is_recorded=True,
        introduction__stage=Stage.WITHDRAWN,
    )
    for one in found.select_related("introduction").order_by("answered_at", "pk"):
        introduction = one.introduction
        if one.answered_at is not None:
            yield Act(
                company=one.company_id,
                on=day_of(one.answered_at),
                kind=ActKind.AGREED,
                networks=_networks(introduction),
                record=introduction.matter,
                label=f"einer Vermittlung zugestimmt ({introduction.key})",
                url=_page(introduction),
                is_confirmed=one.confirmed_at is not None,
            )


def ties(since: date, until: date) -> Iterator[Tie]:
    """Every two firms that both said yes, from the day on which the second did."""
    begin, end = _span(since, until)
    found = Introduction.objects.filter(stage=Stage.ACCEPTED, accepted_at__gte=begin, accepted_at__lt=end)
    for one in found.prefetch_related("parties").order_by("accepted_at", "pk"):
        firms = [party.company_id for party in one.parties.all()]
        if len(firms) == 2 and one.accepted_at is not None:
            yield Tie(
                first=firms[0],
                second=firms[1],
                on=day_of(one.accepted_at),
                until=None,
                kind=TieKind.INTRODUCTION,
                networks=_networks(one),
                record=one.matter,
                label=f"Vermittlung {one.key}",
                url=_page(one),
            )


def _span(since: date, until: date) -> tuple[datetime, datetime]:
    return begin_of(since), begin_of(until + timedelta(days=1))


def _networks(introduction: Introduction) -> tuple[int, ...]:
    return (introduction.network_id,) if introduction.network_id else ()


def _page(introduction: Introduction) -> str:
    return reverse("relations_house:introduction", args=[introduction.key])
