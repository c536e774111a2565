"""A firm reads an enquiry by its personal link, answers it, or reports it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from produktschau.enquiries.actions.answering import NotAnswerable, answer_enquiry, report_enquiry
from produktschau.enquiries.actions.asking import DAYS
from produktschau.enquiries.forms import AnswerForm, ReportForm
from produktschau.enquiries.models import Enquiry
from produktschau.enquiries.queries.firms import enquiry_of
from produktschau.lib.dates import now
from produktschau.outreach.engine.purposes import Purpose
from produktschau.outreach.models import PersonalLink
from produktschau.showcase.actions import NotAcceptable

UNPROCESSABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
def enquiry_door(request: HttpRequest, link: PersonalLink, rest: str) -> HttpResponseBase:
    """The enquiry with both forms; ``tun`` of a POST says which was sent."""
    enquiry = enquiry_of(link.subject, link.company)
    if enquiry is None or rest:
        raise Http404
    if request.method == "POST":
        return (
            _reported(request, link, enquiry)
            if request.POST.get("tun") == "melden"
            else _answered(request, link, enquiry)
        )
    return _page(request, enquiry, link)


def _answered(request: HttpRequest, link: PersonalLink, enquiry: Enquiry) -> HttpResponse:
    form = AnswerForm(request.POST)
    form.errors.clear()  # the action judges
    reply_to = (link.email or enquiry.company.email) if request.POST.get("shows_address") else ""
    try:
        answer_enquiry(by=link, at=now(), enquiry=enquiry, text=request.POST.get("text", ""), reply_to=reply_to)
    except NotAcceptable as refused:
        for field, sentence in refused.problems.items():
            form.add_error(field, sentence)
        return _page(request, enquiry, link, answer=form, status=UNPROCESSABLE)
    except NotAnswerable as refused:
        return _page(request, enquiry, link, answer=form, problem=str(refused), status=409)
    return render(request, "enquiries/door_done.html", {"enquiry": enquiry, "is_report": False})


def _reported(request: HttpRequest, link: PersonalLink, enquiry: Enquiry) -> HttpResponse:
    form = ReportForm(request.POST)
    form.errors.clear()  # the action judges
    try:
        report_enquiry(by=link, at=now(), enquiry=enquiry, why=request.POST.get("why", ""))
    except NotAcceptable as refused:
        for field, sentence in refused.problems.items():
            form.add_error(field, sentence)
        return _page(request, enquiry, link, report=form, status=UNPROCESSABLE)
    return render(request, "enquiries/door_done.html", {"enquiry": enquiry, "is_report": True})


def _page(
    request: HttpRequest,
    enquiry: Enquiry,
    link: PersonalLink,
    *,
    answer: AnswerForm | None = None,
    report: ReportForm | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {
        "enquiry": enquiry,
        "answer": answer or AnswerForm(),
        "report": report or ReportForm(),
        "problem": problem,
        "own_address": link.email or enquiry.company.email,
    }
    return render(request, "enquiries/door.html", context, status=status)


PURPOSE = Purpose("enquiry", "Anfrage", DAYS, enquiry_door)
