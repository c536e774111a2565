"""The fixed cast: the same people in every test, each with the role the name says."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.test import Client

from produktschau.accounts.models import Role, User
from produktschau.audit.record import System

NOW = datetime(2026, 11, 2, 9, 30, tzinfo=ZoneInfo("Europe/Berlin"))
"""The moment at which every test takes place: a Monday morning."""
TODAY: date = NOW.date()
PASSWORD = "Schafgarbe-an-der-Zschopau"


@dataclass(frozen=True)
class Part:
    """One part in the cast: the person's name and the region-wide role, if any."""

    name: str
    role: Role | None


CAST = {
    "manager": Part("Martha Fiedler", Role.MANAGER),
    "officer": Part("Otto Lindner", Role.OFFICER),
    "editor": Part("Elif Yıldız", Role.EDITOR),
    "auditor": Part("Adam Novák", Role.AUDITOR),
    "steward": Part("Stefan Hähnel", None),
    "coordinator": Part("Carla Uhlig", Role.COORDINATOR),
    "stranger": Part("Fremd Unbekannt", None),
}
"""Stewards are told by their domain; here they are people without a region-wide role."""


def address_of(part: str) -> str:
    """The e-mail address of a member of the cast."""
    return f"{part}@schau.example"


def enter(part: str) -> User:
    """Bring one member of the cast into the database, with role and password."""
    from produktschau.accounts import actions

    by = System("test")
    user = actions.create_user(by=by, email=address_of(part), name=CAST[part].name, password=PASSWORD, at=NOW)
    role = CAST[part].role
    if role is not None:
        actions.grant_role(by=by, user=user, role=role, on=TODAY, at=NOW)
    return user


def client_of(person: User | None) -> Client:
    """A browser in which the person is signed in; ``None`` gives a visitor's."""
    client = Client()
    if person is not None:
        client.force_login(person)
    return client
