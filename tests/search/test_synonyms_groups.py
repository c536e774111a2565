"""Groups of words that mean the same: what one may hold, and how it is kept, recorded and marked."""

from collections import Counter
from datetime import timedelta
from itertools import combinations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from produktschau.accounts.models import User
from produktschau.audit.models import Entry
from produktschau.audit.record import System
from produktschau.search.actions.synonyms import (
    SynonymsChangedMeanwhile,
    UnfitLines,
    UnfitSynonyms,
    add_synonym_lines,
    add_synonyms,
    change_synonyms,
    delete_synonyms,
    load_synonyms,
)
from produktschau.search.calculations.synonyms import (
    LONGEST,
    MOST,
    Unfit,
    checked,
    grouped,
    key_of,
    keys_of,
    parted,
)
from produktschau.search.engine.index import reading
from produktschau.search.engine.kinds import INDEXES, SYNONYMS
from produktschau.search.engine.synonym_table import default_synonyms
from produktschau.search.models import IndexMark, SynonymGroup
from produktschau.search.queries.synonym_groups import overlapping, synonym_groups, synonym_names, synonym_rows, tried
from tests.cast import NOW
from tests.search.conftest import Box, kept_up

BY = System("test")
LATER = NOW + timedelta(hours=1)
BUTCHERS = ["Metzger", "Fleischer"]


def marks() -> list[int]:
    """The keys of the groups that are marked."""
    return list(IndexMark.objects.filter(kind=SYNONYMS).values_list("key", flat=True))


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Metzger, Fleischer;Schlachter", ["Metzger", "Fleischer", "Schlachter"]),
        (" Tischler / Schreiner ", ["Tischler", "Schreiner"]),
        ("Möhre =  Gelbe   Rübe", ["Möhre", "Gelbe Rübe"]),
        (",,;", []),
        ("Bra\x00tapfel", ["Bra tapfel"]),
    ],
)
def test_a_line_is_parted_as_people_write_it(typed: str, words: list[str]) -> None:
    assert parted(typed) == words


def test_words_are_compared_as_the_search_reads_them() -> None:
    assert (key_of("Brat-Wurst"), key_of("KÄSE"), key_of("Kaese"), key_of("🙂")) == ("brat wurst", "kaese", "kaese", "")


def test_the_same_word_in_two_spellings_stays_once() -> None:
    assert checked(["Käse", "Kaese", "Quark", "Käse"]) == ["Käse", "Quark"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], "Zu einer Gruppe gehören mindestens zwei Wörter, mit Komma getrennt: „Metzger, Fleischer“."),
        (["Metzger"], "Zu einer Gruppe gehören mindestens zwei Wörter, mit Komma getrennt: „Metzger, Fleischer“."),
        (["Käse", "KAESE"], "„Käse“ und „KAESE“ sind für die Suche dasselbe. Schreiben Sie ein anderes Wort dazu."),
        (["Käse", "und"], "„und“ ist ein Füllwort, das die Suche übergeht. Lassen Sie es weg."),
        (["Käse", "🙂"], "„🙂“ enthält weder Buchstaben noch Ziffern. Danach kann niemand suchen."),
        (["Käse", "a" * 61], "„aaaaaaaaaaaaaaaaaaaa…“ hat 61 Zeichen. Kürzen Sie auf höchstens 60."),
        (
            ["Käse", "Haus Hof Wald Wiese"],
            "„Haus Hof Wald Wiese“ besteht aus 4 Wörtern, möglich sind 3. Fehlt ein Komma?",
        ),
        ([f"Wort{n}" for n in range(21)], "Das sind 21 Wörter. Eine Gruppe hat höchstens 20; teilen Sie sie auf."),
    ],
)
def test_what_makes_no_group_is_said_in_words(words: list[str], sentence: str) -> None:
    with pytest.raises(Unfit) as refused:
        checked(words)
    assert str(refused.value) == sentence


