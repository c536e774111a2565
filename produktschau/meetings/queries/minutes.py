"""Who may read the minutes of a meeting, and what keeps them from being given out."""

from dataclasses import dataclass

from django.db.models import QuerySet

from produktschau.meetings.calculations.prose import Block, blocks
from produktschau.meetings.models import Attendance, Meeting, MeetingPhoto, Reading
from produktschau.meetings.queries.photos import public_photos
from produktschau.networks.models import Membership, Standing
from produktschau.showcase.models import Company


@dataclass(frozen=True)
class Afterwards:
    """What a reader sees of a meeting that is over. ``there`` is the number of people recorded of the firm; 0 for everyone else."""

    minutes: list[Block]
    photos: list[MeetingPhoto]
    there: int = 0
    is_confirmed: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not (self.minutes or self.photos or self.there)


def reasons_against_giving_out(meeting: Meeting) -> list[str]:
    """What is missing, one sentence each."""
    reasons = []
    if not meeting.minutes:
        reasons.append("Die Niederschrift ist leer. Schreiben und speichern Sie sie zuerst.")
    if meeting.attendance_closed_at is None:
        reasons.append("Schließen Sie zuerst die Anwesenheit ab: Die Niederschrift geht an die Betriebe, die da waren.")
    return reasons


def afterwards(meeting: Meeting, company: Company | None = None) -> Afterwards:
    """What everyone may read, or this firm where one is given: its attendance, the minutes if it may read them, the photos."""
    photos = list(public_photos(meeting))
    if company is None:
        return Afterwards(_given_out(meeting) if meeting.minutes_reading == Reading.PUBLIC else [], photos)
    rows = list(Attendance.objects.filter(meeting=meeting, company=company))
    is_confirmed = bool(rows) and all(row.confirmed_at is not None for row in rows)
    minutes = _given_out(meeting) if may_read_minutes(meeting, company) else []
    return Afterwards(minutes, photos, sum(row.persons for row in rows), is_confirmed)


def may_read_minutes(meeting: Meeting, company: Company) -> bool:
    """Whether a firm may read them once they are given out: who was there, members of the networks, or everyone."""
    if (
        meeting.minutes_reading == Reading.PUBLIC
        or Attendance.objects.filter(meeting=meeting, company=company).exists()
    ):
        return True
    return meeting.minutes_reading == Reading.NETWORK and members_of(meeting).filter(company=company).exists()


def members_of(meeting: Meeting) -> QuerySet[Membership]:
    """The members of the meeting's networks today."""
    return Membership.objects.filter(network__in=meeting.networks.all(), standing=Standing.ACTIVE)


def _given_out(meeting: Meeting) -> list[Block]:
    return blocks(meeting.minutes) if meeting.minutes_published_at is not None else []
