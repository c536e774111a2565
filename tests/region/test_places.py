"""Which municipality is meant."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from produktschau.region.models import Region, Territory
from produktschau.region.queries import (
    home_municipalities,
    municipality_at,
    municipality_by_ags,
    municipality_by_place,
    municipality_candidates,
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Freiberg", "Freiberg"),
        ("09599 Freiberg", "Freiberg"),
        ("Stadt Frankenberg/Sa.", "Frankenberg/Sa."),
        ("Frankenberg", "Frankenberg/Sa."),
        ("Frankenberg/Sachsen", "Frankenberg/Sa."),
        ("Frankenberg OT Sachsenburg", "Frankenberg/Sa."),
        ("Frankenberg/Sa., Stadt, Garnisonsstadt", "Frankenberg/Sa."),
        ("Halsbrücke/OT Krummenhennersdorf", "Halsbrücke"),
        ("Brand-Erbisdorf, Ortsteil Langenau", "Brand-Erbisdorf"),
        ("rosswein", "Roßwein"),
        ("Döbeln, Stadt", "Döbeln"),
        ("Gemeinde Striegistal", "Striegistal"),
        ("Weißenborn / Erzgeb.", "Weißenborn/Erzgeb."),
        ("09599", "Freiberg"),
        ("09306", None),
        ("Ostrau", None),
        ("München", None),
        ("OT", None),
        ("", None),
    ],
)
def test_a_place_as_people_write_it(mittelsachsen: Region, text: str, name: str | None) -> None:
    found = municipality_by_place(text)
    assert (found.name if found else None) == name


def test_an_ambiguous_postcode_names_all_it_can_mean(mittelsachsen: Region) -> None:
    names = [place.name for place in municipality_candidates("09306")]
    assert len(names) == 7
    assert {"Rochlitz", "Erlau"} <= set(names)


def test_namesakes_are_told_apart_by_postcode_or_not_at_all(mittelsachsen: Region) -> None:
    freiberg = Territory.objects.get(kind="municipality", name="Freiberg")
    Territory.objects.create(
        kind="municipality",
        ags="08118000",
        name="Freiberg",
        slug="freiberg-2",
        postcode="71691",
        source=freiberg.source,
    )
    assert municipality_by_place("Freiberg") is None
    assert municipality_by_place("09599 Freiberg") == freiberg


def test_every_municipality_holds_its_own_centre(mittelsachsen: Region) -> None:
    places = [place for place in home_municipalities() if place.lon is not None and place.lat is not None]
    assert len(places) == 52
    missed = [place.name for place in places if municipality_at(place.lon or 0, place.lat or 0) != place]
    assert missed == []


def test_a_point_outside_is_in_no_municipality(mittelsachsen: Region) -> None:
    assert municipality_at(13.74, 51.05) is None
    assert municipality_at(0, 0) is None


def test_a_key_finds_the_municipality_also_after_its_end(mittelsachsen: Region) -> None:
    found = municipality_by_ags("14522450")
    assert found is not None
    assert found.name == "Ostrau"
    assert municipality_by_ags("99999999") is None


def test_a_point_costs_one_query(mittelsachsen: Region) -> None:
    with CaptureQueriesContext(connection) as queries:
        place = municipality_at(13.3428, 50.9119)
    assert place is not None
    assert place.former_district is not None
    assert (place.name, place.former_district.name, len(queries)) == ("Freiberg", "Freiberg", 1)
