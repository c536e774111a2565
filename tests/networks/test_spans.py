"""When memberships may begin and end."""

from datetime import date

from produktschau.networks.calculations import spans

ON = date(2026, 11, 2)
FIRST = (date(2025, 1, 1), date(2025, 12, 31))


def test_a_membership_may_begin_the_day_after_an_earlier_one_ended() -> None:
    assert spans.against_begin(date(2026, 1, 1), [FIRST], on=ON) == ""


def test_a_membership_must_not_begin_on_the_last_day_of_an_earlier_one() -> None:
    assert spans.against_begin(date(2025, 12, 31), [FIRST], on=ON) == (
        "Der Betrieb war schon vom 01.01.2025 bis 31.12.2025 Mitglied. Eine neue Mitgliedschaft beginnt nach diesem Tag."
    )


def test_an_open_span_before_an_earlier_one_would_run_into_it() -> None:
    assert spans.against_begin(date(2024, 6, 1), [FIRST], on=ON).startswith("Der Betrieb war schon vom 01.01.2025")


def test_a_span_that_ended_before_an_other_began_stands_beside_it() -> None:
    assert spans.against_begin(date(2024, 6, 1), [FIRST], on=ON, until=date(2024, 12, 31)) == ""


def test_a_membership_needs_a_first_day_that_is_not_in_the_future() -> None:
    assert spans.against_begin(None, [], on=ON) == spans.NO_DAY
    assert spans.against_begin(date(2026, 11, 3), [], on=ON) == spans.FUTURE
    assert spans.against_begin(ON, [], on=ON) == ""


def test_the_last_day_lies_between_the_first_and_today() -> None:
    assert spans.against_end(date(2026, 1, 1), date(2026, 1, 1), on=ON) == ""
    assert spans.against_end(date(2026, 1, 2), date(2026, 1, 1), on=ON) == spans.TWISTED
    assert spans.against_end(date(2026, 1, 2), date(2026, 11, 3), on=ON) == spans.END_IN_FUTURE
