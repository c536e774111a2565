"""Figures of a period and histories told by meetings, the exchange and relations, with what is in the house."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from produktschau.accounts.models import User
from produktschau.lib.figures import PERIOD_FIGURES, Breakdown, by_value, value
from produktschau.networks.queries.numbers import asked_of, ledger
from produktschau.outreach.engine.history import HAPPENINGS
from produktschau.outreach.queries.contacts import history_of, sorts_for
from produktschau.showcase.models import Company
from tests.factories import attendance, exchange, introductions, meetings, networks, showcase

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
