"""A meeting at the desk: whom it invites, the invitations that went out, and the steps."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from produktschau.accounts.rules import permitted
from produktschau.audit.access import note_access
from produktschau.audit.queries import history, rows
from produktschau.design.forms import seen_at
from produktschau.lib.dates import now, today
from produktschau.lib.private_files import private_file
from produktschau.mailings.models import DistributionList
from produktschau.meetings.actions.inviting import choose_audience, start_inviting, start_reminding, take_letters
from produktschau.meetings.models import Meeting, Stage
from produktschau.meetings.print.letters import meeting_letters_pdf
from produktschau.meetings.queries.audience import STANDINGS, answers_of, invitations, reach, to_print, to_remind
from produktschau.meetings.queries.stages import against_inviting, reasons_against_announcing
from produktschau.meetings.rules import may_plan_meetings, may_read_people, may_run_meeting, may_see_meetings
from produktschau.meetings.views.desk import found, frame
from produktschau.meetings.views.permits import me, run_meeting
from produktschau.showcase.actions import ChangedMeanwhile, NotReady
from produktschau.typeset.engine import TypesettingFailed

PER_PAGE = 100
SHOWN = 200
HISTORY = 20
BY_FIRMS = (
    "meeting.registered",
    "meeting.registration_changed",
    "meeting.registration_cancelled",
    "meeting.declined",
    "meeting.moved_up",
    "meeting.link_asked",
)
"""Not in the history of the page: who registered when stands with the registrations."""
CHANGED = "Jemand anderes hat das Treffen inzwischen geändert. Sehen Sie es noch einmal an."


@require_safe
@permitted(may_see_meetings)
def meeting(request: HttpRequest, key: str) -> HttpResponse:
    """Whom it invites and who answered; what can be done with it stands in the margin."""
    one = found(key)
    may_run, at = may_run_meeting(request.user, one), now()
    standing = request.GET.get("stand", "alle")
    reached = reach(one)
    context: dict[str, Any] = frame(one, "einladung") | {
        "may_run": may_run,
        "may_read": may_read_people(request.user),
        "is_over": one.ends_at <= at,
        "reasons": reasons_against_announcing(one, at) if one.stage == Stage.DRAFT else [],
        "against": against_inviting(one, at),
        "answers": answers_of(one),
        "due": to_remind(one, at).count(),
        "letters": to_print(one).count(),
        "silent_letters": to_print(one, only_silent=True).count(),
        "lists": DistributionList.objects.all(),
        "reach": reached,
        "shown": reached.asked[:SHOWN] if may_run else [],
        "more": max(reached.total - SHOWN, 0),
        "standing": standing if standing in STANDINGS else "alle",
        "standings": [(name, label) for name, (label, _) in STANDINGS.items()],
        "page": Paginator(invitations(one, standing), PER_PAGE).get_page(request.GET.get("seite")),
        "history": rows(history(one.matter).exclude(verb__in=BY_FIRMS)[:HISTORY]),
        "expected": one.changed_at.isoformat(),
    }
    if context["shown"]:
        note_access(by=me(request), kind="recipients", subject=one.matter, at=at, rows=len(context["shown"]))
    return render(request, "meetings/invitation.html", context)


@require_POST
@permitted(may_plan_meetings)
def audience(request: HttpRequest, key: str) -> HttpResponse:
    """Whom the meeting invites."""
    one = run_meeting(request, key)
    chosen = DistributionList.objects.filter(key=request.POST.get("list", "")).first()
    asks_members = bool(request.POST.get("asks_members"))
    try:
        choose_audience(
            by=me(request),
            at=now(),
            meeting=one,
            found=chosen,
            asks_members=asks_members,
            expected=seen_at(request.POST),
        )
    except ChangedMeanwhile:
        messages.error(request, CHANGED)
    else:
        messages.success(request, "Die Auswahl ist gespeichert.")
    return redirect("meetings_house:meeting", key)


@require_POST
@permitted(may_plan_meetings)
def invited(request: HttpRequest, key: str) -> HttpResponse:
    """Invite who fits and was not invited yet."""
    return _done(request, key, start_inviting, "Die Einladungen gehen jetzt hinaus.")


@require_POST
@permitted(may_plan_meetings)
def reminded(request: HttpRequest, key: str) -> HttpResponse:
    """Remind who said nothing."""
    return _done(request, key, start_reminding, "Die Erinnerungen gehen jetzt hinaus.")


@require_POST
@permitted(may_plan_meetings)
def letters(request: HttpRequest, key: str) -> HttpResponse:
    """Letters to firms without mail, or only to those without an answer (``offen``), as one PDF. They hold addresses and links."""
    one = run_meeting(request, key)
    wanted = list(to_print(one, only_silent="offen" in request.POST))
    if not wanted:
        messages.error(
            request, "Es gibt keine Briefe: Alle eingeladenen Betriebe haben eine E-Mail-Adresse oder geantwortet."
        )
        return redirect("meetings_house:meeting", key)
    try:
        links = take_letters(by=me(request), at=now(), meeting=one, letters=wanted)
        content = meeting_letters_pdf(one, wanted, links, on=today(), made_at=now())
    except (NotReady, TypesettingFailed) as failed:
        messages.error(request, str(failed))
        return redirect("meetings_house:meeting", key)
    note_access(by=me(request), kind="letters", subject=one.matter, at=now(), rows=len(wanted))
    return private_file(content, f"treffen-{one.key}.pdf")


def _done(request: HttpRequest, key: str, act: Callable[..., int], said: str) -> HttpResponse:
    one: Meeting = run_meeting(request, key)
    try:
        act(by=me(request), at=now(), meeting=one)
    except NotReady as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, said)
    return redirect("meetings_house:meeting", key)
