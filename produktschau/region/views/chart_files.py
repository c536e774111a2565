"""A chart as a file of its own."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

AS = "als"
DRAWING = "svg"


def is_asked_for(request: HttpRequest) -> bool:
    """Whether the address wants the chart alone."""
    return request.GET.get(AS) == DRAWING


def drawing(request: HttpRequest, kind: str, chart: Any, source: str, name: str) -> HttpResponse:
    """The wide cut as an SVG file with its title and source; ``kind`` is „dots“ or „lines“."""
    said = _("Quelle: %(source)s; eigene Rechnung") % {"source": source}
    words = {"figure": chart, "chart": chart.wide, "file": True, "source": said}
    answer = render(request, f"region/charts/{kind}.svg", words, content_type="image/svg+xml; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.svg"'
    return answer
