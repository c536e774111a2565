"""Says against whom the region sets itself apart."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from produktschau.audit.record import Actor, record
from produktschau.region.actions.reference import InvalidReference, show_anew
from produktschau.region.models import Neighbour, Territory


@transaction.atomic
def set_neighbours(*, by: Actor, territories: Collection[Territory], home: Territory | None, at: datetime) -> None:
    """Make exactly these the neighbours. Raises ``InvalidReference`` where the region is to be its own neighbour."""
    if home is not None and home in territories:
        raise InvalidReference(f"{home.name} ist die Region selbst und kann nicht ihr Nachbar sein.")
    before = dict(Neighbour.objects.values_list("territory_id", "territory__ags"))
    after = {place.pk: place.ags for place in territories}
    if before.keys() == after.keys():
        return
    Neighbour.objects.exclude(territory__in=after).delete()
    Neighbour.objects.bulk_create(Neighbour(territory_id=pk) for pk in after if pk not in before)
    record(
        by=by,
        verb="neighbours.set",
        subject="region:1",
        at=at,
        before={"neighbours": sorted(before.values())},
        after={"neighbours": sorted(after.values())},
    )
    show_anew(everything=False, at=at)
