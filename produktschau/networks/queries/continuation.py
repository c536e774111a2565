"""The continuation plan in numbers: what it takes, and how much of that somebody carries."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import F

from produktschau.networks.models import ContinuationTask, Network


@dataclass(frozen=True)
class Sum:
    """Tasks put together; ``unknown`` are those without hours or without costs. Hours and cents a year."""

    tasks: int
    hours: Decimal
    cents: int
    unknown: int


@dataclass(frozen=True)
class Plan:
    """A network's plan with its sums."""

    network: Network
    tasks: list[ContinuationTask]
    carried: Sum
    open: Sum
    whole: Sum
    funded: Sum


def plan_of(network: Network) -> Plan:
    """The plan of one network."""
    return _plan(network, list(network.tasks.select_related("carrier").order_by("position", "pk")))


def plans() -> list[Plan]:
    """The plans of all networks that have one, in their order; two queries."""
    rows = list(ContinuationTask.objects.select_related("carrier", "network").order_by("position", "pk"))
    networks = sorted({row.network for row in rows}, key=lambda one: (one.position, one.name))
    return [_plan(network, [row for row in rows if row.network_id == network.pk]) for network in networks]


def uncarried_first() -> list[ContinuationTask]:
    """All tasks of all networks: those nobody carries on top, then those not confirmed by the firm."""
    rows = ContinuationTask.objects.select_related("carrier", "network")
    order = (F("agreed_on").asc(nulls_first=True), F("confirmed_at").asc(nulls_first=True))
    found = list(rows.order_by(*order, "network__position", "position", "pk"))
    return sorted(found, key=lambda task: task.is_carried)


def summed(tasks: Iterable[ContinuationTask]) -> Sum:
    """Hours and costs of these tasks together."""
    rows = list(tasks)
    return Sum(
        len(rows),
        sum((row.hours_per_year or Decimal(0) for row in rows), Decimal(0)),
        sum(row.cost_cents or 0 for row in rows),
        sum(row.hours_per_year is None or row.cost_cents is None for row in rows),
    )


def _plan(network: Network, tasks: list[ContinuationTask]) -> Plan:
    return Plan(
        network,
        tasks,
        carried=summed(task for task in tasks if task.is_carried),
        open=summed(task for task in tasks if not task.is_carried),
        whole=summed(tasks),
        funded=summed(task for task in tasks if task.is_funded),
    )
