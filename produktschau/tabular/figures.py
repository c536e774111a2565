"""What can be read up on of tables: how many were taken in."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from produktschau.lib.desk import Evidence, Figure, Told
from produktschau.tabular.models import TableImport
from produktschau.tabular.rules import may_read_imports


def told(on: date) -> Iterator[Told]:
    """Imports of all kinds; nothing as long as there was none."""
    if count := TableImport.objects.count():
        page = reverse("tabular:uploads")
        yield Told("Eingelesene Tabellen", [Figure(count, "seit Beginn", page)], url=page)


EVIDENCE = Evidence(may_read_imports, told)
