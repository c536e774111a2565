"""What is written out goes into an empty region and comes out the same, and goes back in unchanged."""

from datetime import date, datetime, timedelta

import pytest

from produktschau.audit.record import System
from produktschau.region.models import Source, Territory
from produktschau.showcase import actions
from produktschau.showcase.models import Company, SlugRedirect
from produktschau.showcase.tables import COMPANIES
from produktschau.tabular.actions import apply_table
from produktschau.tabular.engine.exports import exported_columns
from produktschau.tabular.engine.kinds import Selection
from produktschau.tabular.engine.reports import TableReport
from produktschau.tabular.engine.writing import rows_of, table_file
from produktschau.tabular.models import Outcome
from tests.factories import showcase
from tests.showcase_import.test_export import full_company

BY = System("import")


def written(extension: str) -> bytes:
    columns = exported_columns(COMPANIES, with_private=True)
    rows = rows_of(columns, COMPANIES.records(Selection(with_private=True)))
    with table_file(columns, rows, extension=extension, title="Betriebe") as file:
        return file.read()


def brought(data: bytes, at: datetime, extension: str) -> TableReport:
    return apply_table(by=BY, kind="companies", data=data, filename=f"betriebe.{extension}", at=at)


@pytest.fixture
def stock(home: None, now: datetime) -> None:
    """Companies of every state and origin, with odd values in every place a table may lose them."""
    full_company(now)
    freiberg = Territory.objects.get(kind="municipality", slug="freiberg")
    source = Source.objects.get(slug="demo")
    showcase.company("=Formel & Söhne", source=source, external_key="+49", phone="+49 3731 1", lead="@home; „so“")
    showcase.company("Entwurf", published=False, sites=[], story="Zwei\n\nAbsätze\nund | Striche")
    showcase.company("Nur Ort", published=False, sites=[{"place": "Prag"}])
    showcase.company("Nachbar", published=False, sites=[{"place": "Chemnitz", "lon": 12.9, "lat": 50.8}])
    showcase.company("Zwei Orte", sites=[{"municipality": freiberg, "postcode": "09599"}, {"place": "Wien"}])
    actions.withdraw_company(by=BY, at=now, company=showcase.company("Früher"))
    showcase.company("Person", is_sole_trader=True, published=False, checked_on=date(2025, 5, 5))


@pytest.mark.parametrize("extension", ["csv", "xlsx"])
def test_export_import_into_an_empty_region_and_export_agree(stock: None, now: datetime, extension: str) -> None:
    first = written(extension)
    Company.objects.all().delete()
    Source.objects.filter(slug="demo").delete()
    report = brought(first, now + timedelta(days=3), extension)
    assert [one.reason for one in report.outcomes if one.outcome is Outcome.SKIPPED] == []
    assert report.counts[Outcome.IMPORTED] == Company.objects.count() == 8
    assert written(extension) == first


@pytest.mark.parametrize("extension", ["csv", "xlsx"])
def test_an_export_brought_back_changes_nothing(stock: None, now: datetime, extension: str) -> None:
    data = written(extension)
    report = brought(data, now + timedelta(days=3), extension)
    assert {one: count for one, count in report.counts.items() if count} == {Outcome.UNCHANGED: 8}
    assert (written(extension), SlugRedirect.objects.count()) == (data, 0)


def test_what_somebody_edits_in_an_export_is_taken_and_nothing_else(stock: None, now: datetime) -> None:
    data = written("csv").replace(b"'+49 3731 1234", b"03731 99")
    report = brought(data, now + timedelta(days=3), "csv")
    assert (report.counts[Outcome.UPDATED], report.counts[Outcome.UNCHANGED]) == (1, 7)
    assert written("csv") == data


def test_another_place_in_an_export_moves_the_company_or_is_said_to_contradict(home: None, now: datetime) -> None:
    showcase.company("Umzug")
    data = written("csv").decode("utf-8-sig")
    both = brought(data.replace("09599;Freiberg", "09648;Mittweida").encode(), now, "csv")
    assert both.outcomes[0].reason == (
        "Ort „Mittweida“ und AGS 14522180 widersprechen sich. Eingelesen unter Gemeinde Freiberg."
    )
    emptied = data.replace("09599;Freiberg;Freiberg;14522180", "09648;Mittweida;;")
    brought(emptied.encode(), now + timedelta(days=1), "csv")
    assert Company.objects.values_list("sites__place", "sites__municipality__name").get() == ("Mittweida", "Mittweida")
