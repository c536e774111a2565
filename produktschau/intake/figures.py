"""What can be read up on of submissions and calls: numbers that open to their records."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from produktschau.design.formats import day
from produktschau.intake.models import Approval, Call, Finding, Submission
from produktschau.intake.queries.calls import answers, counts_of
from produktschau.intake.queries.desk_list import EVERY
from produktschau.intake.rules import may_see_submissions
from produktschau.lib.desk import Evidence, Figure, Told

CALLS = 3
"""So many calls, the latest first."""
STANDS = {"offen": "bei uns", "betrieb": "beim Betrieb", "abgeschlossen": "abgeschlossen"}
ANSWERS = (("submitted", "eingereicht"), ("begun", "angefangen"), ("declined", "abgesagt"), ("waiting", "offen"))
"""Names of ``Counts`` and of the tabs of a call."""


def told(on: date) -> Iterator[Told]:
    """Submissions by whom they wait for, checks of origin, approvals, and the latest calls with their answers."""
    desk = reverse("intake:desk_submissions")
    numbers = Submission.objects.aggregate(**{name: Count("pk", filter=which) for name, (_, which) in EVERY.items()})
    stands = [Figure(numbers[name], words, f"{desk}?stand={name}") for name, words in STANDS.items()]
    yield Told("Einreichungen", stands, url=desk)
    if numbers["geprueft"]:
        yield Told("Herkunftsprüfungen", [_checked(numbers["geprueft"])], _findings(), reverse("intake:desk_criteria"))
    if numbers["freigegeben"]:
        decided = Figure(numbers["freigegeben"], "vom Betrieb entschieden", f"{desk}?stand=freigegeben")
        yield Told("Freigaben", [decided], _approvals(), decided.url)
    for call in Call.objects.filter(started_at__isnull=False)[:CALLS]:
        yield _call(call, on)


def _checked(number: int) -> Figure:
    return Figure(number, "mit Prüfvermerken", f"{reverse('intake:desk_submissions')}?stand=geprueft")


def _findings() -> str:
    answer = Finding.Answer
    found = Finding.objects.aggregate(
        yes=Count("pk", filter=Q(answer=answer.YES)), no=Count("pk", filter=Q(answer=answer.NO))
    )
    return f"{found['yes']} Kriterien erfüllt, {found['no']} nicht erfüllt, jedes Ja mit Beleg"


def _approvals() -> str:
    decided = Approval.objects.aggregate(
        given=Count("pk", filter=Q(is_given=True)),
        own=Count("pk", filter=Q(is_given=True, said_on=None)),
        refused=Count("pk", filter=Q(is_given=False)),
    )
    return f"{decided['given']} Texte freigegeben, davon {decided['own']} vom Betrieb selbst; {decided['refused']} abgelehnt"


def _call(call: Call, on: date) -> Told:
    counts, page = counts_of(call), reverse("intake:call", args=[call.key])
    tabs = [Figure(getattr(counts, name), tab, f"{page}?antwort={tab}#betriebe") for name, tab in ANSWERS]
    until = "geschlossen" if call.closed_at else f"bis {day(call.deadline_on)}"
    return Told(f"Aufruf „{call.title}“", tabs, f"{until}; eingereicht haben {_by_district(call)}", page)


def _by_district(call: Call) -> str:
    """„3 von 5 aus Altkreis Döbeln, …“, districts by name; firms without a place count nowhere."""
    district = "company__sites__municipality__former_district__name"
    sited = Q(company__sites__is_main=True)
    asked = dict(_counted(call.invitations.filter(sited), district))
    answered = dict(_counted(answers(call).filter(sited), district))
    named = sorted(name for name in asked.keys() | answered.keys() if name)
    told = [f"{answered.get(name, 0)} von {asked.get(name, 0)} aus dem Altkreis {name}" for name in named]
    return ", ".join(told) or "noch keine"


def _counted(rows: QuerySet[Any], by: str) -> Iterable[tuple[str, int]]:
    counted: Iterable[tuple[str, int]] = rows.order_by().values_list(by).annotate(Count("company", distinct=True))
    return counted


EVIDENCE = Evidence(may_see_submissions, told)
