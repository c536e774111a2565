"""Rows of a table of companies are judged: where they lie, whose name they bear, what they may become."""

from datetime import datetime, timedelta

import pytest

from produktschau.audit.record import System
from produktschau.search.models import IndexMark
from produktschau.showcase.models import Company
from produktschau.tabular.actions import apply_table
from produktschau.tabular.engine.kinds import TableRefused
from produktschau.tabular.models import Outcome, TableImport
from tests.showcase_import.conftest import HEADER, Import

FREIBERG = "13.343;50.914"


def told(import_text: Import, line: str) -> tuple[Outcome, str]:
    """Outcome and reason of a single row."""
    (one,) = import_text(HEADER + line).outcomes
    return one.outcome, one.reason


def test_a_business_is_published_and_marked_for_the_search(import_text: Import) -> None:
    marks = IndexMark.objects.count()
    report = import_text(HEADER + f"a1;Hofladen Freiberg;Hofladen;Eier;09599;Freiberg;;{FREIBERG}\n")
    company = Company.objects.get()
    assert (company.state, company.is_sole_trader, company.external_key) == ("published", False, "a1")
    assert company.lead == "Hofladen in Freiberg. Angebot laut Beispieldaten der Vorführung (erfunden): Eier."
    assert (report.outcomes[0].subject, IndexMark.objects.count() - marks) == (f"company:{company.key}", 1)
    site = company.sites.get()
    assert site.municipality is not None
    assert (site.municipality.ags, site.lon, site.lat, site.postcode) == ("14522180", 13.343, 50.914, "09599")


def test_a_persons_entry_stays_a_draft(import_text: Import) -> None:
    outcome, reason = told(import_text, f"a1;Imkerei Muster;Imkerei;Honig;;Freiberg;;{FREIBERG}\n")
    assert (outcome, reason) == (
        Outcome.IMPORTED,
        "Eine Einzelperson: bleibt Entwurf, bis ihre Einwilligung eingetragen ist.",
    )
    assert Company.objects.values_list("state", "is_sole_trader").get() == ("draft", True)


def test_nothing_is_published_without_the_option(import_text: Import) -> None:
    import_text(HEADER + f"a1;Hofladen;Hofladen;;;;;{FREIBERG}\n", publish=False)
    assert Company.objects.values_list("state", "is_sole_trader").get() == ("draft", False)


def test_a_vending_machine_stays_a_draft_and_says_why(import_text: Import) -> None:
    outcome, reason = told(import_text, f"a1;Milchautomat;Automat;Milch;;;;{FREIBERG}\n")
    assert (outcome, reason) == (Outcome.IMPORTED, "Ein Automat: Prüfen Sie, welcher Betrieb dahintersteht.")
    assert Company.objects.values_list("state", flat=True).get() == "draft"


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (
            f"a1;;Imkerei;;;;;{FREIBERG}",
            "Ohne Namen (Imkerei in Freiberg). Tragen Sie in der Tabelle einen Namen ein.",
        ),
        ("a1;Hofladen;;;;Leipzig;;12.37;51.34", "„Leipzig“ liegt nicht im Landkreis Mittelsachsen."),
        (
            "a1;;;;;Leipzig;;12.37;51.34",
            "„Leipzig“ liegt nicht im Landkreis Mittelsachsen. Ohne Namen (Eintrag in Leipzig). Tragen Sie in der Tabelle einen Namen ein.",
        ),
        ("a1;Hofladen;;;;;;12.37;51.34", "Der Punkt 51.34, 12.37 liegt nicht im Landkreis Mittelsachsen."),
        ("a1;Hofladen;;;;;14511000;;", "„14511000“ liegt nicht im Landkreis Mittelsachsen."),
        ("a1;Hofladen;;;;;;;", "Punkt, Gemeinde und Ort fehlen. Ergänzen Sie eines davon."),
        (
            "a1;Hofladen;;;;;;2.35;48.86",
            "Der Punkt 48.86, 2.35 liegt außerhalb Deutschlands und wurde weggelassen. "
            "Punkt, Gemeinde und Ort fehlen. Ergänzen Sie eines davon.",
        ),
    ],
)
def test_a_row_that_cannot_come_in_says_why(import_text: Import, line: str, sentence: str) -> None:
    assert told(import_text, line + "\n") == (Outcome.SKIPPED, sentence)
    assert Company.objects.count() == 0


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        (";Freiberg;;2.35;48.86", "Der Punkt 48.86, 2.35 liegt außerhalb Deutschlands und wurde weggelassen."),
        (";;14522180;50.9;13.3", "Der Punkt 13.3, 50.9 liegt außerhalb Deutschlands und wurde weggelassen."),
        ("09599;Freiberg;;hier;dort", "Der Punkt „dort, hier“ ist keine Angabe in Grad und wurde weggelassen."),
        (";Freiberg;;13.3;", "Der Punkt „–, 13.3“ ist keine Angabe in Grad und wurde weggelassen."),
    ],
)
def test_a_wrong_point_is_left_out_where_the_place_is_known(import_text: Import, place: str, sentence: str) -> None:
    assert told(import_text, f"a1;Hofladen;;;{place}\n") == (Outcome.IMPORTED, sentence)
    assert Company.objects.get().sites.values_list("lon", "municipality__ags").get() == (None, "14522180")


