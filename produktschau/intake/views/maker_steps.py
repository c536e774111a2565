"""Steps of a round that a firm takes: handing it in, approving or refusing a text."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from produktschau.design.page import HOUSE
from produktschau.intake.actions import ChangedMeanwhile, NotAcceptable, NotReady, decide, submit
from produktschau.intake.actions.submitting import problems_of
from produktschau.intake.calculations.consent import consent_wording
from produktschau.intake.calculations.contents import fields_for
from produktschau.intake.models import Part, Stage, Submission
from produktschau.intake.queries.fields import said
from produktschau.intake.queries.mine import due_of, title_of
from produktschau.intake.queries.rounds import latest, stamp_of
from produktschau.intake.views.maker_frame import shown
from produktschau.intake.views.maker_round import show_round
from produktschau.intake.views.speaker import Speaker
from produktschau.lib.dates import now, today
from produktschau.region.queries import region

DONE = "Eingereicht. Danke. Sie bekommen eine Nachricht, sobald wir etwas von Ihnen brauchen."
_THANKS = {
    True: "Danke. Ihre Freigabe ist gespeichert.",
    False: "Danke. Die Redaktion überarbeitet den Text und legt ihn Ihnen wieder vor.",
}


@require_http_methods(["GET", "HEAD", "POST"])
def handing_in(request: HttpRequest, speaker: Speaker, key: str) -> HttpResponse:
    """Everything once more to read, then hand it in."""
    submission = speaker.round(key)
    if submission.stage != Stage.DRAFT:
        return _on(speaker, submission)
    if request.method != "POST":
        return _review(request, speaker, submission)
    wording = _consent_asked(submission)
    if wording and not request.POST.get("einverstanden"):
        return _review(
            request,
            speaker,
            submission,
            problem="Ohne Ihre Einwilligung können wir den Eintrag nicht annehmen. Setzen Sie das Häkchen.",
        )
    try:
        submit(
            by=speaker.actor,
            at=now(),
            submission=submission,
            via=speaker.via,
            expected=request.POST.get("expected", ""),
            consent=wording,
        )
    except ChangedMeanwhile:
        return _review(request, speaker, submission, is_changed=True)
    except NotAcceptable:
        return _review(request, speaker, submission, problem="Es fehlt noch etwas.")
    except NotReady as refused:
        messages.warning(request, str(refused))
        return _on(speaker, submission)
    messages.success(request, DONE)
    return _on(speaker, submission)


@require_POST
def decision(request: HttpRequest, speaker: Speaker, key: str) -> HttpResponse:
    """The firm's word on one text: „ja“, or „nein“ with what should become different."""
    submission = speaker.round(key)
    part, word, reason = (request.POST.get(name, "") for name in ("part", "wort", "reason"))
    if part not in Part.values or word not in ("ja", "nein"):
        raise Http404
    try:
        decide(
            by=speaker.actor,
            at=now(),
            submission=submission,
            part=part,
            is_given=word == "ja",
            reason=reason if word == "nein" else "",
            via=speaker.via,
            expected=request.POST.get("expected", ""),
        )
    except NotAcceptable as refused:
        return show_round(request, speaker, submission, problems={part: str(refused)}, reasons={part: reason})
    except ChangedMeanwhile:
        submission.refresh_from_db()
        return show_round(request, speaker, submission, reasons={part: reason}, is_changed=True)
    except NotReady as refused:
        messages.warning(request, str(refused))
        return _on(speaker, submission)
    messages.success(request, _THANKS[word == "ja"])
    return _on(speaker, submission)


def _review(
    request: HttpRequest, speaker: Speaker, submission: Submission, *, problem: str = "", is_changed: bool = False
) -> HttpResponse:
    version = latest(submission)
    specs = fields_for(submission.product_id is not None)
    labels = {spec.name: spec.label for spec in specs}
    obstacles = [(name, labels.get(name, "Drucktext"), told) for name, told in problems_of(submission, version).items()]
    context = {
        "round": submission,
        "title": title_of(submission),
        "said": said(specs, version.content),
        "obstacles": obstacles,
        "wording": _consent_asked(submission),
        "today": today(),
        "due": due_of(submission),
        "stamp": stamp_of(version),
        "problem": problem,
        "is_changed": is_changed,
        "back": ("Zurück zum Formular", f"{speaker.base}einreichungen/{submission.key}/"),
    }
    return shown(request, speaker, "submit", context, status=409 if is_changed else 422 if problem else 200)


def _consent_asked(submission: Submission) -> str:
    """The wording to agree to, where the firm is a person and nothing is on file yet."""
    company = submission.company
    if not company.is_sole_trader or (company.consent_on and company.consent_wording):
        return ""
    return consent_wording(str(HOUSE["name"]), region().name)


def _on(speaker: Speaker, submission: Submission) -> HttpResponse:
    return redirect(f"{speaker.base}einreichungen/{submission.key}/")
