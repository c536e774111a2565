"""The region's own colours: where their sheet lies, and what the page that changes them shows."""

from django.urls import reverse

from produktschau.design.colour_sheet import digest
from produktschau.region.models import Region


def sheet_address(region: Region) -> str:
    """Where the sheet of the region's own colours lies; empty where it has none. It changes with every colour."""
    told = digest(region.tokens)
    return reverse("region_house:colours", args=[told]) if told else ""
