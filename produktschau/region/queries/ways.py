"""The pages about the region, in the order in which each of them leads to the others."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Way:
    """One page: its label, its address, and whether it is the one being read."""

    label: str
    url: str
    is_here: bool


def ways(here: str) -> list[Way]:
    """The pages about the region; ``here`` is the name of the address of the one being read, „sectors“."""
    labels = {
        "region": _("Überblick"),
        "sectors": _("Branchen"),
        "neighbours": _("Nachbarn"),
        "series": _("Zeitreihe"),
        "choice": _("Branchenwahl"),
        "former_districts": _("Altkreise"),
        "municipalities": _("Gemeinden"),
    }
    return [Way(label, url, name == here) for name, label in labels.items() if (url := _address(name))]


def _address(name: str) -> str:
    try:
        return reverse(f"region:{name}")
    except NoReverseMatch:
        return ""
