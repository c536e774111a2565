"""The people of a firm, and what they agreed to."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from produktschau.design.page import HOUSE
from produktschau.intake.calculations.consent import contact_wording
from produktschau.intake.views.maker_frame import shown
from produktschau.intake.views.speaker import Speaker
from produktschau.lib.dates import now, today
from produktschau.lib.text import row_number
from produktschau.region.queries import region
from produktschau.showcase.actions import NotAcceptable
from produktschau.showcase.actions.consents import add_contact, hide_contact, remove_contact

FIELDS = ("name", "role", "email", "phone")


@require_safe
def people(request: HttpRequest, speaker: Speaker) -> HttpResponse:
    """Who is named where, who speaks for the firm, and with which consent."""
    return _show(request, speaker)


@require_POST
def add(request: HttpRequest, speaker: Speaker) -> HttpResponse:
    """Somebody to ask at the firm. Whoever agreed to be shown waits for the office."""
    speaker.whole()
    told = {name: request.POST.get(name, "") for name in FIELDS}
    agreed = bool(request.POST.get("einverstanden"))
    try:
        add_contact(
            by=speaker.actor,
            at=now(),
            company=speaker.company,
            name=told["name"],
            role=told["role"],
            email=told["email"],
            phone=told["phone"],
            consent_on=today() if agreed else None,
            consent_wording=_wording() if agreed else "",
        )
    except NotAcceptable as refused:
        return _show(request, speaker, told=told, problems=refused.problems)
    after = (
        "Die Redaktion sieht es an; danach steht die Person auf der Seite." if agreed else "Öffentlich ist sie nicht."
    )
    messages.success(request, f"„{told['name'].strip()}“ ist eingetragen. {after}")
    return redirect(f"{speaker.base}personen/")


@require_POST
def remove(request: HttpRequest, speaker: Speaker) -> HttpResponse:
    """Forget a person: at once, also on the public page."""
    speaker.whole()
    if remove_contact(by=speaker.actor, at=now(), company=speaker.company, contact=_number(request)):
        messages.success(request, "Die Person ist entfernt. Wir kennen sie nicht mehr.")
    return redirect(f"{speaker.base}personen/")


@require_POST
def withdraw(request: HttpRequest, speaker: Speaker) -> HttpResponse:
    """Take back a person's consent to be shown: as easily as it was given, and at once (Art. 7 (3) GDPR)."""
    speaker.whole()
    if hide_contact(by=speaker.actor, at=now(), company=speaker.company, contact=_number(request)):
        messages.success(request, "Die Einwilligung ist widerrufen. Die Person steht nicht mehr auf der Seite.")
    return redirect(f"{speaker.base}personen/")


def _number(request: HttpRequest) -> int:
    return row_number(request.POST.get("person", ""))


def _wording() -> str:
    return contact_wording(str(HOUSE["name"]), region().name)


def _show(
    request: HttpRequest,
    speaker: Speaker,
    *,
    told: Mapping[str, str] | None = None,
    problems: Mapping[str, str] | None = None,
) -> HttpResponse:
    speaker.whole()
    context = {
        "contacts": list(speaker.company.contacts.all()),
        "stewards": list(speaker.company.stewards.select_related("person").order_by("since_on", "pk")),
        "wording": _wording(),
        "today": today(),
        "told": told or {},
        "problems": problems or {},
        "is_agreed": bool(request.POST.get("einverstanden")),
    }
    return shown(request, speaker, "people", context, status=422 if problems else 200)