def kept_or_said(words: list[str]) -> list[str] | str:
    """The group, or the sentence that refuses it."""
    try:
        return checked(words)
    except Unfit as refused:
        return str(refused)


@given(st.lists(st.text(max_size=80), max_size=30))
def test_whatever_is_typed_is_a_sound_group_or_a_sentence(words: list[str]) -> None:
    kept = kept_or_said(words)
    if isinstance(kept, str):
        assert kept[-1] in ".?“"
    else:
        assert 2 <= len(keys_of(kept)) == len(kept) <= MOST
        assert all(0 < len(word) <= LONGEST for word in kept)
        assert checked(kept) == kept


def test_a_group_is_stored_recorded_and_marked(db: None) -> None:
    group = add_synonyms(by=BY, words=["  Metzger ", "Fleischer"], note=" aus  der Beratung ", at=NOW)
    entry = Entry.objects.get()
    assert (group.words, group.note, group.sort_key) == (BUTCHERS, "aus der Beratung", "metzger fleischer")
    assert (entry.verb, entry.subject, entry.at) == ("synonyms.created", f"synonyms:{group.pk}", NOW)
    assert entry.after == {"words": BUTCHERS, "note": "aus der Beratung"}
    assert marks() == [group.pk]


def test_a_group_that_is_there_is_not_added_again(db: None) -> None:
    add_synonyms(by=BY, words=BUTCHERS, at=NOW)
    with pytest.raises(UnfitSynonyms) as refused:
        add_synonyms(by=BY, words=["FLEISCHER", "metzger"], note="x" * 201, at=NOW)
    assert refused.value.problems == {
        "words": "Die Gruppe „Metzger, Fleischer“ gibt es schon.",
        "note": "Die Bemerkung hat 201 Zeichen. Kürzen Sie auf höchstens 200.",
    }
    assert (SynonymGroup.objects.count(), Entry.objects.count()) == (1, 1)


def test_the_same_pair_in_another_group_is_allowed_and_told(db: None) -> None:
    first = add_synonyms(by=BY, words=BUTCHERS, at=NOW)
    second = add_synonyms(by=BY, words=["Schlachter", "fleischer", "Metzger"], at=NOW)
    third = add_synonyms(by=BY, words=["Fleischer", "Wurstmacher"], at=NOW)
    assert [overlapping([group]) for group in (first, second, third)] == [[(first, second)], [(second, first)], []]


def test_many_lines_look_at_the_other_groups_once(db: None) -> None:
    with CaptureQueriesContext(connection) as asked:
        groups = add_synonym_lines(by=BY, text="Sahne, Rahm\nMöhre, Karotte\nBrötchen, Semmel", at=NOW)
        overlapping(groups)
    read = [query["sql"] for query in asked if query["sql"].startswith("SELECT") and "synonymgroup" in query["sql"]]
    assert (len(groups), len(read)) == (3, 2)


@pytest.mark.usefixtures("db")
def test_trying_endless_lines_looks_at_some() -> None:
    assert [len(tried(f"{line}\n" * 500)) for line in ("Tischler", "a, b, c", "")] == [60, 20, 0]


def test_lines_become_groups_all_at_once(db: None) -> None:
    groups = add_synonym_lines(by=BY, text="Metzger, Fleischer\n\n Möhre; Karotte \n", note="Liste", at=NOW)
    assert [(group.words, group.note) for group in groups] == [(BUTCHERS, "Liste"), (["Möhre", "Karotte"], "Liste")]
    assert (Entry.objects.count(), sorted(marks())) == (2, sorted(group.pk for group in groups))


