"""What the neighbours do: their brands, programmes and networks, as pages show them. Only what is published leaves the desk."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from produktschau.audit.names import Named
from produktschau.region.calculations.stamp import stamp
from produktschau.region.models import NeighbourEffort, Territory
from produktschau.region.models.delimitation import Effort, Overlap

FIELDS = (
    "territory",
    "kind",
    "name",
    "name_en",
    "carrier",
    "since",
    "until",
    "summary",
    "summary_en",
    "sector_groups",
    "overlap",
    "overlap_note",
    "overlap_note_en",
    "source_name",
    "source_url",
    "checked_on",
)
"""What people type about an effort, in the order of the form."""
_DRAWN = {Overlap.UNJUDGED: "open", Overlap.NONE: "ok", Overlap.SOME: "submitted", Overlap.CLOSE: "approved"}
"""The mark of each judgement: an empty ring, a tick, a ring filled by a quarter, a full one."""


@dataclass(frozen=True)
class Shown:
    """One published effort in the language of the page. ``is_german``: an English page has to show the German text.

    ``years`` is „seit 2014“, „2014 bis 2018“ or nothing; ``mark`` names the drawing of the overlap, ``overlap`` its words.
    """

    pk: int
    territory: Territory
    kind: str
    name: str
    carrier: str
    years: str
    summary: str
    groups: tuple[str, ...]
    mark: str
    overlap: str
    note: str
    source_name: str
    source_url: str
    checked_on: date
    is_german: bool = False


def efforts_of(territory: Territory) -> list[Shown]:
    """The published efforts of one neighbour, by kind and name."""
    return [shown(one) for one in _published().filter(territory=territory)]


def all_published() -> list[Shown]:
    """All published efforts, by neighbour, kind and name; one query."""
    return [shown(one) for one in _published()]


def all_efforts() -> QuerySet[NeighbourEffort]:
    """Every effort with its territory, for the desk."""
    return NeighbourEffort.objects.select_related("territory")


def shown(effort: NeighbourEffort) -> Shown:
    """An effort in the language of the page."""
    is_english = (get_language() or "de").startswith("en")
    return Shown(
        pk=effort.pk,
        territory=effort.territory,
        kind=_kinds()[effort.kind],
        name=(effort.name_en if is_english else "") or effort.name,
        carrier=effort.carrier,
        years=_years(effort.since, effort.until),
        summary=(effort.summary_en if is_english else "") or effort.summary,
        groups=groups_in(effort.sector_groups),
        mark=_DRAWN[Overlap(effort.overlap)],
        overlap=_overlaps()[effort.overlap],
        note=(effort.overlap_note_en if is_english else "") or effort.overlap_note,
        source_name=effort.source_name,
        source_url=effort.source_url,
        checked_on=effort.checked_on,
        is_german=is_english and not effort.summary_en,
    )


def groups_in(text: str) -> tuple[str, ...]:
    """The sectors of an effort: „A, C“ → („A“, „C“)."""
    return tuple(part for part in (piece.strip() for piece in text.split(",")) if part)


def effort_values(effort: NeighbourEffort) -> dict[str, Any]:
    """What is stored of an effort, by field; the neighbour by key."""
    return {name: effort.territory_id if name == "territory" else getattr(effort, name) for name in FIELDS}


def effort_stamp(effort: NeighbourEffort) -> str:
    """What tells this state of an effort from another."""
    return stamp({**effort_values(effort), "is_published": effort.is_published})


def effort_names(keys: Iterable[str]) -> Mapping[str, Named]:
    """„effort:3“ → its name, with its page at the desk."""
    wanted = {int(number) for key in keys if (number := key.partition(":")[2]).isdecimal() and len(number) < 18}
    found = NeighbourEffort.objects.filter(pk__in=wanted)
    return {f"effort:{one.pk}": Named(one.name, reverse("region_house:effort", args=[one.pk])) for one in found}


def _published() -> QuerySet[NeighbourEffort]:
    return all_efforts().filter(is_published=True)


def _years(since: int | None, until: int | None) -> str:
    if since and until:
        return _("%(since)d bis %(until)d") % {"since": since, "until": until}
    if until:
        return _("bis %(until)d") % {"until": until}
    return _("seit %(since)d") % {"since": since} if since else ""


def _kinds() -> dict[str, str]:
    return {Effort.BRAND: _("Marke"), Effort.PROGRAMME: _("Programm"), Effort.NETWORK: _("Netzwerk")}


def _overlaps() -> dict[str, str]:
    return {
        Overlap.UNJUDGED: _("nicht beurteilt"),
        Overlap.NONE: _("keine Überschneidung mit uns"),
        Overlap.SOME: _("überschneidet sich teilweise mit uns"),
        Overlap.CLOSE: _("sehr nah an dem, was wir tun"),
    }
