"""The colours of the house: saved, served, proven readable, previewed, taken back."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from produktschau.accounts.models import User
from produktschau.audit.models import Entry
from produktschau.design.palette import fields
from produktschau.region.actions import InvalidReference, LookChangedMeanwhile, change_look, change_profile, set_region
from produktschau.region.models import Region
from produktschau.region.queries.look import look_stamp

ClientOf = Callable[[User | None], Client]
PAGE = "/leitstand/gestaltung/"
LINK = re.compile(r'<link rel="stylesheet" href="(/gestaltung-[0-9a-f]{12}\.css)">')
BLUE = "#123c6b"


@pytest.fixture
def testland(db: None) -> Region:
    return Region.objects.create(pk=1, name="Testland", slug="testland")


def entered(**changed: str) -> dict[str, str]:
    """What a browser sends: every field, with the stamp of what is saved."""
    saved = Region.objects.values_list("tokens", flat=True).first()
    sent = {f"{scheme}-{name}": "" for scheme, name in fields()}
    return {
        **sent,
        "expected": look_stamp(saved),
        **{name.replace("__", "-"): value for name, value in changed.items()},
    }


def sheet_of(client: Client, path: str = "/") -> str | None:
    """The address of the region's own sheet on a page."""
    found = LINK.search(client.get(path).content.decode())
    return found[1] if found else None


def test_a_house_of_factory_colours_asks_for_no_further_sheet(client: Client, testland: Region) -> None:
    assert sheet_of(client) is None


def test_a_saved_colour_is_on_every_page_at_once(client_of: ClientOf, manager: User, testland: Region) -> None:
    visitor, desk = client_of(None), client_of(manager)
    answer = desk.post(PAGE, entered(light__region=BLUE.upper(), light__ton="  #8a3b1c "))
    assert (answer.status_code, answer.headers["Location"]) == (302, PAGE)
    assert Region.objects.get().tokens == {"light": {"region": BLUE, "ton": "#8a3b1c"}}
    address = sheet_of(visitor)
    assert address is not None
    assert [sheet_of(visitor, path) for path in ("/produkte/", "/en/", "/gibt-es-nicht/")] == [address] * 3
    assert address in desk.get("/leitstand/").content.decode()
    assert f"--region: {BLUE};" in visitor.get(address).content.decode()


def test_the_sheet_is_kept_for_a_year_and_its_address_changes(
    client_of: ClientOf, manager: User, testland: Region
) -> None:
    visitor, desk = client_of(None), client_of(manager)
    desk.post(PAGE, entered(light__region=BLUE))
    first = sheet_of(visitor)
    desk.post(PAGE, entered(light__region="#5b1a4a"))
    second = sheet_of(visitor)
    assert first is not None
    assert second is not None
    assert first != second
    kept = visitor.get(second)
    assert kept.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert kept.headers["Content-Type"] == "text/css; charset=utf-8"
    assert (kept.cookies, "Cookie" in kept.headers.get("Vary", "")) == ({}, False)
    late = visitor.get(first)
    assert (late.headers["Cache-Control"], late.content) == ("no-store", kept.content)


