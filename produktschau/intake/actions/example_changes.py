"""What firms of the demo changed outside a round, for the office to look at: people to be shown, a picture."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from produktschau.audit.record import Actor
from produktschau.design.page import HOUSE
from produktschau.design.tiles.tile import tile
from produktschau.intake.calculations.consent import contact_wording
from produktschau.region.queries import region
from produktschau.showcase.actions.consents import add_contact
from produktschau.showcase.actions.pictures import add_picture
from produktschau.showcase.models import Company
from produktschau.typeset.preview import Preview, preview_png

Row = Mapping[str, str]
SIDE = 630
COLOUR = "#5d6a75"


@transaction.atomic
def load_example_changes(*, by: Actor, at: datetime, rows: Sequence[Row]) -> int:
    """Let each row's firm name a person who agreed, or bring a picture, so many ``days`` before ``at``; return their number.

    A row with a ``motif`` brings a picture: a tile drawn for it, because nobody photographs what is invented. ``by`` speaks for the firms.
    """
    count = 0
    for row in rows:
        company = Company.objects.filter(external_key=row["company"], is_invented=True).first()
        if company is not None:
            _change(by, at - timedelta(days=int(row["days"])), company, row)
            count += 1
    return count


def _change(by: Actor, at: datetime, company: Company, row: Row) -> None:
    if row["motif"]:
        drawn = _drawn(company, row)
        add_picture(by=by, at=at, of=company, content=drawn, alt=row["alt"], credit="Vorführung (Beispiel)", waits=True)
        return
    add_contact(
        by=by,
        at=at,
        company=company,
        name=row["name"],
        role=row["role"],
        email=row["email"],
        phone=row["phone"],
        consent_on=localdate(at),
        consent_wording=contact_wording(str(HOUSE["name"]), region().name),
    )


def _drawn(company: Company, row: Row) -> bytes:
    """A picture that says of itself that it is none."""
    drawing = tile(row["company"], row["motif"], row["world"], (SIDE, SIDE))
    return preview_png(Preview("Beispielbild", (company.name,), "Vorführung", COLOUR, "de", (drawing,)))
