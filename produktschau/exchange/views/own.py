"""What a firm does with its own notices."""

from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from produktschau.design.formats import day
from produktschau.design.forms import seen_at
from produktschau.exchange.actions.ending import close_notice, note_outcome, renew_notice, withdraw_notice
from produktschau.exchange.actions.judging import report_reply
from produktschau.exchange.actions.posting import change_notice, confirm_notice, post_notice
from produktschau.exchange.calculations.spans import against_renewing, renewed_end
from produktschau.exchange.forms.notices import NewNoticeForm, NoticeForm, OutcomeForm, notice_initial
from produktschau.exchange.models import CameOf, Notice
from produktschau.exchange.queries.checking import against_company, is_open
from produktschau.exchange.queries.firm import new_for, own_notices, own_of, replies_of, reply_of
from produktschau.exchange.queries.networks import choosable_networks
from produktschau.exchange.queries.visible import with_all
from produktschau.exchange.views.frame import shown
from produktschau.exchange.views.speaker import Speaker
from produktschau.lib.dates import now, today
from produktschau.lib.text import row_number
from produktschau.showcase.actions import ChangedMeanwhile, NotAcceptable, NotReady

SAVED = {
    "verlaengern": "Verlängert: Der Aushang gilt bis zum {}.",
    "bestaetigen": "Danke, der Aushang ist bestätigt.",
    "abnehmen": "Der Aushang ist abgenommen. Zu lesen ist er nur noch hier.",
    "schliessen": "Danke. Der Aushang ist erledigt und nicht mehr zu sehen.",
}
SOURCES = {True: "selbst über persönlichen Link", False: "selbst, angemeldet"}
NO_STEP = "Wählen Sie unten, was mit dem Aushang geschehen soll."
MEANWHILE = "Jemand hat den Aushang inzwischen geändert. Ihr Text steht noch in den Feldern; wenn Sie noch einmal speichern, gilt er."


@require_safe
def overview(request: HttpRequest, speaker: Speaker) -> HttpResponse:
    """The firm's notices and what is new for it. A link for one matter leads to it."""
    kind, key = speaker.matter
    if kind == "notice":
        return redirect(f"{speaker.base}aushang/{speaker.notice(key).key}/")
    if kind == "subscription":
        return redirect(f"{speaker.base}umschau/")
    speaker.whole()
    on = today()
    context = {
        "rows": own_notices(speaker.company, on),
        "news": list(with_all(new_for(speaker.company, speaker.reader, on))[:5]),
        "why": against_company(speaker.company),
    }
    return shown(request, speaker, "overview", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, speaker: Speaker) -> HttpResponse:
    """Hang something up."""
    speaker.whole()
    like = request.GET.get("wie", "")
    initial = notice_initial(speaker.notice(like)) if like else {}
    data = request.POST if request.method == "POST" else None
    form = NewNoticeForm(data, networks=choosable_networks(speaker.company), initial=initial)
    if data is not None:
        said, weeks = form.said(), row_number(data.get("weeks", ""))
        form.errors.clear()  # the action judges, in one sentence per field
        try:
            made = post_notice(
                by=speaker.actor,
                at=now(),
                company=speaker.company,
                weeks=weeks,
                source=SOURCES[speaker.link is not None],
                **said,
            )
        except NotAcceptable as refused:
            return _form(request, speaker, form, refused, {"why": against_company(speaker.company)})
        messages.success(request, f"Ausgehängt: „{made.title}“, bis zum {day(made.expires_on)}.")
        return redirect(f"{speaker.base}aushang/{made.key}/")
    return shown(request, speaker, "form", {"form": form, "why": against_company(speaker.company)})


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, speaker: Speaker, key: str) -> HttpResponse:
    """Word it anew."""
    notice = speaker.notice(key)
    networks = choosable_networks(speaker.company)
    if request.method != "POST":
        form = NoticeForm(networks=networks, initial=notice_initial(notice))
        return shown(
            request, speaker, "form", {"form": form, "notice": notice, "expected": notice.changed_at.isoformat()}
        )
    form = NoticeForm(request.POST, networks=networks)
    said = form.said()
    form.errors.clear()  # the action judges, in one sentence per field
    context = {"notice": notice, "expected": request.POST.get("expected", "")}
    try:
        change_notice(by=speaker.actor, at=now(), notice=notice, expected=seen_at(request.POST), **said)
    except NotAcceptable as refused:
        return _form(request, speaker, form, refused, context)
    except ChangedMeanwhile as changed:
        context |= {"problem": MEANWHILE, "expected": changed.changed_at.isoformat()}
        return shown(request, speaker, "form", {"form": form, **context}, status=HTTPStatus.CONFLICT)
    except NotReady as over:
        return shown(
            request, speaker, "form", {"form": form, **context, "problem": str(over)}, status=HTTPStatus.CONFLICT
        )
    messages.success(request, "Der Aushang ist geändert.")
    return redirect(f"{speaker.base}aushang/{notice.key}/")