@pytest.mark.parametrize("hostile", ["red;}body{display:none", "red", "#12345", "</style><script>", "#123456;}*{}"])
def test_what_is_no_colour_is_refused_beside_its_field(
    client_of: ClientOf, manager: User, testland: Region, hostile: str
) -> None:
    answer = client_of(manager).post(PAGE, entered(light__region=hostile, light__ton="#8a3b1c"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'aria-describedby="id_light-region_error"' in page
    assert "Das ist keine Farbe." in page
    assert 'value="#8a3b1c"' in page
    assert Region.objects.get().tokens == {}


def test_no_way_leads_something_else_into_the_sheet(client_of: ClientOf, manager: User, testland: Region) -> None:
    hostile = "red;}body{display:none"
    with pytest.raises(InvalidReference):
        set_region(by=manager, at=datetime.now().astimezone(), tokens={"light": {"region": hostile}})
    Region.objects.update(tokens={"light": {"region": hostile, "ton": "#8a3b1c"}, "dark": hostile, "x": {}})
    address = sheet_of(client_of(None))
    assert address is not None
    assert client_of(None).get(address).content.decode() == "@layer tokens {\n:root { --ton: #8a3b1c; }\n}\n"
    preview = client_of(manager).get(f"{PAGE}vorschau.css", {"light-region": hostile, "schema": hostile})
    assert hostile not in preview.content.decode()


def test_colours_that_cannot_be_read_are_refused_with_one_that_can(
    client_of: ClientOf, manager: User, testland: Region
) -> None:
    answer = client_of(manager).post(PAGE, entered(light__region="#88bbcc"))
    page = answer.content.decode().replace("\N{NO-BREAK SPACE}", " ")
    assert answer.status_code == 422
    assert "hat nur 2,00 : 1, nötig sind 4,50 : 1" in page
    assert "Nehmen Sie für „Farbe der Region“ zum Beispiel #" in page
    assert Region.objects.get().tokens == {}
    proposal = re.search(r"zum Beispiel (#[0-9a-f]{6})", page)
    assert proposal is not None
    assert client_of(manager).post(PAGE, entered(light__region=proposal[1])).status_code == 302


def test_looking_saves_nothing(client_of: ClientOf, manager: User, testland: Region) -> None:
    answer = client_of(manager).post(PAGE, {**entered(light__region=BLUE), "ansehen": "1", "schema": "dark"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "vorschau/?schema=dark&amp;light-region=%23123c6b" in page
    assert Region.objects.get().tokens == {}


def test_the_preview_may_be_framed_by_us_alone_and_nothing_else_may(
    client_of: ClientOf, manager: User, testland: Region
) -> None:
    desk = client_of(manager)
    preview = desk.get(f"{PAGE}vorschau/", {"light-region": BLUE})
    assert "frame-ancestors 'self'" in preview.headers["Content-Security-Policy"]
    assert preview.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "script-src 'self'" in preview.headers["Content-Security-Policy"]
    page = desk.get(PAGE)
    assert "frame-src 'self'" in page.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]
    assert page.headers["X-Frame-Options"] == "DENY"
    assert "unsafe" not in page.headers["Content-Security-Policy"]


def test_the_contrasts_are_worked_out_by_the_server(client_of: ClientOf, manager: User, testland: Region) -> None:
    proof = client_of(manager).get(f"{PAGE}kontraste/", {"light-region": "#88bbcc"}).content.decode()
    assert "Nicht lesbar genug: 5 hell, 0 dunkel." in proof
    assert "Alles ist lesbar" in client_of(manager).get(f"{PAGE}kontraste/").content.decode()


def test_who_saves_second_is_told(client_of: ClientOf, manager: User, testland: Region) -> None:
    seen_before = entered(light__ton="#8a3b1c")
    client_of(manager).post(PAGE, entered(light__region=BLUE))
    answer = client_of(manager).post(PAGE, seen_before)
    assert (answer.status_code, "Jemand anders hat die Farben" in answer.content.decode()) == (409, True)
    assert Region.objects.get().tokens == {"light": {"region": BLUE}}


def test_back_to_the_factory_setting(client_of: ClientOf, manager: User, testland: Region) -> None:
    desk = client_of(manager)
    desk.post(PAGE, entered(light__region=BLUE))
    assert "Auf Werkseinstellung zurück" in desk.get(PAGE).content.decode()
    desk.post(f"{PAGE}zurueck/")
    assert (Region.objects.get().tokens, sheet_of(client_of(None))) == ({}, None)
    assert "Auf Werkseinstellung zurück" not in desk.get(PAGE).content.decode()


def test_the_record_tells_each_colour(client_of: ClientOf, manager: User, testland: Region, now: datetime) -> None:
    change_look(by=manager, colours={"light": {"region": BLUE}}, at=now)
    change_look(by=manager, colours={"light": {"region": BLUE}}, at=now)
    entry = Entry.objects.get(verb="region.look_changed")
    assert (entry.before, entry.after) == ({"light-region": ""}, {"light-region": BLUE})
    page = client_of(manager).get("/leitstand/region/").content.decode()
    assert f"Farbe der Region, hell: {BLUE}" in page
    with pytest.raises(LookChangedMeanwhile):
        change_look(by=manager, colours={}, at=now, expected="0" * 16)


def test_another_process_shows_the_change_with_its_next_page(client: Client, testland: Region, settings: Any) -> None:
    assert sheet_of(client) is None
    Region.objects.update(tokens={"light": {"region": BLUE}})
    assert sheet_of(client) is not None


def test_the_sheet_costs_one_query_and_a_page_none_more(
    client: Client, testland: Region, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    Region.objects.update(tokens={"light": {"region": BLUE}})
    address = sheet_of(client, "/impressum/")
    assert address is not None
    with django_assert_num_queries(1):
        client.get(address)
    with django_assert_num_queries(2):
        client.get("/impressum/")


def test_colours_that_no_longer_hold_hinder_no_other_change(manager: User, testland: Region, now: datetime) -> None:
    Region.objects.update(tokens={"light": {"region": "#88bbcc"}})
    assert change_profile(by=manager, values={"tagline": "Neu"}, at=now).tagline == "Neu"
    assert change_look(by=manager, colours={}, at=now).tokens == {}