def test_the_point_counts_more_than_the_municipality_named(import_text: Import) -> None:
    # Ostrau (14522450) became part of Jahnatal in 2023; lists still name it.
    import_text(HEADER + "a1;Hofladen;;;;Ostrau;14522450;13.168324;51.215319\n")
    assert Company.objects.get().sites.values_list("municipality__name", flat=True).get() == "Jahnatal"


def test_the_same_key_twice_in_one_file_is_taken_once(import_text: Import) -> None:
    line = f"a1;Hofladen;;;;;;{FREIBERG}\n"
    report = import_text(HEADER + line + line)
    assert [one.outcome.value for one in report.outcomes] == ["imported", "skipped"]
    assert report.skipped[0].reason == "Der Schlüssel „a1“ steht schon in Zeile 2."


def test_without_a_key_name_and_place_make_one(import_text: Import) -> None:
    text = f"Name;Länge;Breite\nHofladen Muster;{FREIBERG}\n"
    import_text(text)
    assert import_text(text).counts[Outcome.UNCHANGED] == 1
    assert Company.objects.values_list("external_key", flat=True).get() == "hofladen-muster@14522180"


def test_a_second_run_changes_only_what_the_file_changed(import_text: Import, now: datetime) -> None:
    lines = f"a1;Hofladen A;;;;;;{FREIBERG}\na2;Hofladen B;;;;;;{FREIBERG}\n"
    import_text(HEADER + lines)
    later = import_text(HEADER + lines.replace("Hofladen B", "Hofladen Neu"), at=now + timedelta(days=1))
    assert [one.outcome.value for one in later.outcomes] == ["unchanged", "updated"]
    assert sorted(Company.objects.values_list("name", "changed_at")) == [
        ("Hofladen A", now),
        ("Hofladen Neu", now + timedelta(days=1)),
    ]


def test_a_dry_run_counts_the_same_and_keeps_nothing(import_text: Import) -> None:
    text = HEADER + f"a1;Hofladen;;;;;;{FREIBERG}\na2;;;;;;;{FREIBERG}\n"
    marks = IndexMark.objects.count()
    tried = import_text(text, dry_run=True)
    assert (Company.objects.count(), TableImport.objects.count(), IndexMark.objects.count()) == (0, 0, marks)
    assert tried.counts == import_text(text).counts


@pytest.mark.parametrize(
    ("source", "word"), [("", "Sagen Sie, aus welcher Quelle"), ("nowhere", "„nowhere“ ist nicht angelegt")]
)
def test_an_unknown_source_is_refused(home: None, now: datetime, source: str, word: str) -> None:
    with pytest.raises(TableRefused) as refusal:
        apply_table(
            by=System("import"), kind="companies", data=b"Name;Ort\nA;B\n", filename="a.csv", source=source, at=now
        )
    assert word in str(refusal.value)


def test_without_a_region_nothing_is_imported(database: str, now: datetime) -> None:
    with pytest.raises(TableRefused) as refusal:
        apply_table(
            by=System("import"), kind="companies", data=b"Name;Ort\nA;B\n", filename="a.csv", source="x", at=now
        )
    assert "Noch ist keine Region eingerichtet" in str(refusal.value)
