"""Changes the colours of the house. Only colours reach the row, and only such as can be read."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from produktschau.audit.record import Actor, changes, record
from produktschau.design.palette import Colours, cleaned, fields
from produktschau.design.readable import Weak, weak
from produktschau.region.actions.reference import show_anew
from produktschau.region.models import Region
from produktschau.region.models.profile import THE_REGION
from produktschau.region.queries.look import look_stamp
from produktschau.region.queries.profile import region


class UnreadableColours(Exception):
    """Some pairs cannot be read. ``weak`` are those pairs, each with a German sentence."""

    def __init__(self, found: list[Weak]) -> None:
        super().__init__(" ".join(one.sentence for one in found))
        self.weak = found


class LookChangedMeanwhile(Exception):
    """Somebody else saved the colours since the editor opened the page."""

    def __init__(self) -> None:
        super().__init__(
            "Jemand anders hat die Farben inzwischen geändert. Prüfen Sie Ihre Felder und speichern Sie dann noch einmal."
        )


@transaction.atomic
def change_look(*, by: Actor, colours: Colours, at: datetime, expected: str | None = None) -> Region:
    """Give the region these colours, ``{"light": {name: "#rrggbb"}, "dark": {…}}``; every other one is the factory's.

    What is no colour of a known name is dropped. ``expected`` is the stamp of the state its editor saw. Raises
    ``UnreadableColours`` or ``LookChangedMeanwhile``.
    """
    kept = Region.objects.select_for_update().filter(pk=THE_REGION).first()
    if expected is not None and look_stamp(kept.tokens if kept else {}) != expected:
        raise LookChangedMeanwhile
    wanted = cleaned(colours)
    if found := weak(wanted):
        raise UnreadableColours(found)
    kept = kept or region()
    before, after = changes(_by_field(cleaned(kept.tokens)), _by_field(wanted))
    if kept.tokens == wanted:
        return kept
    kept.tokens = wanted
    kept.save()
    record(by=by, verb="region.look_changed", subject=f"region:{THE_REGION}", at=at, before=before, after=after)
    show_anew(everything=False, at=at)
    return kept


def reset_look(*, by: Actor, at: datetime) -> Region:
    """Give back the factory's colours."""
    return change_look(by=by, colours={}, at=at)


def _by_field(tokens: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    return {f"{scheme}-{name}": tokens.get(scheme, {}).get(name, "") for scheme, name in fields()}
