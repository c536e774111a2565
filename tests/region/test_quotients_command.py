"""``produktschau quotients``: the published figures on the command line."""

import csv
import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command, load_command_class

from produktschau.lib.commands import DONE, REFUSED, Refused
from produktschau.region.models import Region, Statistic
from tests.region.test_comparison import OF_2017

pytestmark = pytest.mark.django_db


def ran(*arguments: str) -> tuple[int, str]:
    """Exit code and output."""
    out = StringIO()
    try:
        call_command("quotients", *arguments, stdout=out, stderr=StringIO())
    except Refused as refusal:
        return refusal.returncode, str(refusal)
    return DONE, out.getvalue()


def rows(text: str) -> list[dict[str, str]]:
    """The lines of a CSV."""
    return list(csv.DictReader(StringIO(text)))


def test_help_shows_an_example_and_the_exit_codes() -> None:
    command: Any = load_command_class("produktschau.region", "quotients")
    text = command.create_parser("produktschau", "quotients").format_help()
    assert "produktschau quotients --region 14522 --base DE --year 2017 --format csv" in text
    assert "Rückgabewerte" in text


def test_the_quotients_of_2017_come_out_as_published(mittelsachsen: Region) -> None:
    code, text = ran("--region", "14522", "--base", "DE", "--year", "2017", "--format", "csv")
    assert code == DONE
    assert {row["group"]: round(float(row["quotient"]), 3) for row in rows(text)} == OF_2017
    assert rows(text)[2]["e_ir"] == "34670.0"


def test_every_form_says_the_same(mittelsachsen: Region) -> None:
    _code, written = ran("--region", "14522", "--format", "json")
    told = json.loads(written)
    assert {row["group"]: round(row["quotient"], 3) for row in told["rows"]} == OF_2017
    assert "Eurostat" in told["source"]
    _code, table = ran("--region", "14522")
    assert "Mittelsachsen gegen Deutschland, 2017, veröffentlichte Gesamtzahlen" in table
    assert "C        1,417  verarbeitendes Gewerbe" in table
    assert "Quelle: Eurostat" in table


def test_any_district_can_be_asked_against_any_base(mittelsachsen: Region) -> None:
    _code, text = ran("--region", "14713", "--base", "14", "--year", "2005", "--format", "csv")
    assert {row["notes"] for row in rows(text)} <= {"", "von der Quelle auf heutigen Gebietsstand umgerechnet"}
    assert len(rows(text)) == 7


def test_the_denominator_can_be_the_sum_of_the_known(mittelsachsen: Region) -> None:
    Statistic.objects.filter(territory=mittelsachsen.home, year=2017, sector_group="O-U").update(
        value=None, unknown_because="secret"
    )
    _code, text = ran("--region", "14522", "--denominator", "known", "--format", "csv")
    found = {row["group"]: row for row in rows(text)}
    assert (found["O-U"]["quotient"], found["O-U"]["e_ir"], found["O-U"]["notes"]) == ("", "", "geheim gehalten")
    assert found["A"]["e_r"] == "101140.0"
    _code, table = ran("--region", "14522")
    assert "O-U  unbekannt  Verwaltung, Bildung, Gesundheit, sonstige Dienste  (geheim gehalten)" in table


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--region", "14522", "--year", "2016"), "Für 2016 gibt es keine Zahlen; vorhanden sind 2005, 2008, 2011, 2014, 2017."),
        (("--region", "99999"), "Ein Gebiet mit dem Schlüssel „99999“ ist nicht bekannt; Zahlen gibt es für 14, 14511,"),
        (("--region", "14522", "--base", "CZ"), "Für Tschechien (CZ) gibt es in dieser Tabelle keine Zahlen; Zahlen gibt es für 14,"),
        (("--region", "14522180"), "Ein Gebiet mit dem Schlüssel „14522180“ ist nicht bekannt;"),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_is_refused_in_one_sentence(
    mittelsachsen: Region, arguments: tuple[str, ...], sentence: str
) -> None:
    code, text = ran(*arguments)
    assert code == REFUSED
    assert text.startswith(sentence)
    assert "\n" not in text


def test_counts_that_cannot_be_are_refused(mittelsachsen: Region) -> None:
    Statistic.objects.filter(territory=mittelsachsen.home, year=2017, sector_group="C").update(value=-5)
    code, text = ran("--region", "14522")
    assert (code, text) == (REFUSED, "C: -5.0 ist negativ; Beschäftigte lassen sich nur ab 0 zählen.")


def test_before_anything_is_imported_it_says_so() -> None:
    assert ran("--region", "14522") == (REFUSED, "Es sind noch keine Zahlen zur Beschäftigung eingelesen.")
