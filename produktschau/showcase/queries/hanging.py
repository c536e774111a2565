"""What hangs on a company or product: rows that refer to it, whatever domain they belong to."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Field, Model, QuerySet

SAID = {("showcase.maker", "company"): "Produkte", ("showcase.contact", "company"): "Personen"}
"""Words for what a row means to the record, where the name of the row would mislead: („showcase.maker“, „company“) → „Produkte“."""


@dataclass(frozen=True)
class Hanging:
    """One kind of rows that refer to a record, and the column they do it with."""

    model: type[Model]
    field: Field[Any, Any]

    @property
    def label(self) -> str:
        """„showcase.site“."""
        return self.model._meta.label_lower

    @property
    def plural(self) -> str:
        """„Standorte“; links of many to many have the German name of what they lead to."""
        if said := SAID.get((self.label, self.field.name)):
            return said
        if not self.model._meta.auto_created:
            return str(self.model._meta.verbose_name_plural)
        others = [one for one in self.model._meta.concrete_fields if one.is_relation and one.name != self.field.name]
        related: Any = others[0].related_model
        return str(related._meta.verbose_name_plural)

    def rows(self, pk: int) -> QuerySet[Any]:
        """All rows that refer to the record, the oldest first."""
        return QuerySet(self.model).filter(**{self.field.attname: pk}).order_by("pk")


def hanging_on(record: Model) -> Iterator[Hanging]:
    """Every kind of rows that refer to records of this kind, in one order; links of many to many are rows, too."""
    related = [one for one in record._meta.get_fields(include_hidden=True) if one.auto_created and not one.concrete]
    pairs: set[Any] = {(one.related_model, one.field) for one in related if one.one_to_many or one.one_to_one}  # type: ignore[union-attr]  # relations have both
    for model, field in sorted(pairs, key=lambda pair: (pair[0]._meta.label_lower, pair[1].name)):
        yield Hanging(model, field)
