"""Official figures through the table importer: row by row, with preview, undo and a way back out."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.test import Client

from produktschau.accounts.models import User
from produktschau.audit.models import Entry
from produktschau.audit.record import System
from produktschau.region.models import Dataset, Source, Statistic, Territory
from produktschau.tabular import tasks
from produktschau.tabular.actions import UndoBlocked, apply_table, undo_import
from produktschau.tabular.engine.kinds import TABLE_KINDS, Selection, TableRefused
from produktschau.tabular.engine.reports import TableReport
from produktschau.tabular.models import Outcome, TableImport
from tests.region.test_figures import taken
from tests.tabular.bringing import LIST as UPLOADS
from tests.tabular.bringing import brought as brought_by
from tests.tabular.bringing import fields, file, page_of

BY = System("import")
HEAD = "Tabelle;Schlüssel;Jahr;Wirtschaftsbereich;Wert;Kennzeichen\n"
ClientOf = Callable[[User | None], Client]


@pytest.fixture(autouse=True)
def district(source: Source) -> Territory:
    return Territory.objects.create(kind="district", ags="14522", name="Mittelsachsen", slug="m", source=source)


def brought(rows: str, at: datetime, *, source: str = "probe", dry_run: bool = False) -> TableReport:
    return apply_table(
        by=BY, kind="figures", data=(HEAD + rows).encode(), filename="k.csv", at=at, source=source, dry_run=dry_run
    )


def outcomes(report: TableReport) -> list[str]:
    return [one.outcome.value for one in report.outcomes]


def stored() -> dict[tuple[str, int], tuple[Decimal | None, str, bool]]:
    found = Statistic.objects.all()
    return {(one.sector_group, one.year): (one.value, one.unknown_because, one.is_provisional) for one in found}


def test_rows_come_in_with_their_signs(now: datetime) -> None:
    report = brought("t;14522;2017;A-U;140100;p\nt;14522;2017;C;.;\nt;14522;2017;B-E;39500,5;\n", now)
    assert outcomes(report) == ["imported"] * 3
    assert stored() == {
        ("TOTAL", 2017): (Decimal(140100), "", True),
        ("C", 2017): (None, "secret", False),
        ("B-E", 2017): (Decimal("39500.5"), "", False),
    }
    assert Entry.objects.get(verb="statistics.imported").subject == f"dataset:{Dataset.objects.get().pk}"


def test_a_total_that_is_the_sum_of_the_rows_above_is_no_line_of_sums(now: datetime) -> None:
    rows = "t;14522;2017;A;10;\nt;14522;2017;C;20;\nt;14522;2017;F;30;\nt;14522;2017;TOTAL;60;\n"
    assert outcomes(brought(rows, now)) == ["imported"] * 4


def test_a_second_table_changes_what_differs_and_tells_it(now: datetime) -> None:
    brought("t;14522;2017;A;10;p\nt;14522;2017;C;20;\n", now)
    report = brought("t;14522;2017;A;10;\nt;14522;2017;C;20;\n", now)
    assert outcomes(report) == ["updated", "unchanged"]
    assert Entry.objects.filter(verb="statistics.imported").latest("pk").after["values"] == [
        "Mittelsachsen · A · 2017: 10 vorläufig → 10"
    ]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("t;99999;2017;A;1;", "Das Gebiet „99999“ ist nicht bekannt."),
        ("t;14522;17;A;1;", "„17“ ist kein Jahr. Bitte zum Beispiel 2017 eintragen."),
        ("t;14522;2199;A;1;", "Das Jahr 2199 hat noch nicht begonnen. Bitte das Jahr prüfen."),
        ("t;14522;2017;Q9;1;", "„Q9“ ist kein Wirtschaftsbereich. Schreiben Sie zum Beispiel C oder A-U."),
        ("t;14522;2017;A;-1;", "„-1“ ist negativ. Erwartet wird eine Anzahl ab 0."),
        ("t;14522;2017;A;fünf;", "„fünf“ ist keine Zahl. Bitte zum Beispiel 12,34 eintragen."),
        (";14522;2017;A;1;", "Ohne Namen der Tabelle. Tragen Sie ihn ein."),
    ],
)
def test_a_wrong_row_stays_out_and_says_why(row: str, sentence: str, now: datetime) -> None:
    report = brought(f"t;14522;2016;A;1;\n{row}\n", now, dry_run=True)
    assert outcomes(report) == ["imported", "skipped"]
    assert report.outcomes[1].reason == sentence
    assert Statistic.objects.count() == 0


def test_contradictions_and_groups_above_their_total_stay_out(now: datetime) -> None:
    rows = "t;14522;2016;A;1;\nt;14522;2016;A;2;\nt;14522;2017;C;9;\nt;14522;2017;A-U;8;\nt;14522;2018;A;1;\nt;14522;2018;A;1;\n"
    report = brought(rows, now)
    assert outcomes(report) == ["skipped"] * 4 + ["imported", "unchanged"]
    assert report.outcomes[0].reason == "Derselbe Wert steht mehrmals da: 1, 2."
    assert report.outcomes[3].reason == (
        "9 in C ist mehr als 8 insgesamt. Deshalb bleiben alle Werte dieses Gebiets und Jahres draußen."
    )


def test_a_total_below_a_stored_group_stays_out(now: datetime) -> None:
    brought("t;14522;2017;A;9;\nt;14522;2017;A-U;10;\n", now)
    report = brought("t;14522;2017;A-U;8;\n", now)
    assert outcomes(report) == ["skipped"]
    assert report.outcomes[0].reason.startswith("9 in A ist mehr als 8 insgesamt.")


def test_an_import_can_be_taken_back_until_somebody_changes_a_value(source: Source, now: datetime) -> None:
    brought("t;14522;2016;A;.;\nt;14522;2017;A;10;\n", now)
    before = stored()
    brought("t;14522;2016;A;5;\nt;14522;2018;A;11;\n", now + timedelta(hours=1))
    last = TableImport.objects.latest("pk")
    taken("ags;year;A\n14522;2016;6\n", source, now)
    with pytest.raises(UndoBlocked, match=r"Der Wert zu Mittelsachsen, A, 2016 wurde inzwischen wieder geändert\."):
        undo_import(by=BY, table_import=last, at=now + timedelta(hours=2))
    taken("ags;year;A\n14522;2016;5\n", source, now)
    undo_import(by=BY, table_import=last, at=now + timedelta(hours=2))
    assert stored() == before
    assert Entry.objects.filter(verb="statistics.undone").count() == 1


def test_a_table_without_a_known_source_is_refused(now: datetime) -> None:
    with pytest.raises(TableRefused, match="aus welcher einen Quelle"):
        brought("t;14522;2017;A;1;\n", now, source="")
    with pytest.raises(TableRefused, match="Die Quelle „neu“ ist nicht angelegt"):
        brought("t;14522;2017;A;1;\n", now, source="neu")


def test_what_goes_out_comes_back_unchanged(now: datetime) -> None:
    kind = TABLE_KINDS["figures"]
    brought("t;14522;2017;A-U;140100;p\nt;14522;2017;C;.;\nt;14522;2017;F;1,5;\nt;14522;2017;A;x;\n", now)
    records = list(kind.records(Selection()))
    assert len(records) == kind.count(Selection()) == 4
    names = ";".join(kind.names)
    text = "\n".join([names, *(";".join(str(one.get(name, "")) for name in kind.names) for one in records)])
    report = apply_table(by=BY, kind="figures", data=text.encode(), filename="z.csv", at=now)
    assert outcomes(report) == [Outcome.UNCHANGED.value] * 4


def test_only_who_takes_tables_in_may_bring_figures(
    stranger: User, coordinator: User, officer: User, auditor: User, editor: User, manager: User
) -> None:
    kind = TABLE_KINDS["figures"]
    people = (stranger, coordinator, officer, auditor, editor, manager)
    assert [kind.may_import(person) for person in people] == [False, False, False, False, True, True]
    assert [kind.may_export(person) for person in people] == [False, False, True, True, True, True]
    assert not any(kind.may_publish(person) for person in people)


def test_a_person_brings_figures_with_a_preview(
    client_of: ClientOf, editor: User, officer: User, source: Source
) -> None:
    rows = f"{HEAD}t;14522;2017;C;38250;p\nt;99999;2017;C;1;\n"
    answer = client_of(officer).post(UPLOADS, fields(kind="figures", source="probe", file=file(rows)))
    assert answer.status_code == 403
    desk = client_of(editor)
    upload = brought_by(desk, rows, kind="figures", source="probe")
    page = page_of(desk, upload)
    assert "Mittelsachsen · C · 2017" in page
    assert "Das Gebiet „99999“ ist nicht bekannt." in page
    assert Statistic.objects.count() == 0
    desk.post(f"{UPLOADS}{upload.key}/einlesen/")
    tasks.import_upload.func(upload=upload.key)
    assert stored() == {("C", 2017): (Decimal(38250), "", True)}
    written = TableImport.objects.latest("pk")
    assert (written.imported, written.skipped) == (1, 1)
    assert "t" in desk.get(f"/leitstand/statistik/{Dataset.objects.get().pk}/").content.decode()


def test_words_too_long_for_a_table_are_told_in_their_row(now: datetime) -> None:
    rows = f"{'t' * 81};14522;2017;A;1;\nt;14522;2017;C;2;\nt;{'9' * 5000};2018;C;2;\n"
    report = brought(rows, now)
    assert outcomes(report) == ["skipped", "imported", "skipped"]
    told = [one.reason for one in report.outcomes]
    assert "Das sind mehr als 80 Zeichen. Kürzen Sie." in told
    assert max(map(len, told)) < 300
