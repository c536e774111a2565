"""Introductions at the desk: the ledger, and one introduction."""

from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from produktschau.accounts.models import User
from produktschau.accounts.rules import permitted
from produktschau.audit.access import note_access
from produktschau.audit.queries import history, rows
from produktschau.lib.dates import now
from produktschau.relations.calculations.waiting import EXPIRES_AFTER
from produktschau.relations.models import Introduction, Stage
from produktschau.relations.queries.introduction_page import PartyShown, parties_shown
from produktschau.relations.queries.ledger import (
    ORDER_WORDS,
    choice_of,
    connectors,
    ledger,
    networks_chosen,
    params_of,
)
from produktschau.relations.queries.previews import previews
from produktschau.relations.rules import may_act_on, may_introduce, may_see_introductions
from produktschau.showcase.actions import NotAcceptable
from produktschau.surveys.calculations.tallying import LEAST

PER_PAGE = 50
HISTORY = 20
NOT_YOURS = "Diese Vermittlung gehört zu einem Netzwerk, das Sie nicht koordinieren. Handeln kann dort, wer es koordiniert, oder das Regionalmanagement."


@require_safe
@permitted(may_see_introductions)
def introductions(request: HttpRequest) -> HttpResponse:
    """The ledger with its numbers."""
    writes = may_introduce(request.user)
    found = ledger(choice_of(request.GET.dict()), reads_outcomes=writes)
    page = Paginator(found.chosen, PER_PAGE).get_page(request.GET.get("seite"))
    context = {
        "ledger": found,
        "choice": found.choice,
        "page": page,
        "rows": found.rows(page.object_list),
        "networks": networks_chosen(),
        "connectors": connectors(),
        "orders": [(value, words) for value, words in ORDER_WORDS.items() if writes or value != "ergebnis"],
        "is_narrowed": any(value for name, value in params_of(found.choice).items() if name != "sortierung"),
        "may_write": writes,
        "least": LEAST,
    }
    return render(request, "relations/introductions/list.html", context)


@require_safe
@permitted(may_see_introductions)
def introduction(request: HttpRequest, key: str) -> HttpResponse:
    """One introduction: both firms, why, their answers, what came of it."""
    return show(request, found_introduction(key))


def show(request: HttpRequest, found: Introduction, *, status: int = 200, **extra: Any) -> HttpResponse:
    """The page of an introduction."""
    shown, writes = parties_shown(found), may_introduce(request.user)
    if writes:
        _noted(request, found, shown)
    context = {
        "introduction": found,
        "preview": previews(found) if writes and found.stage == Stage.DRAFT else [],
        "parties": shown,
        "firms": " und ".join(one.party.company.name for one in shown),
        "until": found.asked_at + EXPIRES_AFTER if found.asked_at else None,
        "may_write": writes,
        "may_act": may_act_on(request.user, found),
        "not_yours": NOT_YOURS,
        "is_open": found.stage in (Stage.ASKED, Stage.ACCEPTED),
        "may_delete": found.stage not in (Stage.ASKED, Stage.ACCEPTED),
        "history": rows(history(found.matter)[:HISTORY]) if writes else [],
        "crumbs": crumbs((found.key, "")),
        "expected": found.changed_at.isoformat(),
        **extra,
    }
    return render(request, "relations/introductions/introduction.html", context, status=status)


def found_introduction(key: str) -> Introduction:
    """The introduction with a key, or the page that there is none."""
    return get_object_or_404(Introduction.objects.select_related("network", "meeting", "notice"), key=key)


def own_introduction(request: HttpRequest, key: str) -> Introduction:
    """An introduction this person may act on. Raises ``PermissionDenied``."""
    found = found_introduction(key)
    if not may_act_on(request.user, found):
        raise PermissionDenied(NOT_YOURS)
    return found


def crumbs(*more: tuple[str, str]) -> list[tuple[str, str]]:
    """The way to a page of introductions."""
    return [
        ("Leitstand", reverse("portal_house:desk")),
        ("Vermittlungen", reverse("relations_house:introductions")),
        *more,
    ]


def tell(form: Any, refused: NotAcceptable) -> None:
    """Put the sentences of an action to the fields of a form."""
    for field, sentence in refused.problems.items():
        form.add_error(field if field in form.fields else None, sentence)


def me(request: HttpRequest) -> User:
    """Who is signed in."""
    return cast("User", request.user)


def _noted(request: HttpRequest, found: Introduction, shown: list[PartyShown]) -> None:
    people = sum(one.shares or bool(one.reaches) for one in shown)
    if people:
        note_access(by=me(request), kind="contacts", subject=found.matter, at=now(), rows=people)
