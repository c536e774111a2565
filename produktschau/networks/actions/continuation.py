"""Writes the continuation plan: what must go on after the grant, and who carries it."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from produktschau.audit.record import Actor, record
from produktschau.lib.dates import day_of
from produktschau.networks.actions.inviting import PURPOSE
from produktschau.networks.calculations.texts import plain
from produktschau.networks.models import ContinuationTask, Network
from produktschau.outreach.actions.messages import tell_firm
from produktschau.showcase.actions import ChangedMeanwhile, NotAcceptable, NotReady
from produktschau.showcase.calculations.values import Unfit, line, paragraphs
from produktschau.showcase.models import Company

NO_TITLE = "Geben Sie der Aufgabe einen Namen, zum Beispiel „Treffen vorbereiten“."
TWICE = "Diese Aufgabe steht schon im Plan. Ändern Sie sie dort."
NOBODY = (
    "Nennen Sie, wer die Aufgabe danach trägt: einen Betrieb oder eine andere Stelle. Sonst gibt es keine Vereinbarung."
)
AGREED_IN_FUTURE = "Eine Vereinbarung kann nicht von einem Tag in der Zukunft sein."
NEGATIVE = "Schreiben Sie eine Zahl ab 0."
GONE = "Die Aufgabe gibt es nicht mehr, oder ein anderer trägt sie. Sehen Sie die Seite noch einmal an."
_LINES = {
    "title": (line, "Der Name der Aufgabe", 150),
    "description": (paragraphs, "Die Beschreibung", 5000),
    "now_by": (line, "Wer es heute tut", 150),
    "carrier_name": (line, "Wer es danach trägt", 150),
    "agreement": (paragraphs, "Die Vereinbarung", 5000),
}


@transaction.atomic
def write_task(
    *,
    by: Actor,
    at: datetime,
    network: Network,
    task: ContinuationTask | None = None,
    expected: datetime | None = None,
    is_told: bool = True,
    **given: Any,
) -> ContinuationTask:
    """A new task of the plan, or another wording of ``task``. A firm that is newly said to carry it is asked to confirm.

    ``given``: title, description, hours_per_year, cost_cents, now_by, is_funded, carrier, carrier_name, agreement, agreed_on. Raises
    ``NotAcceptable``, ``ChangedMeanwhile``.
    """
    network = Network.objects.select_for_update().get(pk=network.pk)
    if task is not None:
        task = ContinuationTask.objects.select_related("carrier").get(pk=task.pk)
        if expected is not None and expected != task.changed_at:
            raise ChangedMeanwhile(task.changed_at)
    told = _checked(network, task, given, on=day_of(at))
    is_new, before = task is None, task.carrier_id if task else None
    task = task or ContinuationTask(network=network, position=network.tasks.count() + 1, created_at=at)
    if told["carrier"] is None or told["carrier"].pk != before:
        task.confirmed_at = None
    for name, value in told.items():
        setattr(task, name, value)
    task.changed_at = at
    task.save()
    verb = "network.task_added" if is_new else "network.task_changed"
    record(by=by, verb=verb, subject=network.matter, at=at, after=_plain(told))
    if is_told and task.carrier is not None and task.carrier.pk != before:
        ask_carrier(by=by, at=at, task=task)
    return task


@transaction.atomic
def ask_carrier(*, by: Actor, at: datetime, task: ContinuationTask) -> bool:
    """Ask the firm that is said to carry a task whether that is so, once a day at most; say whether a mail could be written."""
    if task.carrier is None or task.confirmed_at is not None:
        return False
    mails = tell_firm(
        by=by,
        at=at,
        company=task.carrier,
        purpose=PURPOSE,
        subject=task.network.matter,
        template="networks/mail/carry",
        context={"network": task.network, "task": task},
        key=f"carry:{task.pk}:{day_of(at).isoformat()}",
    )
    return bool(mails)


@transaction.atomic
def confirm_task(*, by: Actor, at: datetime, task: ContinuationTask, company: Company) -> ContinuationTask:
    """The firm says itself that it carries the task; without an agreed day that is today. Raises ``NotReady``."""
    found = _held_of(task, company)
    if found.confirmed_at is None:
        found.confirmed_at, found.agreed_on, found.changed_at = at, found.agreed_on or day_of(at), at
        found.save(update_fields=["confirmed_at", "agreed_on", "changed_at"])
        told = {"title": found.title, "company": company.key}
        record(by=by, verb="network.task_confirmed", subject=found.network.matter, at=at, after=told)
    return found


@transaction.atomic
def refuse_task(*, by: Actor, at: datetime, task: ContinuationTask, company: Company) -> ContinuationTask:
    """The firm says that it does not carry the task: nobody does then. Raises ``NotReady``."""
    found = _held_of(task, company)
    found.carrier = found.agreed_on = found.confirmed_at = None
    found.carrier_name, found.changed_at = "", at
    found.save(update_fields=["carrier", "agreed_on", "confirmed_at", "carrier_name", "changed_at"])
    told = {"title": found.title, "company": company.key}
    record(by=by, verb="network.task_refused", subject=found.network.matter, at=at, after=told)
    return found


@transaction.atomic
def delete_task(*, by: Actor, at: datetime, task: ContinuationTask) -> None:
    """Take a task out of the plan."""
    record(by=by, verb="network.task_deleted", subject=task.network.matter, at=at, before={"title": task.title})
    task.delete()


def _held_of(task: ContinuationTask, company: Company) -> ContinuationTask:
    found = ContinuationTask.objects.select_for_update(of=("self",)).filter(pk=task.pk, carrier=company)
    row = found.select_related("network").first()
    if row is None:
        raise NotReady([GONE])
    return row


def _checked(network: Network, task: ContinuationTask | None, given: dict[str, Any], *, on: date) -> dict[str, Any]:
    told: dict[str, Any] = {}
    problems: dict[str, str] = {}
    for name, (read, what, longest) in _LINES.items():
        try:
            told[name] = read(given.get(name, ""), what, longest)
        except Unfit as unfit:
            problems[name] = str(unfit)
    others = network.tasks.exclude(pk=task.pk) if task else network.tasks.all()
    if told.get("title") == "":
        problems["title"] = NO_TITLE
    elif others.filter(title=told.get("title")).exists():
        problems["title"] = TWICE
    told |= {name: given.get(name) for name in ("hours_per_year", "cost_cents", "carrier", "agreed_on")}
    told["is_funded"] = bool(given.get("is_funded"))
    problems |= {name: NEGATIVE for name in ("hours_per_year", "cost_cents") if (told[name] or 0) < 0}
    if told["agreed_on"] and not (told["carrier"] or told.get("carrier_name")):
        problems["agreed_on"] = NOBODY
    elif told["agreed_on"] and told["agreed_on"] > on:
        problems["agreed_on"] = AGREED_IN_FUTURE
    if problems:
        raise NotAcceptable(problems)
    return told


def _plain(told: dict[str, Any]) -> dict[str, Any]:
    carrier = told["carrier"]
    values = {name: plain(value) for name, value in told.items() if name not in ("carrier", "agreement")}
    hours = values["hours_per_year"]
    return {
        **values,
        "hours_per_year": str(hours) if isinstance(hours, Decimal) else hours,
        "company": carrier.key if carrier else "",
    }
