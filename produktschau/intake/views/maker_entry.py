"""One round: its form while it is the firm's turn, else what became of it."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from produktschau.intake.actions import ChangedMeanwhile, NotAcceptable, NotReady
from produktschau.intake.actions.answering import ANSWER, keep_entry
from produktschau.intake.calculations.comparing import changed_fields
from produktschau.intake.calculations.completeness import completeness
from produktschau.intake.calculations.contents import Content, FieldSpec, check_content, fields_for
from produktschau.intake.models import Stage, Submission, Version
from produktschau.intake.queries.fields import shown_fields
from produktschau.intake.queries.mine import due_of, title_of
from produktschau.intake.queries.past import reason_of_return, writer_of
from produktschau.intake.queries.remarks import remarks_of
from produktschau.intake.queries.rounds import latest, stamp_of
from produktschau.intake.queries.words import allowed_choices, words_for_fields
from produktschau.intake.views.maker_frame import shown
from produktschau.intake.views.maker_round import show_round
from produktschau.intake.views.speaker import Speaker
from produktschau.lib.dates import now
from produktschau.showcase.models import Company, Product

ENDLESS = 20_000
"""Characters no draft keeps more of in one field (``contents.rough_content``): what is longer is told before anything is cut."""
ONWARD = {
    "einreichen": "einreichungen/{round}/einreichen/",
    "bilder": "bilder/{record}/",
    "vorschau": "einreichungen/{round}/vorschau/",
}
"""Where a button leads once the words are kept."""
UNFINISHED = ("bilder", "vorschau")
"""Buttons that lead on, whether all that was typed can stand or not."""


@require_http_methods(["GET", "HEAD", "POST"])
def entry(request: HttpRequest, speaker: Speaker, key: str) -> HttpResponse:
    """The form of a draft; in every other stage what happens now. POST keeps what was typed, at any time and in any shape."""
    submission = speaker.round(key)
    if request.method == "POST":
        return _keep(request, speaker, submission)
    return (
        show_form(request, speaker, submission)
        if submission.stage == Stage.DRAFT
        else show_round(request, speaker, submission)
    )


def _keep(request: HttpRequest, speaker: Speaker, submission: Submission) -> HttpResponse:
    content, answers = typed(request, submission)
    if endless := _endless(submission, content):
        if wants_json(request):
            return JsonResponse(
                {"told": f"Noch nicht gespeichert. {' '.join(endless.values())}", "problems": endless}, status=422
            )
        return show_form(request, speaker, submission, content=content, answers=answers, problems=endless)
    try:
        version = keep_entry(
            by=speaker.actor,
            at=now(),
            submission=submission,
            content=content,
            answers=answers,
            expected=request.POST.get("expected", ""),
        )
    except ChangedMeanwhile as other:
        return _both(request, speaker, submission, other.version, content, answers)
    except NotReady as refused:
        if wants_json(request):
            return JsonResponse({"told": str(refused)}, status=409)
        messages.warning(request, f"{refused} Was Sie zuletzt getippt haben, ist nicht gespeichert.")
        return redirect(f"{speaker.base}einreichungen/{submission.key}/")
    except NotAcceptable as refused:
        return show_form(request, speaker, submission, content=content, answers=answers, problems=refused.problems)
    if wants_json(request):
        return JsonResponse(_kept(submission, version))
    problems = _problems(submission, version.content)
    if problems and request.POST.get("weiter") not in UNFINISHED:
        return show_form(request, speaker, submission, problems=problems)
    onward = ONWARD.get(request.POST.get("weiter", ""), "einreichungen/{round}/")
    record = submission.product or submission.company
    return redirect(speaker.base + onward.format(round=submission.key, record=record.key))


def typed(request: HttpRequest, submission: Submission) -> tuple[Content, dict[str, str]]:
    """What stands in the fields of the firm, and its answers to remarks by field. A field that was not sent is left alone."""
    content: Content = {}
    for spec in _specs(submission):
        if spec.kind == "choices" and (spec.name in request.POST or f"{spec.name}-da" in request.POST):
            content[spec.name] = request.POST.getlist(spec.name)
        elif spec.kind != "choices" and spec.name in request.POST and not spec.is_for_staff:
            content[spec.name] = request.POST[spec.name]
    answers = {name.removeprefix(ANSWER): str(text) for name, text in request.POST.items() if name.startswith(ANSWER)}
    return content, answers


def wants_json(request: HttpRequest) -> bool:
    """Whether our own script asks, which keeps the form while somebody types."""
    return request.headers.get("Accept") == "application/json"


def show_form(
    request: HttpRequest,
    speaker: Speaker,
    submission: Submission,
    *,
    content: Mapping[str, Any] | None = None,
    answers: Mapping[str, str] | None = None,
    problems: Mapping[str, str] | None = None,
    other: Version | None = None,
) -> HttpResponse:
    """The form with what is kept, or with what was typed (``content``). ``other`` is what somebody else kept meanwhile."""
    version = other or latest(submission)
    specs = _specs(submission)
    words = {**version.content, **(content or {})}
    remarks, answers = remarks_of(submission), answers or {}
    told = _problems(submission, words) if problems is None else dict(problems)
    points = _points(submission, words)
    context = {
        "round": submission,
        "title": title_of(submission),
        "fields": shown_fields(
            specs, words, problems=told, remarks=remarks, others=_others(specs, words, other), answers=answers
        ),
        "general": [one for one in remarks if not one.field],
        "general_answer": answers.get("", ""),
        "general_problem": told.get(ANSWER, ""),
        "problems": problems,
        "stamp": _seen(request, version) if content is not None and other is None else stamp_of(version),
        "saved_at": "" if content is not None else _clock(version),
        "points": points,
        "done": sum(point.is_done for point in points),
        "due": due_of(submission),
        "reason": reason_of_return(submission),
        "pictures": _record(submission).pictures.count(),
        "conflict": other and f"{writer_of(other)} hat um {_clock(other)} gespeichert.",
    }
    return shown(request, speaker, "entry", context, status=409 if other else 422 if problems else 200)


def _seen(request: HttpRequest, version: Version) -> str:
    """The stamp of the words somebody began with: a refused form must not pass for one that has seen the latest."""
    return request.POST.get("expected") or stamp_of(version)


def _endless(submission: Submission, content: Content) -> dict[str, str]:
    return {
        spec.name: f"„{spec.label}“ hat {len(content[spec.name])} Zeichen. Kürzen Sie auf höchstens {spec.longest or ENDLESS}."
        for spec in _specs(submission)
        if isinstance(content.get(spec.name), str) and len(content[spec.name]) > ENDLESS
    }


def _both(
    request: HttpRequest,
    speaker: Speaker,
    submission: Submission,
    other: Version,
    content: Content,
    answers: Mapping[str, str],
) -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"told": "Inzwischen ist eine andere Fassung gespeichert."}, status=409)
    submission.refresh_from_db()
    if submission.stage != Stage.DRAFT:
        messages.warning(
            request, "Der Eintrag liegt inzwischen bei der Redaktion. Ihre letzten Worte sind nicht gespeichert."
        )
        return redirect(f"{speaker.base}einreichungen/{submission.key}/")
    return show_form(request, speaker, submission, content=content, answers=answers, other=other)


def _kept(submission: Submission, version: Version) -> dict[str, Any]:
    problems = _problems(submission, version.content)
    points = _points(submission, version.content)
    but = {0: "", 1: ", eine Angabe braucht noch Ihren Blick"}.get(
        len(problems), f", {len(problems)} Angaben brauchen noch Ihren Blick"
    )
    return {
        "expected": stamp_of(version),
        "told": f"gespeichert {_clock(version)}{but}",
        "problems": problems,
        "points": [point.is_done for point in points],
        "counted": f"{sum(point.is_done for point in points)} von {len(points)} Angaben stehen da.",
    }


def _others(specs: tuple[FieldSpec, ...], words: Mapping[str, Any], other: Version | None) -> dict[str, str]:
    """What stands in the other version where it reads otherwise, as text by field."""
    if other is None:
        return {}
    cleaned, _ = check_content(specs, words)
    found = changed_fields(specs, {**words, **cleaned}, other.content, words_for_fields())
    return {one.field: one.after for one in found}


def _problems(submission: Submission, content: Mapping[str, Any]) -> dict[str, str]:
    return check_content(_specs(submission), content, choices=allowed_choices())[1]


def _points(submission: Submission, content: Mapping[str, Any]) -> list[Any]:
    return completeness(_specs(submission), content, _record(submission).pictures.count())


def _specs(submission: Submission) -> tuple[FieldSpec, ...]:
    return fields_for(submission.product_id is not None)


def _record(submission: Submission) -> Company | Product:
    return submission.product or submission.company


def _clock(version: Version) -> str:
    return f"{timezone.localtime(version.at):%H:%M}"
