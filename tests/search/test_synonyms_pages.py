"""The pages of the words that mean the same: who may, what they store, what they say, what they keep."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from produktschau.accounts.models import User
from produktschau.audit.models import Entry
from produktschau.audit.record import System
from produktschau.search.actions.synonyms import add_synonyms, change_synonyms
from produktschau.search.models import SynonymGroup
from tests.cast import NOW

Browser = Callable[[User | None], Client]

LIST = "/leitstand/synonyme/"
NEW = "/leitstand/synonyme/neu/"
BY = System("test")


@pytest.fixture
def group(db: None) -> SynonymGroup:
    """Metzger, Fleischer."""
    return add_synonyms(by=BY, words=["Metzger", "Fleischer"], note="Beratung", at=NOW)


@pytest.fixture(params=["stranger", "officer", "auditor", "steward", "coordinator"])
def wrong_person(request: pytest.FixtureRequest) -> User:
    """Everyone who may not write synonyms."""
    person: User = request.getfixturevalue(request.param)
    return person


def pages(group: SynonymGroup) -> dict[str, str]:
    """The addresses that write, by name."""
    return {
        "new": NEW,
        "change": reverse("search:synonym", args=[group.pk]),
        "delete": reverse("search:synonym_delete", args=[group.pk]),
    }


def typed(group: SynonymGroup, **other: str) -> dict[str, str]:
    """What the form of a group sends."""
    return {"words": ", ".join(group.words), "note": group.note, "expected": group.changed_at.isoformat(), **other}


@pytest.mark.parametrize("name", ["new", "change", "delete"])
def test_the_wrong_person_writes_nothing(
    client_of: Browser, group: SynonymGroup, wrong_person: User, name: str
) -> None:
    entries = Entry.objects.count()
    data = {"lines": "Sahne, Rahm", **typed(group, words="Sahne, Rahm")}
    assert client_of(wrong_person).post(pages(group)[name], data).status_code == 403
    assert (Entry.objects.count(), str(SynonymGroup.objects.get())) == (entries, "Metzger, Fleischer")


@pytest.mark.parametrize("name", ["new", "change", "delete"])
def test_a_visitor_is_sent_to_the_login(client_of: Browser, group: SynonymGroup, name: str) -> None:
    url = pages(group)[name]
    assert client_of(None).post(url).headers["Location"] == f"/konto/login/?next={url}"


def test_everyone_with_a_desk_reads(
    client_of: Browser, group: SynonymGroup, officer: User, auditor: User, stranger: User
) -> None:
    url = pages(group)["change"]
    answers = {
        person.email: [client_of(person).get(address).status_code for address in (LIST, url, NEW)]
        for person in (officer, auditor, stranger)
    }
    assert list(answers.values()) == [[200, 200, 403], [200, 200, 403], [403, 403, 403]]
    page = client_of(auditor).get(url).content.decode()
    assert ("Metzger, Fleischer" in page, "Beratung" in page, "<textarea" in page) == (True, True, False)


def test_an_empty_list_says_what_it_is_for(client_of: Browser, editor: User, officer: User) -> None:
    writer, reader = (client_of(person).get(LIST).content.decode() for person in (editor, officer))
    assert all("zum Beispiel „Metzger, Fleischer“" in page for page in (writer, reader))
    assert (NEW in writer, NEW in reader) == (True, False)


def test_the_list_is_filtered_by_its_address(client_of: Browser, group: SynonymGroup, editor: User) -> None:
    add_synonyms(by=BY, words=["Sahne", "Rahm"], at=NOW)
    page = client_of(editor).get(LIST, {"wort": "rahm"}).content.decode()
    assert ("Sahne, Rahm" in page, "Metzger" in page) == (True, False)
    nothing = client_of(editor).get(LIST, {"wort": "<b>Holz\x00", "seite": "x"})
    assert (nothing.status_code, "Keine Gruppe enthält dieses Wort" in nothing.content.decode()) == (200, True)


def test_an_editor_adds_many_groups_by_lines(client_of: Browser, editor: User) -> None:
    answer = client_of(editor).post(NEW, {"lines": "Sahne, Rahm\r\nMöhre, Karotte\r\n", "note": "Küche"}, follow=True)
    assert answer.redirect_chain == [(LIST, 302)]
    assert "2 Gruppen sind gespeichert." in answer.content.decode()
    assert [(str(one), one.note) for one in SynonymGroup.objects.all()] == [
        ("Möhre, Karotte", "Küche"),
        ("Sahne, Rahm", "Küche"),
    ]
    assert set(Entry.objects.filter(verb="synonyms.created").values_list("actor", flat=True)) == {editor.actor_key}


def test_a_refused_line_is_named_and_nothing_typed_is_lost(client_of: Browser, editor: User) -> None:
    answer = client_of(editor).post(NEW, {"lines": "Sahne, Rahm\r\n  Tischler\r\n", "note": "Küche & Holz"})
    page = answer.content.decode()
    assert (answer.status_code, SynonymGroup.objects.count()) == (422, 0)
    assert "Zeile 2: Zu einer Gruppe gehören mindestens zwei Wörter" in page
    assert ("Sahne, Rahm\n  Tischler\n</textarea>" in page.replace("\r", ""), 'value="Küche &amp; Holz"' in page) == (
        True,
        True,
    )


def test_a_text_without_end_is_refused_in_one_sentence(client_of: Browser, editor: User) -> None:
    answer = client_of(editor).post(NEW, {"lines": "a, b\n" * 10_000, "note": ""})
    assert (answer.status_code, "Nehmen Sie höchstens 200 Zeilen." in answer.content.decode()) == (422, True)


def test_trying_words_stores_nothing(client_of: Browser, editor: User) -> None:
    answer = client_of(editor).post(NEW, {"lines": "Sahne, Rahm\nTischler", "note": "", "ausprobieren": "1"})
    page = answer.content.decode()
    assert (answer.status_code, SynonymGroup.objects.count()) == (200, 0)
    assert Entry.objects.filter(subject__startswith="synonyms:").count() == 0
    assert ("Treffer heute" in page, "Zu einer Gruppe gehören mindestens zwei Wörter" in page) == (True, True)


def test_one_group_is_tried_as_it_would_be_saved_also_over_several_lines(
    client_of: Browser, group: SynonymGroup, editor: User
) -> None:
    data = {**typed(group, words="Metzger,\r\nFleischer\nSchlachter"), "ausprobieren": "1"}
    answer = client_of(editor).post(pages(group)["change"], data)
    [line] = answer.context["tried"]
    assert ([word for word, _ in line.words], line.problem) == (["Metzger", "Fleischer", "Schlachter"], "")


def test_an_endless_word_to_filter_by_is_cut(client_of: Browser, group: SynonymGroup, editor: User) -> None:
    answer = client_of(editor).get(LIST, {"wort": "a." * 3_000})
    assert (answer.status_code, len(answer.context["word"])) == (200, 200)


def test_an_editor_changes_a_group(client_of: Browser, group: SynonymGroup, editor: User) -> None:
    url = pages(group)["change"]
    answer = client_of(editor).post(url, typed(group, words="Metzger, Fleischer, Schlachter"), follow=True)
    assert answer.redirect_chain == [(LIST, 302)]
    assert str(SynonymGroup.objects.get()) == "Metzger, Fleischer, Schlachter"


def test_a_refused_change_keeps_what_was_typed(client_of: Browser, group: SynonymGroup, editor: User) -> None:
    answer = client_of(editor).post(pages(group)["change"], typed(group, words="Metzger", note="n" * 201))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"words", "note"}
    assert ("Metzger</textarea>" in page, "n" * 201 in page) == (True, True)
    assert str(SynonymGroup.objects.get()) == "Metzger, Fleischer"


@pytest.mark.parametrize("expected", ["", "gestern", "2026-13-45T99:00"])
def test_a_spoilt_moment_counts_as_changed_meanwhile(
    client_of: Browser, group: SynonymGroup, editor: User, expected: str
) -> None:
    data = typed(group, words="Sahne, Rahm", expected=expected)
    assert client_of(editor).post(pages(group)["change"], data).status_code == 409


def test_a_second_saver_sees_both_and_may_then_decide(client_of: Browser, group: SynonymGroup, editor: User) -> None:
    seen = typed(group, words="Metzger, Wurstmacher")
    change_synonyms(by=BY, group=group, words=["Metzger", "Schlachter"], note="", at=NOW + timedelta(hours=1))
    answer = client_of(editor).post(pages(group)["change"], seen)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert ("Jetzt gespeichert: Metzger, Schlachter." in page, "Metzger, Wurstmacher</textarea>" in page) == (
        True,
        True,
    )
    again = {**seen, "expected": answer.context["form"].data["expected"]}
    assert client_of(editor).post(pages(group)["change"], again).status_code == 302
    assert str(SynonymGroup.objects.get()) == "Metzger, Wurstmacher"


def test_an_overlap_is_told_after_saving_and_on_the_page(client_of: Browser, group: SynonymGroup, editor: User) -> None:
    answer = client_of(editor).post(NEW, {"lines": "Metzger, Fleischer, Schlachter", "note": ""}, follow=True)
    sentence = "„Metzger, Fleischer, Schlachter“ überschneidet sich mit der Gruppe „Metzger, Fleischer“."
    assert sentence in answer.content.decode()
    page = client_of(editor).get(pages(group)["change"]).content.decode()
    assert "Diese Gruppe hat mehrere Wörter mit einer anderen gemeinsam" in page


def test_deleting_asks_first(client_of: Browser, group: SynonymGroup, editor: User) -> None:
    url = pages(group)["delete"]
    asked = client_of(editor).get(url)
    assert (asked.status_code, SynonymGroup.objects.count()) == (200, 1)
    assert client_of(editor).post(url).headers["Location"] == LIST
    assert (SynonymGroup.objects.count(), client_of(editor).get(url).status_code) == (0, 404)


def test_a_group_shows_its_history(client_of: Browser, group: SynonymGroup, auditor: User) -> None:
    page = client_of(auditor).get(pages(group)["change"]).content.decode()
    assert ("Synonyme angelegt" in page, "Wörter: Metzger, Fleischer" in page) == (True, True)


def test_the_list_is_taken_away_as_a_table(client_of: Browser, group: SynonymGroup, officer: User) -> None:
    answer = client_of(officer).get("/leitstand/tabellen/synonyme.csv")
    text = answer.getvalue().decode("utf-8-sig")
    assert "Metzger, Fleischer;Beratung" in text.replace('"', "")


def test_a_group_is_turned_into_one_that_holds_one_way(client_of: Browser, group: SynonymGroup, editor: User) -> None:
    url = reverse("search:synonym", args=[group.pk])
    refused = client_of(editor).post(url, typed(group, words="Metzger, Wurster > Fleischer"))
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["words"])
    client_of(editor).post(url, typed(group, words="Fleisch > Metzger, Fleischer"))
    page = client_of(editor).get(url).content.decode()
    assert (str(SynonymGroup.objects.get()), "Fleisch &gt; Metzger, Fleischer</textarea>" in page) == (
        "Fleisch > Metzger, Fleischer",
        True,
    )
