"""Steps of a submission at the desk. Each is one POST; what was typed and could not be taken stands on the page again."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from produktschau.accounts.models import User
from produktschau.accounts.rules import permitted
from produktschau.intake import actions
from produktschau.intake.actions import ChangedMeanwhile, NotAcceptable, NotReady
from produktschau.intake.calculations.contents import fields_for
from produktschau.intake.forms.desk import (
    typed_answers,
    typed_content,
    typed_expected,
    typed_is_food,
    typed_number,
    typed_print,
    typed_remarks,
    typed_via,
)
from produktschau.intake.models import Comment, Stage, Submission, Via
from produktschau.intake.rules import may_decide, may_edit_submission
from produktschau.intake.views.desk_page import Told, editor, opened, refused_words, show
from produktschau.lib.dates import now, today
from produktschau.showcase.models import Company, Product


@require_POST
@permitted(may_edit_submission)
def begin(request: HttpRequest) -> HttpResponse:
    """Begin a round for a firm: of its own entry, of a product, or of something new."""
    company = get_object_or_404(Company, key=request.POST.get("company", ""))
    key = request.POST.get("product", "")
    product = get_object_or_404(Product, key=key) if key else None
    via, said_on = typed_via(request.POST, otherwise=Via.CALL)
    try:
        made = actions.open_submission(
            by=editor(request),
            at=now(),
            company=company,
            product=product,
            new_product=request.POST.get("new_product", "").strip(),
            via=via,
            said_on=said_on,
        )
    except NotAcceptable as refused:
        messages.error(request, str(refused))
        back = product or company
        return redirect(f"showcase_house:desk_{'product' if product else 'company'}", back.key)
    return redirect("intake:desk_submission", made.key)


@require_POST
@permitted(may_edit_submission)
def hand_in(request: HttpRequest, key: str) -> HttpResponse:
    """Hand in for the firm what it said."""
    via, said_on = typed_via(request.POST, otherwise=Via.CALL)
    expected = typed_expected(request.POST)
    return _step(request, key, "submit", "Eingereicht für den Betrieb.", via=via, said_on=said_on, expected=expected)


@require_POST
@permitted(may_edit_submission)
def findings(request: HttpRequest, key: str) -> HttpResponse:
    """Keep what was found; with „weiter“ confirm the origin as well, where nothing is in the way."""
    found = opened(key)
    is_food, answers = typed_is_food(request.POST), typed_answers(request.POST)
    is_last = request.POST.get("weiter") == "ja"
    try:
        done = actions.record_findings(
            by=editor(request),
            at=now(),
            on=today(),
            submission=found,
            is_food=is_food,
            answers=answers,
            is_last=is_last,
        )
    except (NotAcceptable, NotReady) as refused:
        problems = refused.problems if isinstance(refused, NotAcceptable) else {"": str(refused)}
        return show(request, opened(key), told=Told(problems, "findings", answers=answers, is_food=is_food), status=422)
    if done.stage == Stage.CHECKED and is_last:
        messages.success(request, "Die Herkunft ist bestätigt. Als Nächstes wird der Text bearbeitet.")
    elif is_last:
        messages.warning(request, "Gespeichert. Bestätigen geht noch nicht; der Grund steht unten.")
    else:
        messages.success(request, "Die Herkunftsprüfung ist gespeichert.")
    return redirect("intake:desk_submission", key)


@require_POST
@permitted(may_edit_submission)
def offer(request: HttpRequest, key: str) -> HttpResponse:
    """Save the words and ask the firm for its approval."""
    found = opened(key)
    content, printed = typed_content(fields_for(found.product_id is not None), request.POST), typed_print(request.POST)
    try:
        done = actions.offer_for_approval(
            by=editor(request),
            at=now(),
            submission=found,
            expected=typed_expected(request.POST),
            content=content,
            print_text=printed,
        )
    except (NotAcceptable, NotReady, ChangedMeanwhile) as refused:
        return refused_words(request, found, refused, content, printed)
    whole = "Der Betrieb hatte diese Wörter schon freigegeben. Es kann veröffentlicht werden."
    asked = "Der Betrieb ist um seine Freigabe gebeten."
    messages.success(request, whole if done.stage == Stage.APPROVED else asked)
    return redirect("intake:desk_submission", key)


@require_POST
@permitted(may_edit_submission)
def decision(request: HttpRequest, key: str) -> HttpResponse:
    """Write down how the firm decided on a part."""
    data = request.POST
    via, said_on = typed_via(data, otherwise=Via.CALL)
    if data.get("part") not in ("web", "print") or data.get("is_given") not in ("ja", "nein") or via == Via.OFFICE:
        return _again(request, key, "decide", {"decide": "Wählen Sie, was der Betrieb wozu gesagt hat."})
    is_given = data["is_given"] == "ja"
    sentence = (
        "Die Freigabe ist eingetragen."
        if is_given
        else "Die Ablehnung ist eingetragen. Der Text geht zurück in die Bearbeitung."
    )
    return _step(
        request,
        key,
        "decide",
        sentence,
        part=data["part"],
        is_given=is_given,
        reason=data.get("reason", ""),
        via=via,
        said_on=said_on,
        expected=typed_expected(data),
    )


@require_POST
@permitted(may_decide)
def publish(request: HttpRequest, key: str) -> HttpResponse:
    """End the round: everyone sees it."""
    return _step(request, key, "publish", "Veröffentlicht. Die Suche zeigt es in wenigen Sekunden.")


@require_POST
@permitted(may_edit_submission)
def give_back(request: HttpRequest, key: str) -> HttpResponse:
    """Give it back to the firm with a reason and the remarks that were typed."""
    remarks = typed_remarks(request.POST)
    reason = request.POST.get("reason", "")
    return _step(request, key, "back", "Zurückgegeben. Der Betrieb weiß, was fehlt.", reason=reason, comments=remarks)


@require_POST
@permitted(may_decide)
def lay_aside(request: HttpRequest, key: str) -> HttpResponse:
    """Lay the round aside with a reason."""
    return _step(
        request, key, "archive", "Abgelegt. Öffentlich bleibt alles, wie es ist.", reason=request.POST.get("reason", "")
    )


@require_POST
@permitted(may_edit_submission)
def undo(request: HttpRequest, key: str) -> HttpResponse:
    """Undo the office's last step."""
    return _step(request, key, "undo", "Zurückgenommen. Es steht wieder, wo es davor stand.")


