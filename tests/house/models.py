"""Keys between domains, and the word for every model."""

import re
from collections.abc import Iterable

from django.db import models

from tests.house.layers import depths, may_know

Models = Iterable[type[models.Model]]


def upward_keys(registered: Models) -> list[str]:
    """Foreign and many-to-many keys that lead to a layer above or to a stranger on the same line."""
    return [
        f"{model._meta.label}.{field.name} leads up to {target._meta.label}."
        for model, field, target in _keys(registered)
        if not may_know(model._meta.app_label, target._meta.app_label)
    ]


def reverse_accessors(registered: Models) -> list[str]:
    """Keys between two domains that hang an accessor on the lower one."""
    return [
        f'{model._meta.label}.{field.name} needs related_name="+".'
        for model, field, target in _keys(registered)
        if model._meta.app_label != target._meta.app_label and not field.remote_field.hidden
    ]


def without_glossary(registered: Models, glossary: str) -> list[str]:
    """Models whose class name stands in no row of the glossary (``| Betrieb | `Company` | … |``)."""
    known = set(re.findall(r"^\|[^|]+\|\s*`(\w+)`", glossary, flags=re.MULTILINE))
    return [
        f"{model._meta.label} has no entry in docs/glossary.md." for model in registered if model.__name__ not in known
    ]


def _keys(
    registered: Models,
) -> Iterable[tuple[type[models.Model], "models.ForeignObject[models.Model, models.Model]", type[models.Model]]]:
    for model in registered:
        for field in (*model._meta.local_fields, *model._meta.local_many_to_many):
            target = field.related_model
            if isinstance(target, type) and target._meta.app_label in depths():
                yield model, field, target  # type: ignore[misc]  # a field with a related model is a key
