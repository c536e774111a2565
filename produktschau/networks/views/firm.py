"""A firm's page of one network: one page for two doors, by personal link and signed in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from produktschau.audit.record import Actor
from produktschau.lib.dates import now
from produktschau.lib.text import row_number
from produktschau.networks.actions.continuation import confirm_task, refuse_task
from produktschau.networks.actions.deciding import end_membership
from produktschau.networks.actions.joining import (
    GONE,
    confirm_membership,
    decline_invitation,
    request_to_join,
    show_membership,
)
from produktschau.networks.engine.leaving import pending
from produktschau.networks.models import Membership, Standing
from produktschau.networks.queries.firm_page import Mine, mine_in
from produktschau.region.queries import region
from produktschau.showcase.actions import NotAcceptable, NotReady
from produktschau.showcase.models import Company

CHANGED = "Das hat sich inzwischen geändert. Sehen Sie die Seite noch einmal an."


@dataclass(frozen=True)
class Speaker:
    """Who acts for which firm, by which source; ``back`` is label and address of the way back."""

    actor: Actor
    company: Company
    source: str
    back: tuple[str, str] | None = None


@dataclass(frozen=True)
class Said:
    """What was sent and refused: the values stand in the fields again."""

    given: Mapping[str, str] = field(default_factory=dict)
    problems: Mapping[str, str] = field(default_factory=dict)
    problem: str = ""


def firm_page(request: HttpRequest, speaker: Speaker, mine: Mine) -> HttpResponse:
    """Shows how the firm stands in the network; only a POST says anything, and leads back to this page."""
    if request.method != "POST":
        return _page(request, speaker, mine, Said())
    act = ACTS.get(request.POST.get("was", ""))
    try:
        if act is None:
            raise NotReady([CHANGED])  # noqa: TRY301  # the answer is that of every act that cannot be done
        act(speaker, mine, request.POST)
    except NotAcceptable as refused:
        said = Said(request.POST.dict(), refused.problems)
        return _again(request, speaker, mine, said, HTTPStatus.UNPROCESSABLE_ENTITY)
    except NotReady as refused:
        return _again(request, speaker, mine, Said(request.POST.dict(), problem=str(refused)), HTTPStatus.CONFLICT)
    return redirect(request.path)


def _asked(speaker: Speaker, mine: Mine, told: Mapping[str, str]) -> None:
    request_to_join(
        by=speaker.actor,
        at=now(),
        network=mine.network,
        company=speaker.company,
        source=speaker.source,
        agrees=bool(told.get("agrees")),
        charter_on=_day(told.get("charter_on", "")),
        message=told.get("message", ""),
        is_shown=bool(told.get("is_shown")),
    )


def _declined(speaker: Speaker, mine: Mine, told: Mapping[str, str]) -> None:
    decline_invitation(by=speaker.actor, at=now(), membership=_current(mine), reason=told.get("reason", ""))


def _confirmed(speaker: Speaker, mine: Mine, told: Mapping[str, str]) -> None:
    confirm_membership(by=speaker.actor, at=now(), membership=_current(mine))


def _shown(speaker: Speaker, mine: Mine, told: Mapping[str, str]) -> None:
    show_membership(by=speaker.actor, at=now(), membership=_current(mine), is_shown=bool(told.get("is_shown")))


def _left(speaker: Speaker, mine: Mine, told: Mapping[str, str]) -> None:
    reason = told.get("reason", "")
    end_membership(by=speaker.actor, at=now(), membership=_current(mine), reason=reason, source=speaker.source)


def _carries(speaker: Speaker, mine: Mine, told: Mapping[str, str]) -> None:
    confirm_task(by=speaker.actor, at=now(), task=_task(mine, told), company=speaker.company)


def _carries_not(speaker: Speaker, mine: Mine, told: Mapping[str, str]) -> None:
    refuse_task(by=speaker.actor, at=now(), task=_task(mine, told), company=speaker.company)


ACTS: Mapping[str, Callable[[Speaker, Mine, Mapping[str, str]], None]] = {
    "anfragen": _asked,
    "ablehnen": _declined,
    "bestaetigen": _confirmed,
    "nennen": _shown,
    "austreten": _left,
    "uebernehmen": _carries,
    "nicht-uebernehmen": _carries_not,
}
"""What the pressed button says (``was``)."""


def _current(mine: Mine) -> Membership:
    if mine.current is None:
        raise NotReady([GONE])
    return mine.current


def _task(mine: Mine, told: Mapping[str, str]) -> Any:
    number = row_number(told.get("aufgabe", ""))
    found = next((task for task in mine.tasks if task.pk == number), None)
    if found is None:
        raise NotReady([CHANGED])
    return found


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _again(request: HttpRequest, speaker: Speaker, mine: Mine, said: Said, status: int) -> HttpResponse:
    fresh = mine_in(speaker.company, mine.network.key) or mine
    return _page(request, speaker, fresh, said, status=status)


def _page(
    request: HttpRequest, speaker: Speaker, mine: Mine, said: Said, *, status: int = HTTPStatus.OK
) -> HttpResponse:
    is_member = mine.standing == Standing.ACTIVE
    context = {
        "speaker": speaker,
        "company": speaker.company,
        "mine": mine,
        "network": mine.network,
        "said": said,
        "pending": pending(mine.current) if is_member and mine.current else [],
        "office": region(),
        "is_shown": bool(said.given.get("is_shown")) if said.given else True,
    }
    return render(request, "networks/firm.html", context, status=status)
