"""How many places of a meeting are taken, free and waited for. Places are counted in people."""

from dataclasses import dataclass

from django.db.models import Count, Q

from produktschau.meetings.models import Attendee, Meeting, Registration, Seat


@dataclass(frozen=True)
class Seats:
    """A meeting's places; ``capacity`` is ``None`` where everyone finds room."""

    capacity: int | None
    taken: int
    waiting: int
    firms_taken: int
    firms_waiting: int

    @property
    def free(self) -> int | None:
        """Places left, never below zero; ``None`` where there is no limit."""
        return None if self.capacity is None else max(0, self.capacity - self.taken)

    @property
    def is_full(self) -> bool:
        """Whether not even one more person finds room."""
        return self.free == 0


def seats_of(meeting: Meeting) -> Seats:
    """The places of a meeting, in one query."""
    taken, waiting = Q(registration__seat=Seat.TAKEN), Q(registration__seat=Seat.WAITING)
    counted = Attendee.objects.filter(registration__meeting=meeting).aggregate(
        taken=Count("pk", filter=taken),
        waiting=Count("pk", filter=waiting),
        firms_taken=Count("registration", filter=taken, distinct=True),
        firms_waiting=Count("registration", filter=waiting, distinct=True),
    )
    return Seats(meeting.capacity, **counted)


def waiting_groups(meeting: Meeting) -> list[tuple[int, int]]:
    """Primary key and number of people of each waiting registration, by rank."""
    rows = Registration.objects.filter(meeting=meeting, seat=Seat.WAITING).annotate(size=Count("attendees"))
    return list(rows.order_by("ranked_at", "pk").values_list("pk", "size"))
