"""A firm's page about a meeting: one for two doors, by personal link and signed in."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_http_methods

from produktschau.accounts.models import User
from produktschau.accounts.rules import may_have_account, permitted
from produktschau.audit.record import Actor
from produktschau.design.forms import seen_at
from produktschau.design.navigation import DESK
from produktschau.lib.dates import now
from produktschau.meetings.actions.attending import confirm_attendance
from produktschau.meetings.actions.registering import decline, register
from produktschau.meetings.actions.telling import PURPOSE
from produktschau.meetings.calculations.people import Person
from produktschau.meetings.forms.people import people_of, person_forms, read_people
from produktschau.meetings.models import Channel, Meeting, Seat
from produktschau.meetings.queries.firm_page import firm_page, seen_by
from produktschau.meetings.queries.minutes import afterwards
from produktschau.meetings.rules import may_register_for
from produktschau.outreach.engine.purposes import Purpose
from produktschau.outreach.models import PersonalLink
from produktschau.region.queries import region
from produktschau.showcase.actions import ChangedMeanwhile, NotAcceptable, NotReady
from produktschau.showcase.models import Company

DAYS = 60
MEANWHILE = (
    "Jemand aus Ihrem Betrieb hat die Anmeldung inzwischen geändert. Ihre Angaben stehen noch in den Feldern; "
    "wenn Sie noch einmal senden, gelten sie."
)
SAID = {
    Seat.TAKEN: "Danke, Sie sind angemeldet. Die Bestätigung mit dem Termin für den Kalender ist unterwegs.",
    Seat.WAITING: "Sie stehen auf der Warteliste. Sobald Platz ist, rücken Sie nach, und wir schreiben Ihnen.",
}


@dataclass(frozen=True)
class Speaker:
    """Who acts for which firm; ``back`` is label and address of the way back."""

    actor: Actor
    company: Company
    meeting: Meeting
    channel: str
    back: tuple[str, str] | None = None


@require_http_methods(["GET", "HEAD", "POST"])
def by_link(request: HttpRequest, link: PersonalLink, rest: str) -> HttpResponseBase:
    """The meeting of the link, for the link's firm."""
    found = Meeting.objects.filter(key=link.subject.partition(":")[2]).first()
    if found is None or rest:
        raise Http404
    return _answer(request, Speaker(link, link.company, found, Channel.LINK))


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_have_account)
def mine(request: HttpRequest, key: str, meeting: str) -> HttpResponse:
    """The meeting for a steward who is signed in. What is not theirs is answered like what is not there."""
    company = get_object_or_404(Company, key=key)
    if not isinstance(request.user, User) or not may_register_for(request.user, company):
        raise Http404
    found = get_object_or_404(seen_by(company), key=meeting)
    back = ("Mein Betrieb", reverse(DESK["mine"].url_name))
    answer = _answer(request, Speaker(request.user, company, found, Channel.ACCOUNT, back))
    patch_cache_control(answer, private=True, no_store=True)
    return answer


def _answer(request: HttpRequest, speaker: Speaker) -> HttpResponse:
    """Shows the page; only a POST says anything, and leads back to this page, which then shows what was said."""
    if request.method != "POST":
        return _page(request, speaker)
    told: dict[str, Any] = {"by": speaker.actor, "at": now(), "meeting": speaker.meeting, "company": speaker.company}
    people = read_people(request.POST)
    if request.POST.get("was") == "mehr":
        return _page(request, speaker, people, spare=1)
    try:
        if request.POST.get("was") == "niemand":
            decline(**told)
            messages.success(request, "Danke, dass Sie Bescheid gesagt haben. Aus Ihrem Betrieb kommt niemand.")
        elif request.POST.get("was") == "dabei":
            confirm_attendance(**told)
        else:
            found = register(
                **told,
                people=people,
                channel=speaker.channel,
                note=request.POST.get("note", ""),
                expected=seen_at(request.POST),
            )
            messages.success(request, SAID[Seat(found.seat)])
    except NotAcceptable as refused:
        return _page(request, speaker, people, refused.problems, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    except ChangedMeanwhile:
        return _page(request, speaker, people, {"": MEANWHILE}, status=HTTPStatus.CONFLICT)
    except NotReady as refused:
        return _page(request, speaker, people, {"": str(refused)}, status=HTTPStatus.CONFLICT)
    return redirect(request.path)


def _page(
    request: HttpRequest,
    speaker: Speaker,
    people: list[Person] | None = None,
    problems: dict[str, str] | None = None,
    *,
    spare: int = 1,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    page, told = firm_page(speaker.meeting, speaker.company, now()), problems or {}
    registration = page.registration
    stands = people_of(registration) if people is None and page.is_registered else people or []
    context: dict[str, Any] = {
        "speaker": speaker,
        "page": page,
        "meeting": page.meeting,
        "company": page.company,
        "programme": page.meeting.programme.select_related("company"),
        "people": person_forms(stands, page.meeting.most_per_firm, told, spare=spare),
        "note": request.POST.get("note", "") if request.method == "POST" else registration.note if registration else "",
        "problem": told.get("", ""),
        "problems": told,
        "expected": registration.changed_at.isoformat() if registration else "",
        "office": region(),
        "after": afterwards(page.meeting, page.company),
    }
    return render(request, "meetings/firm.html", context, status=status)


def _inside(company: Company, subject: str) -> str:
    """The same page for a steward who signs in."""
    return reverse("meetings_house:mine", args=[company.key, subject.partition(":")[2]])


MEETING = Purpose(PURPOSE, "Zum Treffen anmelden", DAYS, by_link, is_sent_again=True, inside=_inside)
