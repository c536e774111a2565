"""The home district's size, with the rank it has among the rural districts of its state."""

from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _

from produktschau.design.formats import day, number
from produktschau.region.calculations.ranks import rank
from produktschau.region.models import Territory
from produktschau.region.models.territory import Kind
from produktschau.region.queries.measures import density
from produktschau.region.queries.municipality_page import Fact
from produktschau.region.queries.places import valid_territories

CITY = ", Stadt"
"""How the register's name of a city that is a district of its own ends; it is not ranked among rural districts."""


def district_facts(home: Territory) -> list[Fact]:
    """Area, inhabitants and density; without the rank where a district's size is unknown."""
    others = _rural(home)
    facts = [
        _fact(home, others, _("Fläche"), _area, 2, " km²"),
        _fact(home, others, _("Einwohner"), lambda place: place.population, 0),
        _fact(home, others, _("Einwohner je km²"), lambda place: density(place.population, _area(place)), 0),
    ]
    if home.population_on:
        label, value, remark = facts[1].label, facts[1].value, facts[1].remark
        facts[1] = Fact(label, value, "; ".join(part for part in (day(home.population_on), remark) if part))
    return facts


def _rural(home: Territory) -> Sequence[Territory]:
    if home.official_name.endswith(CITY):
        return []
    districts = valid_territories().filter(kind=Kind.DISTRICT, parent=home.parent_id).exclude(pk=home.pk)
    return [place for place in districts if not place.official_name.endswith(CITY)]


def _fact(
    home: Territory,
    others: Sequence[Territory],
    label: str,
    read: Callable[[Territory], float | None],
    digits: int,
    unit: str = "",
) -> Fact:
    value, values = read(home), [read(place) for place in others]
    if value is None:
        return Fact(label, _("unbekannt"))
    remark = ""
    if values and None not in values and home.parent:
        words = {"rank": rank(value, values), "all": len(values) + 1, "state": home.parent.name}
        remark = _("Platz %(rank)s von %(all)s Landkreisen in %(state)s") % words
    return Fact(label, f"{number(value, digits)}{unit}", remark)


def _area(place: Territory) -> float | None:
    return None if place.area_km2 is None else float(place.area_km2)
