"""The public pages of the exchange: the list, one notice with the form to answer, and what is over."""

from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods, require_safe

from produktschau.audit.record import System
from produktschau.exchange.actions.replying import NotForwarded, NoticeOver, answer_notice
from produktschau.exchange.forms.answers import AnswerForm
from produktschau.exchange.models import Notice, Visibility
from produktschau.exchange.queries.checking import is_open
from produktschau.exchange.queries.finding import find
from produktschau.exchange.queries.places import company_places
from produktschau.exchange.queries.visible import Reader, reader_for, was_seen_by
from produktschau.lib.dates import now, today
from produktschau.lib.spam import doubts_about, form_stamp
from produktschau.showcase.actions import NotAcceptable
from produktschau.showcase.models import Company

VISITOR = System("visitor")
FORM = "exchange.answer"


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """What firms look for and what they have to give."""
    reader = reader_for(request.user)
    context = {"found": find(reader, request.GET.dict(), today()), "reader": reader, "own": _own_page(reader)}
    return _private(render(request, "exchange/board.html", context), reader)


@require_http_methods(["GET", "HEAD", "POST"])
def notice(request: HttpRequest, key: str) -> HttpResponse:
    """One notice; POST sends an answer to its firm. What is over says so, and shows no more of it than that."""
    reader = reader_for(request.user)
    found = was_seen_by(reader, key.upper())
    if found is None:
        raise Http404
    if not (is_open(found, today()) and found.company.is_published):
        return _private(_over(request, reader, late=request.method == "POST"), reader)
    if found.key != key:
        return redirect(found.get_absolute_url())
    return _private(_page(request, found, reader), reader)


def _page(request: HttpRequest, found: Notice, reader: Reader) -> HttpResponse:
    form = AnswerForm(request.POST if request.method == "POST" else None)
    problem = ""
    if request.method == "POST":
        try:
            problem = doubts_about(request.POST, FORM, at=now()) or _sent(request, form, found)
        except NoticeOver:
            return _over(request, reader, late=True)
        if not problem and not form.errors:
            return render(request, "exchange/sent.html", {"notice": found})
    is_english = get_language() == "en"
    context: dict[str, Any] = {
        "notice": found,
        "title": (is_english and found.title_en) or found.title,
        "text": (is_english and found.text_en) or found.text,
        "lacks_english": is_english and not (found.title_en and found.text_en),
        "networks": [one for one in found.networks.all() if one.is_published],
        "materials": found.materials.all(),
        "place": company_places([found.company_id]).get(found.company_id, ""),
        "is_own": found.company_id in reader.companies,
        "own_url": reverse("exchange_house:mine_notice", args=[found.company.key, found.key]),
        "is_public": found.visibility == Visibility.PUBLIC,
        "as_firms": _answering(found, reader),
        "form": form,
        "problem": problem,
        "stamp": form_stamp(FORM, at=now()),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    return render(request, "exchange/notice.html", context, status=status)


def _sent(request: HttpRequest, form: AnswerForm, found: Notice) -> str:
    """Send it; gives the sentence that says why not, "" when it went or the form says so. Raises ``NoticeOver``."""
    form.errors.clear()  # the action judges, in one sentence per field
    words: dict[str, Any] = {name: request.POST.get(name, "") for name in ("name", "email", "phone", "text")}
    try:
        answer_notice(
            by=VISITOR, at=now(), notice=found, language=get_language() or "de", source="öffentliche Seite", **words
        )
    except NotAcceptable as refused:
        for field, sentence in refused.problems.items():
            form.add_error(field, gettext(sentence))
    except NoticeOver:
        raise
    except NotForwarded as refused:
        return gettext(str(refused))
    return ""


def _answering(found: Notice, reader: Reader) -> list[tuple[str, str]]:
    """The reader's firms, by name, each with the page on which it answers."""
    if found.company_id in reader.companies:
        return []
    firms = Company.objects.filter(pk__in=reader.companies).order_by("sort_key", "pk")
    return [(one.name, reverse("exchange_house:mine_read", args=[one.key, found.key])) for one in firms]


def _over(request: HttpRequest, reader: Reader, *, late: bool) -> HttpResponse:
    """It is over: nothing of its words, but ways on. What somebody wrote meanwhile stands there to be kept."""
    context = {"late": late, "typed": request.POST.get("text", "") if late else ""}
    return render(request, "exchange/over.html", context, status=HTTPStatus.GONE)


def _own_page(reader: Reader) -> str:
    """Where a steward hangs something up; nothing for others."""
    firm = Company.objects.filter(pk__in=reader.companies).order_by("sort_key", "pk").first()
    return reverse("exchange_house:mine", args=[firm.key]) if firm else ""


def _private(answer: HttpResponse, reader: Reader) -> HttpResponse:
    if not reader.is_visitor:
        patch_cache_control(answer, private=True, no_store=True)
    return answer
