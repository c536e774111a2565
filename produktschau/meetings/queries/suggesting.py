"""Whom somebody means who types a name from the attendance sheet: first who registered, then who was invited, then every firm."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_

from django.db.models import Prefetch, Q, QuerySet, Sum

from produktschau.meetings.calculations.typing import fits, is_same, key_pattern, marked, name_pattern, words_of
from produktschau.meetings.models import Attendance, Attendee, Meeting, MeetingInvitation, Registration, Seat
from produktschau.showcase.models import Company, Site

MOST = 8
REGISTERED, WAITING, INVITED, OTHER = range(4)


@dataclass(frozen=True)
class Suggestion:
    """One firm that may be meant. ``rank`` orders (registered first), ``persons`` is what to expect of it.

    ``person`` is the name that was found where it was not the firm's; ``there`` the number of people recorded already.
    """

    company: Company
    place: str
    rank: int
    persons: int
    person: str
    there: int
    words: list[str]

    @property
    def pieces(self) -> list[tuple[str, bool]]:
        """The firm's name, with what was typed marked."""
        return marked(self.words, self.company.name)

    @property
    def person_pieces(self) -> list[tuple[str, bool]]:
        """The person's name, with what was typed marked."""
        return marked(self.words, self.person)

    @property
    def expected(self) -> int:
        """People still to come of it; one where it did not say."""
        return max(1, self.persons - self.there)

    @property
    def standing(self) -> str:
        """What is known of the firm at this meeting, in a few words."""
        said = {
            REGISTERED: f"angemeldet, {self.persons} Person{'en' if self.persons != 1 else ''}",
            WAITING: "auf der Warteliste",
            INVITED: "eingeladen, nicht angemeldet",
            OTHER: "",
        }[self.rank]
        if not self.there:
            return said
        here = f"schon {self.there} erfasst"
        return f"{said}; {here}" if said else here


def suggestions(meeting: Meeting, typed: str, *, most: int = MOST) -> list[Suggestion]:
    """Firms that fit what was typed, in a fixed number of queries; none for an empty text."""
    words = words_of(typed)
    if not words:
        return []
    found: dict[int, tuple[Company, int, int, str]] = {}
    for one in _registered(meeting):
        people = [attendee.name for attendee in one.attendees.all()]
        person = next((name for name in people if fits(words, name)), "")
        if person or fits(words, one.company.name):
            rank = REGISTERED if one.seat == Seat.TAKEN else WAITING if one.seat == Seat.WAITING else INVITED
            found[one.company.pk] = (one.company, rank, max(1, len(people)), person)
    invited = {company.pk: company for company in _invited(meeting)}
    for company in invited.values():
        if company.pk not in found and fits(words, company.name):
            found[company.pk] = (company, INVITED, 1, "")
    for company, person in _others(words, most + len(found)):
        if company.pk not in found:
            found[company.pk] = (company, INVITED if company.pk in invited else OTHER, 1, person)
    ordered = sorted(found.values(), key=lambda one: _order(one, typed, words))[:most]
    return _dressed(meeting, ordered, words)


def only_one(meeting: Meeting, typed: str) -> Suggestion | None:
    """The one firm that is meant: the only one that fits, or the only one of exactly that name."""
    found = suggestions(meeting, typed)
    if len(found) == 1:
        return found[0]
    same = [one for one in found if is_same(typed, one.company.name)]
    return same[0] if len(same) == 1 else None


def suggested(meeting: Meeting, company: Company) -> Suggestion:
    """What is known of one firm at this meeting."""
    row = _registered(meeting).filter(company=company).first()
    rank, persons = OTHER, 1
    if row is not None and row.seat == Seat.TAKEN:
        rank, persons = REGISTERED, max(1, len(row.attendees.all()))
    return _dressed(meeting, [(company, rank, persons, "")], [])[0]


def _registered(meeting: Meeting) -> QuerySet[Registration]:
    people = Prefetch("attendees", Attendee.objects.order_by("position", "pk"))
    return Registration.objects.filter(meeting=meeting).select_related("company").prefetch_related(people)


def _invited(meeting: Meeting) -> list[Company]:
    rows = MeetingInvitation.objects.filter(meeting=meeting).select_related("company")
    return [row.company for row in rows]


def _others(words: Sequence[str], most: int) -> list[tuple[Company, str]]:
    """Firms of the house by their name, then by the name of one of their people."""
    by_name = reduce(and_, (Q(sort_key__regex=key_pattern(word)) for word in words))
    named = [(company, "") for company in Company.objects.filter(by_name).order_by("sort_key", "pk")[:most]]
    by_person = reduce(and_, (Q(contacts__name__iregex=name_pattern(word)) for word in words))
    people = Company.objects.filter(by_person).order_by("sort_key", "pk").prefetch_related("contacts")[:most]
    seen = {company.pk for company, _ in named}
    for company in people:
        if company.pk not in seen:
            seen.add(company.pk)
            names = [contact.name for contact in company.contacts.all() if fits(list(words), contact.name)]
            named.append((company, names[0] if names else ""))
    return named


def _order(one: tuple[Company, int, int, str], typed: str, words: Sequence[str]) -> tuple[bool, int, bool, str, int]:
    """Who is called exactly so comes first, whatever is known of it: the whole name was typed."""
    company, rank, _, _ = one
    return (
        not is_same(typed, company.name),
        rank,
        not company.sort_key.startswith(words[0]),
        company.sort_key,
        company.pk,
    )


def _dressed(meeting: Meeting, found: Sequence[tuple[Company, int, int, str]], words: list[str]) -> list[Suggestion]:
    firms = [company.pk for company, *_ in found]
    places: dict[int, str] = {}
    for firm, place in (
        Site.objects.filter(company__in=firms).order_by("-is_main", "pk").values_list("company_id", "place")
    ):
        places.setdefault(firm, place)
    rows = Attendance.objects.filter(meeting=meeting, company__in=firms).order_by()
    there = dict(rows.values_list("company").annotate(people=Sum("persons")))
    return [
        Suggestion(company, places.get(company.pk, ""), rank, persons, person, there.get(company.pk, 0), words)
        for company, rank, persons, person in found
    ]
