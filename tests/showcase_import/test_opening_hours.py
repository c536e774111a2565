"""Opening hours of OpenStreetMap in German, where that is certain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from produktschau.showcase.calculations.opening_hours import german_opening_hours

# Syntax and meaning: wiki.openstreetmap.org/wiki/Key:opening_hours/specification
KNOWN = {
    "24/7": "rund um die Uhr",
    "Mo-Fr 08:00-18:00": "Mo–Fr 8–18 Uhr",
    "Mo-Fr 08:00-12:00,14:00-18:00; Sa 08:00-11:30": "Mo–Fr 8–12 und 14–18 Uhr, Sa 8–11.30 Uhr",
    "We,Th 14:00-21:00; Su,PH off": "Mi und Do 14–21 Uhr, So und Feiertage geschlossen",
    "Mo-We,Fr 08:00-17:00": "Mo–Mi und Fr 8–17 Uhr",
    "Th-Fr 14:00-18:00, Sa 07:30-11:00": "Do–Fr 14–18 Uhr, Sa 7.30–11 Uhr",
    "06:00-20:00": "täglich 6–20 Uhr",
    "Mo-Su 00:00-24:00": "Mo–So 0–24 Uhr",
    '"auf Nachfrage"': "auf Nachfrage",
    '"on appointment"': "nach Vereinbarung",
    "sunrise-sunset": "von Sonnenaufgang bis Sonnenuntergang",
}
UNCERTAIN = [
    "",
    "Sep-May Sa 09:00-12:00",
    "06:00-sunset",
    "We",
    "off",
    "Mo-Fr 25:00-26:00",
    "Mo-Fr 24:30-24:45",
    "Sa[2] 09:00-13:00",
    "Do 9:00-14:00",
    "Mo-Fr 08:00-12:00; 13:00-18:00 (Saison)",
    'Th-Fr 16:00-18:00 || "nach Vereinbarung"',
]


@pytest.mark.parametrize(("osm", "german"), KNOWN.items())
def test_what_is_certain_is_said_in_german(osm: str, german: str) -> None:
    assert german_opening_hours(osm) == german


@pytest.mark.parametrize("osm", UNCERTAIN)
def test_what_is_uncertain_is_left_to_the_source(osm: str) -> None:
    assert german_opening_hours(osm) == ""


@given(st.text(alphabet="MoTuWeThFrSaSu0123456789:-,; PHof", max_size=40))
def test_no_text_breaks_it_and_no_english_day_remains(osm: str) -> None:
    german = german_opening_hours(osm)
    assert not any(day in german for day in ("Tu", "We", "Th", "Su", "PH"))
