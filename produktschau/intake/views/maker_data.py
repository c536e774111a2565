"""What the house holds of a firm, to take away; and how a firm leaves."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from produktschau.intake.actions import NotAcceptable
from produktschau.intake.actions.leaving import ask_to_leave
from produktschau.intake.queries.export import firm_data, wish_to_leave
from produktschau.intake.views.maker_frame import shown
from produktschau.intake.views.speaker import Speaker
from produktschau.lib.dates import now, today


@require_safe
def data(request: HttpRequest, speaker: Speaker) -> HttpResponse:
    """What there is, and the way to take it. A link gets only the way: whoever was handed the mail is not known."""
    speaker.whole()
    return shown(request, speaker, "data", {})


@require_safe
def data_file(request: HttpRequest, speaker: Speaker) -> HttpResponse:
    """Everything of the firm as one file (Art. 15 and 20 GDPR), for stewards who signed in."""
    if not speaker.is_signed_in:
        raise Http404
    answer = JsonResponse(
        firm_data(speaker.company, on=today()), json_dumps_params={"ensure_ascii": False, "indent": 2}
    )
    answer["Content-Disposition"] = f'attachment; filename="{speaker.company.slug}.json"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, speaker: Speaker) -> HttpResponse:
    """What leaving means, and the wish to leave. The office decides; a link only says how to write to it."""
    speaker.whole()
    if request.method != "POST":
        return shown(request, speaker, "leave", {"wish": wish_to_leave(speaker.company)})
    if not speaker.is_signed_in:
        raise Http404
    reason = request.POST.get("reason", "")
    try:
        ask_to_leave(by=speaker.actor, at=now(), company=speaker.company, reason=reason)
    except NotAcceptable as refused:
        context = {"problem": str(refused), "reason": reason}
        return shown(request, speaker, "leave", context, status=422)
    messages.success(request, "Ihr Wunsch liegt jetzt beim Regionalmanagement. Es meldet sich bei Ihnen.")
    return redirect(f"{speaker.base}gehen/")
