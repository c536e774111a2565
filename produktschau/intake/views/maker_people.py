"""The people of a firm, and what they agreed to."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from produktschau.intake.views.maker_frame import shown
from produktschau.intake.views.speaker import Speaker
from produktschau.lib.dates import now
from produktschau.showcase.actions.consents import hide_contact


@require_safe
def people(request: HttpRequest, speaker: Speaker) -> HttpResponse:
    """Who is named where, who speaks for the firm, and with which consent."""
    speaker.whole()
    context = {
        "contacts": list(speaker.company.contacts.all()),
        "stewards": list(speaker.company.stewards.select_related("person").order_by("since_on", "pk")),
    }
    return shown(request, speaker, "people", context)


@require_POST
def withdraw(request: HttpRequest, speaker: Speaker) -> HttpResponse:
    """Take back a person's consent to be shown: as easily as it was given, and at once (Art. 7 (3) GDPR)."""
    speaker.whole()
    number = request.POST.get("person", "")
    contact = int(number) if number.isdecimal() and number.isascii() and len(number) < 18 else 0
    if hide_contact(by=speaker.actor, at=now(), company=speaker.company, contact=contact):
        messages.success(request, "Die Einwilligung ist widerrufen. Die Person steht nicht mehr auf der Seite.")
    return redirect(f"{speaker.base}personen/")
