"""Changes what a region says about itself: name, publisher, duties of law."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from produktschau.audit.record import Actor
from produktschau.region.actions.reference import save_reference
from produktschau.region.models import Region
from produktschau.region.models.profile import THE_REGION
from produktschau.region.queries.profile import PROFILE_FIELDS, profile_stamp, region


class UnfitProfile(Exception):
    """A value was refused. ``problems`` is a dict from field to a German sentence."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__(" ".join(problems.values()))
        self.problems = dict(problems)


class ProfileChangedMeanwhile(Exception):
    """Somebody else saved the region's data since the editor opened the page."""

    def __init__(self) -> None:
        super().__init__(
            "Jemand anders hat die Angaben inzwischen geändert. "
            "Vergleichen Sie die Felder unten mit dem, was jetzt gespeichert ist, und speichern Sie dann noch einmal."
        )


@transaction.atomic
def change_profile(*, by: Actor, values: Mapping[str, Any], at: datetime, expected: str | None = None) -> Region:
    """Set fields of ``PROFILE_FIELDS``; what changes nothing writes nothing.

    ``expected`` is the stamp of the state its editor saw. Raises ``UnfitProfile`` or ``ProfileChangedMeanwhile``.
    """
    unknown = sorted(set(values) - set(PROFILE_FIELDS))
    if unknown:
        raise UnfitProfile({name: f"Das Feld „{name}“ gehört nicht zu den Angaben der Region." for name in unknown})
    kept = Region.objects.select_for_update().filter(pk=THE_REGION).first() or region()
    if expected is not None and profile_stamp(kept) != expected:
        raise ProfileChangedMeanwhile
    for name, value in values.items():
        setattr(kept, name, _tidy(value))
    try:
        kept.full_clean(exclude=["slug", "home", "tokens", "is_demo"])
    except ValidationError as refused:
        raise UnfitProfile({name: " ".join(texts) for name, texts in refused.message_dict.items()}) from refused
    return save_reference(by=by, thing=kept, at=at)


def _tidy(value: Any) -> Any:
    """Text without what no page shows: control characters, spaces at the ends of lines, empty lines around it."""
    if not isinstance(value, str):
        return value
    lines = value.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()
