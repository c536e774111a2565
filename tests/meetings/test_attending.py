"""Who was there is recorded line by line, counted once per firm, taken back, and closed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from produktschau.audit.models import Entry
from produktschau.meetings.actions.attending import (
    AlreadyIn,
    check_in,
    confirm_attendance,
    note_attendance,
    note_new_company,
    set_sheets,
    take_back,
)
from produktschau.meetings.actions.closing import close_attendance, reopen_attendance
from produktschau.meetings.models import Attendance, Meeting, Source
from produktschau.meetings.queries.attendance import district_rows, firm_rows, noted_rows, records
from produktschau.meetings.queries.counting import headcount_of, heads_of, place_to_type, reasons_against_closing
from produktschau.meetings.queries.head import head_of
from produktschau.meetings.queries.suggesting import only_one, suggestions
from produktschau.networks.models import Network
from produktschau.showcase.actions import NotAcceptable, NotReady, delete_company
from produktschau.showcase.models import Company
from tests.factories import showcase
from tests.factories.attendance import attended, sheet_of
from tests.factories.meetings import draft_meeting, invited, meeting, registration
from tests.factories.showcase import BY

NOW = timezone.now


@pytest.fixture
def past(net: Network) -> Meeting:
    """A meeting that was yesterday."""
    return meeting(net, days=-1)


def test_each_line_is_one_record_and_each_firm_counts_once(past: Meeting, firms: list[Company]) -> None:
    registration(past, firms[0], "Anna Beispiel", "Bert Beispiel")
    registration(past, firms[1], "Carl Muster")
    registration(past, firms[2], "Dora Muster", "Emil Muster", "Fritz Muster")
    sheet_of(past, [(firms[0], 1), (firms[0], 1), (firms[2], 2), (firms[3], 1), (None, 2)])
    counted = headcount_of(past)
    assert (counted.registered, counted.found, counted.missing) == (6, 4, 2)
    assert (counted.there, counted.unannounced, counted.guests) == (7, 3, 2)
    assert (counted.firms, counted.missing_firms, counted.unannounced_firms) == (3, 1, 1)


def test_the_next_line_follows_the_last_one_recorded(past: Meeting, firms: list[Company]) -> None:
    assert place_to_type(past) == (1, 1)
    sheet_of(past, [(firms[0], 1), (firms[1], 1)])
    note_attendance(by=BY, at=NOW(), meeting=past, company=firms[2], sheet=3, line=7)
    assert place_to_type(past) == (3, 8)
    take_back(by=BY, at=NOW(), attendance=records(past)[0])
    assert place_to_type(past) == (1, 3)


def test_a_line_is_recorded_once(past: Meeting, firms: list[Company]) -> None:
    sheet_of(past, [(firms[0], 1)])
    with pytest.raises(NotAcceptable) as refused:
        note_attendance(by=BY, at=NOW(), meeting=past, company=firms[1], sheet=1, line=1)
    assert refused.value.problems == {
        "line": "Blatt 1, Zeile 1 ist schon erfasst: Werkstatt 1. Ändern Sie die Zeile, oder nehmen Sie jene zurück."
    }


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"persons": 0}, "persons"),
        ({"persons": 201}, "persons"),
        ({"source": "hearsay"}, "source"),
        ({"sheet": 1}, "line"),
        ({"line": 4}, "line"),
        ({"sheet": 0, "line": 1}, "sheet"),
        ({"sheet": 1, "line": 100}, "line"),
    ],
)
def test_numbers_that_cannot_be_are_refused_where_they_stand(
    past: Meeting, firms: list[Company], told: dict[str, object], field: str
) -> None:
    with pytest.raises(NotAcceptable) as refused:
        note_attendance(by=BY, at=NOW(), meeting=past, company=firms[0], **told)  # type: ignore[arg-type]  # wrong on purpose
    assert list(refused.value.problems) == [field]
    assert Attendance.objects.count() == 0


def test_nobody_was_at_a_meeting_that_is_to_come_or_was_cancelled_or_is_a_draft(
    net: Network, firms: list[Company]
) -> None:
    cancelled = meeting(net, days=-2)
    Meeting.objects.filter(pk=cancelled.pk).update(stage="cancelled", cancelled_at=NOW())
    for one in (meeting(net, days=3), cancelled, draft_meeting(net, days=1)):
        with pytest.raises(NotReady):
            note_attendance(by=BY, at=NOW(), meeting=one, company=firms[0])


def test_a_firm_nobody_knew_becomes_a_draft_and_was_there(past: Meeting) -> None:
    made = note_new_company(by=BY, at=NOW(), meeting=past, name="Ofenbau Neumann", sheet=1, line=1)
    assert made.company is not None
    assert (made.company.name, made.company.state, headcount_of(past).firms) == ("Ofenbau Neumann", "draft", 1)
    with pytest.raises(NotAcceptable) as refused:
        note_new_company(by=BY, at=NOW(), meeting=past, name="", sheet=1, line=2)
    assert list(refused.value.problems) == ["name"]


def test_a_person_is_checked_in_once(past: Meeting, firms: list[Company]) -> None:
    person = registration(past, firms[0], "Anna Beispiel").attendees.get()
    first = check_in(by=BY, at=NOW(), attendee=person)
    with pytest.raises(AlreadyIn) as told:
        check_in(by=BY, at=NOW() + timedelta(minutes=4), attendee=person)
    assert (told.value.attendance.pk, told.value.attendance.noted_at) == (first.pk, first.noted_at)
    assert Attendance.objects.count() == 1


def test_the_record_of_changes_names_no_person(past: Meeting, firms: list[Company]) -> None:
    check_in(by=BY, at=NOW(), attendee=registration(past, firms[0], "Anna Beispiel").attendees.get())
    told = Entry.objects.filter(subject=past.matter, verb="meeting.attendance_noted").get()
    assert told.after == {"persons": 1, "source": "qr", "company": f"company:{firms[0].key}"}


def test_taking_back_twice_is_no_fault(past: Meeting, firms: list[Company]) -> None:
    one = attended(past, firms[0])
    for _ in range(2):
        take_back(by=BY, at=NOW(), attendance=one)
    assert Entry.objects.filter(verb="meeting.attendance_taken_back").count() == 1


def test_a_firm_confirms_only_what_is_recorded_of_itself(past: Meeting, firms: list[Company]) -> None:
    sheet_of(past, [(firms[0], 1), (firms[0], 1), (firms[1], 1)])
    assert [confirm_attendance(by=BY, at=NOW(), meeting=past, company=firms[0]) for _ in range(2)] == [2, 0]
    assert set(Attendance.objects.exclude(confirmed_at=None).values_list("company", flat=True)) == {firms[0].pk}
    with pytest.raises(NotReady):
        confirm_attendance(by=BY, at=NOW(), meeting=past, company=firms[3])


class TestClosing:
    """Only when every sheet is recorded does who is missing count as not having come."""

    def test_says_which_sheet_is_open(self, past: Meeting, firms: list[Company]) -> None:
        assert reasons_against_closing(past, NOW()) == ["Noch ist niemand erfasst."]
        set_sheets(by=BY, at=NOW(), meeting=past, sheets=4)
        for sheet in (1, 3):
            note_attendance(by=BY, at=NOW(), meeting=past, company=firms[sheet], sheet=sheet, line=1)
        past.refresh_from_db()
        assert reasons_against_closing(past, NOW()) == ["Die Blätter 2 und 4 sind noch nicht erfasst."]
        set_sheets(by=BY, at=NOW(), meeting=past, sheets=3)
        past.refresh_from_db()
        assert reasons_against_closing(past, NOW()) == ["Blatt 2 ist noch nicht erfasst."]

    def test_a_sheet_that_was_used_cannot_be_talked_away(self, past: Meeting, firms: list[Company]) -> None:
        note_attendance(by=BY, at=NOW(), meeting=past, company=firms[0], sheet=2, line=1)
        with pytest.raises(NotAcceptable) as refused:
            set_sheets(by=BY, at=NOW(), meeting=past, sheets=1)
        assert refused.value.problems == {
            "sheets": "Von Blatt 2 ist schon etwas erfasst. So viele Blätter sind es mindestens."
        }

    def test_waits_for_the_end_of_the_meeting(self, past: Meeting, firms: list[Company]) -> None:
        attended(past, firms[0])
        Meeting.objects.filter(pk=past.pk).update(ends_at=NOW() + timedelta(hours=1))
        with pytest.raises(NotReady):
            close_attendance(by=BY, at=NOW(), meeting=past)

    def test_refuses_corrections_until_it_is_opened_with_a_reason(self, past: Meeting, firms: list[Company]) -> None:
        one = attended(past, firms[0])
        close_attendance(by=BY, at=NOW(), meeting=past)
        for act in (
            lambda: attended(past, firms[1]),
            lambda: take_back(by=BY, at=NOW(), attendance=one),
            lambda: set_sheets(by=BY, at=NOW(), meeting=past, sheets=9),
        ):
            with pytest.raises(NotReady):
                act()
        with pytest.raises(NotAcceptable):
            reopen_attendance(by=BY, at=NOW(), meeting=past, reason=" ")
        reopen_attendance(by=BY, at=NOW(), meeting=past, reason="Blatt 2 lag noch im Auto.")
        attended(past, firms[1])
        told = Entry.objects.get(verb="meeting.attendance_reopened")
        assert (told.reason, headcount_of(past).firms) == ("Blatt 2 lag noch im Auto.", 2)

    def test_a_second_time_changes_nothing(self, past: Meeting, firms: list[Company]) -> None:
        attended(past, firms[0])
        first = close_attendance(by=BY, at=NOW(), meeting=past)
        again = close_attendance(by=BY, at=NOW() + timedelta(1), meeting=past)
        assert (again.attendance_closed_at, Entry.objects.filter(verb="meeting.attendance_closed").count()) == (
            first.attendance_closed_at,
            1,
        )


class TestSuggestions:
    """Registered firms first, then invited ones, then every firm; by firm and by person; umlauts both ways."""

    def test_come_in_the_order_of_what_is_known(self, past: Meeting, firms: list[Company]) -> None:
        other, asked, coming = (showcase.company(f"Holz{end}") for end in ("bau A", "bau B", "bau C"))
        invited(past, asked)
        registration(past, coming, "Anna Beispiel", "Bert Beispiel")
        found = suggestions(past, "holz")
        assert [(one.company.pk, one.standing) for one in found] == [
            (coming.pk, "angemeldet, 2 Personen"),
            (asked.pk, "eingeladen, nicht angemeldet"),
            (other.pk, ""),
        ]
        assert found[0].pieces == [("Holz", True), ("bau C", False)]

    @pytest.mark.parametrize("typed", ["müller", "Mueller", "muller", "MÜLLER säge", "saegewerk mueller"])
    def test_find_umlauts_however_they_are_typed(self, past: Meeting, firms: list[Company], typed: str) -> None:
        made = [showcase.company(name) for name in ("Sägewerk Müller", "Saegewerk Mueller")]
        assert {one.company.pk for one in suggestions(past, typed)} == {one.pk for one in made}

    def test_find_a_registered_person_and_a_contact_of_any_firm(self, past: Meeting, firms: list[Company]) -> None:
        registration(past, firms[0], "Jörg Weiß")
        contact = showcase.company("Glaserei", contacts=[{"name": "Jörg Groß"}])
        assert [(one.company.pk, one.person) for one in suggestions(past, "joerg")] == [
            (firms[0].pk, "Jörg Weiß"),
            (contact.pk, "Jörg Groß"),
        ]

    def test_one_is_meant_only_where_it_is_clear(self, past: Meeting, firms: list[Company]) -> None:
        made = [showcase.company(name) for name in ("Tischlerei Ast", "Tischlerei Astrid")]
        assert only_one(past, "tischlerei") is None
        meant = only_one(past, "tischlerei ast")
        assert meant is not None
        assert (meant.company.pk, only_one(past, "Gibtsnicht")) == (made[0].pk, None)

    def test_expect_only_who_is_still_to_come(self, past: Meeting, firms: list[Company]) -> None:
        registration(past, firms[0], "Anna Beispiel", "Bert Beispiel", "Carl Beispiel")
        attended(past, firms[0])
        one = suggestions(past, "Werkstatt 1")[0]
        assert (one.expected, one.standing) == (2, "angemeldet, 3 Personen; schon 1 erfasst")

    def test_ask_the_database_equally_often_for_one_firm_and_for_many(
        self, past: Meeting, firms: list[Company], django_assert_max_num_queries: object
    ) -> None:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        counts = []
        for number in (1, 4):
            for firm in firms[:number]:
                if not past.registrations.filter(company=firm).exists():
                    registration(past, firm, "Anna Beispiel")
            with CaptureQueriesContext(
                connection,
            ) as asked:
                suggestions(past, "werk")
            counts.append(len(asked))
        assert counts[0] == counts[1]


def test_the_lists_behind_the_numbers_agree_with_them(past: Meeting, firms: list[Company]) -> None:
    for firm in firms[:3]:
        invited(past, firm)
    registration(past, firms[0], "Anna Beispiel", "Bert Beispiel")
    registration(past, firms[1], "Carl Muster")
    sheet_of(past, [(firms[0], 1), (firms[3], 1)])
    listed = {
        part: [row.company.pk for row in firm_rows(past, part)]
        for part in ("eingeladen", "angemeldet", "da", "offen", "ohne-anmeldung")
    }
    assert listed == {
        "eingeladen": [firm.pk for firm in firms[:3]],
        "angemeldet": [firms[0].pk, firms[1].pk],
        "da": [firms[0].pk, firms[3].pk],
        "offen": [firms[0].pk, firms[1].pk],
        "ohne-anmeldung": [firms[3].pk],
    }
    rows = {row.name: (row.invited, row.registered, row.there) for row in district_rows(past, heads_of(past))}
    assert rows["Freiberg"] == (3, 3, 2)
    assert firm_rows(past, "da", "") == []


def test_records_say_how_the_firm_was_registered(past: Meeting, firms: list[Company]) -> None:
    registration(past, firms[0], "Anna Beispiel")
    sheet_of(past, [(firms[0], 1), (firms[1], 1), (None, 3)])
    note_attendance(by=BY, at=NOW(), meeting=past, company=firms[0], source=Source.PHONE)
    rows = noted_rows(past, records(past))
    assert [(one.row.persons, one.standing, one.lines, one.people) for one in rows] == [
        (1, ("ok", "angemeldet"), 2, 2),
        (3, ("info", "Gast"), 0, 0),
        (1, ("warn", "ohne Anmeldung"), 1, 1),
        (1, ("ok", "angemeldet"), 2, 2),
    ]


def test_a_cancelled_meeting_tells_of_nobody_who_was_there(net: Network) -> None:
    over, cancelled = meeting(net, days=-2), meeting(net, days=-2, title="Abgesagt")
    Meeting.objects.filter(pk=cancelled.pk).update(stage="cancelled", cancelled_at=NOW())
    cancelled.refresh_from_db()
    words = [[number.words for number in head_of(one, "einladung", NOW()).numbers] for one in (over, cancelled)]
    first = ["eingeladen", "angemeldet", "auf der Warteliste"]
    assert words == [[*first, "da gewesen, bisher erfasst", "verschiedene Betriebe"], first]


def test_people_do_not_become_fewer_when_their_firm_is_deleted(past: Meeting, firms: list[Company]) -> None:
    sheet_of(past, [(firms[0], 2), (firms[1], 1)])
    delete_company(by=BY, at=NOW(), company=firms[0])
    counted = headcount_of(past)
    assert (counted.there, counted.firms, counted.guests) == (3, 1, 2)