@require_POST
@permitted(may_edit_submission)
def remark(request: HttpRequest, key: str) -> HttpResponse:
    """Put remarks beside fields."""
    opened(key)
    remarks = typed_remarks(request.POST)
    if not remarks:
        messages.error(request, "Es war keine Bemerkung geschrieben.")
        return redirect("intake:desk_submission", key)
    return _step(request, key, "remark", "Bemerkt. Der Betrieb liest es, wenn er den Eintrag öffnet.", comments=remarks)


@require_POST
@permitted(may_edit_submission)
def settle(request: HttpRequest, key: str) -> HttpResponse:
    """Tick a remark off, or take the tick back."""
    number = typed_number(request.POST, "comment") or typed_number(request.POST, "open")
    comment = get_object_or_404(Comment.objects.select_related("submission"), pk=number or 0, submission=opened(key))
    actions.settle_comment(by=editor(request), at=now(), comment=comment, is_done="comment" in request.POST)
    return redirect("intake:desk_submission", key)


@require_POST
@permitted(may_edit_submission)
def restore(request: HttpRequest, key: str) -> HttpResponse:
    """Let the words of an earlier version count again."""
    found = opened(key)
    number = typed_number(request.POST, "number")
    if number is None or not found.versions.filter(number=number).exists():
        raise Http404
    via, said_on = typed_via(request.POST, otherwise=Via.OFFICE)
    expected = typed_expected(request.POST)
    sentence = f"Es gelten wieder die Wörter der Fassung {number}."
    return _step(request, key, "restore", sentence, number=number, expected=expected, via=via, said_on=said_on)


ACTIONS: dict[str, Callable[..., Any]] = {
    "submit": actions.submit,
    "decide": actions.decide,
    "publish": actions.publish_submission,
    "back": actions.send_back,
    "archive": actions.archive_submission,
    "remark": actions.add_comments,
    "restore": actions.restore_version,
    "undo": actions.take_back,
}


def _step(request: HttpRequest, key: str, step: str, sentence: str, **said: Any) -> HttpResponse:
    if not isinstance(request.user, User):
        raise PermissionDenied
    found = opened(key)
    try:
        ACTIONS[step](by=request.user, at=now(), submission=found, **said)
    except NotAcceptable as refused:
        return _again(request, key, step, dict(refused.problems))
    except NotReady as refused:
        return _again(request, key, step, {"": " ".join(refused.reasons)})
    except ChangedMeanwhile as refused:
        told = Told({"": str(refused)}, step, said=request.POST.dict())
        return show(request, opened(key), told=told, status=409)
    messages.success(request, sentence)
    return redirect("intake:desk_submission", key)


def _again(request: HttpRequest, key: str, step: str, problems: dict[str, str]) -> HttpResponse:
    """The page with what was typed into the step's form, and why it was refused."""
    found: Submission = opened(key)
    return show(request, found, told=Told(problems, step, said=request.POST.dict()), status=422)
