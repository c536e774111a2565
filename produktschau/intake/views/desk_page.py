"""One submission at the desk: read, edited. Who saves second loses nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from produktschau.accounts.models import User
from produktschau.accounts.rules import permitted
from produktschau.audit.queries import history, rows
from produktschau.intake.actions import ChangedMeanwhile, NotAcceptable, NotReady, write_version
from produktschau.intake.calculations.contents import PRINT, fields_for
from produktschau.intake.calculations.merging import merged
from produktschau.intake.forms.desk import typed_content, typed_expected, typed_print, typed_remarks, typed_via
from produktschau.intake.models import Finding, Stage, Submission, Version, Via
from produktschau.intake.models.version import ON_BEHALF
from produktschau.intake.queries.desk_list import state_of
from produktschau.intake.queries.desk_page import (
    Typed,
    desk_fields,
    lacking,
    past_of,
    pictures_waiting,
    remarks_by_field,
)
from produktschau.intake.queries.origin import asked_of
from produktschau.intake.queries.readiness import reasons_against_next
from produktschau.intake.queries.rounds import decisions_in_force, latest, parts_of, stamp_of
from produktschau.intake.rules import may_decide, may_edit_submission, may_see_submissions
from produktschau.lib.dates import now, today
from produktschau.lib.text import row_number
from produktschau.outreach.queries.recipients import recipients

HISTORY = 40
WAY = (Stage.DRAFT, Stage.SUBMITTED, Stage.CHECKED, Stage.EDITED, Stage.APPROVED, Stage.PUBLISHED)


@dataclass(frozen=True)
class Told:
    """What a refused step leaves on the page: problems by field, words typed into the step's own form, which step it was.

    ``seen`` is the stamp of the words the editor began with, where they still stand in the form.
    """

    problems: Mapping[str, str] = field(default_factory=dict)
    step: str = ""
    said: Mapping[str, Any] = field(default_factory=dict)
    answers: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    is_food: bool | None = None
    version: Version | None = None
    seen: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_see_submissions)
def submission(request: HttpRequest, key: str) -> HttpResponse:
    """The page; a POST saves the words."""
    found = opened(key)
    if request.method != "POST":
        return show(request, found)
    by = editor(request)
    content, printed = typed_content(fields_for(found.product_id is not None), request.POST), typed_print(request.POST)
    via, said_on = typed_via(request.POST, otherwise=Via.OFFICE)
    try:
        write_version(
            by=by,
            at=now(),
            submission=found,
            content=content,
            print_text=printed,
            via=via,
            said_on=said_on,
            expected=typed_expected(request.POST),
        )
    except (NotAcceptable, NotReady, ChangedMeanwhile) as refused:
        return refused_words(request, found, refused, content, printed)
    messages.success(request, "Gespeichert.")
    return redirect("intake:desk_submission", key)


def opened(key: str) -> Submission:
    """The submission. Raises ``Http404``."""
    found: Submission = get_object_or_404(
        Submission.objects.select_related("company", "product__world", "call"), key=key
    )
    return found


def editor(request: HttpRequest) -> User:
    """Who acts. Raises ``PermissionDenied`` for whoever may only read."""
    if not isinstance(request.user, User) or not may_edit_submission(request.user):
        raise PermissionDenied
    return request.user


def refused_words(
    request: HttpRequest,
    found: Submission,
    refused: NotAcceptable | NotReady | ChangedMeanwhile,
    content: Mapping[str, Any],
    printed: str | None,
) -> HttpResponse:
    """The page with everything that was typed, and why it could not be saved: 409 when somebody else was quicker, else 422."""
    words = {**content, **({PRINT: printed} if printed is not None else {})}
    found = opened(found.key)
    if isinstance(refused, ChangedMeanwhile):
        theirs = {**refused.version.content, PRINT: refused.version.print_text}
        told = merged(_seen(request, found), words, theirs)
        typed = Typed(told.values, {}, told.contested, typed_remarks(request.POST))
        return show(request, found, typed, Told(version=refused.version), status=409)
    problems = refused.problems if isinstance(refused, NotAcceptable) else {"": str(refused)}
    typed = Typed(words, problems, {}, typed_remarks(request.POST))
    return show(request, found, typed, Told(problems, seen=typed_expected(request.POST)), status=422)


def show(
    request: HttpRequest,
    found: Submission,
    typed: Typed | None = None,
    told: Told | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page of a submission."""
    version = latest(found)
    typed = typed or Typed({}, {}, {}, typed_remarks(request.POST))
    told = told or Told()
    may_edit = may_edit_submission(request.user) and found.is_open
    mark, word = state_of(found)
    context = {
        "crumbs": [("Einreichungen", reverse("intake:desk_submissions")), (str(found.product or found.company), "")],
        "submission": found,
        "record": found.product or found.company,
        "mark": mark,
        "word": word,
        "way": [(stage.value, stage.label, stage == found.stage) for stage in WAY],
        "version": version,
        "expected": told.seen or stamp_of(version),
        "fields": desk_fields(found, version, typed),
        "whole": remarks_by_field(found).get("", ()),
        "whole_remark": typed.remarks.get("", ""),
        "is_firms": found.stage == Stage.DRAFT,
        "may_edit": may_edit,
        "may_reopen": may_edit_submission(request.user) and found.stage == Stage.ARCHIVED,
        "has_no_mail": may_edit and not recipients(found.company),
        "may_decide": may_decide(request.user) and found.is_open,
        "ways": [(via.value, via.label) for via in ON_BEHALF],
        "told": told,
        "typed": typed,
        "today": today(),
        "lacking": lacking(found, version),
        "pictures_waiting": pictures_waiting(found),
        "past": past_of(found),
        "history": rows(history(f"submission:{found.key}")[:HISTORY]),
        **_origin(found, told),
        **_approvals(found, version),
    }
    return render(request, "intake/desk/submission.html", context, status=status)


def _seen(request: HttpRequest, found: Submission) -> dict[str, Any] | None:
    """The words the editor began with, while they are still kept."""
    number, _, _ = typed_expected(request.POST).partition(".")
    version = found.versions.filter(number=row_number(number)).first()
    if version is None or stamp_of(version) != typed_expected(request.POST):
        return None
    return {**version.content, PRINT: version.print_text}


def _origin(found: Submission, told: Told) -> dict[str, Any]:
    is_food = told.is_food if told.is_food is not None else found.is_food
    asked = [
        {
            "criterion": one.criterion,
            "finding": one.finding,
            "before": one.before,
            "answer": told.answers.get(one.criterion.slug, (_answer(one.finding), ""))[0],
            "evidence": told.answers.get(one.criterion.slug, ("", _evidence(one.finding, one.before)))[1],
            "problem": told.problems.get(one.criterion.slug, ""),
        }
        for one in (asked_of(found, is_food) if is_food is not None else [])
    ]
    return {
        "is_food": is_food,
        "asked": asked,
        "answers": Finding.Answer.choices,
        "reasons": reasons_against_next(found),
        "is_checking": found.stage == Stage.SUBMITTED,
    }


def _answer(finding: Finding | None) -> str:
    return finding.answer if finding else str(Finding.Answer.OPEN.value)


def _evidence(finding: Finding | None, before: Finding | None) -> str:
    return finding.evidence if finding else before.evidence if before else ""


def _approvals(found: Submission, version: Version) -> dict[str, Any]:
    decisions = decisions_in_force(found, version)
    return {
        "parts": [(part.value, part.label, decisions.get(part)) for part in parts_of(version)],
        "refusals": [one for one in found.approvals.select_related("version") if not one.is_given],
    }
