"""State, visibility and chains, worked out from plain values."""

from hypothesis import given
from hypothesis import strategies as st

from produktschau.relations.calculations.chain import STEPS, Link, Rail, chain_of, rails
from produktschau.relations.calculations.confidence import Said, confidence_of
from produktschau.relations.calculations.visibility import ORDER, is_seen_in_networks, narrower

SAID = st.sampled_from(list(Said))
WISH = st.sampled_from(ORDER)
LINKS = st.lists(
    st.builds(
        Link,
        key=st.uuids().map(str),
        supplier=st.integers(1, 6),
        customer=st.integers(1, 6),
        goods=st.none() | st.integers(1, 3),
        used_in=st.none() | st.integers(1, 3),
    ).filter(lambda one: one.supplier != one.customer),
    max_size=14,
    unique_by=lambda one: one.key,
)


def link(key: str, supplier: int, customer: int, goods: int | None = None, used_in: int | None = None) -> Link:
    return Link(key, supplier, customer, goods, used_in)


class TestConfidence:
    """What both sides and the office said."""

    def test_needs_the_yes_of_both_firms(self) -> None:
        assert confidence_of(Said.YES, Said.NOTHING) == "claimed"
        assert confidence_of(Said.YES, Said.YES) == "confirmed"

    def test_is_not_confirmed_by_the_office(self) -> None:
        assert confidence_of(Said.NOTHING, Said.NOTHING, office=Said.YES) == "claimed"
        assert confidence_of(Said.YES, Said.NOTHING, office=Said.YES) == "claimed"
        assert confidence_of(Said.YES, Said.YES, office=Said.YES) == "confirmed"

    def test_is_disputed_where_one_says_no_and_anybody_yes(self) -> None:
        assert confidence_of(Said.YES, Said.NO) == "disputed"
        assert confidence_of(Said.NO, Said.NOTHING, office=Said.YES) == "disputed"

    def test_is_dropped_where_nobody_says_yes_any_more(self) -> None:
        assert confidence_of(Said.NO, Said.NOTHING) == "dropped"
        assert confidence_of(Said.YES, Said.YES, office=Said.NO) == "dropped"

    @given(SAID, SAID, SAID)
    def test_does_not_mind_which_firm_is_which(self, first: Said, second: Said, office: Said) -> None:
        assert confidence_of(first, second, office=office) == confidence_of(second, first, office=office)

    @given(SAID, SAID, SAID)
    def test_is_confirmed_only_by_two_firms(self, first: Said, second: Said, office: Said) -> None:
        if confidence_of(first, second, office=office) == "confirmed":
            assert (first, second) == (Said.YES, Said.YES)


class TestVisibility:
    """The narrower wish."""

    def test_is_the_narrower_of_two_wishes(self) -> None:
        assert narrower("public", "office") == "office"
        assert narrower("network", "public") == "network"

    @given(WISH, WISH)
    def test_is_one_of_the_two_and_in_no_order(self, first: str, second: str) -> None:
        assert narrower(first, second) == narrower(second, first)
        assert ORDER.index(narrower(first, second)) == min(ORDER.index(first), ORDER.index(second))

    def test_is_seen_by_who_shares_a_network_with_the_firm_that_asked_for_it(self) -> None:
        assert is_seen_in_networks(("network", "public"), ({1}, set()), {1, 2})
        assert not is_seen_in_networks(("network", "public"), ({3}, {1}), {1, 2})
        assert not is_seen_in_networks(("network", "network"), ({1}, {3}), {1, 2})
        assert not is_seen_in_networks(("office", "public"), ({1}, {1}), {1})


class TestTheChain:
    """From single supplies to the way they take."""

    def test_leads_from_the_wool_to_the_blanket(self) -> None:
        wool = link("wool", 1, 2, used_in=10)
        yarn = link("yarn", 2, 3, goods=10)
        dyed = link("dyed", 3, 4, used_in=20)
        found = chain_of([dyed], [yarn, wool])
        assert [(step.link.key, step.depth) for step in found] == [("wool", 3), ("yarn", 2), ("dyed", 1)]

    def test_leaves_out_what_goes_into_another_product(self) -> None:
        flour, bread = link("flour", 1, 2, used_in=10), link("bread", 2, 3, goods=11, used_in=20)
        assert [step.link.key for step in chain_of([bread], [flour])] == ["bread"]

    def test_is_cut_after_three_steps(self) -> None:
        links = [link(str(number), number, number + 1) for number in range(1, 6)]
        assert [step.link.key for step in chain_of([links[-1]], links[:-1])] == ["3", "4", "5"]

    def test_is_cut_where_it_comes_back(self) -> None:
        there, back = link("there", 1, 2), link("back", 2, 1)
        assert [step.link.key for step in chain_of([there], [back])] == ["there"]

    @given(LINKS, st.integers(1, 6))
    def test_holds_each_link_once_and_none_beyond_its_length(self, links: list[Link], end: int) -> None:
        ends = [one for one in links if one.customer == end]
        found = chain_of(ends, [one for one in links if one.customer != end])
        keys = [step.link.key for step in found]
        assert len(keys) == len(set(keys))
        assert all(1 <= step.depth <= STEPS for step in found)
        assert {one.key for one in ends} <= set(keys)

    @given(LINKS, st.randoms(use_true_random=False))
    def test_is_the_same_in_whatever_order_it_was_told(self, links: list[Link], dice: object) -> None:
        ends, others = links[:3], links[3:]
        mixed = [*others]
        dice.shuffle(mixed)  # type: ignore[attr-defined]  # hypothesis gives a Random
        assert chain_of(ends, others) == chain_of(list(reversed(ends)), mixed)

    @given(LINKS)
    def test_sets_each_link_before_the_one_it_leads_into(self, links: list[Link]) -> None:
        found = chain_of(links[:2], links[2:])
        for place, step in enumerate(found):
            if step.depth > 1:
                after = next(one for one in found[place + 1 :] if one.depth < step.depth)
                assert after.depth == step.depth - 1
                assert after.link.supplier == step.link.customer


class TestTheRails:
    """The lines beside the rows."""

    def test_join_a_single_way(self) -> None:
        assert rails([2, 1]) == [
            Rail(2, (), (2,), joins=False),
            Rail(1, (2,), (1,), joins=True),
            Rail(0, (1,), (), joins=True),
        ]

    def test_pass_by_a_neighbour(self) -> None:
        assert rails([1, 2, 1]) == [
            Rail(1, (), (1,), joins=False),
            Rail(2, (1,), (1, 2), joins=False),
            Rail(1, (1, 2), (1,), joins=True),
            Rail(0, (1,), (), joins=True),
        ]
