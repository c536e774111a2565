"""A meeting is drafted, changed, announced, cancelled or thrown away at the desk."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from produktschau.accounts.models import Role
from produktschau.accounts.roles import has_role
from produktschau.accounts.rules import permitted
from produktschau.design.forms import saved_otherwise, seen_at
from produktschau.lib.dates import now
from produktschau.meetings.actions.changing import cancel_meeting, change_meeting
from produktschau.meetings.actions.drafting import announce_meeting, delete_meeting, make_meeting
from produktschau.meetings.forms.drafting import (
    AnnouncedForm,
    CancelForm,
    ItemForm,
    MeetingForm,
    item_forms,
    items_of,
    meeting_initial,
    programme_from,
    read_items,
    rearranged,
)
from produktschau.meetings.models import Meeting, Stage
from produktschau.meetings.queries.public import meeting_page, said
from produktschau.meetings.rules import may_plan_meetings, may_see_meetings
from produktschau.meetings.views.desk import crumbs
from produktschau.meetings.views.permits import me, run_meeting
from produktschau.networks.models import Network
from produktschau.networks.queries.joining import suggested_names
from produktschau.networks.rules import coordinated_by
from produktschau.showcase.actions import ChangedMeanwhile, NotAcceptable, NotReady

CONFLICT, UNPROCESSABLE = 409, 422
NOT_COPIED = ("starts_at", "ends_at", "registration_until")
NO_NETWORK = "Sie koordinieren zurzeit kein Netzwerk. Bitten Sie das Regionalmanagement, Sie zu benennen."


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_plan_meetings)
def meeting_new(request: HttpRequest) -> HttpResponse:
    """A new meeting; ``?vorlage=`` copies an earlier one without its times."""
    mine = _networks(request)
    if not mine.exists():
        raise PermissionDenied(NO_NETWORK)
    model = Meeting.objects.filter(key=request.GET.get("vorlage", "")).first()
    initial: dict[str, Any] = {"most_per_firm": 4, "is_public": True}
    lines: list[dict[str, str]] = []
    if model is not None:
        initial = {name: value for name, value in meeting_initial(model).items() if name not in NOT_COPIED}
        lines = items_of(model.programme.select_related("company"))
    form = MeetingForm(_sent(request), initial=initial, networks=mine)
    if request.method != "POST" or _only_lines(request):
        return _form(request, form, None, _lines(request, lines))
    items = item_forms(read_items(request.POST), is_checked=True)
    if form.is_valid() and all(one.is_valid() for one in items):
        try:
            made = make_meeting(by=me(request), at=now(), programme=programme_from(items), **form.cleaned_data)
        except NotAcceptable as refused:
            _tell(form, refused)
        else:
            messages.success(request, "Das Treffen ist als Entwurf angelegt. Sehen Sie es an, und kündigen Sie es an.")
            return redirect("meetings_house:meeting", made.key)
    return _form(request, form, None, items)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_plan_meetings)
def meeting_change(request: HttpRequest, key: str) -> HttpResponse:
    """Change a meeting; of an announced one everyone registered hears of a new time or place."""
    found = run_meeting(request, key)
    kind = MeetingForm if found.stage == Stage.DRAFT else AnnouncedForm
    networks = _networks(request) | Network.objects.filter(pk__in=found.networks.values("pk"))
    form = kind(_sent(request), initial=meeting_initial(found), networks=networks.distinct())
    if request.method != "POST" or _only_lines(request):
        return _form(request, form, found, _lines(request, items_of(found.programme.select_related("company"))))
    items = item_forms(read_items(request.POST), is_checked=True)
    if form.is_valid() and all(one.is_valid() for one in items):
        told = {"list": found.list, "asks_members": found.asks_members, **form.cleaned_data}
        try:
            change_meeting(
                by=me(request),
                at=now(),
                meeting=found,
                programme=programme_from(items),
                expected=seen_at(request.POST),
                **told,
            )
        except ChangedMeanwhile:
            found = get_object_or_404(Meeting, key=key)
            fresh = kind(request.POST, initial=meeting_initial(found), networks=networks.distinct())
            return _form(request, fresh, found, items, is_changed=True)
        except NotAcceptable as refused:
            _tell(form, refused)
        except NotReady as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Das Treffen ist gespeichert.")
            return redirect("meetings_house:meeting", key)
    return _form(request, form, found, items)


@require_safe
@permitted(may_see_meetings)
def preview(request: HttpRequest, key: str) -> HttpResponse:
    """The public page as it will be."""
    found = get_object_or_404(Meeting, key=key)
    context = {
        "page": meeting_page(found, now()),
        "meeting": found,
        "heading": said(found, "title"),
        "description": said(found, "lead"),
        "is_preview": True,
        "crumbs": crumbs(found, "Vorschau"),
    }
    return render(request, "meetings/public.html", context)


@require_POST
@permitted(may_plan_meetings)
def announced(request: HttpRequest, key: str) -> HttpResponse:
    """Show the meeting and take registrations."""
    told = "Das Treffen ist angekündigt. Laden Sie jetzt ein."
    return _done(request, key, lambda found: announce_meeting(by=me(request), at=now(), meeting=found), told)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_plan_meetings)
def cancelled(request: HttpRequest, key: str) -> HttpResponse:
    """Cancel a meeting, with the reason everyone registered reads."""
    found = run_meeting(request, key)
    form = CancelForm(_sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            cancel_meeting(by=me(request), at=now(), meeting=found, **form.cleaned_data)
        except NotAcceptable as refused:
            _tell(form, refused)
        except NotReady as refused:
            messages.error(request, str(refused))
            return redirect("meetings_house:meeting", key)
        else:
            messages.success(request, "Das Treffen ist abgesagt. Alle, die kommen wollten, bekommen eine Mail.")
            return redirect("meetings_house:meeting", key)
    context = {
        "meeting": found,
        "form": form,
        "crumbs": crumbs(found, "Absagen"),
        "firms": found.registrations.exclude(seat="cancelled").count(),
    }
    return render(request, "meetings/cancel.html", context, status=UNPROCESSABLE if form.errors else 200)


@require_POST
@permitted(may_plan_meetings)
def deleted(request: HttpRequest, key: str) -> HttpResponse:
    """Throw a draft away."""
    found = run_meeting(request, key)
    try:
        delete_meeting(by=me(request), at=now(), meeting=found)
    except NotReady as refused:
        messages.error(request, str(refused))
        return redirect("meetings_house:meeting", key)
    messages.success(request, "Der Entwurf ist gelöscht.")
    return redirect("meetings_house:meetings")


def _done(request: HttpRequest, key: str, act: Callable[[Meeting], object], said_then: str) -> HttpResponse:
    found = run_meeting(request, key)
    try:
        act(found)
    except NotReady as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, said_then)
    return redirect("meetings_house:meeting", key)


def _networks(request: HttpRequest) -> QuerySet[Network]:
    """The networks whose meetings this person runs."""
    rows = Network.objects.all()
    return rows if has_role(request.user, Role.MANAGER) else rows.filter(pk__in=coordinated_by(request.user))


def _sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _only_lines(request: HttpRequest) -> bool:
    """Whether a button was pressed that orders the programme and saves nothing."""
    return bool(request.POST.get("zeile"))


def _lines(request: HttpRequest, lines: list[dict[str, str]]) -> list[ItemForm]:
    if request.method == "POST":
        lines = rearranged(read_items(request.POST), request.POST["zeile"])
    return item_forms(lines)


def _tell(form: Any, refused: NotAcceptable) -> None:
    """Put the sentences of an action to the fields of a form."""
    for field, sentence in refused.problems.items():
        form.add_error(field if field in form.fields else None, sentence)


def _form(
    request: HttpRequest, form: MeetingForm, found: Meeting | None, items: list[ItemForm], *, is_changed: bool = False
) -> HttpResponse:
    is_refused = not _only_lines(request) and form.is_bound and (form.errors or any(one.errors for one in items))
    status = CONFLICT if is_changed else UNPROCESSABLE if is_refused else 200
    if _only_lines(request):
        form.errors.clear()
    context: dict[str, Any] = {
        "form": form,
        "items": items,
        "meeting": found,
        "names": suggested_names(),
        "is_changed": is_changed,
        "crumbs": crumbs(found, "Bearbeiten") if found else crumbs(None, "Neu"),
    }
    if found is not None:
        fresh = found.changed_at.isoformat()
        context["expected"] = request.POST.get("expected", fresh) if form.is_bound and not is_changed else fresh
    if is_changed:
        context["saved"] = saved_otherwise(form)
    return render(request, "meetings/form.html", context, status=status)
