"""Which municipality a row of a table means, without asking the database for every row."""

import itertools

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from produktschau.region.models import Region, Territory
from produktschau.region.queries import (
    Found,
    PlaceFinder,
    municipality_at,
    municipality_by_ags,
    municipality_by_place,
)


def told(found: Found) -> tuple[str | None, str]:
    return found.territory.name if found.territory else None, found.note


def namesake_of_freiberg() -> Territory:
    source = Territory.objects.get(kind="municipality", name="Freiberg").source
    return Territory.objects.create(
        kind="municipality", ags="08118000", name="Freiberg", slug="freiberg-2", postcode="71691", source=source
    )


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("Freiberg", "Freiberg"),
        ("Freiberg, Stadt, Universitätsstadt", "Freiberg"),
        ("Stadt Freiberg", "Freiberg"),
        ("Universitätsstadt Freiberg", "Freiberg"),
        ("Freiberg/Sa.", "Freiberg"),
        ("D-09599 Freiberg", "Freiberg"),
        ("Frankenberg i. Sa.", "Frankenberg/Sa."),
        ("Brand-Erbisdorf OT Langenau", "Brand-Erbisdorf"),
        ("ROSSWEIN", "Roßwein"),
        ("München", None),
        ("OT Langenau", None),
        ("", None),
    ],
)
def test_a_place_named_literally_needs_no_note(mittelsachsen: Region, place: str, name: str | None) -> None:
    assert told(PlaceFinder().by_words(place=place)) == (name, "")


@pytest.mark.parametrize(
    ("place", "name"), [("Mochau", "Döbeln"), ("Ostrau", "Jahnatal"), ("Zschaitz-Ottewig", "Jahnatal")]
)
def test_a_former_municipality_leads_to_what_it_was_merged_into(mittelsachsen: Region, place: str, name: str) -> None:
    note = f"„{place}“ ist in {name} aufgegangen. Eingelesen unter Gemeinde {name}."
    assert told(PlaceFinder().by_words(place=place)) == (name, note)


def test_the_key_of_a_former_municipality_leads_to_its_heir(mittelsachsen: Region) -> None:
    found = PlaceFinder().by_ags("14522450")
    assert found is not None
    assert found.name == "Jahnatal"


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("Langenau, Brand-Erbisdorf", "Brand-Erbisdorf"),
        ("Oederan-Breitenau", "Oederan"),
        ("Frankenau (Mittweida)", "Mittweida"),
        ("Sachsenburg OT Frankenberg", "Frankenberg/Sa."),
    ],
)
def test_the_part_that_names_a_municipality_counts(mittelsachsen: Region, place: str, name: str) -> None:
    assert told(PlaceFinder().by_words(place=place)) == (name, f"Ortsteil. Eingelesen unter Gemeinde {name}.")


@pytest.mark.parametrize(
    ("postcode", "place", "name"),
    [
        ("", "Freibreg", "Freiberg"),
        ("", "Mitweida", "Mittweida"),
        ("09599", "Freiburg", "Freiberg"),
        ("", "Freiburg", None),
        ("79098", "Freiburg", None),
        ("", "Rheinsberg", None),
        ("01099", "Freibreg", None),
        ("", "Erlua", None),
        ("", "Ostrua", None),
    ],
)
def test_a_typo_is_read_where_nothing_speaks_against_it(
    mittelsachsen: Region, postcode: str, place: str, name: str | None
) -> None:
    note = f"„{place}“ gelesen als {name}." if name else ""
    assert told(PlaceFinder().by_words(postcode=postcode, place=place)) == (name, note)


def test_a_typo_near_two_names_is_nobody_s(mittelsachsen: Region) -> None:
    one = Territory.objects.get(kind="municipality", name="Lichtenau")
    Territory.objects.create(
        kind="municipality", ags="14522998", name="Lichtenbu", slug="x", postcode="09999", source=one.source
    )
    finder = PlaceFinder()
    assert told(finder.by_words(place="Lichtenua")) == (None, "")
    assert told(finder.by_words(place="Lichtenua", postcode="09244")) == (
        "Lichtenau",
        "„Lichtenua“ gelesen als Lichtenau.",
    )