def test_one_wrong_line_keeps_all_from_being_added(db: None) -> None:
    add_synonyms(by=BY, words=["Möhre", "Karotte"], at=NOW)
    text = "Metzger, Fleischer\nTischler\nKarotte, Möhre\n\nFleischer, Metzger"
    with pytest.raises(UnfitLines) as refused:
        add_synonym_lines(by=BY, text=text, at=NOW)
    assert refused.value.problems == {
        2: "Zu einer Gruppe gehören mindestens zwei Wörter, mit Komma getrennt: „Metzger, Fleischer“.",
        3: "Die Gruppe „Möhre, Karotte“ gibt es schon.",
        5: "Dieselben Wörter stehen schon in Zeile 1.",
    }
    assert SynonymGroup.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (" \n ", "Schreiben Sie mindestens eine Zeile, zum Beispiel „Metzger, Fleischer“."),
        ("a, b\n" * 201, "Das sind 201 Zeilen. Auf einmal gehen höchstens 200."),
    ],
)
def test_no_line_and_too_many_lines_are_refused(db: None, text: str, sentence: str) -> None:
    with pytest.raises(UnfitLines) as refused:
        add_synonym_lines(by=BY, text=text, at=NOW)
    assert refused.value.problems == {0: sentence}


def test_a_change_is_recorded_with_what_was_before(db: None) -> None:
    group = add_synonyms(by=BY, words=BUTCHERS, at=NOW)
    IndexMark.objects.all().delete()
    changed = change_synonyms(
        by=BY, group=group, words=[*BUTCHERS, "Schlachter"], note="", at=LATER, expected=group.changed_at
    )
    entry = Entry.objects.get(verb="synonyms.changed")
    assert (entry.before, entry.after) == ({"words": BUTCHERS}, {"words": [*BUTCHERS, "Schlachter"]})
    assert (changed.changed_at, changed.sort_key, marks()) == (LATER, "metzger fleischer schlachter", [group.pk])


def test_saving_what_is_there_writes_nothing(db: None) -> None:
    group = add_synonyms(by=BY, words=BUTCHERS, at=NOW)
    IndexMark.objects.all().delete()
    change_synonyms(by=BY, group=group, words=BUTCHERS, note="", at=LATER)
    assert (Entry.objects.count(), marks(), SynonymGroup.objects.get().changed_at) == (1, [], NOW)


def test_a_second_saver_overwrites_nothing(db: None) -> None:
    group = add_synonyms(by=BY, words=BUTCHERS, at=NOW)
    change_synonyms(by=BY, group=group, words=[*BUTCHERS, "Schlachter"], note="", at=LATER)
    with pytest.raises(SynonymsChangedMeanwhile):
        change_synonyms(by=BY, group=group, words=["Metzger", "Wurster"], note="", at=LATER, expected=NOW)
    assert SynonymGroup.objects.get().words == [*BUTCHERS, "Schlachter"]


def test_a_deleted_group_stays_in_the_record(db: None) -> None:
    group = add_synonyms(by=BY, words=BUTCHERS, note="alt", at=NOW)
    IndexMark.objects.all().delete()
    pk = group.pk
    delete_synonyms(by=BY, group=group, at=LATER)
    entry = Entry.objects.get(verb="synonyms.deleted")
    assert (entry.subject, entry.before) == (f"synonyms:{pk}", {"words": BUTCHERS, "note": "alt"})
    assert (SynonymGroup.objects.count(), marks()) == (0, [pk])
    assert synonym_names([f"synonyms:{pk}", "synonyms:x"]) == {}


def test_a_group_is_deleted_once_with_what_it_holds_now(db: None) -> None:
    group = add_synonyms(by=BY, words=BUTCHERS, at=NOW)
    seen = SynonymGroup.objects.get()
    change_synonyms(by=BY, group=group, words=[*BUTCHERS, "Schlachter"], note="", at=LATER)
    delete_synonyms(by=BY, group=seen, at=LATER)
    with pytest.raises(SynonymGroup.DoesNotExist):
        delete_synonyms(by=BY, group=seen, at=LATER)
    [entry] = Entry.objects.filter(verb="synonyms.deleted")
    assert entry.before["words"] == [*BUTCHERS, "Schlachter"]


