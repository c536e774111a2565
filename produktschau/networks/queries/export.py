"""Members and continuation plans as tables; the parameter „netzwerk“ is the key of a network, without one of all."""

from collections.abc import Iterator, Mapping
from typing import Any

from produktschau.lib.dates import day_of
from produktschau.lib.lists import Cell, ListTable
from produktschau.networks.models import Network
from produktschau.networks.queries.continuation import uncarried_first
from produktschau.networks.queries.desk import choice_of, chosen_memberships, with_districts
from produktschau.networks.rules import may_see_networks


def _networks(params: Mapping[str, str]) -> list[Network]:
    key = params.get("netzwerk", "")
    return list(Network.objects.filter(key=key) if key else Network.objects.all())


def _member_rows(user: Any, params: Mapping[str, str]) -> Iterator[tuple[Cell, ...]]:
    for network in _networks(params):
        rows = list(chosen_memberships(network, choice_of(params)))
        for line in with_districts(rows):
            one = line.membership
            yield (
                network.short_name,
                one.company.key,
                one.company.name,
                line.former,
                one.get_standing_display(),
                one.get_role_display(),
                one.since,
                one.until,
                "ja" if one.is_shown else "nein",
                one.source,
                one.told_on,
                day_of(one.confirmed_at) if one.confirmed_at else None,
            )


def _task_rows(user: Any, params: Mapping[str, str]) -> Iterator[tuple[Cell, ...]]:
    key = params.get("netzwerk", "")
    for task in uncarried_first():
        if not key or task.network.key == key:
            yield (
                task.network.short_name,
                task.title,
                task.description,
                float(task.hours_per_year) if task.hours_per_year is not None else None,
                task.cost_cents / 100 if task.cost_cents is not None else None,
                task.now_by,
                "ja" if task.is_funded else "nein",
                task.carrier.name if task.carrier else task.carrier_name,
                task.agreement,
                task.agreed_on,
                day_of(task.confirmed_at) if task.confirmed_at else None,
            )


MEMBERS = ListTable(
    label="Mitglieder eines Netzwerks",
    columns=(
        "Netzwerk",
        "Kurzschlüssel",
        "Betrieb",
        "Altkreis",
        "Stand",
        "Aufgabe",
        "seit",
        "bis",
        "öffentlich genannt",
        "Quelle",
        "gemeldet am",
        "vom Betrieb bestätigt",
    ),
    rows=_member_rows,
    permitted=may_see_networks,
)
TASKS = ListTable(
    label="Verstetigung der Netzwerke",
    columns=(
        "Netzwerk",
        "Aufgabe",
        "Was dazu gehört",
        "Stunden im Jahr",
        "Euro im Jahr",
        "heute bei",
        "aus der Förderung bezahlt",
        "trägt danach",
        "Vereinbarung",
        "vereinbart am",
        "vom Betrieb bestätigt",
    ),
    rows=_task_rows,
    permitted=may_see_networks,
)
