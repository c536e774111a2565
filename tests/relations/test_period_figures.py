"""Figures of a period and histories told by meetings, the exchange and relations, with what is in the house."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from produktschau.accounts.models import User
from produktschau.exchange.actions.ending import block_notice, note_outcome
from produktschau.exchange.models import Notice, Reply
from produktschau.lib.figures import PERIOD_FIGURES, Breakdown, Counted, by_value, value
from produktschau.meetings.models import Meeting
from produktschau.meetings.views.effect import in_effect as meetings_effect
from produktschau.networks.queries.numbers import asked_of, ledger
from produktschau.outreach.engine.history import HAPPENINGS
from produktschau.outreach.queries.contacts import history_of, sorts_for
from produktschau.relations.actions.answering_supplies import dispute_supply
from produktschau.relations.models import Introduction, SupplyRelation
from produktschau.relations.views.effect import in_effect as introductions_effect
from produktschau.showcase.actions.merging import merge
from produktschau.showcase.models import Company
from tests.factories import attendance, exchange, introductions, meetings, networks, showcase, supplies
from tests.factories.showcase import BY

Span = tuple[date, date]


@pytest.fixture
def lately(district: None) -> Span:
    """The last hundred days."""
    today = timezone.localdate()
    return today - timedelta(days=100), today


@pytest.fixture
def pair(district: None) -> tuple[Company, Company]:
    """Two published firms that can be reached."""
    return tuple(showcase.company(name, email=f"{name.lower()}@example.org") for name in ("Anger", "Bach"))  # type: ignore[return-value]  # two names, two firms


def told(key: str, lately: Span) -> tuple[float, dict[str, float]]:
    counted = PERIOD_FIGURES[key].counted(*lately)
    return value(counted), by_value(counted, Breakdown.NETWORK)


def test_people_count_with_guests_and_firms_without_them(lately: Span, pair: tuple[Company, Company]) -> None:
    network = networks.network("Regionales Bauen")
    meeting = meetings.meeting(network, days=-10)
    attendance.attended(meeting, pair[0], 2)
    attendance.attended(meeting, pair[0], 1)
    attendance.attended(meeting, None, 4)
    meetings.meeting(network, days=10, title="Erst noch")
    assert told("treffen", lately) == (1, {"Bauen": 1})
    assert told("teilnehmende", lately) == (7, {"Bauen": 7})
    assert told("besuche", lately) == (1, {"Bauen": 1})
    assert told("betriebe", (lately[0] - timedelta(days=300), lately[0]))[0] == 0


def test_introductions_count_on_the_day_both_agreed_by_what_came_of_them(
    lately: Span, pair: tuple[Company, Company]
) -> None:
    made = introductions.accepted(*pair, days=20)
    assert [told(key, lately)[0] for key in ("vermittlungen", "vermittlungen-offen", "vermittlungen-auftrag")] == [
        1,
        1,
        0,
    ]
    type(made).objects.filter(pk=made.pk).update(outcome="order")
    assert [told(key, lately)[0] for key in ("vermittlungen", "vermittlungen-offen", "vermittlungen-auftrag")] == [
        1,
        0,
        1,
    ]
    assert PERIOD_FIGURES["vermittlungen"].counted(*lately)[0].label == "Anger – Bach"


def test_notices_count_once_however_long_they_hang(lately: Span, pair: tuple[Company, Company]) -> None:
    exchange.notice(pair[0])
    assert told("aushaenge", lately) == (1, {"": 1})
    assert told("antworten", lately) == (0, {})


def test_answers_with_a_result_are_a_share_of_all_answers(lately: Span, pair: tuple[Company, Company]) -> None:
    hung = exchange.notice(pair[0])
    replies = [
        exchange.answered(hung, pair[1]),
        exchange.visited(hung),
        exchange.visited(hung, "Ich habe auch welche."),
    ]
    for reply, came_of in zip(replies, ("order", "none", "talk"), strict=True):
        note_outcome(by=BY, at=timezone.now(), notice=hung, reply=reply.key, came_of=came_of)
    assert told("antworten-mit-ergebnis", lately) == (2, {"": 2})
    assert value((PERIOD_FIGURES["antworten-mit-ergebnis"].of or nobody)(*lately)) == 3


def test_an_answer_found_to_be_abuse_and_a_notice_taken_out_count_nowhere(
    lately: Span, pair: tuple[Company, Company]
) -> None:
    hung, taken_out = exchange.notice(pair[0]), exchange.notice(pair[1], "Wolle")
    exchange.visited(taken_out)
    Reply.objects.filter(pk=exchange.visited(hung).pk).update(is_abuse=True)
    block_notice(by=BY, at=timezone.now(), notice=taken_out, reason="Werbung")
    assert [told(key, lately)[0] for key in ("aushaenge", "antworten")] == [1, 0]


def test_supplies_count_as_long_as_they_hold_and_once_when_they_begin(
    lately: Span, pair: tuple[Company, Company]
) -> None:
    first, last = lately
    network = networks.network("Regionales Bauen")
    for firm in pair:
        networks.member(network, firm, last - timedelta(days=400))
    supplies.confirmed(*pair, "Garn", since=first - timedelta(days=1))
    supplies.confirmed(*pair, "Leder", since=first)
    supplies.claimed(*pair, "Holz")
    ended = supplies.confirmed(*pair, "Glas", since=first)
    SupplyRelation.objects.filter(pk=ended.pk).update(until=last - timedelta(days=1))
    assert told("lieferbeziehungen", lately) == (2, {"Bauen": 2})
    assert told("lieferbeziehungen", (first, last - timedelta(days=1)))[0] == 3
    assert told("lieferbeziehungen-neu", lately) == (2, {"Bauen": 2})


def test_a_supply_that_is_disputed_today_is_counted_no_more(lately: Span, pair: tuple[Company, Company]) -> None:
    made = supplies.confirmed(*pair, "Garn", since=lately[0])
    reason = "Das war ein Irrtum."
    dispute_supply(by=BY, at=timezone.now(), relation=made, side="customer", reason=reason, is_told=False)
    assert [told(key, lately)[0] for key in ("lieferbeziehungen", "lieferbeziehungen-neu", "verbindungen")] == [0, 0, 0]


def test_joint_products_count_in_the_period_in_which_they_began(lately: Span, pair: tuple[Company, Company]) -> None:
    network = networks.network("Regionales Bauen")
    supplies.joint_work(supplies.joint_product(*pair), since=lately[0], network=network)
    supplies.joint_work(supplies.joint_product(*pair, "Bank"), since=lately[0] - timedelta(days=1))
    assert told("gemeinsame-produkte", lately) == (1, {"Bauen": 1})
    assert PERIOD_FIGURES["gemeinsame-produkte"].counted(*lately)[0].label == "Wollplaid"


def test_a_product_that_has_one_maker_left_is_joint_no_more(lately: Span, pair: tuple[Company, Company]) -> None:
    product = supplies.joint_product(*pair)
    supplies.joint_work(product, since=lately[0])
    product.maker_rows.filter(company=pair[1]).delete()
    assert told("gemeinsame-produkte", lately)[0] == 0


def test_two_firms_that_became_one_count_once_with_all_they_did(lately: Span, pair: tuple[Company, Company]) -> None:
    kept, gone = pair
    third = showcase.company("Cux", email="cux@example.org")
    network, other = networks.network("Regionales Bauen"), networks.network("Die Industrie")
    networks.member(network, kept, lately[0])
    networks.member(other, gone, lately[0])
    meeting = meetings.meeting(network, days=-10)
    for firm in (kept, gone, third):
        attendance.attended(meeting, firm)
    supplies.confirmed(gone, third, "Garn", since=lately[0])
    keys = ("mitglieder", "teilnehmende", "besuche", "betriebe", "verbindungen", "lieferbeziehungen")
    assert [told(key, lately)[0] for key in keys] == [2, 3, 3, 3, 3, 1]
    merge(by=BY, at=timezone.now(), kept=kept, gone=gone)
    assert [told(key, lately)[0] for key in keys] == [1, 3, 2, 2, 1, 1]
    assert told("mitglieder", lately)[1] == {"Bauen": 1, "Industrie": 1}


def test_the_last_minute_of_a_day_belongs_to_it_as_clocks_show_it_here(pair: tuple[Company, Company]) -> None:
    # In winter the clock is an hour ahead of UTC: half past eleven at night, UTC, is the next day here.
    day = date(2024, 2, 29)
    for minute, title in ((29, "Vor Mitternacht"), (31, "Nach Mitternacht")):
        hung = exchange.notice(pair[0], title)
        moment = datetime(2024, 2, 29, 22 if minute == 29 else 23, minute, tzinfo=UTC)
        Notice.objects.filter(pk=hung.pk).update(published_at=moment)
    labels = [one.label for one in PERIOD_FIGURES["aushaenge"].counted(day, day)]
    assert labels == ["Suche: Vor Mitternacht"]


def nobody(first: date, last: date) -> Sequence[Counted]:
    """Stands for a figure that is no share."""
    return ()


def test_the_history_tells_of_every_domain(
    lately: Span, pair: tuple[Company, Company], manager: User, editor: User
) -> None:
    network = networks.network("Regionales Bauen")
    networks.member(network, pair[0])
    meeting = meetings.meeting(network, days=-10, title="Werkstattabend")
    attendance.attended(meeting, pair[0], 2)
    exchange.notice(pair[0], "Stäbe")
    introductions.accepted(*pair, days=20)
    shown = {one.label: one.subject for one in history_of(pair[0], most=99, sorts=sorts_for(manager)) if one.url}
    assert shown["Netzwerke"] == "Mitglied im Netzwerk Regionales Bauen"
    assert shown["Treffen"] == "dabei mit 2 Personen: Werkstattabend"
    assert shown["Börse"] == "Suche: Stäbe"
    assert "Bach" in shown["Vermittlungen"]
    assert "Vermittlungen" not in {one.label for one in history_of(pair[0], most=99, sorts=sorts_for(editor))}


@pytest.mark.parametrize("key", ["netzwerke", "treffen", "boerse", "vermittlungen", "lieferungen"])
def test_a_history_takes_as_many_queries_for_three_as_for_one(
    key: str, lately: Span, pair: tuple[Company, Company]
) -> None:
    firm = pair[0]
    counts = []
    for number in (1, 2, 3):
        network = networks.network(f"Netzwerk Nummer{number}")
        networks.member(network, firm)
        attendance.attended(meetings.meeting(network, days=-10, title=f"Treffen {number}"), firm)
        exchange.notice(firm, f"Gesuch {number}")
        introductions.accepted(firm, showcase.company(f"Partner {number}", email=f"p{number}@example.org"), days=number)
        with CaptureQueriesContext(connection) as asked:
            list(HAPPENINGS[key].of(firm, 99))
        counts.append(len(asked))
    assert counts[0] == counts[2]


def test_every_figure_takes_as_many_queries_for_three_as_for_one(lately: Span, pair: tuple[Company, Company]) -> None:
    counts = []
    network = networks.network("Regionales Bauen")
    for number in (1, 2, 3):
        attendance.attended(meetings.meeting(network, days=-10, title=f"Treffen {number}"), pair[0])
        exchange.notice(pair[0], f"Gesuch {number}")
        introductions.accepted(
            pair[0], showcase.company(f"Partner {number}", email=f"p{number}@example.org"), days=number
        )
        networks.task(network, f"Aufgabe {number}")
        with CaptureQueriesContext(connection) as asked:
            ledger(asked_of({}, lately[1]))
        counts.append(len(asked))
    assert counts[0] == counts[2]


def test_a_firm_reads_at_how_many_meetings_it_was_and_with_how_many_firms_it_was_connected(
    pair: tuple[Company, Company],
) -> None:
    firm, other = pair
    assert (meetings_effect(None, firm), introductions_effect(None, firm)) == (None, None)
    network = networks.network("Regionales Bauen")
    meeting, cancelled = meetings.meeting(network, days=-10), meetings.meeting(network, days=-5, title="Abgesagt")
    for number in (1, 2):
        attendance.attended(meeting, firm, number)
    attendance.attended(cancelled, firm)
    Meeting.objects.filter(pk=cancelled.pk).update(stage="cancelled", cancelled_at=timezone.now())
    for days in (200, 20):
        introductions.accepted(firm, other, days=days)
        Introduction.objects.update(ended_at=timezone.now())
    introductions.introduction(firm, showcase.company("Cux", email="cux@example.org"))
    assert (meetings_effect(None, firm), introductions_effect(None, firm)) == ({"attended": 1}, {"introduced": 1})
