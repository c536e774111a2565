"""What is asked of the time series: groups, measure, base and the number opened, as its address has them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from produktschau.region.queries.employment import COUNTRY, GROUPS, areas
from produktschau.region.queries.phrases import letters, short_titles
from produktschau.region.queries.sector_view import BASE, Field, Option
from produktschau.region.queries.series import Series, SeriesMeasure, series

GROUP, MEASURE = "bereich", "groesse"
"""The words of the address."""
USUAL = ("A", "C", "F")
"""The groups that are drawn unless others are chosen."""
SIZES: Mapping[str, SeriesMeasure] = {"anteil": "share", "anzahl": "count", "quotient": "quotient"}


@dataclass(frozen=True)
class SeriesAsked:
    """What the page was asked for, already put right; ``complaints`` say what could not be had."""

    groups: Sequence[str] = USUAL
    size: str = "anteil"
    base: str = COUNTRY
    complaints: Sequence[str] = ()

    def query(self, **more: str) -> str:
        """The address of this state from „?“ on; what is as usual is left out."""
        pairs = [] if tuple(self.groups) == USUAL else [(GROUP, group) for group in self.groups]
        if self.size != "anteil":
            pairs.append((MEASURE, self.size))
        if self.base != COUNTRY:
            pairs.append((BASE, self.base))
        return "?" + urlencode([*pairs, *more.items()])

    def closing(self, part: str) -> str:
        """The address of this state without an opened number, at a part of the page."""
        return f"{self.query().removesuffix('?') or '.'}#{part}"


def series_asked(groups: Sequence[str], params: Mapping[str, str]) -> tuple[SeriesAsked, Series | None]:
    """What the address asks for, with its series; wrong words are said and fall back to what is usual."""
    complaints: list[str] = []
    wanted = list(dict.fromkeys(groups))
    complaints += [
        _("Den Bereich „%(word)s“ gibt es nicht.") % {"word": word[:20]} for word in wanted if word not in GROUPS
    ]
    chosen = [group for group in GROUPS if group in wanted] or list(USUAL)
    size = params.get(MEASURE) or "anteil"
    if size not in SIZES:
        complaints.append(_("Die Größe „%(word)s“ gibt es nicht; gezeigt werden Anteile.") % {"word": size[:20]})
        size = "anteil"
    base = params.get(BASE) or COUNTRY
    found = series(chosen, measure=SIZES[size], base=base)
    if found is None and base != COUNTRY:
        complaints.append(
            _("Mit „%(word)s“ lässt sich nicht vergleichen; verglichen wird mit Deutschland.") % {"word": base[:20]}
        )
        base, found = COUNTRY, series(chosen, measure=SIZES[size])
    return SeriesAsked(tuple(chosen), size, base, complaints), found


def group_choices(asked: SeriesAsked) -> list[Option]:
    """The groups to tick."""
    titles = short_titles()
    return [Option(group, f"{letters(group)} {titles[group]}", group in asked.groups) for group in GROUPS]


def series_fields(asked: SeriesAsked, found: Series) -> list[Field]:
    """The fields above the chart, with what is chosen."""
    sizes = {"anteil": _("Anteil an den Erwerbstätigen"), "anzahl": _("Erwerbstätige"), "quotient": _("Quotient")}
    places = [area.territory for area in areas(found.years[-1]).values() if area.territory != found.home]
    places.sort(key=lambda place: (len(place.ags), place.ags != COUNTRY, place.sort_key))
    return [
        Field(MEASURE, _("Größe"), [Option(size, label, size == asked.size) for size, label in sizes.items()]),
        Field(BASE, _("Vergleichsraum"), [Option(one.ags, one.name, one.ags == asked.base) for one in places]),
    ]
