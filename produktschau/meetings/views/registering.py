"""Registrations of a meeting at the desk: who comes, who waits, and what a firm says on the telephone."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from produktschau.accounts.rules import permitted
from produktschau.audit.access import note_access
from produktschau.lib.dates import now, today
from produktschau.meetings.actions.registering import cancel_registration, register
from produktschau.meetings.calculations.moving_up import RULE
from produktschau.meetings.calculations.people import Person
from produktschau.meetings.forms.people import people_of, person_forms, read_people
from produktschau.meetings.forms.registering import CallForm
from produktschau.meetings.models import Channel, Meeting, Registration, Seat
from produktschau.meetings.queries.registered import STANDINGS, counts, firms_called
from produktschau.meetings.queries.registered import registrations as listed
from produktschau.meetings.queries.stages import against_registering
from produktschau.meetings.rules import may_plan_meetings, may_read_people, may_run_meeting, may_see_meetings
from produktschau.meetings.views.desk import found, frame
from produktschau.meetings.views.permits import me, run_meeting
from produktschau.showcase.actions import NotAcceptable, NotReady
from produktschau.showcase.models import Company

PER_PAGE = 100
CONFLICT, UNPROCESSABLE = 409, 422
SAID = {
    Seat.TAKEN: "{firm} ist angemeldet. Die Bestätigung geht per Mail hinaus, wo wir eine Adresse haben.",
    Seat.WAITING: "Die Plätze reichen nicht. {firm} steht auf der Warteliste.",
}


@require_safe
@permitted(may_see_meetings)
def registrations(request: HttpRequest, key: str) -> HttpResponse:
    """Who registered; „betrieb“ opens the form for what that firm says, „suche“ looks for one."""
    one = found(key)
    company = Company.objects.filter(key=request.GET.get("betrieb", "")).first()
    return _page(request, one, company if may_run_meeting(request.user, one) else None)


@require_POST
@permitted(may_plan_meetings)
def called(request: HttpRequest, key: str, company: str) -> HttpResponse:
    """What a firm said on the telephone or in a talk."""
    one = run_meeting(request, key)
    firm = get_object_or_404(Company, key=company)
    form, people = CallForm(request.POST), read_people(request.POST)
    if request.POST.get("was") == "mehr":
        form.errors.clear()
        return _page(request, one, firm, form, people)
    if not form.is_valid():
        return _page(request, one, firm, form, people, status=UNPROCESSABLE)
    try:
        made = register(by=me(request), at=now(), meeting=one, company=firm, people=people, **form.cleaned_data)
    except NotAcceptable as refused:
        for field in ("source", "note", "told_on"):
            if field in refused.problems:
                form.add_error(field, refused.problems[field])
        return _page(request, one, firm, form, people, refused.problems, status=UNPROCESSABLE)
    except NotReady as refused:
        messages.error(request, str(refused))
        return redirect("meetings_house:registrations", key)
    messages.success(request, SAID[Seat(made.seat)].format(firm=firm.name))
    return redirect(f"{reverse('meetings_house:registrations', args=[key])}#telefon")


@require_POST
@permitted(may_plan_meetings)
def unregistered(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """A firm said that it does not come after all; whoever waits moves up."""
    one = run_meeting(request, key)
    registration = get_object_or_404(Registration, pk=pk, meeting=one)
    try:
        cancel_registration(by=me(request), at=now(), registration=registration, is_staff=True)
    except NotReady as refused:
        messages.error(request, str(refused))
    else:
        messages.success(
            request, f"{registration.company.name} ist abgemeldet. Wer wartet und jetzt Platz hat, ist nachgerückt."
        )
    return redirect("meetings_house:registrations", key)


def _page(
    request: HttpRequest,
    one: Meeting,
    company: Company | None,
    form: CallForm | None = None,
    people: list[Person] | None = None,
    problems: dict[str, str] | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    standing = request.GET.get("stand", "angemeldet")
    standing = standing if standing in STANDINGS else "angemeldet"
    may_read, words = may_read_people(request.user), request.GET.get("suche", "")
    may_run, numbers = may_run_meeting(request.user, one), counts(one)
    context: dict[str, Any] = frame(one, "anmeldung", "Anmeldung") | {
        "may_run": may_run,
        "may_read": may_read,
        "against": against_registering(one, now(), is_staff=True),
        "standing": standing,
        "tabs": [(name, label, numbers[name]) for name, (label, _) in STANDINGS.items()],
        "page": Paginator(listed(one, standing), PER_PAGE).get_page(request.GET.get("seite")),
        "rule": RULE,
        "words": words,
        "firms": firms_called(one, words) if may_run else [],
        "company": company,
        "problem": (problems or {}).get("people", ""),
    }
    if company is not None:
        context |= _call(one, company, form, people, problems)
    if may_read and context["page"].object_list:
        note_access(
            by=me(request), kind="attendees", subject=one.matter, at=now(), rows=len(context["page"].object_list)
        )
    return render(request, "meetings/registrations.html", context, status=status)


def _call(
    one: Meeting,
    company: Company,
    form: CallForm | None,
    people: list[Person] | None,
    problems: dict[str, str] | None,
) -> dict[str, Any]:
    there = one.registrations.filter(company=company).prefetch_related("attendees").first()
    stands = people if people is not None else people_of(there) if there and there.seat != Seat.CANCELLED else []
    initial = {"channel": Channel.PHONE, "told_on": today(), "note": there.note if there else ""}
    return {
        "call": form or CallForm(initial=initial),
        "people": person_forms(stands, one.most_per_firm, problems),
        "registration": there,
        "most": one.most_per_firm,
    }
