"""Importing territories from CSV and from the register's own layout."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from produktschau.audit.models import Entry
from produktschau.audit.record import System
from produktschau.region.actions import Outcome, import_territories
from produktschau.region.engine.rows import UnusableFile
from produktschau.region.models import Source, Territory
from tests.conftest import shared_data

pytestmark = pytest.mark.django_db

HEAD = "kind;ags;name;parent_ags;valid_from;valid_until;area_km2;population;postcode;lon;lat\n"
STATE = "state;14;Sachsen;;;;;;;;\n"
DISTRICT = "district;14522;Mittelsachsen;14;2008-08-01;;2.116,82;300.639;;;\n"
FREIBERG = "municipality;14522180;Freiberg, Stadt, Universitätsstadt;;;;48,31;40485;09599;13,3428;50,9119\n"


def taken_in(text: str | bytes, source: Source, now: datetime, **more: object) -> Outcome:
    """The outcome of importing a small file."""
    content = text if isinstance(text, bytes) else text.encode()
    arguments: dict[str, object] = {"valid_on": date(2023, 11, 30), "filename": "gebiete.csv"} | more
    return import_territories(by=System("test"), content=content, source=source, at=now, **arguments)  # type: ignore[arg-type]  # small values of a test


def test_a_csv_of_a_district_comes_in_whole(source: Source, now: datetime) -> None:
    outcome = taken_in(HEAD + STATE + DISTRICT + FREIBERG, source, now)
    assert outcome.counts == {"new": 3, "changed": 0, "unchanged": 0, "skipped": 0}
    place = Territory.objects.get(ags="14522180")
    assert (place.name, place.official_name) == ("Freiberg", "Freiberg, Stadt, Universitätsstadt")
    assert (place.area_km2, place.population, place.postcode) == (Decimal("48.31"), 40485, "09599")
    assert (place.lon, place.lat, place.slug) == (13.3428, 50.9119, "freiberg")
    assert place.parent == Territory.objects.get(ags="14522", population=300639, valid_from=date(2008, 8, 1))
    entry = Entry.objects.get(verb="territories.imported")
    assert (entry.actor, entry.after) == ("system:test", outcome.counts)


def test_a_second_run_updates_and_says_so(source: Source, now: datetime) -> None:
    taken_in(HEAD + STATE + DISTRICT + FREIBERG, source, now)
    outcome = taken_in(HEAD + STATE + DISTRICT + FREIBERG.replace("40485", "40500"), source, now)
    assert outcome.counts == {"new": 0, "changed": 1, "unchanged": 2, "skipped": 0}
    assert Territory.objects.get(ags="14522180").population == 40500
    entries = Entry.objects.count()
    assert taken_in(HEAD + STATE, source, now).counts == {"new": 0, "changed": 0, "unchanged": 1, "skipped": 0}
    assert Entry.objects.count() == entries


def test_what_a_file_does_not_say_stays(source: Source, now: datetime) -> None:
    taken_in(HEAD + STATE + DISTRICT + FREIBERG, source, now)
    taken_in("AGS,Gemeinde\n14522180,Freiberg\n".replace("AGS", "ags"), source, now)
    assert Territory.objects.get(ags="14522180").postcode == "09599"


def test_a_dry_run_counts_and_writes_nothing(source: Source, now: datetime) -> None:
    entries = Entry.objects.count()
    assert taken_in(HEAD + STATE, source, now, dry_run=True).new == 1
    assert (Territory.objects.count(), Entry.objects.count()) == (0, entries)


def test_windows_1252_is_read(source: Source, now: datetime) -> None:
    taken_in((HEAD + STATE.replace("Sachsen", "Thüringen")).encode("cp1252"), source, now)
    assert Territory.objects.get().name == "Thüringen"


def test_namesakes_get_their_own_address(source: Source, now: datetime) -> None:
    taken_in(
        HEAD + STATE + DISTRICT + "municipality;14522001;Rossau;;;;;;;;\nmunicipality;14522002;Rossau;;;;;;;;\n",
        source,
        now,
    )
    assert sorted(Territory.objects.filter(name="Rossau").values_list("slug", flat=True)) == [
        "rossau",
        "rossau-14522002",
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("name\nFreiberg\n", "gebiete.csv, Zeile 1: Es fehlt die Spalte „ags“. Vorhanden sind: name."),
        ("", "gebiete.csv ist leer. Bitte eine Datei mit Inhalt angeben."),
        (HEAD, "gebiete.csv enthält keine Zeilen unter der Kopfzeile. Bitte eine Datei mit Inhalt angeben."),
        (
            b"ags;name\n14;Sachsen\x81\n",
            "gebiete.csv lässt sich nicht als Text lesen. Bitte als CSV in der Zeichenkodierung UTF-8 speichern.",
        ),
        (
            HEAD + "municipality;1452218;Freiberg;;;;;;;;\n",
            "gebiete.csv, Zeile 2, Spalte „ags“: „1452218“ ist kein Amtlicher Gemeindeschlüssel. "
            "Ein Land hat 2, ein Kreis 5, eine Gemeinde 8 Ziffern; führende Nullen gehören dazu.",
        ),
        (
            HEAD + STATE + DISTRICT.replace("2.116,82", "groß"),
            "gebiete.csv, Zeile 3, Spalte „area_km2“: „groß“ ist keine Zahl. Bitte zum Beispiel 12,34 eintragen.",
        ),
        (
            HEAD + STATE + DISTRICT.replace("2.116,82", "0"),
            "gebiete.csv, Zeile 3, Spalte „area_km2“: „0“ ist keine Fläche. Bitte Quadratkilometer über 0 eintragen.",
        ),
        (
            HEAD + STATE + DISTRICT.replace("300.639", "viele"),
            "gebiete.csv, Zeile 3, Spalte „population“: „viele“ ist keine Anzahl. Bitte eine ganze Zahl ab 0 eintragen.",
        ),
        (
            HEAD + FREIBERG,
            "gebiete.csv, Zeile 2, Spalte „ags“: Freiberg (14522180) liegt in 14522, das nicht bekannt ist. "
            "Bitte zuerst das übergeordnete Gebiet einlesen oder in die Datei aufnehmen.",
        ),
        (
            HEAD + STATE + DISTRICT + FREIBERG.replace("13,3428;50,9119", "50,9119;13,3428"),
            "gebiete.csv, Zeile 4, Spalte „lon“: Der Punkt 50.9119, 13.3428 liegt nicht in Deutschland. "
            "Sind Länge und Breite vertauscht?",
        ),
        (
            HEAD + STATE + DISTRICT.replace("2008-08-01", "August"),
            "gebiete.csv, Zeile 3, Spalte „valid_from“: „August“ ist kein Datum. "
            "Bitte zum Beispiel 31.12.2023 eintragen.",
        ),
        (
            HEAD + "municipality;14522180;Freiberg;;;;;;9599;;\n",
            "gebiete.csv, Zeile 2, Spalte „postcode“: „9599“ ist keine Postleitzahl. Bitte fünf Ziffern eintragen.",
        ),
        (
            "kind;ags;name\nplanet;14;x\n",
            "gebiete.csv, Zeile 2, Spalte „kind“: „planet“ ist keine Gebietsart. "
            "Möglich sind country, state, district, former_district, municipality.",
        ),
        (
            "ags;name\n14;\n",
            "gebiete.csv, Zeile 2, Spalte „name“: Der Name fehlt. Bitte den amtlichen Namen eintragen.",
        ),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence_and_nothing_is_written(
    source: Source, now: datetime, text: str | bytes, sentence: str
) -> None:
    with pytest.raises(UnusableFile) as caught:
        taken_in(text, source, now)
    assert str(caught.value) == sentence
    assert Territory.objects.count() == 0


def gv100(kind: str, ags: str, name: str, hectares: int = 0, people: int = 0, postcode: str = "") -> str:
    """One record of the register, 220 characters."""
    record = f"{kind}20231130{ags:<8}{'':4}{name:<50}{'':50}{'':2}{'':4}"
    if kind == "60":
        record += f"{hectares:011d}{people:011d}{0:011d}{'':4}{postcode:<5}"
    return f"{record:<220}"


REGISTER = "\r\n".join(
    [
        gv100("10", "14", "Sachsen"),
        gv100("20", "145", "Chemnitz"),
        gv100("40", "14522", "Mittelsachsen"),
        gv100("50", "14522", "Verwaltungsgemeinschaft"),
        gv100("60", "14522180", "Freiberg, Stadt, Universitätsstadt", 4831, 40485, "09599"),
        gv100("60", "14522190", "Geringswalde, Stadt", 3005, 4158, "09326"),
        gv100("40", "14521", "Erzgebirgskreis"),
        gv100("60", "14521010", "Amtsberg", 4002, 3675, "09439"),
    ]
)


def test_the_register_comes_in_with_sums_for_district_and_state(source: Source, now: datetime) -> None:
    outcome = taken_in(REGISTER.encode("cp1252"), source, now, filename="GV100AD.txt")
    assert outcome.new == 6
    district = Territory.objects.get(ags="14522")
    assert (district.kind, district.area_km2, district.population) == ("district", Decimal("78.36"), 44643)
    assert Territory.objects.get(ags="14").population == 48318
    place = Territory.objects.get(ags="14522180")
    assert (place.name, place.postcode, place.parent) == ("Freiberg", "09599", district)


def test_one_district_of_the_register_brings_what_it_lies_in(source: Source, now: datetime) -> None:
    outcome = taken_in(REGISTER, source, now, within=["14522"])
    assert outcome.new == 4
    assert sorted(Territory.objects.values_list("ags", flat=True)) == ["14", "14522", "14522180", "14522190"]
    with pytest.raises(UnusableFile, match="kein Gebiet, dessen Schlüssel mit 99 beginnt"):
        taken_in(REGISTER, source, now, within=["99"])


def test_a_register_without_municipalities_is_refused(source: Source, now: datetime) -> None:
    with pytest.raises(UnusableFile, match="keine Gemeinde"):
        taken_in(gv100("10", "14", "Sachsen"), source, now)


def test_the_reference_file_of_the_district_comes_in_as_it_is(source: Source, now: datetime) -> None:
    content = shared_data("reference/municipalities_mittelsachsen_2023.csv").read_bytes()
    former = "former_district;14375;Döbeln;14;;;;;;;\nformer_district;14177;Freiberg;14;;;;;;;\nformer_district;14182;Mittweida;14;;;;;;;\n"
    taken_in(HEAD + STATE + DISTRICT + former, source, now)
    assert taken_in(content, source, now).counts == {"new": 52, "changed": 0, "unchanged": 0, "skipped": 0}
    assert taken_in(content, source, now).counts == {"new": 0, "changed": 0, "unchanged": 52, "skipped": 0}
