"""Rows in are rows taken in, changed, unchanged or reported: whatever the table looks like and however it is saved."""

from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from produktschau.audit.record import System
from produktschau.region.models import Source
from produktschau.showcase.models import Company
from produktschau.tabular.actions import apply_table
from produktschau.tabular.engine.reports import TableReport, mend_rows
from produktschau.tabular.engine.tables import read_table
from produktschau.tabular.models import Outcome, TableImport
from tests.cast import NOW
from tests.tabular.files import csv_bytes, xlsx
from tests.tabular.test_accounting_property import CODECS, Drawn, sheets

BY = System("import")
FORMATS = [*((codec, sign) for codec in CODECS for sign in (",", ";", "\t")), ("xlsx", "")]


@st.composite
def lists_of_firms(draw: st.DrawFn) -> Drawn:
    """A drawn sheet in which some rows lie in the district, some lack a name and some stand twice."""
    drawn = draw(sheets())
    numbers = list(drawn.rows)
    for number in numbers:
        line = drawn.lines[number - 1]
        if draw(st.booleans()):
            line[2:4] = ["09599", "Freiberg"]
        if draw(st.integers(0, 5)) == 0:
            line[0] = ""
    if len(numbers) > 2 and draw(st.booleans()):
        drawn.lines[numbers[-1] - 1][:6] = drawn.lines[numbers[0] - 1][:6]
    return drawn


def saved(drawn: Drawn, codec: str, sign: str) -> bytes:
    """The sheet as a file."""
    if codec == "xlsx":
        return xlsx({"Betriebe": drawn.lines}, merged={"Betriebe": drawn.merged})
    return csv_bytes(drawn.lines, sign=sign, codec=codec)


def brought(data: bytes) -> TableReport:
    return apply_table(by=BY, kind="companies", data=data, filename="liste", source="demo", at=NOW)


def check(report: TableReport, lines: int, before: int) -> None:
    """Every line is accounted for, in the report, in what was kept, in the stock and in the mend file."""
    counts = report.counts
    assert sum(counts.values()) == len(report.outcomes) == lines
    kept = TableImport.objects.get(pk=report.number)
    assert [kept.imported, kept.updated, kept.unchanged, kept.skipped, kept.aside] == [counts[one] for one in Outcome]
    assert kept.outcomes.count() == lines
    assert Company.objects.count() == before + counts[Outcome.IMPORTED]
    assert len(list(mend_rows(report))) == 1 + counts[Outcome.SKIPPED]


@pytest.mark.usefixtures("home")
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(drawn=lists_of_firms(), saved_as=st.sampled_from(FORMATS))
def test_rows_in_are_rows_told(now: datetime, drawn: Drawn, saved_as: tuple[str, str]) -> None:
    Company.objects.all().delete()
    data = saved(drawn, *saved_as)
    table = read_table(data)
    lines = len(table.rows) + len(table.asides)
    filled = sum(any(cell for cell in line) for line in drawn.lines)
    first, last = table.header_rows
    assert lines == filled - (last - first + 1)
    check(brought(data), lines, 0)
    there = Company.objects.count()
    again = brought(data)
    check(again, lines, there)
    assert again.counts[Outcome.IMPORTED] == 0
    assert again.counts[Outcome.UNCHANGED] == there
    assert Source.objects.filter(slug="demo").count() == 1