def test_the_table_is_loaded_once(db: None) -> None:
    rows = [{"words": "Metzger, Fleischer", "note": ""}, {"words": "Möhre, Karotte", "note": "Gemüse"}]
    assert [load_synonyms(by=BY, rows=rows, at=NOW) for _ in range(2)] == [2, 0]
    assert list(SynonymGroup.objects.values_list("note", flat=True)) == ["", "Gemüse"]
    assert (Entry.objects.filter(verb="synonyms.loaded").count(), len(marks())) == (2, 2)


def test_what_people_changed_or_deleted_is_not_loaded_again(db: None, editor: User) -> None:
    rows = [{"words": "Metzger, Fleischer"}, {"words": "Möhre, Karotte"}]
    load_synonyms(by=BY, rows=rows, at=NOW)
    butchers, carrots = SynonymGroup.objects.all()
    change_synonyms(by=editor, group=butchers, words=["Metzger", "Wurstmacher"], note="", at=LATER)
    delete_synonyms(by=editor, group=carrots, at=LATER)
    more = [*rows, {"words": "Möhre, Karotte, Gelbe Rübe"}, {"words": "Sahne, Rahm"}]
    assert load_synonyms(by=BY, rows=more, at=LATER) == 1
    assert [group.words for group in SynonymGroup.objects.all()] == [["Metzger", "Wurstmacher"], ["Sahne", "Rahm"]]


def test_what_people_added_themselves_is_not_loaded_beside_it(db: None, editor: User) -> None:
    add_synonyms(by=editor, words=[*BUTCHERS, "Schlachter"], at=NOW)
    assert load_synonyms(by=BY, rows=[{"words": "Metzger, Fleischer"}], at=NOW) == 0


def test_every_row_of_the_house_own_table_makes_a_group_of_its_own(db: None) -> None:
    rows = default_synonyms()
    assert load_synonyms(by=BY, rows=rows, at=NOW) == len(rows)
    assert len(rows) >= 80
    both_ways = SynonymGroup.objects.filter(one_way=False)
    pairs = Counter(pair for group in both_ways for pair in combinations(sorted(keys_of(group.words)), 2))
    assert [pair for pair, groups in pairs.items() if groups > 1] == []
    broader = Counter(key_of(group.words[0]) for group in SynonymGroup.objects.filter(one_way=True))
    assert [word for word, groups in broader.items() if groups > 1] == []
    lines = [(row["words"], grouped(row["words"])) for row in rows]
    assert [line for line, (words, one_way) in lines if checked(words, one_way) != words] == []


def test_the_list_is_narrowed_by_words_and_notes(db: None) -> None:
    add_synonym_lines(by=BY, text="Möhre, Karotte\nMetzger, Fleischer", at=NOW)
    add_synonyms(by=BY, words=["Sahne", "Rahm"], note="süß", at=NOW)
    found = {
        word: [str(group) for group in synonym_groups(word)] for word in ("moehre", "FLEISCH", "SUESS", "Holz", "!")
    }
    assert found == {
        "moehre": ["Möhre, Karotte"],
        "FLEISCH": ["Metzger, Fleischer"],
        "SUESS": ["Sahne, Rahm"],
        "Holz": [],
        "!": ["Metzger, Fleischer", "Möhre, Karotte", "Sahne, Rahm"],
    }


def test_the_list_can_be_taken_away(db: None, editor: User) -> None:
    add_synonyms(by=BY, words=BUTCHERS, note="alt", at=NOW)
    assert list(synonym_rows(editor, {"wort": "fleisch"})) == [("Metzger, Fleischer", "alt", NOW)]


def test_a_change_gives_both_indexes_a_new_generation(box: Box) -> None:
    before = {name: reading(name).generation for name in INDEXES}
    add_synonyms(by=BY, words=BUTCHERS, at=NOW)
    kept_up()
    assert [name for name in INDEXES if reading(name).generation == before[name]] == []
    assert marks() == []


