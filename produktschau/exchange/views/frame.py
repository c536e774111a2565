"""What every page of a firm shows around its matter."""

import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from produktschau.exchange.views.speaker import Speaker
from produktschau.region.queries import region


def shown(
    request: HttpRequest, speaker: Speaker, template: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """One page of the firm, with where the office can be reached and a way back."""
    office = region()
    frame: dict[str, Any] = {"speaker": speaker, "office": office, "tel": re.sub(r"[^+\d]", "", office.contact_phone)}
    if template != "overview":
        frame["back"] = ("Börse", speaker.base) if speaker.is_whole else None
    elif speaker.home:
        frame["back"] = ("Mein Betrieb", speaker.home)
    return render(request, f"exchange/firm/{template}.html", frame | context, status=status)
