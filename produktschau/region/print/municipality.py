"""What there is for a municipality, on one A4 sheet."""

from datetime import datetime

from django.utils.translation import gettext as _

from produktschau.region.queries.municipality_page import MunicipalityPage, share_sentence
from produktschau.typeset.place import Line, Listed, PlaceSheet, place_pdf

INK, OLD, HERE = "#1d1c1a", "#0b4f5c", "#f2b632"
"""Colours of the map in print; the screen's stand in the design's tokens."""


def municipality_sheet_pdf(page: MunicipalityPage, *, made_at: datetime, language: str) -> bytes:
    """The sheet as tagged PDF; lists are cut so that it stays one. Raises ``typeset.engine.TypesettingFailed``."""
    place, drawn = page.place, page.shapes.sources if page.shapes else ()
    return place_pdf(
        PlaceSheet(
            kind=page.region.name,
            title=_("Was gibt es für %(place)s?") % {"place": place.name},
            lead=share_sentence(page),
            facts=tuple(Line(fact.label, fact.value, fact.remark) for fact in page.facts),
            lists=tuple(
                Listed(
                    _("%(label)s: %(count)s") % {"label": one.label, "count": len(one.records)},
                    tuple(record.label for record in one.records),
                )
                for one in page.counted
            ),
            none=_("Noch niemand"),
            more=_("und %(number)s weitere") % {"number": "#"},
            sources=tuple(dict.fromkeys(source.line for source in (*page.sources, *drawn))),
            address=page.address,
            publisher=page.region.publisher_name or page.region.name,
            made_at=made_at.replace(microsecond=0),
            language="en" if language.startswith("en") else "de",
            drawing=_drawing(page),
            drawing_alt=_("Lage von %(place)s im Landkreis") % {"place": place.name},
        )
    )


def _drawing(page: MunicipalityPage) -> bytes:
    """Where the municipality lies in the district; nothing while no borders are known."""
    shapes = page.shapes
    if shapes is None:
        return b""
    here = "".join(
        f'<path fill="{HERE}" stroke="{INK}" d="{one.path}"/>' for one in shapes.places if one.ags == page.place.ags
    )
    lines = (
        f'<path fill="none" stroke="{OLD}" stroke-width="3" stroke-dasharray="14 6 3 6" d="{shapes.old_borders}"/>'
        f'<path fill="none" stroke="{INK}" stroke-width="3" d="{shapes.rim}"/>'
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{shapes.view_box}">{here}{lines}</svg>'.encode()
