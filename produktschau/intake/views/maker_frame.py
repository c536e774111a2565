"""What every page of a firm shows around its matter."""

import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from produktschau.intake.views.speaker import Speaker
from produktschau.region.queries import region


def frame(speaker: Speaker | None) -> dict[str, Any]:
    """The speaker, and where the office can be reached."""
    office = region()
    return {"speaker": speaker, "office": office, "tel": re.sub(r"[^+\d]", "", office.contact_phone)}


def shown(
    request: HttpRequest, speaker: Speaker, template: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """One page of the firm; a way back to the firm's first page, unless the context says otherwise."""
    back = {"back": ("Mein Betrieb", speaker.base)} if speaker.is_whole else {}
    return render(request, f"intake/maker/{template}.html", frame(speaker) | back | context, status=status)
