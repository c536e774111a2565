"""Rows of a table of products: makers by key or name, words of the region, states, doubles, and the way back."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from produktschau.audit.models import Entry
from produktschau.audit.record import System
from produktschau.region.models import Source
from produktschau.search.models import IndexMark
from produktschau.showcase.actions import (
    change_company,
    change_product,
    create_company,
    create_product,
    delete_product,
    load_vocabulary,
    publish_product,
    withdraw_product,
)
from produktschau.showcase.models import AreaOfLife, Company, Product, SlugRedirect
from produktschau.tabular.actions import UndoBlocked, apply_table, undo_import
from produktschau.tabular.engine.kinds import TABLE_KINDS, Choice, Decision, Selection
from produktschau.tabular.engine.reports import TableReport
from produktschau.tabular.models import Outcome, TableImport
from tests.showcase_import.conftest import HEADER, Import

BY = System("import")
COLUMNS = "Schlüssel;Name;Hersteller;Vorspann;Lebensbereiche;Farbwelt;Materialien\n"
PLAID = 'p1;Plaid;"a1;a2";Eine Decke.;Wohnen;himmel;wolle\n'


@pytest.fixture(autouse=True)
def stock(import_text: Import, now: datetime) -> None:
    """Two published makers and one word of each list."""
    import_text(HEADER + "a1;Weberei;Weberei;Tuch;;;;13.343;50.914\na2;Spinnerei;Weberei;Garn;;;;13.343;50.914\n")
    load_vocabulary(
        by=BY,
        at=now,
        areas=[{"slug": "wohnen", "name": "Wohnen"}, {"slug": "garten", "name": "Garten & Hof"}],
        worlds=[{"slug": "himmel", "name": "Himmel"}],
        materials=[{"slug": "wolle", "name": "Wolle", "motif": "textile"}],
    )


def imported(
    rows: str,
    at: datetime,
    *,
    columns: str = COLUMNS,
    publish: bool | None = True,
    decisions: dict[int, Decision] | None = None,
) -> TableReport:
    return apply_table(
        by=BY,
        kind="products",
        data=(columns + rows).encode(),
        filename="p.csv",
        source="demo",
        options={} if publish is None else {"publish": publish},
        decisions=decisions,
        at=at,
    )


def plaid() -> Product:
    return Product.objects.get(name="Plaid")


def test_a_joint_product_is_published_with_its_makers_in_order(now: datetime) -> None:
    report = imported(PLAID, now)
    product = plaid()
    assert (report.outcomes[0].outcome, report.outcomes[0].subject) == (Outcome.IMPORTED, f"product:{product.key}")
    assert (product.state, product.world and product.world.slug) == ("published", "himmel")
    assert list(product.maker_rows.values_list("company__external_key", flat=True)) == ["a1", "a2"]
    assert list(product.areas.values_list("slug", flat=True)) == ["wohnen"]
    assert list(product.materials.values_list("slug", flat=True)) == ["wolle"]


def test_each_product_is_recorded_once_and_marked_for_the_search(now: datetime) -> None:
    imported(PLAID + "p2;Schal;a1;;;;\n", now)
    entries = Entry.objects.filter(verb="product.imported").order_by("pk")
    assert [entry.after["name"] for entry in entries] == ["Plaid", "Schal"]
    assert IndexMark.objects.filter(kind="product").count() == 2


def test_a_second_run_changes_nothing_and_keeps_what_people_changed(now: datetime) -> None:
    imported(PLAID, now)
    assert imported(PLAID, now + timedelta(days=1)).counts[Outcome.UNCHANGED] == 1
    change_product(by=BY, at=now, product=plaid(), lead="Von Hand.")
    report = imported(PLAID.replace("Eine Decke.", "Eine andere."), now + timedelta(days=2))
    assert report.counts[Outcome.UNCHANGED] == 1
    assert report.outcomes[0].reason == "Behalten, weil von Hand geändert: Vorspann."
    assert plaid().lead == "Von Hand."


def test_a_second_run_takes_what_the_source_changed(now: datetime) -> None:
    imported(PLAID, now)
    later = now + timedelta(days=1)
    report = imported('p1;Plaid;"a2;a1";Eine andere.;Garten & Hof;himmel;\n', later)
    product = plaid()
    assert report.counts[Outcome.UPDATED] == 1
    assert (product.lead, product.changed_at) == ("Eine andere.", later)
    assert list(product.maker_rows.values_list("company__external_key", flat=True)) == ["a2", "a1"]
    assert list(product.areas.values_list("slug", flat=True)) == ["garten"]
    assert product.materials.count() == 0
    entry = Entry.objects.get(verb="product.updated_by_import")
    assert (entry.before["lead"], entry.after["lead"]) == ("Eine Decke.", "Eine andere.")


def test_what_the_file_has_no_column_for_stays(now: datetime) -> None:
    imported(PLAID, now)
    report = imported("p1;Plaid neu;a1\n", now, columns="Schlüssel;Name;Hersteller\n")
    product = Product.objects.get()
    assert (report.counts[Outcome.UPDATED], product.name, product.lead) == (1, "Plaid neu", "Eine Decke.")
    assert (product.makers.count(), product.areas.count()) == (1, 1)


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("p1;;a1;;;;", "Ohne Namen. Tragen Sie in der Tabelle einen Namen ein."),
        ("p1;Plaid;;;;;", "Ohne Hersteller. Tragen Sie Namen oder Schlüssel eines Betriebs ein."),
        ("p1;Plaid;a9;;;;", "Den Hersteller „a9“ gibt es nicht. Prüfen Sie die Schreibweise."),
    ],
)
def test_a_row_that_cannot_come_in_says_why(now: datetime, row: str, sentence: str) -> None:
    report = imported(row + "\n", now)
    assert [one.reason for one in report.skipped] == [sentence]
    assert Product.objects.count() == 0


def test_a_mistyped_maker_is_proposed(now: datetime) -> None:
    key = Company.objects.get(external_key="a2").key
    report = imported("p1;Plaid;Spinerei;;;;\n", now)
    said = f"Den Hersteller „Spinerei“ gibt es nicht. Meinen Sie „Spinnerei“ (Freiberg, {key})?"
    assert [one.reason for one in report.skipped] == [said]


def test_makers_are_found_by_our_key_and_by_name(now: datetime) -> None:
    company = Company.objects.get(external_key="a2")
    change_company(by=BY, at=now, company=company, legal_name="Spinnerei Fadenlauf GmbH")
    rows = [f"p{number};Ding {word};{word};;;;\n" for number, word in enumerate([company.key.lower(), "SPINNEREI"])]
    report = imported("".join(rows) + "p9;Ding 9;Spinnerei Fadenlauf GmbH;;;;\n", now)
    assert report.counts[Outcome.IMPORTED] == 3
    assert set(Product.objects.values_list("makers__key", flat=True)) == {company.key}


def test_a_name_of_several_companies_asks_for_the_key(now: datetime) -> None:
    other = create_company(by=BY, at=now, name="Weberei")
    first = Company.objects.get(external_key="a1")
    report = imported("p1;Plaid;Weberei;;;;\n", now)
    assert [one.reason for one in report.skipped] == [
        f"„Weberei“ heißen mehrere Betriebe: „Weberei“ (Freiberg, {first.key}) und „Weberei“ ({other.key}). "
        "Tragen Sie den Kurzschlüssel ein."
    ]


def test_an_unknown_word_is_left_out_and_told(now: datetime) -> None:
    report = imported("p1;Plaid;a1;Eine Decke.;Wohnen;blau;Wolle\n", now)
    assert report.outcomes[0].outcome is Outcome.IMPORTED
    assert report.outcomes[0].reason == (
        "Weggelassen: Die Farbwelt „blau“ gibt es nicht. Prüfen Sie die Schreibweise. "
        "Bleibt Entwurf: Die Farbwelt fehlt: Wählen Sie eine."
    )
    second = imported('p2;Schal;a1;;"Wohnen;Mond;Stern";;Wolle\n', now, publish=None)
    assert second.outcomes[0].reason == (
        "Weggelassen: Die Lebensbereiche „Mond“ und „Stern“ gibt es nicht. Prüfen Sie die Schreibweise."
    )
    assert list(Product.objects.get(name="Schal").areas.values_list("slug", flat=True)) == ["wohnen"]


def test_several_words_in_a_cell_come_apart_however_they_are_divided(now: datetime) -> None:
    imported(
        'p1;Plaid;"Weberei, Spinnerei";;"Wohnen / Garten & Hof";;\np2;Schal;Weberei und Spinnerei;;;;"Wolle,Seide"\n',
        now,
    )
    product = plaid()
    assert (product.makers.count(), product.areas.count()) == (2, 2)
    assert list(Product.objects.get(name="Schal").materials.values_list("slug", flat=True)) == ["wolle"]


def test_what_a_page_lacks_is_said_and_the_product_stays_a_draft(now: datetime) -> None:
    report = imported("p1;Plaid;a1;;;;\n", now)
    assert "Bleibt Entwurf: Der Vorspann fehlt" in report.outcomes[0].reason
    assert plaid().state == "draft"


def test_two_makers_may_have_a_product_of_the_same_name(now: datetime) -> None:
    report = imported("Apfelsaft;a1\nApfelsaft;a2\n", now, columns="Name;Hersteller\n")
    assert report.counts[Outcome.IMPORTED] == 2
    again = imported("Apfelsaft;a1\nApfelsaft;a2\n", now, columns="Name;Hersteller\n")
    assert again.counts[Outcome.UNCHANGED] == 2


def test_the_same_key_twice_in_a_table_is_refused(now: datetime) -> None:
    report = imported(PLAID + "p1;Schal;a1;;;;\n", now)
    assert [one.reason for one in report.skipped] == ["Der Schlüssel „p1“ steht schon in Zeile 2."]


def test_the_same_name_of_the_same_maker_waits_for_a_decision(now: datetime) -> None:
    maker = Company.objects.get(external_key="a1")
    there = create_product(by=BY, at=now, name="Plaid", makers=[maker], lead="Von Hand.")
    report = imported("p7;Plaid;Weberei;Anders.;;;\n", now, publish=None)
    assert [one.reason for one in report.skipped] == [
        "Vielleicht doppelt (gleicher Name, gleicher Hersteller): „Plaid · Weberei“, schon da. "
        "Entscheiden Sie, ob es derselbe Eintrag ist."
    ]
    decided = {2: Decision(Choice.FILL, f"product:{there.key}")}
    filled = imported("p7;Plaid;Weberei;Anders.;Wohnen;;\n", now, publish=None, decisions=decided)
    product = plaid()
    assert filled.counts[Outcome.UPDATED] == 1
    assert (product.lead, product.areas.count(), product.external_key) == ("Von Hand.", 1, "p7")


OWN = "Kurzschlüssel;Adresse der Seite;Stand;Veröffentlicht am;Quelle;Name der Quelle;" + COLUMNS


def test_our_own_columns_make_the_same_product_again(now: datetime) -> None:
    row = (
        'K7M2QX;decke;veröffentlicht;03.02.2025;innung;Innung;p1;Plaid;"a1;Spinnerei";Eine Decke.;Wohnen;himmel;wolle\n'
    )
    maker = Company.objects.get(external_key="a1")
    report = imported(row.replace("a1;", f"{maker.key};"), now, columns=OWN, publish=None)
    product = plaid()
    assert report.counts[Outcome.IMPORTED] == 1
    assert (product.key, product.slug, product.state) == ("K7M2QX", "decke", "published")
    assert product.published_at == datetime(2025, 2, 3, tzinfo=now.tzinfo)
    assert product.source == Source.objects.get(slug="innung", name="Innung")
    assert product.external_key == "p1"


def test_a_state_is_followed_with_our_key_and_asks_what_a_page_needs(now: datetime) -> None:
    imported(PLAID + "p2;Schal;a1;;;;\n", now, publish=None)
    keys = dict(Product.objects.values_list("name", "key"))
    columns = "Kurzschlüssel;Stand;Name;Hersteller\n"
    rows = f"{keys['Plaid']};veröffentlicht;Plaid;a1\n{keys['Schal']};veröffentlicht;Schal;a1\n"
    report = imported(rows, now, columns=columns, publish=None)
    assert [one.outcome for one in report.outcomes] == [Outcome.UPDATED, Outcome.UNCHANGED]
    assert report.outcomes[1].reason.startswith("Bleibt Entwurf: Der Vorspann fehlt")
    assert plaid().is_published
    imported(f"{keys['Plaid']};zurückgezogen;Plaid;a1\n", now, columns=columns, publish=None)
    assert plaid().is_withdrawn


def test_our_own_table_comes_back_unchanged_without_makers_too(now: datetime) -> None:
    create_product(by=BY, at=now, name="Niemandes Ding")
    key = Product.objects.get().key
    report = imported(f"{key};Niemandes Ding;\n", now, columns="Kurzschlüssel;Name;Hersteller\n", publish=None)
    assert report.counts[Outcome.UNCHANGED] == 1
    Product.objects.all().delete()
    report = imported(f"{key};Niemandes Ding;\n", now, columns="Kurzschlüssel;Name;Hersteller\n", publish=None)
    assert (report.counts[Outcome.IMPORTED], Product.objects.get().key) == (1, key)


def test_a_published_product_keeps_what_its_page_needs(now: datetime) -> None:
    imported(PLAID, now)
    report = imported(PLAID.replace("Eine Decke.", ""), now)
    assert (report.counts[Outcome.UNCHANGED], plaid().lead) == (1, "Eine Decke.")


def undo(at: datetime) -> None:
    undo_import(by=BY, table_import=TableImport.objects.filter(kind="products").order_by("-pk")[0], at=at)


def test_taking_back_deletes_what_was_made(now: datetime) -> None:
    imported(PLAID + "p2;Schal;a1;;;;\n", now)
    address = plaid().slug
    undo(now + timedelta(hours=1))
    assert Product.objects.count() == 0
    assert list(SlugRedirect.objects.filter(kind="product").values_list("slug", flat=True)) == [address]
    assert Entry.objects.filter(verb="product.import_undone").count() == 2
    assert imported(PLAID, now + timedelta(hours=2)).counts[Outcome.IMPORTED] == 1


def test_taking_back_gives_former_values_and_ties(now: datetime) -> None:
    imported(PLAID, now)
    former = TABLE_KINDS["products"].records
    before = list(former(Selection()))
    product = plaid()
    imported('p1;Plaid neu;a2;Neu.;"Wohnen;Garten & Hof";;\n', now + timedelta(days=1))
    assert list(former(Selection())) != before
    undo(now + timedelta(days=2))
    assert list(former(Selection())) == before
    assert Product.objects.get().imported == product.imported


def test_a_word_deleted_since_is_no_obstacle(now: datetime) -> None:
    imported(PLAID, now)
    imported("p1;Plaid;a1;Neu.;Garten & Hof;himmel;wolle\n", now + timedelta(days=1))
    AreaOfLife.objects.get(slug="wohnen").delete()
    undo(now + timedelta(days=2))
    assert (plaid().lead, plaid().areas.count()) == ("Eine Decke.", 0)


def test_what_built_on_an_import_stands_in_the_way_and_is_named(now: datetime) -> None:
    imported("p1;Plaid;a1;Eine Decke.;Wohnen;himmel;\np2;Schal;a1;;;;\np3;Tuch;a1;;;;\n", now, publish=None)
    later = now + timedelta(hours=1)
    publish_product(by=BY, at=later, product=plaid())
    change_product(by=BY, at=later, product=Product.objects.get(name="Schal"), lead="Von Hand.")
    delete_product(by=BY, at=later, product=Product.objects.get(name="Tuch"))
    with pytest.raises(UndoBlocked) as blocked:
        undo(later)
    assert [one.sentence for one in blocked.value.obstacles] == [
        "„Plaid“ wurde inzwischen veröffentlicht.",
        "„Schal“ wurde inzwischen geändert.",
    ]
    assert blocked.value.obstacles[0].url == f"/leitstand/produkte/{plaid().key}/"
    withdraw_product(by=BY, at=later, product=plaid())
    assert Product.objects.count() == 2


def test_judging_and_writing_more_rows_asks_no_more(now: datetime) -> None:
    def rows(count: int, start: int) -> str:
        return "".join(
            f"n{number};Ding {number} Nummer;a1;Satz.;Wohnen;himmel;wolle\n" for number in range(start, start + count)
        )

    with CaptureQueriesContext(connection) as few:
        imported(rows(1, 0), now)
    with CaptureQueriesContext(connection) as many:
        imported(rows(40, 10), now)
    assert len(many) <= len(few)
    with CaptureQueriesContext(connection) as few_again:
        imported(rows(1, 0).replace("Satz.", "Neu."), now)
    with CaptureQueriesContext(connection) as many_again:
        imported(rows(40, 10).replace("Satz.", "Neu."), now)
    assert len(many_again) <= len(few_again)
