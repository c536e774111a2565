"""One notice at the desk: entered by word of a firm, changed, taken out and put back; reports of answers decided."""

from http import HTTPStatus
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_http_methods, require_POST

from produktschau.accounts.models import User
from produktschau.accounts.rules import permitted
from produktschau.design.formats import day
from produktschau.design.forms import seen_at
from produktschau.exchange.actions.ending import (
    block_notice,
    close_notice,
    renew_notice,
    unblock_notice,
    withdraw_notice,
)
from produktschau.exchange.actions.inviting import send_door
from produktschau.exchange.actions.judging import settle_report
from produktschau.exchange.actions.posting import change_notice, post_notice
from produktschau.exchange.calculations.spans import against_renewing, renewed_end
from produktschau.exchange.forms.desk import BlockForm, ChangeForm, EnterForm
from produktschau.exchange.forms.notices import notice_initial
from produktschau.exchange.models import CameOf, Notice, Reply
from produktschau.exchange.queries.checking import is_open
from produktschau.exchange.queries.firm import own_of
from produktschau.exchange.queries.networks import networks_at_desk
from produktschau.exchange.queries.visible import with_all
from produktschau.exchange.rules import may_enter, may_judge, may_moderate, may_see_exchange
from produktschau.lib.dates import now, today
from produktschau.lib.text import row_number
from produktschau.showcase.actions import ChangedMeanwhile, NotAcceptable, NotReady
from produktschau.showcase.models import Company, State

NO_STEP = "Wählen Sie, was mit dem Aushang geschehen soll."
NOT_YOURS = "Dieser Aushang gehört zu einem Netzwerk, das Sie nicht koordinieren. Fragen Sie das Regionalmanagement."
MEANWHILE = "Jemand hat den Aushang inzwischen geändert. Ihr Text steht noch in den Feldern; wenn Sie noch einmal speichern, gilt er."
DONE = {
    "herausnehmen": "Der Aushang ist herausgenommen, der Betrieb bekommt den Grund per Mail.",
    "zurueckhaengen": "Der Aushang hängt wieder, der Betrieb bekommt eine Mail.",
    "verlaengern": "Verlängert: Der Aushang gilt bis zum {}.",
    "abnehmen": "Der Aushang ist auf Wunsch des Betriebs abgenommen.",
    "schliessen": "Der Aushang ist erledigt.",
}


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_enter)
def entered(request: HttpRequest) -> HttpResponse:
    """Enter a notice by word of a firm; with ``was=link`` the firm is sent a link to do it itself."""
    form = EnterForm(
        request.POST if request.method == "POST" else None,
        networks=networks_at_desk(request.user),
        initial=_for(request),
    )
    if request.method != "POST":
        return _new(request, form)
    try:
        return _entered(request, form)
    except NotAcceptable as refused:
        for field, sentence in refused.problems.items():
            form.add_error(field if field in form.fields else None, sentence)
    except NotReady as refused:
        form.add_error("company", str(refused))
    return _new(request, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_see_exchange)
def notice(request: HttpRequest, key: str) -> HttpResponse:
    """One notice with what became of it; POST takes it out, puts it back, prolongs or ends it by word of its firm (``was``)."""
    found = get_object_or_404(with_all(Notice.objects.all()), key=key)
    if request.method != "POST":
        return _page(request, found)
    _permit(request, found)
    what = request.POST.get("was", "")
    try:
        done = _done(request, found, what)
    except NotAcceptable as refused:
        return _page(request, found, problems=refused.problems, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    except NotReady as over:
        messages.error(request, str(over))
        return redirect("exchange_house:notice", key)
    messages.success(request, DONE[what].format(day(done.expires_on)))
    return redirect("exchange_house:notice", key)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_enter)
