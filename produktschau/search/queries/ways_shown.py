"""Ways on from an empty or thin result, as links with a sentence."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from produktschau.design.formats import number
from produktschau.search.queries.listing import Listing
from produktschau.search.queries.results import Way


@dataclass(frozen=True)
class WayShown:
    """A way on: what it leads to, where it leads, and what is there: „12 Treffer“, with the distance where there is one."""

    label: str
    url: str
    said: str


@dataclass(frozen=True)
class WaysShown:
    """Ways of one kind under a heading."""

    heading: str
    ways: list[WayShown]


def ways_shown(listing: Listing, *, base: str = "", everywhere: str = "") -> list[WaysShown]:
    """The ways of a list, grouped by reason, in the order people take them.

    Their addresses begin with ``base``; those that leave all choices behind, kinds included, with ``everywhere``.
    """
    headings = {
        "wider": gettext("In größerem Umkreis"),
        "spelling": gettext("Anders geschrieben"),
        "near": gettext("In der Nähe"),
        "fewer": gettext("Mit weniger Wörtern"),
        "related": gettext("Verwandtes"),
        "everywhere": gettext("In der ganzen Schau"),
    }
    grouped = {
        reason: [
            _shown(way, listing, base if way.keeps_filters else everywhere)
            for way in listing.results.ways
            if way.reason == reason and (way.words or way.place or way.km)
        ]
        for reason in headings
    }
    return [WaysShown(headings[reason], ways) for reason, ways in grouped.items() if ways]


def _shown(way: Way, listing: Listing, base: str) -> WayShown:
    asked = listing.asked
    chosen = dict(asked.chosen) if way.keeps_filters else {}
    kind = asked.kind if way.keeps_filters else ""
    words = way.words
    if way.place:
        facet = "municipality" if way.place in listing.known.words.get("municipality", {}) else "former_district"
        chosen[facet] = [way.place]
    radius = way.km or (asked.radius if way.keeps_filters else 0)
    url = base + asked.address(words=words, chosen=chosen, kind=kind, radius=radius)
    return WayShown(" ".join(_label(way)), url, ", ".join(_said(way)))


def _label(way: Way) -> Iterator[str]:
    if way.km:
        yield gettext("bis %(km)s km") % {"km": way.km}
        return
    if way.words:
        yield gettext("„%(words)s“") % {"words": way.words}
    if way.place_name:
        yield gettext("in %(place)s") % {"place": way.place_name}
    if not way.words and not way.place_name:
        yield gettext("Alles zeigen")


def _said(way: Way) -> Iterator[str]:
    yield ngettext("%(n)s Treffer", "%(n)s Treffer", way.count) % {"n": number(way.count)}
    if way.distance_km is not None:
        yield f"{number(way.distance_km)} km"
