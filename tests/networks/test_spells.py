"""Spans of membership, joined to stays, and who came and went."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from produktschau.networks.calculations.spells import (
    DAY,
    Spell,
    Stay,
    lost_members,
    members_on,
    new_members,
    returned_members,
    stays_of,
)

BEGIN = date(2025, 1, 1)


def day(number: int) -> date:
    return BEGIN + timedelta(days=number)


def test_spells_that_overlap_or_follow_without_a_gap_are_one_stay() -> None:
    spells = [
        Spell(1, 7, day(0), day(9), is_confirmed=False),
        Spell(1, 7, day(5), day(19)),
        Spell(1, 7, day(20), day(29), is_confirmed=False),
        Spell(1, 7, day(31), None, is_confirmed=False),
    ]
    assert stays_of(spells) == {(1, 7): [Stay(day(0), day(29), True), Stay(day(31), None, False)]}


def test_a_spell_inside_an_endless_one_does_not_end_it() -> None:
    assert stays_of([Spell(1, 7, day(0), None), Spell(1, 7, day(3), day(4))]) == {(1, 7): [Stay(day(0), None)]}


def test_the_last_day_still_counts_and_the_next_one_is_lost() -> None:
    stays = stays_of([Spell(1, 7, day(0), day(9))])
    assert (set(members_on(stays, day(9))), set(members_on(stays, day(10)))) == ({1}, set())
    assert set(lost_members(stays, day(0), day(9))) == set()
    assert lost_members(stays, day(10), day(12))[1].on == day(9)


def test_who_comes_back_is_no_new_member_and_who_joins_a_second_network_is() -> None:
    stays = stays_of([Spell(1, 7, day(0), day(9)), Spell(1, 7, day(20), None), Spell(1, 8, day(25), None)])
    assert new_members(stays, day(15), day(30))[1].networks == {8}
    assert returned_members(stays, day(15), day(30))[1].networks == {7}
    assert members_on(stays, day(30))[1].networks == {7, 8}


SPELLS = st.lists(
    st.builds(
        lambda company, network, begin, length: Spell(
            company, network, day(begin), None if length is None else day(begin + length)
        ),
        st.integers(1, 4),
        st.integers(1, 2),
        st.integers(0, 60),
        st.none() | st.integers(0, 30),
    ),
    max_size=12,
)


@given(SPELLS, st.integers(1, 60), st.integers(0, 60))
def test_in_each_network_members_at_the_end_are_those_before_with_who_came_and_without_who_left(
    spells: list[Spell], begin: int, length: int
) -> None:
    stays, first, last = stays_of(spells), day(begin), day(begin + length)
    for network in (1, 2):

        def there(on: date, network: int = network) -> int:
            return sum(network in one.networks for one in members_on(stays, on).values())

        own = [stay for (_, of), stays_there in stays.items() if of == network for stay in stays_there]
        came = sum(first <= stay.since <= last for stay in own)
        left = sum(stay.until is not None and first <= stay.until + DAY <= last for stay in own)
        assert there(last) == there(first - DAY) + came - left


@given(SPELLS, st.integers(0, 90))
def test_joining_spells_changes_nobodys_membership(spells: list[Spell], number: int) -> None:
    on = day(number)
    plain = {one.company for one in spells if one.since <= on and (one.until is None or one.until >= on)}
    assert set(members_on(stays_of(spells), on)) == plain
