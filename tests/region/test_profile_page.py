"""What the region fills in at the desk, and what the legal pages say of it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from produktschau.accounts.models import User
from produktschau.audit.models import Entry
from produktschau.region.actions import ProfileChangedMeanwhile, UnfitProfile, change_profile
from produktschau.region.calculations.duties import DUTIES, open_duties
from produktschau.region.models import Region
from produktschau.region.queries.profile import PROFILE_FIELDS, profile_stamp, region

ClientOf = Callable[[User | None], Client]
PAGE = "/leitstand/region/"
LEGAL = ("/impressum/", "/datenschutz/", "/barrierefreiheit/")
SAID = {
    "name": "Testland",
    "publisher_name": "Landratsamt Testland",
    "publisher_address": "Marktplatz 1\n09599 Teststadt",
    "publisher_represented_by": "die Landrätin",
    "contact_email": "schau@testland.example",
    "contact_phone": "03731 1",
    "privacy_officer": "Datenschutz Testland, datenschutz@testland.example",
    "privacy_recipients": "Rechenzentrum Testland",
    "privacy_authority": "Aufsicht Testland",
    "accessibility_status": "partial",
    "accessibility_gaps": "Manche Bildtexte fehlen.",
    "accessibility_method": "Selbstbewertung",
    "accessibility_assessed_on": "2026-10-01",
    "accessibility_stated_on": "2026-10-02",
    "enforcement_body": "Durchsetzungsstelle Testland",
}


def typed(**changed: Any) -> dict[str, Any]:
    """What a browser sends: every field of the form, with the stamp of what is saved."""
    empty = dict.fromkeys(PROFILE_FIELDS, "")
    return {**empty, **SAID, "expected": profile_stamp(region()), **changed}


@pytest.fixture
def testland(db: None) -> Region:
    return Region.objects.create(pk=1, name="Testland", slug="testland")


def test_what_is_filled_in_stands_on_the_pages_at_once(client_of: ClientOf, manager: User, testland: Region) -> None:
    visitor = client_of(None)
    before = [visitor.get(path).content.decode() for path in LEGAL]
    assert [page.count("Diese Seite wird noch vervollständigt") for page in before] == [1, 1, 1]
    answer = client_of(manager).post(PAGE, typed())
    assert (answer.status_code, answer.headers["Location"]) == (302, PAGE)
    imprint, privacy, accessibility = (visitor.get(path).content.decode() for path in LEGAL)
    for page in (imprint, privacy, accessibility):
        assert "wird noch vervollständigt" not in page
        assert "hier noch genannt" not in page
    assert "Marktplatz 1<br>09599 Teststadt" in imprint
    assert "Vertreten durch die Landrätin" in imprint
    assert "Aufsicht Testland" in privacy
    assert "teilweise vereinbar" in accessibility
    assert "1.\N{NO-BREAK SPACE}Oktober 2026" in accessibility
    assert "Herausgegeben von Landratsamt Testland." in visitor.get("/").content.decode()


def test_english_pages_say_the_same(client_of: ClientOf, manager: User, testland: Region) -> None:
    visitor = client_of(None)
    assert "still being completed" in visitor.get("/en/impressum/").content.decode()
    client_of(manager).post(PAGE, typed())
    pages = [visitor.get(f"/en{path}").content.decode() for path in LEGAL]
    assert [page.count("still being completed") + page.count("will be named here") for page in pages] == [0, 0, 0]
    assert "partially compliant" in pages[2]


def test_visitors_are_told_that_and_the_staff_what_is_missing(
    client_of: ClientOf, manager: User, auditor: User, stranger: User, testland: Region
) -> None:
    for person in (None, stranger):
        page = client_of(person).get("/impressum/").content.decode()
        assert ("Pflichtangaben fehlen" in page, "/leitstand/region/" in page) == (False, False)
    for person, link in ((manager, "Jetzt eintragen"), (auditor, "Angaben ansehen")):
        page = client_of(person).get("/impressum/").content.decode()
        assert "Pflichtangaben fehlen: Herausgeber, Anschrift, Vertretung, E-Mail, Telefon." in page
        assert link in page


def test_the_desk_lists_what_is_missing_until_nothing_is(
    client_of: ClientOf, manager: User, editor: User, testland: Region
) -> None:
    page = client_of(manager).get("/leitstand/").content.decode()
    assert f'href="{PAGE}">{len(DUTIES)}</a>' in page
    assert "Pflichtangaben fehlen: Herausgeber, Anschrift," in page
    assert "Pflichtangaben" not in client_of(editor).get("/leitstand/").content.decode()
    client_of(manager).post(PAGE, typed())
    page = client_of(manager).get("/leitstand/").content.decode()
    assert "Pflichtangaben fehlen" not in page
    assert "Impressum, Datenschutz und Barrierefreiheit sind vollständig" in page


def test_gaps_need_not_be_told_where_everything_is_accessible() -> None:
    assert [
        duty.field for duty in open_duties({**SAID, "accessibility_status": "full", "accessibility_gaps": ""})
    ] == []
    assert [duty.field for duty in open_duties({**SAID, "accessibility_gaps": " "})] == ["accessibility_gaps"]


def test_a_mistake_stands_beside_its_field_and_nothing_is_lost(
    client_of: ClientOf, manager: User, testland: Region
) -> None:
    answer = client_of(manager).post(PAGE, typed(contact_email="kein Ort", vat_id="1 2", tagline="Neuer Satz"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="id_contact_email_error"' in page
    assert "Das ist keine E-Mail-Adresse" in page
    assert "zum Beispiel DE123456789" in page
    assert 'value="Neuer Satz"' in page
    assert region().tagline == ""


def test_who_saves_second_sees_what_was_saved_meanwhile(client_of: ClientOf, manager: User, testland: Region) -> None:
    seen_before = typed()
    client_of(manager).post(PAGE, typed(tagline="Von der ersten Person"))
    answer = client_of(manager).post(PAGE, {**seen_before, "tagline": "Von der zweiten"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Jemand anders hat die Angaben inzwischen geändert" in page
    assert "Von der ersten Person" in page
    assert 'value="Von der zweiten"' in page
    assert region().tagline == "Von der ersten Person"
    again = client_of(manager).post(
        PAGE, {**seen_before, "tagline": "Von der zweiten", "expected": profile_stamp(region())}
    )
    assert (again.status_code, region().tagline) == (302, "Von der zweiten")


def test_the_action_checks_again(manager: User, testland: Region, now: datetime) -> None:
    with pytest.raises(UnfitProfile) as refused:
        change_profile(by=manager, values={"contact_email": "kein Ort"}, at=now)
    assert list(refused.value.problems) == ["contact_email"]
    with pytest.raises(UnfitProfile):
        change_profile(by=manager, values={"is_demo": True}, at=now)
    with pytest.raises(ProfileChangedMeanwhile):
        change_profile(by=manager, values={"tagline": "Neu"}, at=now, expected="0" * 16)
    assert not Entry.objects.filter(subject="region:1").exists()


def test_the_permanent_record_names_no_people(manager: User, testland: Region, now: datetime) -> None:
    values = {"privacy_officer": "Erna Muster", "tagline": "Neu", "imprint_text": "Foto: Max Muster\r\n\r\nEnde \n"}
    change_profile(by=manager, values=values, at=now)
    entry = Entry.objects.get(subject="region:1")
    assert entry.verb == "region.changed"
    assert entry.after["tagline"] == "Neu"
    assert "Muster" not in f"{entry.before}{entry.after}"
    assert set(entry.after) == set(values)
    assert region().imprint_text == "Foto: Max Muster\n\nEnde"


def test_saving_the_same_writes_nothing(manager: User, testland: Region, now: datetime) -> None:
    for _ in range(2):
        change_profile(by=manager, values={"tagline": "Neu"}, at=now)
    assert Entry.objects.filter(subject="region:1").count() == 1


def test_a_house_without_a_region_gets_one(client_of: ClientOf, manager: User) -> None:
    assert client_of(manager).post(PAGE, typed()).status_code == 302
    assert region().name == "Testland"


def test_who_may_not_change_it_reads_it(client_of: ClientOf, auditor: User, editor: User, testland: Region) -> None:
    for person in (auditor, editor):
        page = client_of(person).get(PAGE).content.decode()
        assert ("<form" in page, "Testland" in page, "Das trägt das Regionalmanagement ein" in page) == (
            False,
            True,
            True,
        )
        assert client_of(person).post(PAGE, typed()).status_code == 403
    assert region().publisher_name == ""


def test_words_are_shown_as_typed_and_never_run(client_of: ClientOf, manager: User, testland: Region) -> None:
    hostile = "<script>alert(1)</script>"
    client_of(manager).post(PAGE, typed(publisher_name=hostile, imprint_text=hostile, privacy_officer=hostile))
    pages = [client_of(None).get(path).content.decode() for path in (*LEGAL, "/")]
    assert [hostile in page for page in pages] == [False] * 4
    assert "&lt;script&gt;alert(1)" in pages[0]


def test_a_demonstration_says_that_its_details_are_examples(client_of: ClientOf, testland: Region) -> None:
    Region.objects.update(is_demo=True)
    pages = [client_of(None).get(path).content.decode() for path in LEGAL]
    assert ["Herausgeber, Ansprechstellen und Behörden auf dieser Seite sind Beispiele" in page for page in pages] == [
        True
    ] * 3


def test_a_street_map_from_elsewhere_is_told_where_there_is_one(
    client_of: ClientOf, settings: Any, testland: Region
) -> None:
    assert "Straßenkarte" not in client_of(None).get("/datenschutz/").content.decode()
    settings.MAP_TILES = "https://karten.example/{z}/{x}/{y}.png"
    page = client_of(None).get("/datenschutz/").content.decode()
    assert "lädt Ihr Browser Kartenbilder von karten.example" in page
    assert "Ihr Browser fragt bei niemand anderem nach" not in page


def test_a_legal_page_asks_the_database_twice_at_most(
    client: Client, testland: Region, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for path in LEGAL:
        with django_assert_max_num_queries(2):
            client.get(path)
