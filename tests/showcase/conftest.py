"""A district with two municipalities and the words to sort by."""

from pathlib import Path

import pytest
from django.conf import LazySettings

from produktschau.audit.record import System
from produktschau.region.models import Region, Source, Territory
from produktschau.showcase.actions import load_vocabulary
from tests.cast import NOW

BY = System("test")


@pytest.fixture
def source(db: None) -> Source:
    """An open source that demands attribution."""
    return Source.objects.create(
        slug="osm",
        name="OpenStreetMap",
        url="https://www.openstreetmap.org/copyright",
        licence="ODbL 1.0",
        licence_url="https://opendatacommons.org/licenses/odbl/1-0/",
        attribution="© OpenStreetMap-Mitwirkende",
    )


@pytest.fixture
def district(source: Source) -> Territory:
    """The home district with Freiberg and Roßwein, which lay in two former districts."""
    home = _territory("district", "14522", "Mittelsachsen", source)
    for ags, name, former in (("14522180", "Freiberg", "14177"), ("14522500", "Roßwein", "14375")):
        old = _territory("former_district", former, f"Altkreis {name}", source)
        _territory("municipality", ags, name, source, parent=home, former_district=old)
    _territory("municipality", "14511000", "Chemnitz", source)
    Region.objects.create(pk=1, name="Mittelsachsen", slug="mittelsachsen", home=home)
    return home


@pytest.fixture
def freiberg(district: Territory) -> Territory:
    """A municipality at home."""
    return Territory.objects.get(ags="14522180")


@pytest.fixture
def chemnitz(district: Territory) -> Territory:
    """A municipality elsewhere."""
    return Territory.objects.get(ags="14511000")


@pytest.fixture
def words(db: None) -> None:
    """Two areas of life, two worlds, two materials."""
    load_vocabulary(
        by=BY,
        at=NOW,
        areas=[
            {"slug": "wohnen-leben", "name": "Wohnen & Leben", "name_en": "Home & Living"},
            {"slug": "essen-trinken", "name": "Essen & Trinken", "name_en": "Food & Drink"},
        ],
        worlds=[
            {"slug": "himmel", "name": "Himmel", "name_en": "Sky", "text": "Luft und Wolle."},
            {"slug": "honig", "name": "Honig", "name_en": "Honey"},
        ],
        materials=[
            {"slug": "textil", "name": "Wolle", "name_en": "Wool", "motif": "textile"},
            {"slug": "honig", "name": "Honig", "name_en": "Honey", "motif": "honey"},
        ],
    )


@pytest.fixture(autouse=True)
def own_folders(settings: LazySettings, tmp_path: Path) -> None:
    """Pictures of a test lie in its own folder, and no index of another test is read: lists come from the database."""
    settings.MEDIA_ROOT = tmp_path
    settings.SEARCH_INDEX = tmp_path / "index"


def _territory(kind: str, ags: str, name: str, source: Source, **fields: object) -> Territory:
    slug = name.lower().replace("ß", "ss").replace(" ", "-")
    return Territory.objects.create(
        kind=kind, ags=ags, name=name, official_name=name, slug=slug, sort_key=name.lower(), source=source, **fields
    )
