"""Importing figures, shares and trades."""

from datetime import datetime
from decimal import Decimal

import pytest

from produktschau.audit.record import System
from produktschau.region.actions import (
    Outcome,
    import_crosswalk,
    import_sectors,
    import_statistics,
    import_trades,
)
from produktschau.region.calculations.crosswalk import Share, converted
from produktschau.region.engine.rows import UnusableFile
from produktschau.region.models import CrosswalkShare, Region, Sector, Source, Statistic, Territory, Trade


@pytest.fixture(autouse=True)
def district(source: Source) -> Territory:
    """The district the figures speak of."""
    return Territory.objects.create(kind="district", ags="14522", name="Mittelsachsen", slug="m", source=source)


def taken_in(text: str, source: Source, now: datetime) -> Outcome:
    """The outcome of importing a small file."""
    return import_statistics(
        by=System("test"),
        content=text.encode(),
        filename="werte.csv",
        source=source,
        table="t",
        unit="Personen",
        at=now,
    )


def test_secret_unknown_and_nothing_are_three_things(source: Source, now: datetime) -> None:
    assert taken_in("ags;year;A;B;C;D\n14522;2017;4190;.;:;-\n", source, now).new == 4
    cells = {s.sector_group: (s.value, s.unknown_because) for s in Statistic.objects.all()}
    assert cells == {"A": (Decimal(4190), ""), "B": (None, "secret"), "C": (None, "missing"), "D": (Decimal(0), "")}


def test_a_second_run_changes_only_what_differs(source: Source, now: datetime) -> None:
    taken_in("ags;year;A;B\n14522;2017;4190;.\n", source, now)
    outcome = taken_in("ags;year;A;B\n14522;2017;4190;7\n", source, now)
    assert outcome.counts == {"new": 0, "changed": 1, "unchanged": 1, "skipped": 0}
    assert Statistic.objects.get(sector_group="B").unknown_because == ""


def test_an_unknown_territory_is_left_out_once_per_row(source: Source, now: datetime) -> None:
    outcome = taken_in("ags;year;A;B\n99999;2017;1;2\n14522;2017;1;2\n", source, now)
    assert outcome.skipped == ["werte.csv, Zeile 2, Spalte „ags“: Das Gebiet „99999“ ist nicht bekannt."]
    assert outcome.new == 2


def test_shares_of_one_territory_hold_together_no_more_than_all_of_it(source: Source, now: datetime) -> None:
    def taken(text: str) -> Outcome:
        return import_crosswalk(by=System("test"), content=text.encode(), filename="w.csv", source=source, at=now)

    head = "year;old_ags;new_ags;share_population;share_area\n"
    taken(f"{head}2007;14177;14522;0,7;0,5\n")
    with pytest.raises(
        UnusableFile, match=r"w\.csv, Zeile 2, Spalte „share_population“: .*14177.* zusammen mehr als 1"
    ):
        taken(f"{head}2007;14177;14523;0,4;0,5\n")
    assert CrosswalkShare.objects.count() == 2
    assert taken(f"{head}2007;14177;14522;0,6;0,5\n2007;14177;14523;0,4;0,5\n").counts["new"] == 2


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("ags;A\n14522;1\n", "werte.csv, Zeile 1: Es fehlt die Spalte „year“. Vorhanden sind: ags, A."),
        ("A;B\n1;2\n", "werte.csv, Zeile 1: Es fehlen die Spalten „ags“, „year“. Vorhanden sind: A, B."),
        (
            "ags;year;A\n14522;17;1\n",
            "werte.csv, Zeile 2, Spalte „year“: „17“ ist kein Jahr. Bitte zum Beispiel 2017 eintragen.",
        ),
        (
            "ags;year;A\n14522;2017;-5\n",
            "werte.csv, Zeile 2, Spalte „A“: „-5“ ist negativ. Erwartet wird eine Anzahl ab 0.",
        ),
        (
            "ags;year;A\n14522;2017;fünf\n",
            "werte.csv, Zeile 2, Spalte „A“: „fünf“ ist keine Zahl. Bitte zum Beispiel 12,34 eintragen.",
        ),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(source: Source, now: datetime, text: str, sentence: str) -> None:
    with pytest.raises(UnusableFile) as caught:
        taken_in(text, source, now)
    assert str(caught.value) == sentence
    assert Statistic.objects.count() == 0


def test_a_share_above_one_is_refused(source: Source, now: datetime) -> None:
    with pytest.raises(UnusableFile) as caught:
        import_crosswalk(
            by=System("test"),
            content=b"year,old_ags,new_ags,share_area\n2007,14375,14522,1.5\n",
            filename="w.csv",
            source=source,
            at=now,
        )
    assert str(caught.value).startswith("w.csv, Zeile 2, Spalte „share_area“: „1.5“ ist kein Anteil.")


def test_trades_come_in_and_wrong_ones_are_named(source: Source, now: datetime) -> None:
    def trades(text: str) -> Outcome:
        return import_trades(by=System("test"), content=text.encode(), filename="h.csv", source=source, at=now)

    assert trades("anlage,lfd,gewerbe\nA,1,Maurer und Betonbauer\n").new == 1
    assert str(Trade.objects.get()) == "Maurer und Betonbauer (A 1)"
    with pytest.raises(UnusableFile, match=r"h\.csv, Zeile 2, Spalte „annex“: „C“ ist keine Anlage\."):
        trades("annex,number,title\nC,1,Maurer\n")
    with pytest.raises(UnusableFile, match=r"Spalte „title“: Die Angabe fehlt\."):
        trades("annex,number,title\nA,1,\n")


def test_sectors_come_in_once(db: None, now: datetime) -> None:
    first = import_sectors(by=System("test"), at=now)
    again = import_sectors(by=System("test"), at=now)
    assert (again.new, again.changed, again.unchanged) == (0, 0, first.new)
    section = Sector.objects.get(edition="wz2025", code="A")
    assert (section.level, section.parent) == (1, None)


def test_the_old_districts_add_up_to_the_new_one(mittelsachsen_shares: list[Share]) -> None:
    old = {"14375": 1.0, "14177": 2.0, "14182": 3.0}
    assert converted(old, mittelsachsen_shares, complete=True)["14522"].value == 6.0


@pytest.fixture
def mittelsachsen_shares(request: pytest.FixtureRequest) -> list[Share]:
    """The published shares of 2007, by population."""
    Territory.objects.all().delete()
    region = request.getfixturevalue("mittelsachsen")
    assert isinstance(region, Region)
    rows = CrosswalkShare.objects.filter(year=2007, basis="population")
    return [Share(row.old_ags, row.new_ags, row.share) for row in rows]
