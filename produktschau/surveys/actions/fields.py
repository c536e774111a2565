"""Orders the fields of action."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from produktschau.audit.record import Actor, changes, record
from produktschau.region.calculations.sector_groups import GROUPS
from produktschau.showcase.actions import ChangedMeanwhile, NotAcceptable, NotReady
from produktschau.showcase.calculations.values import Unfit, line
from produktschau.surveys.calculations.standard import FIELDS
from produktschau.surveys.models import FieldOfAction, Pillar


@transaction.atomic
def make_field(
    *,
    by: Actor,
    at: datetime,
    name: str,
    description: str = "",
    pillar: str = "",
    groups: Iterable[str] = (),
    position: int | None = None,
) -> FieldOfAction:
    """A field of action, after the others where no ``position`` is given. Raises ``NotAcceptable``."""
    last = FieldOfAction.objects.order_by("-position").values_list("position", flat=True).first() or 0
    told = _checked(name, description, pillar, groups, last + 1 if position is None else position, None)
    made = FieldOfAction.objects.create(changed_at=at, **told)
    record(by=by, verb="field.made", subject=f"field:{made.pk}", at=at, after={"name": made.name})
    return made


@transaction.atomic
def change_field(
    *,
    by: Actor,
    at: datetime,
    field: FieldOfAction,
    name: str,
    description: str = "",
    pillar: str = "",
    groups: Iterable[str] = (),
    position: int | None = None,
    expected: datetime | None = None,
) -> FieldOfAction:
    """Other words, pillar, groups or place; answers stay with it. ``expected`` is the ``changed_at`` the editor saw.

    Raises ``NotAcceptable``, ``ChangedMeanwhile``.
    """
    field = FieldOfAction.objects.select_for_update().get(pk=field.pk)
    if expected is not None and expected != field.changed_at:
        raise ChangedMeanwhile(field.changed_at)
    told = _checked(name, description, pillar, groups, field.position if position is None else position, field)
    before, after = changes({key: getattr(field, key) for key in told}, told)
    if after:
        for key, value in told.items():
            setattr(field, key, value)
        field.changed_at = at
        field.save(update_fields=[*told, "changed_at"])
        record(by=by, verb="field.changed", subject=f"field:{field.pk}", at=at, before=before, after=after)
    return field


@transaction.atomic
def delete_field(*, by: Actor, at: datetime, field: FieldOfAction) -> None:
    """Take away a field no answer leads to. Raises ``NotReady``."""
    field = FieldOfAction.objects.select_for_update().get(pk=field.pk)
    if field.options.exists():
        raise NotReady(
            [f"Zu „{field.name}“ gehören Antworten in Umfragen. Ordnen Sie sie erst einem anderen Handlungsfeld zu."]
        )
    record(by=by, verb="field.deleted", subject=f"field:{field.pk}", at=at, before={"name": field.name})
    field.delete()


@transaction.atomic
def standard_fields(*, by: Actor, at: datetime) -> dict[str, FieldOfAction]:
    """The fields a new survey speaks of, by name; made where there is none at all yet."""
    if not FieldOfAction.objects.exists():
        for name, description, pillar, groups in FIELDS:
            make_field(by=by, at=at, name=name, description=description, pillar=pillar, groups=groups)
    return {field.name: field for field in FieldOfAction.objects.all()}


def _checked(
    name: str, description: str, pillar: str, groups: Iterable[str], position: int, there: FieldOfAction | None
) -> dict[str, object]:
    told: dict[str, object] = {"groups": [group for group in GROUPS if group in set(groups)], "position": position}
    problems: dict[str, str] = {}
    for key, value, what, longest in (
        ("name", name, "Der Name", 80),
        ("description", description, "„Worum es geht“", 300),
    ):
        try:
            told[key] = line(value, what, longest)
        except Unfit as unfit:
            problems[key] = str(unfit)
    if told.get("name") == "":
        problems["name"] = "Geben Sie dem Handlungsfeld einen Namen."
    same = FieldOfAction.objects.filter(name__iexact=str(told.get("name", ""))).first()
    if same is not None and same != there:
        problems["name"] = f"„{told['name']}“ gibt es schon. Wählen Sie einen anderen Namen."
    if pillar not in ("", *Pillar.values):
        problems["pillar"] = "Diese Säule gibt es nicht. Wählen Sie aus der Liste."
    if not 0 <= position <= 999:
        problems["position"] = "Der Platz ist eine Zahl von 0 bis 999."
    if problems:
        raise NotAcceptable(problems)
    return {**told, "pillar": pillar}
