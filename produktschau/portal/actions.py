"""Prepares the demo region: real district and statistics, invented companies."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from django.db import transaction

from produktschau.accounts.actions import create_user, grant_role
from produktschau.accounts.models import Role, User
from produktschau.audit.record import Actor
from produktschau.claims.actions.examples import load_example
from produktschau.enquiries.actions.examples import load_example_enquiries
from produktschau.intake.actions.criteria import load_criteria
from produktschau.intake.actions.example_calls import load_example_calls
from produktschau.intake.actions.example_changes import load_example_changes
from produktschau.intake.actions.examples import load_examples
from produktschau.mailings.actions.examples import load_example_circulars, load_example_lists
from produktschau.outreach.actions.examples import load_example_notes
from produktschau.portal.demo import Login, table_rows, vocabulary_rows
from produktschau.portal.demo_networks import make_networks
from produktschau.privacy.actions.examples import load_example_accesses, load_example_people
from produktschau.region.actions import load_region
from produktschau.region.models import Region
from produktschau.showcase.actions import appoint_steward, load_vocabulary
from produktschau.showcase.actions.examples import (
    load_example_bulk,
    load_example_doubles,
    load_example_favourites,
    load_example_views,
    load_example_withdrawals,
)
from produktschau.showcase.models import Company
from produktschau.surveys.actions.examples import load_example_surveys
from produktschau.tabular.actions import apply_table
from produktschau.tabular.models import Outcome
from produktschau.upkeep.actions.examples import load_example_askings


class NotADemo(Exception):
    """The data folder holds a region of its own; the demo would mix invented companies into it."""


@transaction.atomic
def prepare_demo(*, by: Actor, data: Path, logins: Sequence[Login], at: datetime, tell: Callable[[str], None]) -> bool:
    """Load region, companies, products and accounts once, all or nothing; ``False`` if they are there already.

    ``data`` is the folder of the demo's tables, ``tell`` gets a line per step.
    """
    there = Region.objects.first()
    if there is not None and not there.is_demo:
        raise NotADemo(
            "In diesem Datenordner liegt schon eine eigene Region. Setzen Sie PRODUKTSCHAU_DATA auf einen leeren Ordner."
        )
    if there is not None:
        return False
    tell("Landkreis, Gemeinden, Grenzen, Wirtschaftszweige und Zahlen einlesen …")
    load_region(by=by, folder=data / "region", at=at)
    tell("Lebensbereiche, Farbwelten und Materialien anlegen …")
    load_vocabulary(by=by, at=at, **vocabulary_rows(data / "showcase"))
    for kind, label in (("companies", "Betriebe"), ("products", "Produkte")):
        file = data / "showcase" / f"{kind}.csv"
        report = apply_table(
            by=by,
            kind=kind,
            data=file.read_bytes(),
            filename=file.name,
            source="demo",
            options={"publish": True},
            ask_twins=False,
            at=at,
        )
        tell(f"{label}: {report.counts[Outcome.IMPORTED]} aufgenommen, {report.counts[Outcome.SKIPPED]} übersprungen.")
    _make_people(by=by, logins=logins, at=at)
    _make_rounds(by=by, folder=data / "intake", at=at, tell=tell)
    _make_claim(by=by, at=at)
    load_example_askings(by=by, at=at, rows=table_rows(data / "upkeep" / "askings.csv"), office=by)
    load_example_enquiries(by=by, at=at, rows=table_rows(data / "enquiries" / "enquiries.csv"))
    _make_circulars(by=by, folder=data / "mailings", at=at, tell=tell)
    _make_surveys(by=by, folder=data / "surveys", at=at, tell=tell)
    _make_people_of_lists(by=by, folder=data / "privacy", at=at, tell=tell)
    coordinator = _first(Role.COORDINATOR)
    make_networks(by=_first(Role.MANAGER) or by, at=at, folder=data, coordinator=coordinator, tell=tell)
    _make_acts(by=by, folder=data / "showcase", at=at)
    return True


def _make_circulars(*, by: Actor, folder: Path, at: datetime, tell: Callable[[str], None]) -> None:
    """Two distribution lists, a firm that opted out, a circular that went out and one that is a draft."""
    told = {name: table_rows(folder / f"{name}.csv") for name in ("lists", "refusals", "circulars")}
    writer, sender = _first(Role.COORDINATOR) or by, _first(Role.MANAGER) or by
    load_example_lists(by=writer, at=at, lists=told["lists"], refusals=told["refusals"])
    load_example_circulars(by=writer, at=at, rows=told["circulars"], sender=sender)
    tell("Verteiler: zwei, mit einem versandten Rundschreiben und einem Entwurf.")


def _make_surveys(*, by: Actor, folder: Path, at: datetime, tell: Callable[[str], None]) -> None:
    """Two rounds of one survey with invented answers."""
    told = {name: table_rows(folder / f"{name}.csv") for name in ("surveys", "answers")}
    made = load_example_surveys(by=_first(Role.MANAGER) or by, at=at, surveys=told["surveys"], answers=told["answers"])
    tell(f"Umfragen: {made} Runden mit erfundenen Antworten, eine läuft.")


def _make_people_of_lists(*, by: Actor, folder: Path, at: datetime, tell: Callable[[str], None]) -> None:
    """Two lists that name people, of whom some were told; and who of the house read what about people."""
    told = {name: table_rows(folder / f"{name}.csv") for name in ("lists", "informed", "accesses")}
    office = _first(Role.MANAGER) or by
    made = load_example_people(by=office, at=at, folder=folder, lists=told["lists"], informed=told["informed"])
    for row in told["accesses"]:
        load_example_accesses(by=_first(Role(row["role"])) or by, at=at, rows=[row])
    tell(f"Listen mit Menschen, die zu informieren sind: {made}.")


def _make_acts(*, by: Actor, folder: Path, at: datetime) -> None:
    """What was withdrawn, bulk acts done and taken back, firms entered twice, one of them merged, numbers of what visitors kept and opened."""
    editor, decider = _first(Role.EDITOR) or by, _first(Role.MANAGER) or by
    load_example_withdrawals(by=decider, at=at, rows=table_rows(folder / "withdrawn.csv"))
    for row in table_rows(folder / "bulks.csv"):
        load_example_bulk(by=_first(Role(row["role"])) or by, at=at, row=row)
    load_example_doubles(by=editor, at=at, rows=table_rows(folder / "doubles.csv"), decider=decider)
    load_example_favourites(at=at, rows=table_rows(folder / "favourites.csv"))
    load_example_views(at=at)


def _first(role: Role) -> User | None:
    """Whoever was given a role first."""
    return User.objects.filter(role_grants__role=role).order_by("pk").first()


def _make_claim(*, by: Actor, at: datetime) -> None:
    """Somebody who wants to speak for a firm, for the office to decide."""
    company = Company.objects.filter(is_invented=True, stewards__isnull=True).order_by("-sort_key").first()
    if company is not None:
        load_example(by=by, at=at, company=company)


def _make_people(*, by: Actor, logins: Sequence[Login], at: datetime) -> None:
    for login in logins:
        user = create_user(by=by, email=login.email, name=login.name, password=login.password, at=at)
        if login.role is not None:
            grant_role(by=by, user=user, role=login.role, on=at.date(), at=at)
        else:
            company = Company.objects.filter(is_invented=True).order_by("sort_key").first()
            if company is not None:
                appoint_steward(by=by, company=company, person=user, on=at.date(), at=at)


def _make_rounds(*, by: Actor, folder: Path, at: datetime, tell: Callable[[str], None]) -> None:
    """The rule of origin, submissions in every stage, calls, and what was said with firms."""
    load_criteria(by=by, at=at, rows=table_rows(folder / "criteria.csv"))
    editor = _first(Role.EDITOR)
    made = load_examples(by=by, at=at, rows=table_rows(folder / "submissions.csv"), office=editor or by)
    tell(f"Einreichungen: {made} in jedem Stand, vom Entwurf bis zur Veröffentlichung.")
    told = {name: table_rows(folder / f"{name}.csv") for name in ("calls", "call_answers", "contacts")}
    office = editor or by
    load_example_calls(by=by, at=at, calls=told["calls"], answers=told["call_answers"], office=office)
    load_example_notes(by=office, at=at, rows=told["contacts"])
    load_example_changes(by=by, at=at, rows=table_rows(folder / "changes.csv"))
    tell("Aufrufe: einer läuft, mit Einladungen und Antworten, einer ist Entwurf.")
