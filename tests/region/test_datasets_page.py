"""The store of official figures at the desk: what is in it, why something is unknown, what the last import changed."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from produktschau.accounts.models import User
from produktschau.audit.models import Entry
from produktschau.audit.queries import rows
from produktschau.region.models import Dataset, Source, Territory
from produktschau.region.queries.datasets import all_datasets, dataset_values, last_imports
from tests.region.test_figures import taken

ClientOf = Callable[[User | None], Client]
LIST = "/leitstand/statistik/"


@pytest.fixture
def table(source: Source, now: datetime) -> Dataset:
    Territory.objects.create(kind="district", ags="14522", name="Mittelsachsen", slug="m", source=source)
    taken("ags;year;A;B;C;D\n14522;2016;1;2;3;4\n14522;2017;4190;.;x;5p\n", source, now, title="Erwerbstätige")
    taken("ags;year;A;B;E\n14522;2017;4200;.;Quatsch\n", source, now)
    return Dataset.objects.get()


def test_the_list_counts_what_is_known_and_why_not(
    table: Dataset, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(3):
        one = all_datasets()[0]
    assert (one.values, one.first, one.last, one.provisional) == (8, 2016, 2017, 1)
    assert dict(one.unknown) == {"geheim gehalten": 1, "nicht sinnvoll": 1}
    assert one.changed_at is not None


def test_the_last_imports_tell_what_they_changed(table: Dataset) -> None:
    last, first = last_imports(table)
    assert (last.counts, last.more) == ("0 neu, 1 geändert, 1 ausgelassen", 0)
    assert [(one.about, one.before, one.after) for one in last.changed] == [
        ("Mittelsachsen, A, 2017", "4.190", "4.200")
    ]
    assert (first.counts, list(first.changed)) == ("8 neu, 0 geändert, 0 ausgelassen", [])
    told = rows(Entry.objects.filter(subject=f"dataset:{table.pk}"))[0]
    assert (told.what, told.subject.label, told.subject.url) == (
        "Kennzahlen eingelesen",
        "t Erwerbstätige",
        f"{LIST}{table.pk}/",
    )


def test_values_are_narrowed_by_territory_and_year(table: Dataset) -> None:
    page, narrowed = dataset_values(table, "14522", "2017", None)
    shown = [(one.statistic.sector_group, one.text, one.short) for one in page.object_list]
    assert shown == [("A", "4.200", ""), ("B", "", "geheim"), ("C", "", "nicht sinnvoll"), ("D", "5", "")]
    assert ([place.ags for place in narrowed.territories], list(narrowed.years)) == (["14522"], [2016, 2017])
    assert dataset_values(table, "", "Quatsch", "7")[0].paginator.count == 0


def test_the_pages_say_secret_and_provisional_in_words(client_of: ClientOf, auditor: User, table: Dataset) -> None:
    desk = client_of(auditor)
    assert "Erwerbstätige" in desk.get(LIST).content.decode()
    page = desk.get(f"{LIST}{table.pk}/?gebiet=14522&jahr=2017").content.decode()
    assert '<abbr title="geheim gehalten">geheim</abbr>' in page
    assert "vorläufig" in page
    assert desk.get(f"{LIST}999999/").status_code == 404


def test_the_store_is_for_those_who_read_the_regions_data(
    client_of: ClientOf, stranger: User, coordinator: User, officer: User, editor: User, manager: User, table: Dataset
) -> None:
    people: list[User | None] = [None, stranger, coordinator, officer, editor, manager]
    for path in (LIST, f"{LIST}{table.pk}/"):
        assert [client_of(person).get(path).status_code for person in people] == [302, 403, 403, 200, 200, 200]
        assert client_of(manager).post(path).status_code == 405


def test_an_empty_store_says_how_it_is_filled(client_of: ClientOf, manager: User) -> None:
    assert "Noch keine Statistik" in client_of(manager).get(LIST).content.decode()
