"""The bulk import: every row accounted for, nothing overwritten that people wrote."""

from dataclasses import replace
from datetime import timedelta

import pytest

from produktschau.audit.models import Entry
from produktschau.region.models import Source
from produktschau.search.models import IndexMark
from produktschau.showcase import actions
from produktschau.showcase.actions import CompanyRow, RowOutcome, Status, import_companies
from produktschau.showcase.models import Company
from tests.cast import NOW
from tests.showcase.making import BY

pytestmark = pytest.mark.usefixtures("district")
LATER = NOW + timedelta(days=1)
ROW = CompanyRow(
    number=2,
    external_key="node/1",
    name="Hofladen Meyer GmbH",
    lead="Hofladen.",
    is_sole_trader=False,
    ags="14522180",
    place="Freiberg",
    postcode="09599",
    lon=13.34,
    lat=50.91,
)


def run(source: Source, *rows: CompanyRow, publish: bool = False) -> list[RowOutcome]:
    return import_companies(by=BY, rows=rows, source=source, at=LATER, publish=publish)


def test_a_row_becomes_a_draft(source: Source) -> None:
    (outcome,) = run(source, ROW)
    made = Company.objects.get(key=outcome.key)
    assert (outcome.status, made.state, made.slug) == (Status.IMPORTED, "draft", "hofladen-meyer-gmbh")
    assert list(made.sites.values_list("municipality__ags", "is_main")) == [("14522180", True)]


def test_a_company_is_published_when_asked_and_a_person_never(source: Source) -> None:
    person = replace(ROW, number=3, external_key="node/2", name="Jürgen Stelzer", is_sole_trader=True)
    run(source, ROW, person, publish=True)
    assert dict(Company.objects.values_list("external_key", "state")) == {"node/1": "published", "node/2": "draft"}


def test_a_second_run_of_the_same_rows_changes_nothing(source: Source) -> None:
    run(source, ROW)
    before = (Entry.objects.count(), IndexMark.objects.count())
    assert [outcome.status for outcome in run(source, ROW)] == [Status.UNCHANGED]
    assert (Entry.objects.count(), IndexMark.objects.count()) == before


def test_what_the_source_changed_is_taken(source: Source) -> None:
    run(source, ROW)
    (outcome,) = run(source, replace(ROW, phone="03731 123456", place="Halsbach"))
    made = Company.objects.get()
    assert (outcome.status, made.phone, made.sites.get().place) == (Status.UPDATED, "03731 123456", "Halsbach")


def test_what_people_changed_by_hand_is_kept_and_said(source: Source) -> None:
    run(source, ROW)
    actions.change_company(by=BY, at=NOW, company=Company.objects.get(), lead="Von uns geschrieben.")
    (outcome,) = run(source, replace(ROW, lead="Neu aus der Quelle.", phone="03731 123456"))
    made = Company.objects.get()
    assert (made.lead, made.phone) == ("Von uns geschrieben.", "03731 123456")
    assert outcome.notes == ("Behalten, weil von Hand geändert: Vorspann.",)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"name": " "}, "Der Name fehlt in dieser Zeile."),
        ({"external_key": ""}, "Der Schlüssel der Quelle fehlt in dieser Zeile."),
        ({"ags": "14511000"}, "Die Gemeinde mit dem Schlüssel 14511000 liegt nicht im Landkreis."),
        ({"ags": "", "lon": None, "lat": None, "place": "Chemnitz"}, "Der Ort „Chemnitz“ liegt nicht im Landkreis."),
        (
            {"lon": 50.9, "lat": 13.3},
            "Der Punkt 13,3000 Breite, 50,9000 Länge liegt nicht in Deutschland. "
            "Prüfen Sie, ob Länge und Breite vertauscht sind.",
        ),
    ],
)
def test_a_row_that_cannot_be_taken_is_skipped_with_its_reason(
    source: Source, change: dict[str, object], reason: str
) -> None:
    (outcome,) = run(source, replace(ROW, **change))  # type: ignore[arg-type]  # several types in one table
    assert (outcome.status, outcome.reason) == (Status.SKIPPED, reason)
    assert Company.objects.count() == 0


def test_the_same_key_twice_in_a_file_is_taken_once(source: Source) -> None:
    second = replace(ROW, number=9)
    assert [(outcome.status, outcome.reason) for outcome in run(source, ROW, second)] == [
        (Status.IMPORTED, ""),
        (Status.SKIPPED, "Der Schlüssel „node/1“ steht schon in Zeile 2."),
    ]


def test_a_bad_minor_value_is_left_out_and_said(source: Source) -> None:
    (outcome,) = run(source, replace(ROW, email="kein-at"))
    assert Company.objects.get().email == ""
    assert outcome.notes[0].startswith("Weggelassen: Die E-Mail-Adresse „kein-at“")


def test_an_entry_that_turns_out_to_be_a_person_is_withdrawn(source: Source) -> None:
    run(source, ROW, publish=True)
    run(source, replace(ROW, is_sole_trader=True))
    assert Company.objects.get().state == "draft"


def test_many_rows_cost_as_many_queries_as_few_apart_from_the_record(
    source: Source, django_assert_num_queries: object
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for start in (0, 100):
        rows = [
            replace(ROW, number=n, external_key=f"way/{n}", name=f"Hof {n}")
            for n in range(start, start + 1 + start // 10)
        ]
        with CaptureQueriesContext(
            connection,
        ) as seen:
            run(source, *rows)
        counts.append(sum("audit_entry" not in query["sql"] for query in seen.captured_queries))
    assert counts[1] <= counts[0] + 2
