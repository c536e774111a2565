"""Three figures of the region for the home page, each with its sentence and source."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Sum
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from produktschau.region.models import Source
from produktschau.region.queries.economy import quotient_table
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
    sums = places.aggregate(count=Count("pk"), area=Sum("area_km2"))
    if first is None or sums["area"] is None:
        return []
    area = number_format(Decimal(sums["area"]).quantize(Decimal("1")), use_l10n=True, force_grouping=True)
    sentence = _("Städte und Gemeinden auf %(area)s km²") % {"area": area}
    return [HomeFigure(str(sums["count"]), sentence, first.source)]


def _strengths() -> list[HomeFigure]:
    table = quotient_table()
    if table is None:
        return []
    sentences = {
        "F": _("mal so hoch wie in Deutschland ist hier der Anteil der Erwerbstätigen im Baugewerbe (%(year)s)"),
        "C": _("mal so hoch ist der Anteil im verarbeitenden Gewerbe (%(year)s)"),
    }
    known: dict[str, float | None] = dict(zip(table.groups, table.rows[0].quotients, strict=True))
    return [
        HomeFigure(number_format(value, 2), sentence % {"year": table.year}, table.sources[0])
        for group, sentence in sentences.items()
        if (value := known.get(group)) is not None
    ]
