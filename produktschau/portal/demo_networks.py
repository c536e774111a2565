"""Two lived years of the demo's three networks: who joined and left, who met, what was sought and offered, what came of it."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from django.db import transaction

from produktschau.accounts.models import User
from produktschau.audit.record import Actor
from produktschau.exchange.actions.examples import load_example_notices
from produktschau.meetings.actions.example_answers import load_example_answers
from produktschau.meetings.actions.example_attendances import load_example_attendances
from produktschau.meetings.actions.examples import load_example_meetings, load_example_registrations
from produktschau.meetings.models import Meeting
from produktschau.networks.actions.coordinators import appoint_coordinator
from produktschau.networks.actions.examples import load_example_networks
from produktschau.networks.models import Network
from produktschau.portal.demo import table_rows
from produktschau.relations.actions.example_supplies import load_example_joint_works, load_example_supplies
from produktschau.relations.actions.examples import load_example_introductions

Tell = Callable[[str], None]


@transaction.atomic
def make_networks(*, by: Actor, at: datetime, folder: Path, coordinator: User | None, tell: Tell) -> None:
    """Load everything below ``folder``, the demo's own. ``coordinator`` runs two of the networks; the third waits for somebody."""
    there = folder / "networks"
    told = {name: table_rows(there / f"{name}.csv") for name in ("networks", "members", "tasks")}
    networks = load_example_networks(
        by=by, at=at, networks=told["networks"], members=told["members"], tasks=told["tasks"]
    )
    if coordinator is not None:
        for network in list(networks.values())[::2]:
            appoint_coordinator(
                by=by, at=at, network=network, person=coordinator, since=network.founded_on or at.date()
            )
    tell(f"Netzwerke: {len(networks)} mit zwei Jahren Mitgliedschaft.")
    office = coordinator or by
    meetings = _make_meetings(by=office, at=at, folder=folder / "meetings", tell=tell)
    _make_ties(by=office, at=at, folder=folder, networks=networks, meetings=meetings, tell=tell)


def _make_meetings(*, by: Actor, at: datetime, folder: Path, tell: Tell) -> dict[str, Meeting]:
    names = ("meetings", "programme", "invited", "registrations", "attendances", "answers")
    told = {name: table_rows(folder / f"{name}.csv") for name in names}
    made = load_example_meetings(
        by=by, at=at, meetings=told["meetings"], programme=told["programme"], invited=told["invited"]
    )
    load_example_registrations(by=by, at=at, made=made, meetings=told["meetings"], registrations=told["registrations"])
    load_example_attendances(by=by, at=at, rows=told["attendances"], meetings=made, texts=told["meetings"])
    load_example_answers(by=by, at=at, rows=told["answers"], meetings=made)
    tell(f"Treffen: {len(made)}, gewesen, abgesagt und geplant.")
    return made


def _make_ties(
    *,
    by: Actor,
    at: datetime,
    folder: Path,
    networks: dict[str, Network],
    meetings: dict[str, Meeting],
    tell: Tell,
) -> None:
    notices = load_example_notices(
        by=by,
        at=at,
        rows=table_rows(folder / "exchange" / "notices.csv"),
        replies=table_rows(folder / "exchange" / "replies.csv"),
        networks=networks,
    )
    there = folder / "relations"
    introductions = load_example_introductions(
        by=by,
        at=at,
        rows=table_rows(there / "introductions.csv"),
        networks=networks,
        meetings=meetings,
        notices=notices,
    )
    supplies = load_example_supplies(by=by, at=at, rows=table_rows(there / "supplies.csv"), introductions=introductions)
    load_example_joint_works(
        by=by,
        at=at,
        rows=table_rows(there / "joint.csv"),
        introductions=introductions,
        meetings=meetings,
        networks=networks,
    )
    tell(f"Börse: {len(notices)} Aushänge. Vermittlungen: {len(introductions)}. Lieferbeziehungen: {supplies}.")