def test_an_unknown_place_lies_where_its_postcode_is_alone(mittelsachsen: Region) -> None:
    finder = PlaceFinder()
    assert told(finder.by_words(postcode="09599", place="Zug")) == (
        "Freiberg",
        "Ortsteil. Eingelesen unter Gemeinde Freiberg.",
    )
    assert told(finder.by_words(postcode="09306", place="Noßwitz")) == (None, "")
    assert told(finder.by_words(postcode="09599")) == (
        "Freiberg",
        "Ohne Ort, nur Postleitzahl 09599. Eingelesen unter Gemeinde Freiberg.",
    )


def test_a_name_counts_more_than_a_postcode_and_the_contradiction_is_told(mittelsachsen: Region) -> None:
    finder = PlaceFinder()
    assert told(finder.by_words(postcode="09569", place="Freiberg")) == (
        "Freiberg",
        "Die Postleitzahl 09569 gehört zu Oederan. Eingelesen unter Gemeinde Freiberg, weil der Name zählt.",
    )
    assert told(finder.by_words(postcode="71691", place="Freiberg")) == (
        "Freiberg",
        "Die Postleitzahl 71691 passt nicht zu Freiberg (09599). "
        "Eingelesen unter Gemeinde Freiberg, weil der Name zählt.",
    )
    assert told(finder.by_words(postcode="09603", place="Großschirma")) == ("Großschirma", "")


def test_the_municipality_s_own_column_counts_more_than_the_place(mittelsachsen: Region) -> None:
    finder = PlaceFinder()
    assert told(finder.by_words(place="Langenau", municipality="Brand-Erbisdorf")) == ("Brand-Erbisdorf", "")
    assert told(finder.by_words(place="Erlau", municipality="Oederan, Stadt")) == (
        "Oederan",
        "Ort „Erlau“ und Gemeinde widersprechen sich. Eingelesen unter Gemeinde Oederan.",
    )


def test_namesakes_are_told_apart_by_postcode_or_not_at_all(mittelsachsen: Region) -> None:
    namesake_of_freiberg()
    finder = PlaceFinder()
    assert told(finder.by_words(place="Freiberg")) == (
        None,
        "„Freiberg“ heißen 2 Gemeinden. Ergänzen Sie die Postleitzahl oder den AGS.",
    )
    found = finder.by_words(place="Freiberg", postcode="71691").territory
    assert found is not None
    assert found.ags == "08118000"


def test_whatever_one_place_finds_the_finder_finds_too(mittelsachsen: Region) -> None:
    namesake_of_freiberg()
    finder = PlaceFinder()
    texts = ["09599", "09306", "09599 Freiberg", "71691 Freiberg", "09599 Nirgends"]
    for place in Territory.objects.filter(kind="municipality"):
        texts += [place.name, place.official_name, f"{place.postcode} {place.name}", f"Stadt {place.name} OT Irgendwo"]
        texts += [place.name.upper(), f"{place.name} 09306", f"{place.name.partition('/')[0]} i. Sa."]
    literal = {text: found for text in texts if (found := municipality_by_place(text))}
    assert len(literal) > 250
    assert {text: finder.by_words(place=text).territory for text in literal} == literal


def test_every_key_is_found_as_before(mittelsachsen: Region) -> None:
    first = Territory.objects.get(ags="14522450")
    Territory.objects.create(
        kind="municipality", ags=first.ags, name="Ostrau neu", slug="o", valid_from="2024-01-01", source=first.source
    )
    finder = PlaceFinder()
    keys = ["99999999", "", *Territory.objects.filter(successor=None).values_list("ags", flat=True)]
    assert {key: finder.by_ags(key) for key in keys} == {key: municipality_by_ags(key) for key in keys}


def test_every_point_lies_where_it_lay_before(mittelsachsen: Region) -> None:
    finder = PlaceFinder()
    points = list(itertools.product((12.5 + 0.1 * x for x in range(14)), (50.6 + 0.05 * y for y in range(14))))
    assert [finder.at(*point) for point in points] == [municipality_at(*point) for point in points]
    assert sum(finder.at(*point) is not None for point in points) > 50


def test_thousands_of_rows_cost_two_queries(mittelsachsen: Region) -> None:
    with CaptureQueriesContext(connection) as queries:
        finder = PlaceFinder()
        for number in range(2000):
            finder.by_words(place=f"Freibreg {number}", postcode="09599")
            finder.by_ags("14522180")
            found = finder.at(13.3428, 50.9119 + number / 1_000_000)
    assert len(queries) == 2
    assert found is not None
    assert found.former_district is not None
