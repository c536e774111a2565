"""What can be read up on in the record of changes: how much happened within the last days."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse

from produktschau.accounts.rules import may_read_record
from produktschau.audit.queries import entries
from produktschau.lib.dates import begin_of
from produktschau.lib.desk import Evidence, Figure, Told

WEEK = timedelta(days=7)


def told(on: date) -> Iterator[Told]:
    """Entries of the record since midnight a week ago, all of them and those about accounts."""
    first = on - WEEK
    since = begin_of(first)
    page = f"{reverse('accounts:record')}?since={first.isoformat()}"
    everything = Figure(entries(since=since).count(), "Einträge in sieben Tagen", page)
    people = Figure(entries(since=since, subject="user").count(), "davon zu Konten und Rollen", f"{page}&subject=user")
    yield Told("Protokoll", [everything, people], url=reverse("accounts:record"))


EVIDENCE = Evidence(may_read_record, told)
