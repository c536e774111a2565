"""Meetings in the list at the desk: narrowed by network, kind and year, each with its numbers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce, ExtractYear

from produktschau.lib.dates import day_of, now
from produktschau.lib.lists import Cell, ListTable
from produktschau.lib.text import row_number
from produktschau.meetings.models import Attendance, Attendee, Kind, Meeting, MeetingInvitation, Seat, Stage
from produktschau.meetings.queries.head import stage_of
from produktschau.meetings.rules import may_see_meetings
from produktschau.networks.models import Network
from produktschau.networks.rules import coordinated_by, may_found_networks

OWN = "eigene"
"""In the place of a network: all that whoever asks runs."""
DRAFTS, WAITING = "entwurf", "warteliste"
STANDS = {DRAFTS: "Entwurf", WAITING: "Warteliste trotz freier Plätze"}
"""What can be asked for of those ahead, by its key in the address."""


@dataclass(frozen=True)
class Wanted:
    """How the list is narrowed: keys of the address, empty where it is not."""

    network: str = ""
    kind: str = ""
    year: str = ""
    stand: str = ""

    @classmethod
    def of(cls, params: Mapping[str, str]) -> "Wanted":
        """What an address asks for; what cannot be asked for is left out."""
        kind = params.get("art", "")
        year = params.get("jahr", "")
        stand = params.get("stand", "")
        return cls(
            network=params.get("netz", "")[:80],
            kind=kind if kind in Kind.values else "",
            year=year if 2000 <= row_number(year) <= 2100 else "",
            stand=stand if stand in STANDS else "",
        )

    @property
    def is_narrow(self) -> bool:
        """Whether anything was chosen."""
        return bool(self.network or self.kind or self.year or self.stand)


@dataclass(frozen=True)
class Listed:
    """The list in its two parts."""

    coming: QuerySet[Meeting]
    past: QuerySet[Meeting]


def listed(wanted: Wanted, at: datetime, user: Any) -> Listed:
    """Meetings ahead (the next first) and over (the latest first), each with ``invited_count``, ``taken``, ``waiting`` and ``there``.

    Drafts, and those where firms wait although places are free, are looked for among those ahead only.
    """
    rows = _narrowed(wanted, user).prefetch_related("networks")
    counted = rows.annotate(
        invited_count=Coalesce(_invited(), 0),
        taken=Coalesce(_people(Seat.TAKEN), 0),
        waiting=Coalesce(_people(Seat.WAITING), 0),
        there=Coalesce(_attendance(), 0),
    )
    ahead = counted.filter(ends_at__gt=at).order_by("starts_at", "pk")
    if wanted.stand == DRAFTS:
        return Listed(ahead.filter(stage=Stage.DRAFT), counted.none())
    if wanted.stand == WAITING:
        stuck = ahead.filter(stage=Stage.ANNOUNCED, waiting__gt=0)
        return Listed(stuck.filter(Q(capacity=None) | Q(capacity__gt=F("taken"))), counted.none())
    return Listed(ahead, counted.filter(ends_at__lte=at).order_by("-starts_at", "-pk"))


def networks_with_meetings() -> QuerySet[Network]:
    """The networks that ever met, in their order."""
    return Network.objects.filter(pk__in=Meeting.networks.through.objects.values("network"))


def years() -> list[int]:
    """The years in which meetings lie, the latest first."""
    rows = Meeting.objects.order_by().annotate(year=ExtractYear("starts_at")).values_list("year", flat=True)
    return sorted(set(rows), reverse=True)


def _run_by(user: Any) -> Q:
    if may_found_networks(user):
        return Q()
    links = Meeting.networks.through.objects.filter(network__in=coordinated_by(user))
    return Q(pk__in=links.values("meeting"))


def _narrowed(wanted: Wanted, user: Any) -> QuerySet[Meeting]:
    fits = Q()
    if wanted.network == OWN:
        fits &= _run_by(user)
    elif wanted.network:
        fits &= Q(pk__in=Meeting.networks.through.objects.filter(network__slug=wanted.network).values("meeting"))
    if wanted.kind:
        fits &= Q(kind=wanted.kind)
    if wanted.year:
        fits &= Q(starts_at__year=int(wanted.year))
    return Meeting.objects.filter(fits)


def _invited() -> Subquery:
    rows = MeetingInvitation.objects.filter(meeting=OuterRef("pk")).order_by().values("meeting")
    return Subquery(rows.annotate(found=Count("pk")).values("found"), output_field=IntegerField())


def _people(seat: str) -> Subquery:
    rows = Attendee.objects.filter(registration__meeting=OuterRef("pk"), registration__seat=seat).order_by()
    return Subquery(
        rows.values("registration__meeting").annotate(found=Count("pk")).values("found"), output_field=IntegerField()
    )


def _attendance() -> Subquery:
    rows = Attendance.objects.filter(meeting=OuterRef("pk")).order_by().values("meeting")
    return Subquery(rows.annotate(found=Sum("persons")).values("found"), output_field=IntegerField())


def _rows(user: Any, params: Mapping[str, str]) -> Iterator[tuple[Cell, ...]]:
    at = now()
    found = listed(Wanted.of(params), at, user)
    meetings: list[Any] = [*found.coming, *found.past]  # with the numbers that were counted along
    for one in meetings:
        yield (
            one.key,
            one.title,
            str(one.get_kind_display()),
            ", ".join(network.short_name for network in one.networks.all()),
            day_of(one.starts_at),
            one.place,
            one.town,
            stage_of(one, at),
            one.capacity,
            one.invited_count,
            one.taken,
            one.waiting,
            one.there,
        )


MEETINGS = ListTable(
    label="Treffen",
    columns=(
        "Kurzschlüssel",
        "Treffen",
        "Art",
        "Netzwerke",
        "Tag",
        "Ort",
        "Stadt",
        "Stand",
        "Plätze",
        "eingeladen",
        "angemeldet",
        "Warteliste",
        "da gewesen",
    ),
    rows=_rows,
    permitted=may_see_meetings,
)