def changed(request: HttpRequest, key: str) -> HttpResponse:
    """Word it anew by word of its firm."""
    found = get_object_or_404(with_all(Notice.objects.all()), key=key)
    _permit(request, found)
    networks = networks_at_desk(request.user) | found.networks.all()
    if request.method != "POST":
        form = ChangeForm(networks=networks.distinct(), initial=notice_initial(found))
        return _change(request, found, form, found.changed_at.isoformat())
    form = ChangeForm(request.POST, networks=networks.distinct())
    said = form.said()
    form.errors.clear()  # the action judges, in one sentence per field
    expected = request.POST.get("expected", "")
    try:
        change_notice(by=_me(request), at=now(), notice=found, expected=seen_at(request.POST), confirmed=False, **said)
    except NotAcceptable as refused:
        for field, sentence in refused.problems.items():
            form.add_error(field if field in form.fields else None, sentence)
        return _change(request, found, form, expected, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    except ChangedMeanwhile as meanwhile:
        form.add_error(None, MEANWHILE)
        return _change(request, found, form, meanwhile.changed_at.isoformat(), status=HTTPStatus.CONFLICT)
    except NotReady as over:
        form.add_error(None, str(over))
        return _change(request, found, form, expected, status=HTTPStatus.CONFLICT)
    messages.success(request, "Der Aushang ist geändert.")
    return redirect("exchange_house:notice", key)


@require_POST
@permitted(may_judge)
def report_settled(request: HttpRequest, key: str) -> HttpResponse:
    """Decide about an answer that a firm reported."""
    reply = get_object_or_404(Reply, key=key)
    is_abuse = request.POST.get("urteil") == "missbrauch"
    try:
        settle_report(by=_me(request), at=now(), reply=reply, is_abuse=is_abuse)
    except NotReady as refused:
        messages.error(request, str(refused))
    else:
        messages.success(
            request,
            "Als Missbrauch bestätigt: Der Inhalt ist gelöscht, von diesem Absender wird ein Jahr lang nichts weitergeleitet."
            if is_abuse
            else "Die Antwort gilt weiter als gewöhnliche Antwort.",
        )
    return redirect("exchange_house:notices")


def _entered(request: HttpRequest, form: EnterForm) -> HttpResponse:
    """Hang it up, or send the firm a link. Raises ``NotAcceptable``, ``NotReady``."""
    said = form.said()
    company: Any = form.cleaned_data.get("company")
    told_on = form.cleaned_data.get("told_on")
    problems = {name: str(next(iter(form.errors[name]))) for name in ("company", "told_on") if name in form.errors}
    if problems:
        raise NotAcceptable(problems)
    form.errors.clear()  # the actions judge, in one sentence per field
    if request.POST.get("was") == "link":
        return _link_sent(request, company)
    made = post_notice(
        by=_me(request),
        at=now(),
        company=company,
        weeks=row_number(request.POST.get("weeks", "")),
        source=request.POST.get("source", ""),
        told_on=told_on,
        confirmed=False,
        **said,
    )
    messages.success(request, f"Ausgehängt für {company.name}. Der Betrieb wird per Mail gebeten, es zu bestätigen.")
    return redirect("exchange_house:notice", made.key)


def _link_sent(request: HttpRequest, company: Company) -> HttpResponse:
    """Let the firm do it itself. Raises ``NotReady``."""
    mails = send_door(by=_me(request), at=now(), company=company)
    messages.success(request, f"Der Link ist unterwegs an {', '.join(mail.to for mail in mails)}.")
    return redirect("exchange_house:notices")


def _done(request: HttpRequest, found: Notice, what: str) -> Notice:
    told: dict[str, Any] = {"by": _me(request), "at": now(), "notice": found}
    if what == "herausnehmen":
        return block_notice(**told, reason=request.POST.get("reason", ""))
    if what == "zurueckhaengen":
        return unblock_notice(**told)
    if what == "abnehmen":
        return withdraw_notice(**told)
    if what == "schliessen":
        return close_notice(**told, came_of=request.POST.get("came_of", ""))
    if what == "verlaengern":
        return renew_notice(**told, seen=_seen_end(request), is_own=False)
    raise NotAcceptable({"": NO_STEP})


def _seen_end(request: HttpRequest) -> Any:
    try:
        return parse_date(request.POST.get("seen", ""))
    except ValueError:
        return None


def _page(
    request: HttpRequest, found: Notice, *, problems: dict[str, str] | None = None, status: int = HTTPStatus.OK
) -> HttpResponse:
    on = today()
    replies = list(found.replies.select_related("company"))
    form = BlockForm(request.POST if problems and "reason" in problems else None)
    if problems and "reason" in problems:
        form.errors.clear()
        form.add_error("reason", problems["reason"])
    context = {
        "notice": found,
        "own": own_of(found, len(replies), on),
        "replies": replies,
        "renewals": found.renewals.all(),
        "may_moderate": may_moderate(request.user, found),
        "is_open": is_open(found, on),
        "against_renewing": against_renewing(found.expires_on, found.span, on),
        "renewed": renewed_end(found.expires_on, found.span, on),
        "outcomes": CameOf.choices,
        "problem": " ".join(text for key, text in (problems or {}).items() if key != "reason"),
        "form": form,
        "crumbs": _crumbs(found.title),
    }
    return render(request, "exchange/desk/notice.html", context, status=status)


def _new(request: HttpRequest, form: EnterForm, *, status: int = HTTPStatus.OK) -> HttpResponse:
    names = Company.objects.filter(state=State.PUBLISHED).order_by("sort_key").values_list("name", flat=True)
    context = {"form": form, "names": names, "crumbs": _crumbs("Eintragen")}
    return render(request, "exchange/desk/form.html", context, status=status)


def _change(
    request: HttpRequest, found: Notice, form: forms.Form, expected: str, *, status: int = HTTPStatus.OK
) -> HttpResponse:
    crumbs = [*_crumbs("")[:-1], (found.title, reverse("exchange_house:notice", args=[found.key])), ("Ändern", "")]
    context = {"form": form, "notice": found, "expected": expected, "crumbs": crumbs}
    return render(request, "exchange/desk/form.html", context, status=status)


def _for(request: HttpRequest) -> dict[str, Any]:
    """A firm whose page led here."""
    company = Company.objects.filter(key=request.GET.get("betrieb", "")).first()
    return {"company": company.name} if company else {}


def _permit(request: HttpRequest, found: Notice) -> None:
    if not may_moderate(request.user, found):
        raise PermissionDenied(NOT_YOURS)


def _crumbs(here: str) -> list[tuple[str, str]]:
    return [("Leitstand", reverse("portal_house:desk")), ("Börse", reverse("exchange_house:notices")), (here, "")]


def _me(request: HttpRequest) -> User:
    return cast("User", request.user)
