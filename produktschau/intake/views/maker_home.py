"""The firm's first page, and how a round begins."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from produktschau.intake.actions import NotAcceptable, open_submission
from produktschau.intake.calculations.completeness import completeness
from produktschau.intake.calculations.contents import COMPANY_FIELDS
from produktschau.intake.queries.contents import content_of
from produktschau.intake.queries.effect import effect_of
from produktschau.intake.queries.mine import asks_of, rounds_of, rows_of, usual_days, waiting_of
from produktschau.intake.views.maker_frame import shown
from produktschau.intake.views.speaker import Speaker
from produktschau.lib.dates import now, today
from produktschau.showcase.models import Product


@require_safe
def overview(request: HttpRequest, speaker: Speaker) -> HttpResponse:
    """What is asked of the firm now, its entries, what the showcase did for it. A link for one matter leads to it."""
    kind, key = speaker.matter
    if kind == "submission":
        return redirect(f"{speaker.base}einreichungen/{speaker.round(key).key}/")
    if kind == "call":
        return redirect(f"{speaker.base}aufrufe/{key}/")
    speaker.whole()
    company, on = speaker.company, today()
    rounds = list(rounds_of(company))
    points = completeness(COMPANY_FIELDS, content_of(company), company.pictures.count())
    waiting = waiting_of(rounds)
    context = {
        "asks": asks_of(company, rounds, on=on),
        "waiting": waiting,
        "days": usual_days() if waiting else None,
        "rows": rows_of(company, rounds),
        "points": points,
        "missing": [point for point in points if not point.is_done],
        "done": sum(point.is_done for point in points),
        "effect": effect_of(company, on=on),
        "back": None,
    }
    return shown(request, speaker, "overview", context)


@require_POST
def begin(request: HttpRequest, speaker: Speaker) -> HttpResponse:
    """Open a round of the firm's entry or of one of its products; an open one is gone on with."""
    speaker.whole()
    record = speaker.owned(request.POST.get("eintrag", ""))
    product = record if isinstance(record, Product) else None
    made = open_submission(by=speaker.actor, at=now(), company=speaker.company, product=product, via=speaker.via)
    return redirect(f"{speaker.base}einreichungen/{made.key}/")


@require_http_methods(["GET", "HEAD", "POST"])
def new_product(request: HttpRequest, speaker: Speaker) -> HttpResponse:
    """A new product, by its name; everything else is asked for in its form."""
    speaker.whole()
    if request.method != "POST":
        return shown(request, speaker, "new", {})
    name = request.POST.get("name", "")
    if not name.strip():
        problem = "Der Name fehlt. Tragen Sie ein, wie das Produkt heißt."
        return shown(request, speaker, "new", {"problem": problem}, status=422)
    try:
        made = open_submission(by=speaker.actor, at=now(), company=speaker.company, new_product=name, via=speaker.via)
    except NotAcceptable as refused:
        return shown(request, speaker, "new", {"name": name, "problem": str(refused)}, status=422)
    messages.success(request, f"„{made.product}“ ist als Entwurf angelegt. Öffentlich ist noch nichts.")
    return redirect(f"{speaker.base}einreichungen/{made.key}/")
