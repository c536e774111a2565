"""Makes and changes distribution lists."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction

from produktschau.audit.record import Actor, record
from produktschau.lib.free_keys import free_key
from produktschau.mailings.models import DistributionList, ListException
from produktschau.mailings.queries.reach import cleaned
from produktschau.showcase.actions import ChangedMeanwhile, NotAcceptable, NotReady
from produktschau.showcase.calculations.values import Unfit, line
from produktschau.showcase.models import Company

LONGEST_NAME = 120
LONGEST_REASON = 200


@transaction.atomic
def make_list(*, by: Actor, at: datetime, name: str) -> DistributionList:
    """A list of all firms, to be narrowed. Raises ``NotAcceptable`` (field: name)."""
    made = DistributionList.objects.create(
        key=free_key(DistributionList.objects), name=_name(name, None), made_by=by.actor_key, made_at=at, changed_at=at
    )
    record(by=by, verb="list.made", subject=made.subject, at=at, after={"name": made.name})
    return made


@transaction.atomic
def change_list(
    *,
    by: Actor,
    at: datetime,
    found: DistributionList,
    name: str,
    audience: Mapping[str, Iterable[str]],
    expected: datetime | None = None,
) -> DistributionList:
    """Another name or choice. ``expected`` is the ``changed_at`` the editor saw. Raises ``NotAcceptable`` (field: name), ``ChangedMeanwhile``."""
    found = _held(found)
    if expected is not None and expected != found.changed_at:
        raise ChangedMeanwhile(found.changed_at)
    before = {"name": found.name, "audience": found.audience}
    after = {"name": _name(name, found), "audience": cleaned(audience)}
    if after != before:
        found.name, found.audience, found.changed_at = str(after["name"]), after["audience"], at
        found.save(update_fields=["name", "audience", "changed_at"])
        changed = {name: value for name, value in after.items() if value != before[name]}
        was = {name: before[name] for name in changed}
        record(by=by, verb="list.changed", subject=found.subject, at=at, before=was, after=changed)
    return found


@transaction.atomic
def except_firm(
    *, by: Actor, at: datetime, found: DistributionList, company: Company, is_added: bool, reason: str
) -> ListException:
    """Put one firm on the list, or keep it off, whatever the choice says. Raises ``NotAcceptable`` (field: reason)."""
    found = _held(found)
    told = {"is_added": is_added, "reason": _reason(reason), "set_by": by.actor_key, "set_at": at}
    exception, _ = ListException.objects.update_or_create(list=found, company=company, defaults=told)
    verb = "list.firm_added" if is_added else "list.firm_removed"
    record(by=by, verb=verb, subject=found.subject, at=at, after={"company": company.key}, reason=exception.reason)
    return exception


@transaction.atomic
def forget_exception(*, by: Actor, at: datetime, exception: ListException) -> None:
    """Let the choice alone decide about a firm again; said twice it is on record once."""
    found, told = _held(exception.list), {"company": exception.company.key}
    if found.exceptions.filter(pk=exception.pk).delete()[0]:
        record(by=by, verb="list.exception_ended", subject=found.subject, at=at, after=told)


@transaction.atomic
def delete_list(*, by: Actor, at: datetime, found: DistributionList) -> None:
    """Throw a list away. Raises ``NotReady`` where circulars went out over it: they are its history."""
    found = _held(found)
    if found.circulars.exists():
        raise NotReady(["Über diesen Verteiler gibt es Rundschreiben. Sie sind der Nachweis, was wann an wen ging."])
    record(by=by, verb="list.deleted", subject=found.subject, at=at, before={"name": found.name})
    found.delete()


def _name(name: str, own: DistributionList | None) -> str:
    try:
        told = line(name, "Der Name", LONGEST_NAME)
    except Unfit as unfit:
        raise NotAcceptable({"name": str(unfit)}) from unfit
    if not told:
        raise NotAcceptable({"name": "Geben Sie dem Verteiler einen Namen."})
    others = DistributionList.objects.filter(name__iexact=told)
    if own is not None:
        others = others.exclude(pk=own.pk)
    if others.exists():
        raise NotAcceptable({"name": f"Einen Verteiler „{told}“ gibt es schon. Wählen Sie einen anderen Namen."})
    return told


def _reason(reason: str) -> str:
    try:
        told = line(reason, "Der Grund", LONGEST_REASON)
    except Unfit as unfit:
        raise NotAcceptable({"reason": str(unfit)}) from unfit
    if not told:
        raise NotAcceptable({"reason": "Schreiben Sie in ein paar Worten, warum."})
    return told


def _held(found: DistributionList) -> DistributionList:
    return DistributionList.objects.select_for_update().get(pk=found.pk)
