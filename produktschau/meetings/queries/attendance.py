"""What the page of a meeting's attendance shows: records, firms behind each number, former districts."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from produktschau.audit.names import names_of
from produktschau.meetings.models import Attendance, Meeting, MeetingInvitation, Registration, Seat
from produktschau.meetings.queries.counting import Heads, heads_of
from produktschau.showcase.models import Company
from produktschau.surveys.queries.places import UNKNOWN, WITHOUT, district_names, districts_of

PARTS = {
    "eingeladen": "Eingeladen",
    "angemeldet": "Angemeldet",
    "da": "Da gewesen",
    "offen": "Angemeldet, noch ohne Eintrag",
    "ohne-anmeldung": "Ohne Anmeldung da",
}
"""The lists behind the numbers, by their name in the address."""
MISSED = "Angemeldet und nicht erschienen"
"""What „offen“ is called once attendance is closed."""


@dataclass(frozen=True)
class Noted:
    """One record as the page shows it. ``who`` is who noted it; ``lines`` and ``people`` are those of the whole firm."""

    row: Attendance
    district: str
    registration: Registration | None
    who: str
    lines: int
    people: int

    @property
    def standing(self) -> tuple[str, str]:
        """Mark and words about the registration."""
        if self.row.company is None:
            return "info", "Gast"
        if self.registration is None or self.registration.seat == Seat.CANCELLED:
            return "warn", "ohne Anmeldung"
        if self.registration.seat == Seat.WAITING:
            return "warn", "stand auf der Warteliste"
        return "ok", "nachgerückt" if self.registration.moved_up_at else "angemeldet"


@dataclass(frozen=True)
class FirmRow:
    """One firm at a meeting; ``registered``, ``there`` in people."""

    company: Company
    district: str
    is_invited: bool
    registered: int
    there: int
    is_confirmed: bool

    @property
    def missing(self) -> int:
        """People who registered and are not recorded."""
        return max(0, self.registered - self.there)

    @property
    def unannounced(self) -> int:
        """People who are recorded and did not register."""
        return max(0, self.there - self.registered)


@dataclass(frozen=True)
class DistrictRow:
    """One former district: firms invited, people registered, people there. ``ags`` is empty where it is not known."""

    ags: str
    name: str
    invited: int
    registered: int
    there: int


_IN_PART: dict[str, Callable[[FirmRow], object]] = {
    "eingeladen": lambda row: row.is_invited,
    "angemeldet": lambda row: row.registered,
    "da": lambda row: row.there,
    "offen": lambda row: row.missing,
    "ohne-anmeldung": lambda row: row.unannounced,
}
"""By which firms are in a list of ``PARTS``."""


def noted_rows(meeting: Meeting, found: Iterable[Attendance]) -> list[Noted]:
    """Records with all that is shown of them, in a fixed number of queries."""
    rows = list(found)
    firms = {row.company_id for row in rows if row.company_id is not None}
    districts, names = districts_of(firms), {**district_names(), UNKNOWN: ""}
    registrations = {one.company_id: one for one in Registration.objects.filter(meeting=meeting, company__in=firms)}
    who = names_of({row.noted_by for row in rows})
    lines: dict[int | None, list[int]] = {}
    for firm, persons in meeting.attendances.filter(company__in=firms).values_list("company_id", "persons"):
        lines.setdefault(firm, []).append(persons)
    return [
        Noted(
            row,
            names[districts[row.company_id]] if row.company_id is not None else "",
            registrations.get(row.company_id) if row.company_id is not None else None,
            who[row.noted_by].label,
            len(lines.get(row.company_id, ())),
            sum(lines.get(row.company_id, ())),
        )
        for row in rows
    ]


def records(meeting: Meeting) -> QuerySet[Attendance]:
    """All records of a meeting, the newest first."""
    return meeting.attendances.select_related("company", "attendee").order_by("-noted_at", "-pk")


def firm_rows(meeting: Meeting, part: str, district: str | None = None) -> list[FirmRow]:
    """The firms behind a number of ``PARTS``, by name; of one former district where its AGS is given (``""``: not known)."""
    heads = heads_of(meeting)
    invited = set(MeetingInvitation.objects.filter(meeting=meeting).values_list("company_id", flat=True))
    firms = invited | heads.registered.keys() | heads.there.keys()
    districts, names = districts_of(firms), {**district_names(), UNKNOWN: WITHOUT}
    confirmed = set(meeting.attendances.exclude(confirmed_at=None).values_list("company_id", flat=True))
    rows = [
        FirmRow(
            company,
            names[districts[company.pk]],
            company.pk in invited,
            heads.registered.get(company.pk, 0),
            heads.there.get(company.pk, 0),
            company.pk in confirmed,
        )
        for company in Company.objects.filter(pk__in=firms).order_by("sort_key", "pk")
        if district is None or districts[company.pk] == district
    ]
    return [row for row in rows if _IN_PART[part](row)]


def district_rows(meeting: Meeting, heads: Heads) -> list[DistrictRow]:
    """The former districts in their order, at the end firms of which none is known; only rows with somebody in them."""
    invited = list(MeetingInvitation.objects.filter(meeting=meeting).values_list("company_id", flat=True))
    places = districts_of({*invited, *heads.registered, *heads.there})
    names = {**district_names(), UNKNOWN: WITHOUT}
    rows = [
        DistrictRow(
            ags,
            name,
            sum(1 for firm in invited if places[firm] == ags),
            _people(heads.registered, places, ags),
            _people(heads.there, places, ags),
        )
        for ags, name in names.items()
    ]
    return [row for row in rows if row.ags or row.invited or row.registered or row.there]


def _people(heads: Mapping[int, int], places: Mapping[int, str], ags: str) -> int:
    return sum(people for firm, people in heads.items() if places[firm] == ags)
