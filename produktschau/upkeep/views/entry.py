"""The page on which a firm sees its entry and says whether it holds: one for two doors, by link and signed in."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from produktschau.audit.record import Actor
from produktschau.lib.dates import now
from produktschau.outreach.models import PersonalLink
from produktschau.region.queries import region
from produktschau.showcase.actions import NotAcceptable
from produktschau.showcase.models import Company
from produktschau.upkeep.actions.answering import NotPublic, ShownChanged, answer_as_firm
from produktschau.upkeep.forms import ChangesForm, ClosedForm
from produktschau.upkeep.models import Asking, Outcome
from produktschau.upkeep.queries.firm import last_answer, open_asking
from produktschau.upkeep.queries.rhythm import bounds, rhythm
from produktschau.upkeep.queries.shown import entry_shown

SAID = {"stimmt": Outcome.CONFIRMED, "geaendert": Outcome.CHANGES, "aufgegeben": Outcome.CLOSED}
"""What the pressed button says (``antwort``)."""
FORM = "formular"


@dataclass(frozen=True)
class Speaker:
    """Who answers for which firm. ``to_form`` gives the address of the firm's own form; ``back`` label and address of the way back."""

    actor: Actor
    company: Company
    to_form: Callable[[], str]
    link: PersonalLink | None = None
    back: tuple[str, str] | None = None


def entry_page(request: HttpRequest, speaker: Speaker) -> HttpResponse:
    """Shows the entry; only a POST says anything. Every answer leads back to this page, which then shows what was said."""
    if request.method != "POST":
        return _page(request, speaker)
    said = request.POST.get("antwort", "")
    if said == FORM:
        return redirect(speaker.to_form())
    try:
        answer_as_firm(
            by=speaker.actor,
            at=now(),
            company=speaker.company,
            outcome=SAID.get(said, ""),
            text=request.POST.get("grund" if said == "aufgegeben" else "text", ""),
            shown=request.POST.get("gezeigt", ""),
        )
    except NotAcceptable as refused:
        problem = " ".join(refused.problems.values())
        return _page(request, speaker, problem=problem, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    except (NotPublic, ShownChanged) as refused:
        return _page(request, speaker, problem=str(refused), status=HTTPStatus.CONFLICT)
    return redirect(request.path)


def _page(request: HttpRequest, speaker: Speaker, *, problem: str = "", status: int = HTTPStatus.OK) -> HttpResponse:
    company = Company.objects.get(pk=speaker.company.pk)
    last = last_answer(company) if open_asking(company) is None else None
    context: dict[str, Any] = {
        "speaker": speaker,
        "company": company,
        "last": last,
        "problem": problem,
        "form": ChangesForm(initial={"text": request.POST.get("text", "")}),
        "closed": ClosedForm(initial={"grund": request.POST.get("grund", "")}),
        "office": region(),
    }
    if company.is_published:
        shown = entry_shown(company)
        context |= {"page": shown.page, "digest": shown.digest, "is_asked": _is_asked(last, shown.digest)}
    return render(request, "upkeep/entry.html", context, status=status)


def _is_asked(last: Asking | None, digest: str) -> bool:
    """Whether an answer is of use: not while one from this period still speaks of what is shown, or waits for the office."""
    if last is None or last.said_on is None or last.said_on < bounds(rhythm(), now()).since:
        return True
    if last.outcome == Outcome.CONFIRMED:
        return last.shown not in ("", digest)
    return last.settled_at is not None
