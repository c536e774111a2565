"""What the region can tell: its profile, places, map and figures. Nothing here writes."""

from produktschau.region.queries.home_figures import HomeFigure, home_figures
from produktschau.region.queries.kept_shapes import kept_shapes
from produktschau.region.queries.look import sheet_address
from produktschau.region.queries.map_shapes import MapPlace, MapShapes, map_shapes
from produktschau.region.queries.place_finder import Found, PlaceFinder
from produktschau.region.queries.places import (
    former_districts,
    home_municipalities,
    municipality_at,
    municipality_by_ags,
    municipality_by_place,
    municipality_candidates,
    valid_territories,
)
from produktschau.region.queries.profile import missing_duties, region
from produktschau.region.queries.region_page import RegionPage, region_page
from produktschau.region.queries.sectors import division_of, division_titles, divisions_of_before, sectors_of_divisions

__all__ = [
    "Found",
    "HomeFigure",
    "MapPlace",
    "MapShapes",
    "PlaceFinder",
    "RegionPage",
    "division_of",
    "division_titles",
    "divisions_of_before",
    "former_districts",
    "home_figures",
    "home_municipalities",
    "kept_shapes",
    "map_shapes",
    "missing_duties",
    "municipality_at",
    "municipality_by_ags",
    "municipality_by_place",
    "municipality_candidates",
    "region",
    "region_page",
    "sectors_of_divisions",
    "sheet_address",
    "valid_territories",
]
