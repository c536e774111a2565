"""What the Leitstand tells of the region's own data, and how the record of changes names it."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse

from produktschau.audit.names import Named
from produktschau.lib.desk import DeskItem
from produktschau.region.models import Region, SectorDecision, Source
from produktschau.region.queries.employment import group_titles
from produktschau.region.queries.profile import missing_duties, region
from produktschau.region.rules import may_edit_profile


def open_duties_count(user: Any) -> int | None:
    """How many duties of law nothing is said to yet, for those who can say it."""
    return len(missing_duties(region())) if may_edit_profile(user) else None


def open_duties_told(user: Any) -> str:
    """Which they are."""
    missing = missing_duties(region())
    if not missing:
        return "Impressum, Datenschutz und Barrierefreiheit sind vollständig"
    return f"Pflichtangaben fehlen: {', '.join(duty.label for duty in missing)}"


def region_names(keys: Iterable[str]) -> Mapping[str, Named]:
    """„region:1“ → the region's name, with the page of its data."""
    named = {f"region:{one.pk}": Named(one.name, reverse("region_house:profile")) for one in Region.objects.all()}
    return {key: named[key] for key in keys if key in named}


def choice_names(keys: Iterable[str]) -> Mapping[str, Named]:
    """„sectorchoice:1“ → the sector choice, with its page."""
    return {key: Named("Branchenwahl", reverse("region_house:choice")) for key in keys}


def decision_names(keys: Iterable[str]) -> Mapping[str, Named]:
    """„sectordecision:2“ → the group it is about."""
    page, titles = reverse("region_house:choice"), group_titles()
    named = {
        f"sectordecision:{one.pk}": Named(f"{one.sector_group} {titles.get(one.sector_group, '')}".strip(), page)
        for one in SectorDecision.objects.all()
    }
    return {key: named[key] for key in keys if key in named}


def source_names(keys: Iterable[str]) -> Mapping[str, Named]:
    """„source:3“ → the name of the source."""
    wanted = {int(number) for key in keys if (number := key.partition(":")[2]).isdecimal() and len(number) < 18}
    return {f"source:{one.pk}": Named(one.name) for one in Source.objects.filter(pk__in=wanted)}


OPEN_DUTIES = DeskItem("Angaben der Region", open_duties_count, open_duties_told, "region_house:profile")
