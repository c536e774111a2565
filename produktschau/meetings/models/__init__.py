"""The models of meetings, one file per subject."""

from produktschau.meetings.models.attendance import Attendance, Source
from produktschau.meetings.models.meeting import Kind, Meeting, ProgrammeItem, Reading, Stage
from produktschau.meetings.models.photo import MeetingPhoto
from produktschau.meetings.models.registration import Attendee, Channel, MeetingInvitation, Registration, Seat

__all__ = [
    "Attendance",
    "Attendee",
    "Channel",
    "Kind",
    "Meeting",
    "MeetingInvitation",
    "MeetingPhoto",
    "ProgrammeItem",
    "Reading",
    "Registration",
    "Seat",
    "Source",
    "Stage",
]
