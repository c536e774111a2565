"""Meetings for calendars: one as a file, all or those of a network to subscribe to."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from produktschau.lib.dates import now
from produktschau.meetings.queries.calendar_entries import calendar_of
from produktschau.meetings.queries.public import feed, in_feeds, meetings_of, shown_meetings
from produktschau.networks.queries.networks import published_networks
from produktschau.networks.queries.wording import said

TYPE = "text/calendar; charset=utf-8"


@require_safe
def one_meeting(request: HttpRequest, slug: str) -> HttpResponse:
    """One meeting as a file."""
    found = get_object_or_404(shown_meetings(), slug=slug)
    return _file(calendar_of(found), f"{found.slug}.ics")


@require_safe
def all_meetings(request: HttpRequest) -> HttpResponse:
    """All public meetings, to subscribe to."""
    return _file(feed(in_feeds(shown_meetings(), now()), gettext("Treffen der Netzwerke")), "treffen.ics")


@require_safe
def of_network(request: HttpRequest, slug: str) -> HttpResponse:
    """The public meetings of one network, to subscribe to."""
    network = get_object_or_404(published_networks(), slug=slug)
    name = f"{gettext('Treffen')}: {said(network, 'name')}"
    return _file(feed(in_feeds(meetings_of(network), now()), name), f"treffen-{network.slug}.ics")


def _file(content: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=TYPE, headers={"Content-Disposition": f'attachment; filename="{name}"'})
