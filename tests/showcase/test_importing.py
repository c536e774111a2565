"""The bulk import: every row accounted for, nothing overwritten that people wrote, nothing written that changed meanwhile."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from produktschau.audit.models import Entry
from produktschau.region.models import Source
from produktschau.search.models import IndexMark
from produktschau.showcase import actions
from produktschau.showcase.models import Company, Site
from produktschau.showcase.tables import COMPANIES
from produktschau.tabular.engine.kinds import Batch, Choice, Decision, Judged, MappedRow, Written
from tests.cast import NOW
from tests.showcase.making import BY, company, draft_company

pytestmark = pytest.mark.usefixtures("district")
LATER = NOW + timedelta(days=1)
ROW = {
    "external_key": "node/1",
    "name": "Hofladen Meyer GmbH",
    "lead": "Hofladen.",
    "is_sole_trader": "nein",
    "ags": "14522180",
    "place": "Freiberg",
    "postcode": "09599",
}


def mapped(*rows: Mapping[str, str]) -> list[MappedRow]:
    """Rows of a table that has just the columns each row names."""
    empty = dict.fromkeys(COMPANIES.names, "")
    return [MappedRow(number, {**empty, **row}, frozenset(row)) for number, row in enumerate(rows, start=2)]


def batch(
    *rows: Mapping[str, str],
    at: datetime = LATER,
    publish: bool | None = None,
    decisions: Mapping[int, Decision] | None = None,
    source: str = "osm",
) -> Batch:
    options = {} if publish is None else {"publish": publish}
    return Batch(mapped(*rows), BY, at, source=source, options=options, decisions=decisions or {})


def judge(*rows: Mapping[str, str], **more: object) -> Sequence[Judged]:
    return COMPANIES.judge(batch(*rows, **more))  # type: ignore[arg-type]  # handed on as given


def run(*rows: Mapping[str, str], **more: object) -> Sequence[Written]:
    """Judge and write; the outcomes of all rows, those left out included."""
    whole = batch(*rows, **more)  # type: ignore[arg-type]  # handed on as given
    judged = COMPANIES.judge(whole)
    done = {one.number: one for one in COMPANIES.write(whole, [one for one in judged if one.outcome != "skipped"])}
    return [done.get(one.number) or Written(one.number, one.outcome, reason=one.reason) for one in judged]


def test_a_row_becomes_a_draft(source: Source) -> None:
    (outcome,) = run(ROW)
    made = Company.objects.get()
    assert (outcome.outcome, outcome.subject, outcome.before) == ("imported", f"company:{made.key}", {"created": True})
    assert (made.state, made.slug, made.source) == ("draft", "hofladen-meyer-gmbh", source)
    assert list(made.sites.values_list("municipality__ags", "is_main")) == [("14522180", True)]
    assert Entry.objects.filter(verb="company.imported", subject=outcome.subject).count() == 1


def test_judging_writes_nothing_and_says_what_writing_will_do() -> None:
    rows = (ROW, {**ROW, "external_key": "node/2", "name": ""}, {**ROW, "external_key": "node/3", "email": "kein-at"})
    judged = judge(*rows)
    assert (Company.objects.count(), Entry.objects.count(), IndexMark.objects.count()) == (0, 0, 0)
    assert [one.outcome for one in judged] == [one.outcome for one in run(*rows)]


def test_a_company_is_published_when_asked_and_a_person_never() -> None:
    person = {**ROW, "external_key": "node/2", "name": "Jürgen Stelzer", "is_sole_trader": ""}
    run(ROW, person, publish=True)
    assert dict(Company.objects.values_list("external_key", "state")) == {"node/1": "published", "node/2": "draft"}


def test_a_second_run_of_the_same_rows_changes_nothing() -> None:
    run(ROW)
    before = (Entry.objects.count(), IndexMark.objects.count())
    assert [(outcome.outcome, outcome.before) for outcome in run(ROW)] == [("unchanged", None)]
    assert (Entry.objects.count(), IndexMark.objects.count()) == before


def test_what_the_source_changed_is_taken_and_told_before() -> None:
    run(ROW)
    changed = {**ROW, "phone": "03731 123456", "place": "Halsbach"}
    (judged,) = judge(changed)
    assert [(one.label, one.before, one.after) for one in judged.changes] == [
        ("Telefon", "", "03731 123456"),
        ("Standort", "09599 Freiberg", "09599 Halsbach (Gemeinde Freiberg)"),
    ]
    (outcome,) = run(changed)
    made = Company.objects.get()
    assert (outcome.outcome, made.phone, made.sites.get().place) == ("updated", "03731 123456", "Halsbach")


def test_what_people_changed_by_hand_is_kept_and_said() -> None:
    run(ROW)
    actions.change_company(by=BY, at=NOW, company=Company.objects.get(), lead="Von uns geschrieben.")
    changed = {**ROW, "lead": "Neu aus der Quelle.", "phone": "03731 123456"}
    assert [(one.label, one.is_kept) for one in judge(changed)[0].changes] == [("Telefon", False), ("Vorspann", True)]
    (outcome,) = run(changed)
    made = Company.objects.get()
    assert (made.lead, made.phone) == ("Von uns geschrieben.", "03731 123456")
    assert outcome.reason == "Behalten, weil von Hand geändert: Vorspann."


def test_a_column_the_file_lacks_leaves_the_field_as_it_is() -> None:
    run({**ROW, "phone": "03731 123456", "street": "Am Markt"})
    without = {name: value for name, value in ROW.items() if name != "lead"}
    assert [one.outcome for one in run(without)] == ["unchanged"]
    assert [one.outcome for one in run({"external_key": "node/1", "name": ROW["name"]})] == ["unchanged"]
    assert [one.outcome for one in run({**ROW, "phone": ""})] == ["updated"]
    assert Company.objects.values_list("phone", "lead", "sites__street").get() == ("", "Hofladen.", "Am Markt")


def test_a_row_changed_between_judging_and_writing_stays_out_and_says_so() -> None:
    run(ROW)
    whole = batch({**ROW, "phone": "03731 1"})
    judged = COMPANIES.judge(whole)
    actions.change_company(by=BY, at=LATER + timedelta(hours=1), company=Company.objects.get(), email="a@beispiel.de")
    (outcome,) = COMPANIES.write(whole, judged)
    assert (outcome.outcome, outcome.before) == ("skipped", None)
    assert outcome.reason == "Der Eintrag wurde gerade geändert. Lesen Sie die Zeile noch einmal ein."
    assert Company.objects.values_list("phone", "email").get() == ("", "a@beispiel.de")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"name": ""}, "Ohne Namen (Eintrag in Freiberg). Tragen Sie in der Tabelle einen Namen ein."),
        ({"name": "x" * 151}, "Der Name ist mit 151 Zeichen zu lang. Kürzen Sie auf höchstens 150 Zeichen."),
        (
            {"external_key": "x" * 121},
            "Der Schlüssel der Quelle ist mit 121 Zeichen zu lang. Kürzen Sie auf höchstens 120 Zeichen.",
        ),
        ({"ags": "14511000", "place": ""}, "Chemnitz liegt nicht im Landkreis Mittelsachsen."),
        ({"ags": "", "postcode": "", "place": "Chemnitz"}, "Chemnitz liegt nicht im Landkreis Mittelsachsen."),
        ({"source": "nirgends"}, None),
    ],
)
def test_a_row_that_cannot_be_taken_is_skipped_with_its_reason(change: dict[str, str], reason: str | None) -> None:
    (judged,) = judge({**ROW, **change})
    if reason is None:
        assert judged.outcome == "imported"
        assert judged.reason.startswith("Die Quelle „nirgends“ kennen wir nicht.")
        return
    assert (judged.outcome, judged.reason) == ("skipped", reason)


def test_the_same_key_twice_in_a_file_is_taken_once() -> None:
    assert [(outcome.outcome, outcome.reason) for outcome in run(ROW, ROW)] == [
        ("imported", ""),
        ("skipped", "Der Schlüssel „node/1“ steht schon in Zeile 2."),
    ]


def test_a_bad_minor_value_is_left_out_and_said() -> None:
    (judged,) = judge({**ROW, "email": "kein-at"})
    assert [(one.column, one.is_error) for one in judged.messages] == [("email", False)]
    assert judged.reason.startswith("Weggelassen: Die E-Mail-Adresse „kein-at“")


def test_an_entry_that_turns_out_to_be_a_person_is_withdrawn() -> None:
    run(ROW, publish=True)
    (outcome,) = run({**ROW, "is_sole_trader": "ja"})
    assert Company.objects.get().state == "draft"
    assert outcome.reason == "Der Eintrag gehört einer Einzelperson ohne Einwilligung und wird zurückgenommen."


def test_our_own_key_names_the_record_and_what_the_table_says_counts() -> None:
    there = company()
    (outcome,) = run({"key": there.key, "name": "Weberei Neu", "phone": "03731 1"}, source="")
    there.refresh_from_db()
    assert (outcome.outcome, there.name, there.phone, there.imported) == ("updated", "Weberei Neu", "03731 1", {})
    assert there.slug == "weberei-talaue"


def test_a_new_row_with_a_key_takes_it_and_may_come_without_place_and_source() -> None:
    run({"key": "K7M2QX", "name": "Weberei GmbH", "state": "Entwurf"}, source="")
    made = Company.objects.get()
    assert (made.key, made.source, made.external_key) == ("K7M2QX", None, "")
    assert Site.objects.count() == 0


def test_a_key_a_deleted_record_had_is_not_given_again() -> None:
    gone = company()
    key = gone.key
    actions.delete_company(by=BY, at=NOW, company=gone)
    (outcome,) = run({"key": key, "name": "Weberei GmbH"}, source="")
    assert Company.objects.get().key != key
    assert outcome.reason == f"Den Kurzschlüssel „{key}“ hatte ein anderer Eintrag. Dieser bekommt einen neuen."


def test_the_state_a_file_says_counts_where_nobody_says_otherwise() -> None:
    ready = {**ROW, "state": "veröffentlicht", "published_on": "03.02.2020"}
    bare = {**ROW, "external_key": "node/2", "lead": "", "state": "veröffentlicht"}
    gone = {**ROW, "external_key": "node/3", "state": "zurückgezogen", "published_on": "2020-02-03"}
    outcomes = run(ready, bare, gone)
    made = {one.external_key: one for one in Company.objects.all()}
    assert [made[f"node/{n}"].state for n in (1, 2, 3)] == ["published", "draft", "draft"]
    assert str(made["node/1"].published_at) == "2020-02-02 23:00:00+00:00"
    assert (made["node/3"].is_withdrawn, made["node/2"].is_withdrawn) == (True, False)
    assert outcomes[1].reason == ("Bleibt Entwurf: Der Vorspann fehlt: Sagen Sie in einem Satz, was der Betrieb macht.")
    assert [one.outcome for one in run(ready, bare, gone)] == ["unchanged"] * 3


def test_with_the_option_off_nothing_new_is_published() -> None:
    run({**ROW, "state": "veröffentlicht"}, publish=False)
    assert Company.objects.get().state == "draft"


def test_a_person_with_day_and_wording_of_consent_may_be_published() -> None:
    person = {**ROW, "is_sole_trader": "ja", "state": "veröffentlicht", "consent_on": "1.2.26"}
    assert "Weggelassen: Zum Tag der Einwilligung fehlt ihr Wortlaut." in judge(person)[0].reason
    run({**person, "consent_wording": "Ja, gern."})
    assert Company.objects.values_list("state", "consent_on").get() == ("published", date(2026, 2, 1))


def test_a_decision_fills_only_what_is_empty_and_adopts_the_key() -> None:
    there = draft_company(phone="03731 1")
    there.sites.update(postcode="")
    decision = {2: Decision(Choice.FILL, f"company:{there.key}")}
    run({**ROW, "phone": "03731 2", "email": "neu@beispiel.de", "street": "Neue Straße"}, decisions=decision)
    there.refresh_from_db()
    assert there.sites.values_list("street", "postcode").get() == ("Talstraße", "09599")
    assert (there.name, there.phone, there.email) == ("Weberei Talaue", "03731 1", "neu@beispiel.de")
    assert (there.external_key, there.source and there.source.slug) == ("node/1", "osm")
    assert run({**ROW, "phone": "03731 3"})[0].subject == f"company:{there.key}"


def test_a_decision_for_the_file_takes_its_values_except_empty_ones() -> None:
    there = draft_company(phone="03731 1", email="alt@beispiel.de")
    decision = {2: Decision(Choice.TAKE, f"company:{there.key}")}
    run({**ROW, "phone": "03731 2", "email": ""}, decisions=decision)
    there.refresh_from_db()
    assert (there.name, there.phone, there.email) == ("Hofladen Meyer GmbH", "03731 2", "alt@beispiel.de")


def test_many_rows_cost_as_many_queries_as_few() -> None:
    counts = []
    for start, many in ((0, 1), (100, 60)):
        rows = [{**ROW, "external_key": f"way/{n}", "name": f"Hof {n}"} for n in range(start, start + many)]
        for changed in (rows, [{**row, "phone": "03731 1"} for row in rows]):
            with CaptureQueriesContext(connection) as seen:
                run(*changed)
            counts.append(len(seen.captured_queries))
    assert counts[2] <= counts[0] + 6  # SQLite takes some tens of rows per insert
    assert counts[3] <= counts[1] + 6


def test_two_rows_that_are_decided_to_be_one_record_do_not_both_change_it() -> None:
    there = draft_company()
    decision = Decision(Choice.FILL, f"company:{there.key}")
    outcomes = run(ROW, {**ROW, "external_key": "node/2"}, decisions={2: decision, 3: decision})
    assert [(one.outcome, one.reason) for one in outcomes] == [
        ("updated", ""),
        ("skipped", "Zeile 2 meint schon denselben Eintrag."),
    ]


def test_what_somebody_decided_once_holds_for_the_next_table() -> None:
    there = draft_company(name="Hofladen Meier", phone="03731 1")
    known = Batch(mapped(ROW), BY, LATER, source="osm", known={"node/1": f"company:{there.key}"})
    (judged,) = COMPANIES.judge(known)
    assert (judged.outcome, judged.subject) == ("unchanged", f"company:{there.key}")
    assert [one.label for one in judged.changes if one.is_kept] == ["Name", "Vorspann"]
