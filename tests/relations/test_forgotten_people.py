"""A person who did everything there is to do in the networks is erased: of their name and address nothing is left, and all counts stand."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from produktschau.accounts.actions.erasure import erase_user
from produktschau.accounts.models import User
from produktschau.exchange.models import Reply
from produktschau.meetings.actions.registering import register
from produktschau.meetings.calculations.people import Person
from produktschau.meetings.models import Attendee
from produktschau.networks.actions.joining import request_to_join
from produktschau.networks.actions.networks import change_network
from produktschau.relations.actions.answering import Contact
from produktschau.relations.actions.outcomes import report_outcome
from produktschau.relations.models import Party
from produktschau.showcase.models import Company
from produktschau.work.models import Mail
from tests import cast
from tests.factories import exchange, introductions, meetings, networks
from tests.factories.showcase import BY

pytestmark = pytest.mark.django_db


def holding(*words: str) -> set[str]:
    """Tables and columns in which one of the words stands anywhere."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            for column in connection.introspection.get_table_description(cursor, table):
                quoted = f'"{table}" WHERE CAST("{column.name}" AS TEXT) LIKE %s LIMIT 1'
                for word in words:
                    cursor.execute(f"SELECT 1 FROM {quoted}", [f"%{word}%"])  # noqa: S608  # the house's own names
                    if cursor.fetchone():
                        found.add(f"{table}.{column.name}")
    return found


def test_nothing_is_left_of_who_did_everything(firms: list[Company], coordinator: User) -> None:
    me: dict[str, Any] = {"name": coordinator.name, "email": coordinator.email}
    net, at = networks.network(), timezone.now()
    networks.coordinates(coordinator, net)
    consent: dict[str, Any] = {
        "contact_consent_on": cast.TODAY,
        "contact_consent_wording": f"{me['name']} willigt ein.",
    }
    change_network(by=coordinator, at=at, network=net, contact_name=me["name"], contact_email=me["email"], **consent)
    treffen = meetings.meeting(net)
    register(
        by=coordinator,
        at=at,
        meeting=treffen,
        company=firms[0],
        people=[Person(**me), Person("Anna Kern")],
        channel="account",
    )
    register(
        by=coordinator,
        at=at,
        meeting=treffen,
        company=firms[3],
        people=[Person(me["name"])],
        channel="account",
        note=f"Gruß, {me['name']}",
    )
    words: dict[str, Any] = {
        "source": "selbst angemeldet",
        "agrees": True,
        "charter_on": net.charter_on,
        "message": f"Gruß, {me['name']}",
    }
    request_to_join(by=coordinator, at=at, network=net, company=firms[1], **words)
    made = introductions.introduction(firms[0], firms[1], at=at - timedelta(days=9), by=coordinator)
    contact = Contact(me["name"], me["email"], "")
    introductions.agree(made, firms[0], contact=contact, by=coordinator, is_told=True)
    introductions.agree(made, firms[1], by=BY, is_told=True)
    report_outcome(
        by=coordinator, at=at, party=introductions.party(made, firms[0]), outcome="talk", note=f"{me['name']} rief an"
    )
    exchange.answered(exchange.notice(firms[0]), firms[1], is_told=True, **me)
    exchange.visited(exchange.notice(firms[2]), is_told=True, **me)
    exchange.subscribed(me["email"])
    assert holding(me["email"], me["name"]) > {
        "meetings_attendee.name",
        "relations_party.shared_email",
        "exchange_reply.email",
    }
    erase_user(by=BY, user=coordinator, at=timezone.now())
    Mail.objects.filter(key__startswith="erased:").delete()  # says that it is done; goes a day after it was sent
    assert holding(me["email"], me["name"]) == set()
    assert (Attendee.objects.count(), Reply.objects.count(), Party.objects.exclude(answer="").count()) == (3, 2, 2)
