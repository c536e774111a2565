"""What can be read up on of meetings: numbers that open to their pages."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Count, Sum
from django.urls import reverse

from produktschau.design.formats import day
from produktschau.lib.dates import begin_of, day_of
from produktschau.lib.desk import Evidence, Figure, Told
from produktschau.meetings.models import Attendance, Meeting, Seat, Stage
from produktschau.meetings.rules import may_see_meetings

NEXT = 2


def told(on: date) -> Iterator[Told]:
    """The next two meetings with their registrations, and the latest one with who was there."""
    begin = begin_of(on)
    announced = Meeting.objects.filter(stage=Stage.ANNOUNCED)
    for meeting in announced.filter(ends_at__gt=begin).order_by("starts_at", "pk")[:NEXT]:
        page = reverse("meetings_house:registrations", args=[meeting.key])
        firms = Counter(meeting.registrations.values_list("seat", flat=True))
        own = reverse("meetings_house:meeting", args=[meeting.key])
        figures = [
            Figure(meeting.invitations.count(), "eingeladen", own),
            Figure(firms[Seat.TAKEN], "Betriebe angemeldet", page),
            Figure(firms[Seat.WAITING], "auf der Warteliste", f"{page}?stand=wartet"),
        ]
        yield Told(meeting.title, figures, f"am {day(day_of(meeting.starts_at))}", own)
    latest = announced.filter(ends_at__lte=begin, starts_at__gt=begin - timedelta(days=400)).order_by(
        "-starts_at", "-pk"
    )
    for meeting in latest[:1]:
        rows = Attendance.objects.filter(meeting=meeting)
        counted = rows.aggregate(people=Sum("persons"), firms=Count("company", distinct=True))
        page = reverse("meetings_house:attendance", args=[meeting.key])
        figures = [
            Figure(counted["people"] or 0, "waren da", page),
            Figure(counted["firms"], "verschiedene Betriebe", page),
        ]
        yield Told(meeting.title, figures, f"am {day(day_of(meeting.starts_at))}", page)


MEETINGS_TOLD = Evidence(may_see_meetings, told)
