"""Meetings in calendars: one as a file, all and those of a network to subscribe to."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone
from icalendar import Calendar, Component

from produktschau.meetings.actions.changing import cancel_meeting
from produktschau.networks.models import Network
from tests.factories.meetings import draft_meeting, meeting
from tests.factories.networks import network
from tests.factories.showcase import BY


def events(client: Client, path: str) -> list[Component]:
    answer = client.get(path)
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return list(Calendar.from_ical(answer.content.decode()).walk("VEVENT"))


def test_one_meeting_with_its_place_and_its_own_time_zone(client: Client, net: Network) -> None:
    made = meeting(net, street="Leipziger Straße 15", postcode="09306")
    [event] = events(client, f"/treffen/{made.slug}/termin.ics")
    assert event.decoded("dtstart") == made.starts_at
    assert event["dtstart"].params["TZID"] == "Europe/Berlin"
    assert str(event["location"]) == "Stadthalle Rochlitz, Leipziger Straße 15, 09306 Rochlitz"
    assert str(event["url"]).endswith(f"/treffen/{made.slug}/")
    assert (str(event["status"]), event["sequence"]) == ("CONFIRMED", 0)


def test_a_cancelled_one_keeps_its_uid_and_says_so(client: Client, net: Network) -> None:
    made = meeting(net)
    path = f"/treffen/{made.slug}/termin.ics"
    before = events(client, path)[0]["uid"]
    cancel_meeting(by=BY, at=timezone.now(), meeting=made, reason="Sturm")
    [event] = events(client, path)
    assert (event["uid"], str(event["status"]), event["sequence"]) == (before, "CANCELLED", 1)


def test_feeds_hold_what_is_public(client: Client, net: Network) -> None:
    other = network("Lieblingsstücke")
    meeting(net, title="Bauen")
    meeting(other, title="Schenken")
    meeting(net, title="Nur für Geladene", is_public=False)
    draft_meeting(net, title="Entwurf")
    assert [str(one["summary"]) for one in events(client, "/treffen/treffen.ics")] == ["Bauen", "Schenken"]
    assert [str(one["summary"]) for one in events(client, f"/netzwerke/{other.slug}/treffen.ics")] == ["Schenken"]


def test_summer_and_winter_time_stand_in_the_file(client: Client, net: Network) -> None:
    made = meeting(net, starts_at=timezone.now().replace(month=7, day=1, microsecond=0) + timedelta(days=365))
    text = client.get(f"/treffen/{made.slug}/termin.ics").content.decode()
    assert ("BEGIN:DAYLIGHT" in text, "TZOFFSETTO:+0200" in text) == (True, True)