@require_http_methods(["GET", "HEAD", "POST"])
def notice(request: HttpRequest, speaker: Speaker, key: str) -> HttpResponse:
    """One of the firm's notices with its answers; POST renews, confirms, takes down or closes it (``was``)."""
    found = speaker.notice(key)
    if request.method != "POST":
        return _page(request, speaker, found)
    what = request.POST.get("was", "")
    try:
        done = _done(request, speaker, found, what)
    except NotAcceptable as refused:
        return _page(request, speaker, found, problems=refused.problems, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    except NotReady as over:
        return _page(request, speaker, found, problems={"": str(over)}, status=HTTPStatus.CONFLICT)
    messages.success(request, SAVED[what].format(day(done.expires_on)))
    return redirect(f"{speaker.base}aushang/{found.key}/")


@require_POST
def reply(request: HttpRequest, speaker: Speaker, key: str, reply: str) -> HttpResponse:
    """Say what came of one answer, or report it."""
    found = speaker.notice(key)
    one = reply_of(found, reply.upper())
    if one is None:
        raise Http404
    try:
        if request.POST.get("was") == "melden":
            report_reply(by=speaker.actor, at=now(), reply=one, why=request.POST.get("why", ""))
            messages.success(request, "Danke, wir sehen uns die Antwort an.")
        else:
            note_outcome(
                by=speaker.actor, at=now(), notice=found, reply=one.key, came_of=request.POST.get("came_of", "")
            )
            messages.success(request, "Vermerkt, was daraus wurde.")
    except NotAcceptable as refused:
        return _page(request, speaker, found, problems={one.key: str(refused)}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    except NotReady as over:
        return _page(request, speaker, found, problems={one.key: str(over)}, status=HTTPStatus.CONFLICT)
    return redirect(f"{speaker.base}aushang/{found.key}/#antworten")


def _done(request: HttpRequest, speaker: Speaker, found: Notice, what: str) -> Notice:
    told: dict[str, Any] = {"by": speaker.actor, "at": now(), "notice": found}
    if what == "verlaengern":
        return renew_notice(**told, seen=_seen_end(request, found))
    if what == "bestaetigen":
        return confirm_notice(**told)
    if what == "abnehmen":
        return withdraw_notice(**told)
    if what == "schliessen":
        return close_notice(**told, came_of=request.POST.get("came_of", ""))
    raise NotAcceptable({"": NO_STEP})


def _seen_end(request: HttpRequest, found: Notice) -> Any:
    try:
        return parse_date(request.POST.get("seen", ""))
    except ValueError:
        return None


def _page(
    request: HttpRequest,
    speaker: Speaker,
    found: Notice,
    *,
    problems: dict[str, str] | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    found = speaker.notice(found.key)
    on, replies = today(), replies_of(found)
    form = OutcomeForm(request.POST if (problems and "came_of" in problems) else None)
    context = {
        "notice": found,
        "own": own_of(found, len(replies), on),
        "replies": replies,
        "outcomes": CameOf.choices,
        "outcome": form,
        "problems": problems or {},
        "problem": " ".join(text for key, text in (problems or {}).items()),
        "is_open": is_open(found, on),
        "against_renewing": against_renewing(found.expires_on, found.span, on) or against_company(found.company),
        "renewed": renewed_end(found.expires_on, found.span, on),
    }
    return shown(request, speaker, "notice", context, status=status)


def _form(
    request: HttpRequest, speaker: Speaker, form: forms.Form, refused: NotAcceptable, context: dict[str, Any]
) -> HttpResponse:
    for field, sentence in refused.problems.items():
        form.add_error(_of(form, field), sentence)
    return shown(request, speaker, "form", {"form": form, **context}, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def _of(form: forms.Form, field: str) -> str | None:
    """The field of the form an action's sentence belongs to; the form as a whole where it has none."""
    return field if field in form.fields else None
