"""Nothing typed is lost: over a sign-in, with a stale token, with a sign no text has."""

from datetime import timedelta
from html import unescape

import pytest
from django.test import Client

from produktschau.accounts.models import User
from produktschau.design.again import KEPT, MOST_BYTES
from produktschau.lib.dates import now
from produktschau.showcase.models import Company
from tests.cast import client_of
from tests.factories import region, showcase

pytestmark = pytest.mark.django_db

TEXT = "Ein langer Satz über Wolle, <b>mit</b> „Zeichen“.\nUnd eine zweite Zeile."
EMPTY = {
    f"{part}-{name}_FORMS": "0"
    for part in ("sites", "contacts", "certificates", "links")
    for name in ("TOTAL", "INITIAL")
}


@pytest.fixture
def path() -> str:
    region.district()
    return f"/leitstand/betriebe/{showcase.company().key}/"


def test_what_was_typed_when_the_session_ended_is_there_after_signing_in(path: str, editor: User) -> None:
    firm = Company.objects.get()
    told = {"name": firm.name, "lead": "Neu.", "story": TEXT, "expected": firm.changed_at.isoformat(), **EMPTY}
    browser = Client()
    assert browser.post(path, told)["Location"] == f"/konto/login/?next={path}"
    assert "Was Sie getippt haben, ist noch da" in browser.get(f"/konto/login/?next={path}").content.decode()
    browser.force_login(editor)
    page = browser.get(path)
    fields = dict(page.context["sent"])
    assert (
        "Zeichen“.<br>Und eine zweite Zeile." in unescape(page.content.decode()),
        "<b>mit" in page.content.decode(),
    ) == (
        True,
        False,
    )
    assert page["Cache-Control"] == "private, no-store"
    assert browser.post(path, fields).status_code == 302
    assert Company.objects.get().story == TEXT
    assert "Ihr Text ist noch da" not in browser.get(path).content.decode()


def test_words_for_an_address_that_only_takes_words_come_back_too(path: str, manager: User) -> None:
    browser = Client()
    browser.post(f"{path}zurueckziehen/", {"reason": "Umbau bis zum Herbst"})
    browser.force_login(manager)
    page = browser.get(f"{path}zurueckziehen/")
    assert (page.status_code, "Umbau bis zum Herbst" in page.content.decode()) == (200, True)


def test_what_is_not_to_be_sent_is_forgotten(path: str, editor: User) -> None:
    browser = Client()
    browser.post(path, {"story": TEXT})
    browser.force_login(editor)
    assert browser.post(path, {"typed-drop": path, "story": TEXT})["Location"] == path
    assert (KEPT in browser.session, Company.objects.get().story) == (False, showcase.company("Zweite").story)
    assert browser.post(path, {"typed-drop": "https://fremd.example/"})["Location"] == "/"


def test_whoever_may_not_open_the_page_does_not_get_the_words(path: str, stranger: User) -> None:
    browser = Client()
    browser.post(path, {"story": TEXT})
    browser.force_login(stranger)
    page = browser.get(path)
    assert (page.status_code, "Wolle" in page.content.decode()) == (403, False)


def test_after_half_an_hour_they_are_gone(path: str, editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = Client()
    browser.post(path, {"story": TEXT})
    browser.force_login(editor)
    later = now() + timedelta(minutes=31)
    monkeypatch.setattr("produktschau.design.again.now", lambda: later)
    assert "Ihr Text ist noch da" not in browser.get(path).content.decode()
    assert KEPT not in browser.session


@pytest.mark.parametrize(
    "told",
    [{"password": "geheim genug"}, {"x": "k"}, {"story": "z" * MOST_BYTES}, {}],
    ids=["secret", "short", "long", "nothing"],
)
def test_secrets_trifles_and_masses_are_not_kept(path: str, told: dict[str, str]) -> None:
    browser = Client()
    browser.post(path, told)
    assert KEPT not in browser.session


def test_a_form_of_ours_with_a_stale_token_is_shown_again(path: str, editor: User) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(editor)
    browser.cookies["csrftoken"] = "a" * 32
    told = {"story": TEXT, "csrfmiddlewaretoken": "b" * 63 + "c"}
    page = browser.post(path, told, headers={"Origin": "http://testserver"})
    assert (page.status_code, ("story", TEXT) in page.context["sent"]) == (403, True)
    assert all(name != "csrfmiddlewaretoken" for name, _ in page.context["sent"])


@pytest.mark.parametrize("headers", [{}, {"Origin": "https://fremd.example"}, {"Origin": "null"}])
def test_a_form_from_elsewhere_is_never_shown_again(path: str, editor: User, headers: dict[str, str]) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(editor)
    page = browser.post(path, {"story": TEXT, "csrfmiddlewaretoken": "b" * 63 + "c"}, headers=headers)
    assert (page.status_code, "Wolle" in page.content.decode()) == (403, False)


def test_a_sign_no_text_has_is_taken_out_and_the_words_stay(path: str, editor: User) -> None:
    page = client_of(editor).post(path, {"story": "vorn\x00 und hinten", "name\x00": "x\x00"})
    fields = page.context["sent"]
    assert (page.status_code, fields) == (400, [("story", "vorn und hinten"), ("name", "x")])
    assert client_of(editor).get(f"{path[:-1]}%00/").status_code == 400
    assert client_of(editor).get("/leitstand/betriebe/?seite=1%00&wort=a%00b").status_code == 200


def test_visitors_see_it_in_the_frame_of_the_public_pages(path: str) -> None:
    page = client_of(None).post("/merkliste/", {"text": "vorn\x00 und hinten"})
    assert (
        page.status_code,
        "vorn und hinten" in page.content.decode(),
        "Noch einmal senden" in page.content.decode(),
    ) == (
        400,
        True,
        True,
    )


def test_a_file_still_goes_where_its_view_lets_it_go(manager: User) -> None:
    answer = client_of(manager).post("/leitstand/einlesen/", {"kind": "companies", "source": ""})
    assert answer.status_code == 422
    assert Client().post("/leitstand/einlesen/", {"kind": "companies"})["Location"].startswith("/konto/login/")
