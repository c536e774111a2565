"""Three figures of the region for the home page, each with its sentence and source."""

from dataclasses import dataclass

from django.db.models import Count, Sum
from django.utils.translation import gettext as _

from produktschau.design.formats import number
from produktschau.region.models import Source
from produktschau.region.queries.comparison import comparison
from produktschau.region.queries.places import home_municipalities


@dataclass(frozen=True)
class HomeFigure:
    """A number ready to print, the sentence that completes it, and where it comes from."""

    value: str
    sentence: str
    source: Source


def home_figures() -> list[HomeFigure]:
    """Municipalities with their area, and the quotients of building and manufacturing; what is unknown is left out."""
    return [*_size(), *_strengths()]


def _size() -> list[HomeFigure]:
    places = home_municipalities().order_by()
    first = places.first()
    sums = places.aggregate(count=Count("pk"), known=Count("area_km2"), area=Sum("area_km2"))
    if first is None or sums["known"] < sums["count"]:
        return []
    sentence = _("Städte und Gemeinden auf %(area)s km²") % {"area": number(float(sums["area"]))}
    return [HomeFigure(number(sums["count"]), sentence, first.source)]


def _strengths() -> list[HomeFigure]:
    found = comparison()
    if found is None:
        return []
    sentences = {
        "F": _("so hoch wie in Deutschland ist hier der Anteil der Erwerbstätigen im Baugewerbe (%(year)s)"),
        "C": _("so hoch wie in Deutschland ist der Anteil im verarbeitenden Gewerbe (%(year)s)"),
    }
    return [
        HomeFigure(
            _("%(times)s-mal") % {"times": number(value, 2)}, sentence % {"year": found.year}, found.dataset.source
        )
        for group, sentence in sentences.items()
        if (value := found.by_group[group].home.value) is not None
    ]
