"""What firms changed outside a round: the office looks at it, and it is seen or not."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from produktschau.accounts.rules import permitted
from produktschau.audit.access import note_access
from produktschau.intake.actions import NotAcceptable
from produktschau.intake.actions.changes import accept_picture, turn_down_contact, turn_down_picture
from produktschau.intake.queries.desk_changes import waiting_changes
from produktschau.intake.rules import may_edit_submission
from produktschau.intake.views.desk_page import editor
from produktschau.lib.dates import now
from produktschau.showcase.actions.consents import show_contact
from produktschau.showcase.actions.pictures import PictureChangedMeanwhile
from produktschau.showcase.models import Contact, Picture

CHANGED = "Inzwischen hat der Betrieb noch etwas geändert. Sehen Sie es bitte noch einmal an."


@require_safe
@permitted(may_edit_submission)
def changes(request: HttpRequest) -> HttpResponse:
    """Pictures, words of pictures, people to be shown; the oldest first."""
    return _show(request)


@require_POST
@permitted(may_edit_submission)
def picture(request: HttpRequest, key: str) -> HttpResponse:
    """Let a picture or its new words be seen; with „nein“ not, and why."""
    found = get_object_or_404(Picture.objects.select_related("company", "product"), key=key)
    seen, reason = request.POST.get("stamp", ""), request.POST.get("reason", "")
    try:
        if request.POST.get("wort") != "nein":
            accept_picture(by=editor(request), at=now(), picture=found, expected=seen)
            messages.success(request, f"Bei „{found.owner.name}“ ist es jetzt so zu sehen.")
        else:
            turn_down_picture(by=editor(request), at=now(), picture=found, reason=reason, expected=seen)
            messages.success(request, "Nicht gezeigt. Der Betrieb weiß, warum.")
    except PictureChangedMeanwhile:
        messages.warning(request, CHANGED)
    except NotAcceptable as refused:
        return _show(request, f"bild-{key}", str(refused))
    return redirect("intake:desk_changes")


@require_POST
@permitted(may_edit_submission)
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a person who agreed; with „nein“ not, and why."""
    found = get_object_or_404(Contact.objects.select_related("company"), pk=pk)
    if request.POST.get("wort") != "nein":
        show_contact(by=editor(request), at=now(), contact=found)
        messages.success(request, f"Die Ansprechperson steht jetzt bei „{found.company.name}“ auf der Seite.")
    else:
        try:
            turn_down_contact(by=editor(request), at=now(), contact=found, reason=request.POST.get("reason", ""))
        except NotAcceptable as refused:
            return _show(request, f"person-{pk}", str(refused))
        messages.success(request, "Nicht gezeigt. Der Betrieb weiß, warum.")
    return redirect("intake:desk_changes")


def _show(request: HttpRequest, refused: str = "", problem: str = "") -> HttpResponse:
    found = waiting_changes()
    for contact in found.contacts:
        note_access(by=editor(request), kind="contacts", subject=f"company:{contact.company.key}", at=now(), rows=1)
    context = {"found": found, "refused": refused, "problem": problem}
    return render(request, "intake/desk/changes.html", context, status=422 if problem else 200)
