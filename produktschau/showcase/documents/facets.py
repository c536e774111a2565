"""The facets of companies and products: their words as they are shown, one query each.

Products have municipality, former district, sector, trade and certificate from those who make them; companies have area,
world and material from what they make.
"""

from collections.abc import Callable, Iterable, Mapping

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from produktschau.lib.text import slug
from produktschau.region.models import Trade
from produktschau.region.queries import division_titles, former_districts, home_municipalities
from produktschau.search.engine.facets import Facet
from produktschau.showcase.models import AreaOfLife, Certificate, ColourWorld, Material, State
from produktschau.showcase.queries.wording import plain

BOTH = ("product", "company")


def _own(model: type[AreaOfLife | ColourWorld | Material]) -> Callable[[], Mapping[str, str]]:
    """The words of one of the region's lists, in their order."""
    return lambda: {word.slug: plain(word, "name") for word in model._default_manager.all()}


def municipality_words() -> Mapping[str, str]:
    """Municipalities of the home district by AGS, by name."""
    return dict(home_municipalities().values_list("ags", "name"))


def former_district_words() -> Mapping[str, str]:
    """Former districts by the word in their address, said as people say it: „Altkreis Döbeln“."""
    return {district.slug: _said(district.name) for district in former_districts()}


def trade_words() -> Mapping[str, str]:
    """Trades by the address of their title, by title."""
    return _by_address(Trade.objects.order_by("title").values_list("title", flat=True))


def certificate_words() -> Mapping[str, str]:
    """Certificates of published companies by the address of their name; spellings that differ in signs or case are one."""
    names = Certificate.objects.filter(company__state=State.PUBLISHED).order_by("name").values_list("name", flat=True)
    return _by_address(names.distinct())


SHOWCASE_FACETS = (
    Facet("area", "bereich", _("Lebensbereich"), BOTH, _own(AreaOfLife)),
    Facet("world", "farbwelt", _("Farbwelt"), BOTH, _own(ColourWorld)),
    Facet("material", "material", _("Material"), BOTH, _own(Material)),
    Facet("municipality", "gemeinde", _("Gemeinde"), BOTH, municipality_words),
    Facet("former_district", "altkreis", _("Altkreis"), BOTH, former_district_words),
    Facet("trade", "handwerk", _("Handwerk"), BOTH, trade_words),
    Facet("sector", "branche", _("Branche"), BOTH, division_titles),
    Facet("certificate", "zertifikat", _("Zertifikat"), BOTH, certificate_words),
)


def _said(name: str) -> str:
    return name if name.startswith("Altkreis") else gettext("Altkreis %(name)s") % {"name": name}


def _by_address(titles: Iterable[str]) -> Mapping[str, str]:
    words: dict[str, str] = {}
    for title in titles:
        words.setdefault(slug(title), title)
    return words
