"""What the neighbours do: kept at the desk, public only when published, each with its source."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override

from produktschau.accounts.models import User
from produktschau.audit.models import Entry
from produktschau.audit.record import System
from produktschau.region.actions import (
    EffortChangedMeanwhile,
    UnfitEffort,
    change_effort,
    create_effort,
    delete_effort,
    publish_effort,
    withdraw_effort,
)
from produktschau.region.models import Neighbour, NeighbourEffort, Region, Source, Territory
from produktschau.region.queries.efforts import all_published, effort_stamp, efforts_of
from tests.forms import main_form

ClientOf = Callable[[User | None], Client]
BY = System("test")
LIST = "/leitstand/nachbarn/"


@pytest.fixture
def neighbour(source: Source) -> Territory:
    place = Territory.objects.create(kind="district", ags="14521", name="Erzgebirgskreis", slug="e", source=source)
    Neighbour.objects.create(territory=place)
    return place


def values(neighbour: Territory, **more: Any) -> dict[str, Any]:
    said = {
        "territory": neighbour.pk,
        "kind": "brand",
        "name": "Dachmarke",
        "name_en": "",
        "carrier": "Verein",
        "since": 2021,
        "until": None,
        "summary": "Ein Zeichen für alle.",
        "summary_en": "",
        "sector_groups": "C, A",
        "overlap": "some",
        "overlap_note": "Beide zeigen Handwerk.",
        "overlap_note_en": "",
        "source_name": "Amtsblatt",
        "source_url": "https://quelle.example/dachmarke",
        "checked_on": date(2026, 1, 15),
    }
    return said | more


@pytest.fixture
def effort(neighbour: Territory, now: datetime) -> NeighbourEffort:
    return create_effort(by=BY, values=values(neighbour), at=now)


def test_a_record_is_public_only_between_publishing_and_withdrawing(
    effort: NeighbourEffort, neighbour: Territory, now: datetime
) -> None:
    assert (all_published(), efforts_of(neighbour)) == ([], [])
    publish_effort(by=BY, effort=effort, at=now)
    told = efforts_of(neighbour)[0]
    assert (told.kind, told.name, told.years, told.groups) == ("Marke", "Dachmarke", "seit 2021", ("C", "A"))
    assert (told.mark, told.overlap) == ("submitted", "überschneidet sich teilweise mit uns")
    withdraw_effort(by=BY, effort=effort, at=now)
    assert all_published() == []
    delete_effort(by=BY, effort=effort, at=now)
    verbs = Entry.objects.filter(subject=f"effort:{effort.pk}").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["effort.created", "effort.published", "effort.withdrawn", "effort.deleted"]


def test_every_judgement_has_a_mark_and_words_of_its_own(neighbour: Territory, now: datetime) -> None:
    for overlap in NeighbourEffort.Overlap.values:
        made = create_effort(by=BY, values=values(neighbour, name=overlap, overlap=overlap), at=now)
        publish_effort(by=BY, effort=made, at=now)
    told = all_published()
    assert len({one.mark for one in told}) == len({one.overlap for one in told}) == len(NeighbourEffort.Overlap.values)


def test_english_pages_show_english_words_or_mark_german_ones(effort: NeighbourEffort, now: datetime) -> None:
    publish_effort(by=BY, effort=effort, at=now)
    with override("en"):
        assert (all_published()[0].summary, all_published()[0].is_german) == ("Ein Zeichen für alle.", True)
    change_effort(by=BY, effort=effort, values={"summary_en": "One sign for all.", "name_en": "Brand"}, at=now)
    with override("en"):
        told = all_published()[0]
        assert (told.name, told.summary, told.is_german) == ("Brand", "One sign for all.", False)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"name": ""}, "name"),
        ({"summary": ""}, "summary"),
        ({"source_name": ""}, "source_name"),
        ({"source_url": "keine Adresse"}, "source_url"),
        ({"kind": "wish"}, "kind"),
        ({"overlap": "huge"}, "overlap"),
        ({"since": 1500}, "since"),
        ({"since": 2021, "until": 2020}, "until"),
        ({"checked_on": date(2099, 1, 1)}, "checked_on"),
        ({"checked_on": None}, "checked_on"),
        ({"sector_groups": "C, Quatsch"}, "sector_groups"),
        ({"territory": 999_999}, "territory"),
    ],
)
def test_what_is_missing_or_wrong_is_refused_at_its_field(
    neighbour: Territory, now: datetime, more: dict[str, Any], field: str
) -> None:
    with pytest.raises(UnfitEffort) as refused:
        create_effort(by=BY, values=values(neighbour, **more), at=now)
    assert field in refused.value.problems
    assert NeighbourEffort.objects.count() == 0


def test_what_changes_nothing_writes_nothing(effort: NeighbourEffort, neighbour: Territory, now: datetime) -> None:
    entries = Entry.objects.count()
    change_effort(by=BY, effort=effort, values=values(neighbour), at=now)
    assert Entry.objects.count() == entries


@pytest.mark.parametrize("act", [publish_effort, withdraw_effort, delete_effort])
def test_who_acts_on_an_old_state_is_told(effort: NeighbourEffort, now: datetime, act: Callable[..., Any]) -> None:
    seen = effort_stamp(effort)
    change_effort(by=BY, effort=effort, values={"summary": "Anders."}, at=now)
    with pytest.raises(EffortChangedMeanwhile):
        act(by=BY, effort=effort, expected=seen, at=now)
    assert NeighbourEffort.objects.get().summary == "Anders."


def test_the_desk_adds_publishes_and_deletes(client_of: ClientOf, manager: User, neighbour: Territory) -> None:
    desk = client_of(manager)
    typed = main_form(desk.get(f"{LIST}neu/").content.decode())
    said = {name: "" if value is None else value for name, value in values(neighbour).items()}
    made = desk.post(f"{LIST}neu/", {**typed, **said})
    one = NeighbourEffort.objects.get()
    page = f"{LIST}{one.pk}/"
    assert (made.status_code, made.headers["Location"], one.is_published) == (302, page, False)
    assert desk.post(f"{page}oeffentlich/", {"expected": effort_stamp(one)}).status_code == 302
    one.refresh_from_db()
    assert one.is_published
    assert desk.post(f"{page}oeffentlich/", {"expected": "alt"}).status_code == 409
    assert desk.post(f"{page}zurueckziehen/", {"expected": effort_stamp(one)}).status_code == 302
    one.refresh_from_db()
    assert "Entwurf" in desk.get(LIST).content.decode()
    assert desk.post(f"{page}loeschen/", {"expected": effort_stamp(one)}).status_code == 302
    assert NeighbourEffort.objects.count() == 0


def test_who_saves_second_sees_both(client_of: ClientOf, manager: User, effort: NeighbourEffort) -> None:
    desk, page = client_of(manager), f"{LIST}{effort.pk}/"
    opened = main_form(desk.get(page).content.decode())
    assert desk.post(page, {**opened, "summary": "Die erste."}).status_code == 302
    second = desk.post(page, {**opened, "summary": "Die zweite."})
    told = second.content.decode()
    assert (second.status_code, "Die erste." in told, "Die zweite." in told) == (409, True, True)
    assert desk.post(page, main_form(told)).status_code == 302
    effort.refresh_from_db()
    assert effort.summary == "Die zweite."


@pytest.mark.parametrize("way", ["", "oeffentlich/", "zurueckziehen/", "loeschen/"])
def test_the_wrong_person_changes_nothing(
    client_of: ClientOf,
    visitor_and_others: list[User | None],
    effort: NeighbourEffort,
    way: str,
) -> None:
    before = effort_stamp(effort)
    data = {"expected": before, "summary": "Fremd."}
    answers = [client_of(person).post(f"{LIST}{effort.pk}/{way}", data).status_code for person in visitor_and_others]
    assert answers == [302, 403, 403, 403]
    assert [client_of(person).post(f"{LIST}neu/", data).status_code for person in visitor_and_others] == answers
    effort.refresh_from_db()
    assert effort_stamp(effort) == before
    assert NeighbourEffort.objects.count() == 1


@pytest.fixture
def visitor_and_others(stranger: User, officer: User, auditor: User) -> list[User | None]:
    """Who may not write: nobody, a person without a role, two who read."""
    return [None, stranger, officer, auditor]


def test_the_demo_tells_only_of_neighbours_with_a_source(mittelsachsen: Region) -> None:
    told = all_published()
    assert len(told) >= 6
    neighbours = set(Neighbour.objects.values_list("territory", flat=True))
    assert {one.territory.pk for one in told} <= neighbours
    assert all(one.source_url.startswith("http") and one.source_name and one.summary for one in told)
    with override("en"):
        assert not any(one.is_german for one in all_published())


@pytest.mark.parametrize("way", ["oeffentlich/", "zurueckziehen/", "loeschen/"])
def test_a_record_that_is_gone_meanwhile_is_missing(
    client_of: ClientOf, manager: User, effort: NeighbourEffort, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    read = NeighbourEffort.objects.get(pk=effort.pk)
    effort.delete()
    monkeypatch.setattr("produktschau.region.views.efforts.get_object_or_404", lambda *_args, **_named: read)
    assert client_of(manager).post(f"{LIST}{read.pk}/{way}", {"expected": ""}).status_code == 404