FURNITURE = ["Möbel", "Tisch", "Stuhl"]


def test_a_line_says_whether_a_group_holds_one_way() -> None:
    assert grouped("Möbel > Tisch, Stuhl") == (FURNITURE, True)
    assert grouped("Möbel, Tisch") == (["Möbel", "Tisch"], False)
    assert grouped("x > ") == (["x"], True)


@pytest.mark.parametrize("line", ["Möbel, Stuhl > Tisch", "> Tisch", "Möbel > Tisch > Stuhl"])
def test_before_the_arrow_stands_one_word(line: str) -> None:
    with pytest.raises(Unfit) as refused:
        grouped(line)
    assert str(refused.value) == (
        "Vor dem Zeichen „>“ steht genau ein Wort, danach kommen die anderen: „Möbel > Tisch, Stuhl“."
    )


def test_a_group_that_holds_one_way_may_be_longer() -> None:
    words = [f"Wort{n}" for n in range(40)]
    assert checked(words, one_way=True) == words
    with pytest.raises(Unfit) as refused:
        checked([*words, "Wort40"], one_way=True)
    assert str(refused.value) == "Das sind 41 Wörter. Eine Gruppe hat höchstens 40; teilen Sie sie auf."


def test_a_group_that_holds_one_way_is_stored_recorded_and_written_back(db: None, editor: User) -> None:
    group = add_synonyms(by=BY, words=FURNITURE, one_way=True, at=NOW)
    assert Entry.objects.get(verb="synonyms.created").after == {"words": FURNITURE, "one_way": True}
    assert (str(group), grouped(str(group))) == ("Möbel > Tisch, Stuhl", (FURNITURE, True))
    assert list(synonym_rows(editor, {})) == [("Möbel > Tisch, Stuhl", "", NOW)]
    changed = change_synonyms(by=BY, group=group, words=FURNITURE, note="", at=LATER)
    assert Entry.objects.get(verb="synonyms.changed").after == {"one_way": False}
    delete_synonyms(by=BY, group=changed, at=LATER)
    assert Entry.objects.get(verb="synonyms.deleted").before == {"words": FURNITURE, "note": ""}


def test_the_direction_tells_two_groups_apart(db: None) -> None:
    text = "Möbel > Tisch\nTisch > Möbel\nMöbel, Tisch\nMöbel > Tisch"
    with pytest.raises(UnfitLines) as refused:
        add_synonym_lines(by=BY, text=text, at=NOW)
    assert refused.value.problems == {4: "Dieselben Wörter stehen schon in Zeile 1."}
    groups = add_synonym_lines(by=BY, text=text.rpartition("\n")[0], at=NOW)
    assert overlapping(groups) == []
    with pytest.raises(UnfitSynonyms) as twin:
        add_synonyms(by=BY, words=["möbel", "TISCH"], one_way=True, at=NOW)
    assert twin.value.problems == {"words": "Die Gruppe „Möbel > Tisch“ gibt es schon."}


def test_a_group_that_holds_one_way_is_loaded_once_by_its_first_word(db: None, editor: User) -> None:
    rows = [{"words": "Möbel > Tisch, Stuhl"}, {"words": "Tisch, Stuhl"}]
    assert load_synonyms(by=BY, rows=rows, at=NOW) == 2
    delete_synonyms(by=editor, group=SynonymGroup.objects.get(one_way=True), at=LATER)
    more = [{"words": "MÖBEL > Bank"}, {"words": "Sitzmöbel > Tisch, Stuhl"}]
    assert load_synonyms(by=BY, rows=more, at=LATER) == 1
    assert [str(group) for group in SynonymGroup.objects.all()] == ["Sitzmöbel > Tisch, Stuhl", "Tisch, Stuhl"]
