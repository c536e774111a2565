"""People out of lists for the demo: some were told, some wait, for some the month is over; and who of the house read what."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from django.db import transaction
from django.utils.timezone import localdate

from produktschau.audit.access import note_access
from produktschau.audit.record import Actor
from produktschau.privacy.actions.informing import inform_by_mail, note_informed
from produktschau.privacy.models import Way
from produktschau.privacy.queries.persons import persons, with_ways
from produktschau.showcase.models import Company
from produktschau.tabular.actions import apply_table

Row = Mapping[str, str]


@transaction.atomic
def load_example_people(*, by: Actor, at: datetime, folder: Path, lists: Sequence[Row], informed: Sequence[Row]) -> int:
    """Read in each list of the folder so many ``days`` before ``at``, as drafts, and tell the people of some firms; return the number of lists.

    ``informed`` names firms by the key of their source, when and in which way their people were told.
    """
    for row in lists:
        apply_table(
            by=by,
            kind="companies",
            data=(folder / row["file"]).read_bytes(),
            filename=row["file"],
            source=row["source"],
            source_name=row["name"],
            options={"publish": False},
            ask_twins=False,
            at=at - timedelta(days=int(row["days"])),
        )
    for row in informed:
        _tell(by, at - timedelta(days=int(row["days"])), row)
    return len(lists)


@transaction.atomic
def load_example_accesses(*, by: Actor, at: datetime, rows: Sequence[Row]) -> int:
    """Note that ``by`` read data of people of each row's firm so many ``days`` before ``at``; return their number."""
    for row in rows:
        company = _firm(row)
        if company is not None:
            moment = at - timedelta(days=int(row["days"]))
            note_access(by=by, kind=row["kind"], subject=f"company:{company.key}", at=moment, rows=1)
    return len(rows)


def _tell(by: Actor, at: datetime, row: Row) -> None:
    company = _firm(row)
    people = with_ways(persons([company.pk])) if company is not None else []
    if row["way"] == Way.MAIL:
        inform_by_mail(by=by, at=at, on=localdate(at), people=people)
        return
    for person in people:
        note_informed(
            by=by, at=at, person=person, way=Way(row["way"]), told_on=localdate(at), note=row["note"], on=localdate(at)
        )


def _firm(row: Row) -> Company | None:
    return Company.objects.filter(external_key=row["company"], is_invented=True).first()
