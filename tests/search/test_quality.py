"""The measures of the search's quality, the set they are taken on, and a floor that may not fall."""

import csv
import statistics
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from io import StringIO
from math import log2
from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django import Settings

from benchmarks.search.judged import MEANT, NOTHING_FITS, USEFUL, Judged, askable, judged_set
from benchmarks.search.metrics import dcg, ndcg, recall
from produktschau.audit.record import System
from produktschau.lib.text import slug
from produktschau.portal.actions import prepare_demo
from produktschau.portal.demo import DEMO_DATA
from produktschau.search.actions.synonyms import load_synonyms
from produktschau.search.engine import index
from produktschau.search.engine.synonym_table import default_synonyms
from produktschau.search.queries import search
from tests.conftest import shared_data

FLOOR = 0.86
"""nDCG@10 over the demo region's judged searches that something fits. It is raised, never lowered."""
EMPTY_FLOOR = 1.0
"""Share of searches that nothing fits whose answer is empty."""


def test_gains_are_discounted_by_rank() -> None:
    assert dcg([2, 0, 1]) == 3 / log2(2) + 0 + 1 / log2(4) == 3.5


def test_the_best_order_is_worth_one_and_none_zero() -> None:
    grades = {"a": 2, "b": 1, "c": 1}
    assert ndcg(["a", "b", "c"], grades) == ndcg(["a", "c", "b", "x"], grades) == 1
    assert ndcg(["x", "y"], grades) == ndcg([], grades) == 0


def test_what_was_meant_at_the_second_rank_is_worth_less() -> None:
    assert ndcg(["x", "a"], {"a": 2}) == pytest.approx(1 / log2(3))
    assert ndcg(["b", "a"], {"a": 2, "b": 1}) == pytest.approx((1 + 3 / log2(3)) / (3 + 1 / log2(3)))


def test_only_the_first_ten_count() -> None:
    assert ndcg([*"1234567890", "a"], {"a": 2}) == recall([*"1234567890", "a"], {"a": 2}) == 0
    many = {str(number): 1 for number in range(20)}
    assert ndcg(list(many)[:10], many) == recall(list(many)[:10], many) == 1


def test_a_record_that_comes_twice_counts_once() -> None:
    assert ndcg(["a", "a"], {"a": 1, "b": 1}) == pytest.approx(1 / (1 + 1 / log2(3)))
    assert recall(["a", "a"], {"a": 1, "b": 1}) == 0.5


def test_recall_is_the_share_of_what_could_have_come() -> None:
    assert recall(["a", "x"], {"a": 2, "b": 1, "c": 0}) == 0.5


def test_the_judged_set_is_large_and_well_formed() -> None:
    judged = judged_set()
    assert len(judged) >= 80
    assert min(Counter(one.type for one in judged).values()) >= 8
    assert len({one.query for one in judged}) == len(judged)
    assert {grade for one in judged for grade in one.grades.values()} == {USEFUL, MEANT}
    assert [one.query for one in judged if (one.type == NOTHING_FITS) != (not one.grades)] == []
    assert [one.query for one in judged if not one.can_be_asked] == []


def test_every_judged_record_is_in_the_demo_or_in_the_real_lists() -> None:
    demo = demo_addresses()
    real = {
        _letters(row[column])
        for name, column in (
            ("direct_marketers_saxony_osm", "name"),
            ("organisations_mittelsachsen_eu_funds", "Name des Begünstigten"),
        )
        for row in csv.DictReader(StringIO(shared_data(f"real/{name}.csv").read_text(encoding="utf-8-sig")))
    }
    elsewhere = {record for one in judged_set() for record in one.grades} - demo
    assert [record for record in sorted(elsewhere) if not any(name.startswith(_told(record)) for name in real)] == []


@pytest.fixture
def demo(db: None, tmp_path: Path, settings: Settings, now: datetime) -> Iterator[list[Judged]]:
    """The demo region with an index of its own; gives the searches that can be asked there."""
    settings.SEARCH_INDEX = tmp_path / "index"
    settings.LOCKS = tmp_path / "locks"
    index.forget()
    prepare_demo(by=System("test"), data=DEMO_DATA, logins=[], at=now, tell=lambda line: None)
    load_synonyms(by=System("test"), rows=default_synonyms(), at=now)
    call_command("reindex", stdout=StringIO())
    yield askable(demo_addresses())
    index.forget()


def test_the_quality_on_the_demo_does_not_fall(demo: list[Judged]) -> None:
    found = {one.query: [hit.url.strip("/") for hit in search(one.query, size=10).hits] for one in demo}
    fitting = [one for one in demo if one.type != NOTHING_FITS]
    unfitting = [one for one in demo if one.type == NOTHING_FITS]
    assert len(fitting) >= 80
    assert statistics.fmean(ndcg(found[one.query], one.grades) for one in fitting) >= FLOOR
    assert statistics.fmean(not found[one.query] for one in unfitting) >= EMPTY_FLOOR


def demo_addresses() -> set[str]:
    """The addresses of the demo region's records, from its tables."""
    found = set()
    for folder, name in (("betriebe", "companies"), ("produkte", "products")):
        with (DEMO_DATA / "showcase" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            found |= {f"{folder}/{slug(row['Name'])}" for row in csv.DictReader(file, delimiter=";")}
    return found


def _letters(name: str) -> str:
    """A name's letters and digits: the import parts words that were glued together, and lists know no umlauts in addresses."""
    return slug(name, longest=300).replace("-", "")


def _told(record: str) -> str:
    """The letters of an address, without the number that tells namesakes apart."""
    kind, _, name = record.partition("/")
    assert kind == "betriebe"
    return name.removesuffix("-2").replace("-", "")
