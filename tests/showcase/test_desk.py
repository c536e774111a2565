"""The desk: who may do what, and that a form loses nothing."""

import pytest
from django.test import Client

from produktschau.accounts.models import User
from produktschau.showcase import actions
from produktschau.showcase.actions import appoint_steward
from produktschau.showcase.models import Company, Picture, Product
from tests.cast import NOW, TODAY, client_of
from tests.showcase.making import BY, company, draft_company, draft_product
from tests.showcase.pictures import jpeg

pytestmark = pytest.mark.usefixtures("district", "words")

PARTS = ("sites", "contacts", "certificates", "links")
EMPTY = {f"{part}-{name}": "0" for part in PARTS for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
WRITES = ("veroeffentlichen", "zurueckziehen", "umbenennen", "loeschen", "bilder")


def token(record: Company | Product) -> str:
    return record.changed_at.isoformat()


@pytest.mark.parametrize("path", ["/leitstand/betriebe/", "/leitstand/produkte/"])
def test_only_people_with_a_role_read_the_lists(
    path: str,
    manager: User,
    coordinator: User,
    editor: User,
    officer: User,
    auditor: User,
    steward: User,
    stranger: User,
) -> None:
    readers = [client_of(person).get(path).status_code for person in (manager, coordinator, editor, officer, auditor)]
    others = [client_of(person).get(path).status_code for person in (steward, stranger)]
    assert readers == [200] * 5
    assert others == [403, 403]
    assert client_of(None).get(path).status_code == 302


@pytest.mark.parametrize("folder", ["betriebe", "produkte"])
def test_nobody_else_changes_a_record(
    folder: str, officer: User, coordinator: User, stranger: User, steward: User
) -> None:
    other = draft_company("Andere Werkstatt")
    appoint_steward(by=BY, company=other, person=steward, on=TODAY, at=NOW)
    mine = draft_company()
    record: Company | Product = mine if folder == "betriebe" else draft_product(mine)
    path = f"/leitstand/{folder}/{record.key}/"
    for person, opens in ((officer, 200), (coordinator, 200), (stranger, 403), (steward, 403)):
        browser = client_of(person)
        assert browser.get(path).status_code == opens
        assert browser.post(path, {"name": "Gekapert", "expected": token(record), **EMPTY}).status_code == 403
        assert [browser.post(f"{path}{step}/").status_code for step in WRITES] == [403] * 5
    visitor = client_of(None)
    assert [visitor.post(f"{path}{step}/").status_code for step in WRITES] == [302] * 5
    assert Company.objects.get(pk=mine.pk).name == "Weberei Talaue"


def test_an_auditor_reads_and_changes_nothing_and_sees_no_people(auditor: User) -> None:
    made = draft_company(contacts=[{"name": "Verena Verborgen"}])
    browser, path = client_of(auditor), f"/leitstand/betriebe/{made.key}/"
    page = browser.get(path)
    assert page.status_code == 200
    assert "Verborgen" not in page.content.decode()
    assert browser.post(path, {"name": "Neu", "expected": token(made), **EMPTY}).status_code == 403
    assert [browser.post(f"{path}{step}/").status_code for step in WRITES] == [403] * 5


def test_a_steward_changes_nothing_at_the_desk_and_is_led_to_mein_betrieb(steward: User) -> None:
    mine = draft_company()
    thing = draft_product(mine)
    appoint_steward(by=BY, company=mine, person=steward, on=TODAY, at=NOW)
    browser, path, place = client_of(steward), f"/leitstand/betriebe/{mine.key}/", f"/mein-betrieb/{mine.key}/"
    assert browser.post(path, {"name": "Weberei am Bach", "expected": token(mine), **EMPTY}).status_code == 403
    assert Company.objects.get(pk=mine.pk).name == mine.name
    assert [browser.get(one)["Location"] for one in (path, f"/leitstand/produkte/{thing.key}/")] == [place, place]
    assert [browser.post(f"{path}{step}/").status_code for step in WRITES] == [403] * 5
    assert browser.get("/leitstand/betriebe/").status_code == 403


def test_an_editor_creates_and_changes_and_does_not_publish(editor: User) -> None:
    browser = client_of(editor)
    answer = browser.post("/leitstand/betriebe/neu/", {"name": "Neue Weberei", **EMPTY})
    made = Company.objects.get(name="Neue Weberei")
    assert answer["Location"] == f"/leitstand/betriebe/{made.key}/"
    assert browser.post(f"/leitstand/betriebe/{made.key}/veroeffentlichen/").status_code == 403


@pytest.mark.parametrize("path", ["/leitstand/betriebe/neu/", "/leitstand/produkte/neu/"])
def test_only_editors_and_managers_create(path: str, auditor: User, steward: User, stranger: User) -> None:
    tried = [
        client_of(person).post(path, {"name": "Neu", **EMPTY}).status_code for person in (auditor, steward, stranger)
    ]
    assert tried == [403, 403, 403]
    assert (Company.objects.count(), Product.objects.count()) == (0, 0)


def test_a_form_without_its_token_is_refused(manager: User) -> None:
    made = draft_company()
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(manager)
    assert browser.post(f"/leitstand/betriebe/{made.key}/veroeffentlichen/").status_code == 403
    assert not Company.objects.get(pk=made.pk).is_published


@pytest.mark.parametrize("step", WRITES)
def test_steps_are_never_taken_by_following_a_link(manager: User, step: str) -> None:
    assert client_of(manager).get(f"/leitstand/betriebe/{draft_company().key}/{step}/").status_code == 405


def test_the_blocked_button_says_why(manager: User) -> None:
    made = actions.create_company(by=BY, at=NOW, name="Imkerei", is_sole_trader=True)
    browser, path = client_of(manager), f"/leitstand/betriebe/{made.key}/"
    page = browser.get(path).content.decode()
    assert 'aria-disabled="true"' in page
    assert "Die Einwilligung der Person fehlt" in page
    told = browser.post(f"{path}veroeffentlichen/", follow=True).content.decode()
    assert told.count("Die Einwilligung der Person fehlt") == 2


def test_a_manager_publishes_renames_withdraws_and_deletes(manager: User) -> None:
    made = draft_company()
    browser, path = client_of(manager), f"/leitstand/betriebe/{made.key}/"
    browser.post(f"{path}veroeffentlichen/")
    assert Company.objects.get(pk=made.pk).is_published
    browser.post(f"{path}umbenennen/", {"name": "Weberei am Bach"})
    assert Company.objects.get(pk=made.pk).slug == "weberei-am-bach"
    browser.post(f"{path}zurueckziehen/", {"reason": "Umbau"})
    assert Company.objects.get(pk=made.pk).is_withdrawn
    browser.post(f"{path}loeschen/")
    assert not Company.objects.filter(pk=made.pk).exists()


def test_a_second_saver_sees_the_own_text_and_who_was_first(manager: User, editor: User) -> None:
    made = draft_company()
    seen = token(made)
    path = f"/leitstand/betriebe/{made.key}/"
    client_of(editor).post(path, {"name": "Von Elif", "expected": seen, **EMPTY})
    late = client_of(manager)
    answer = late.post(path, {"name": "Von Martha", "lead": "Mein langer Satz.", "expected": seen, **EMPTY})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Mein langer Satz." in page
    assert "Elif Yıldız" in page
    now_seen = token(Company.objects.get(pk=made.pk))
    assert f'value="{now_seen}"' in page
    assert late.post(path, {"name": "Von Martha", "expected": now_seen, **EMPTY}).status_code == 302


def test_a_form_without_the_moment_it_was_opened_is_not_saved(manager: User) -> None:
    made = draft_company()
    assert client_of(manager).post(f"/leitstand/betriebe/{made.key}/", {"name": "Neu", **EMPTY}).status_code == 409


def test_a_refused_form_keeps_what_was_typed_and_says_why_at_its_field(manager: User) -> None:
    made = draft_company()
    site = {
        "sites-TOTAL_FORMS": "2",
        "sites-1-place": "Freiberg",
        "sites-1-postcode": "0959",
    }
    answer = client_of(manager).post(
        f"/leitstand/betriebe/{made.key}/",
        {"name": "Weberei", "email": "kein-at", "expected": token(made), **EMPTY, **site},
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="kein-at"' in page
    assert 'href="#id_sites-1-postcode"' in page
    assert page.count("hat nicht fünf Ziffern") == 2


def test_a_whole_company_goes_through_the_form_and_back(manager: User) -> None:
    made = company(
        contacts=[{"name": "Olga", "is_published": True, "consent_on": TODAY, "consent_wording": "Ja."}],
        links=[{"label": "Laden", "url": "https://laden.example"}],
        certificates=[{"name": "Bio", "valid_until": TODAY}],
        languages=["de", "cs"],
        founded_year=1936,
    )
    browser, path = client_of(manager), f"/leitstand/betriebe/{made.key}/"
    context = browser.get(path).context
    typed: dict[str, object] = {"expected": token(made)}
    for form in [context["form"], *(sub for _, _, formset in context["parts"] for sub in formset)]:
        for field in form:
            value = field.value()
            if value not in (None, False, ""):
                typed[field.html_name] = (
                    [getattr(item, "pk", item) for item in value] if isinstance(value, list) else value
                )
    for _, _, formset in context["parts"]:
        for field in formset.management_form:
            typed[field.html_name] = field.value()
    assert browser.post(path, typed).status_code == 302
    assert Company.objects.get(pk=made.pk).changed_at == NOW


def test_a_picture_is_taken_in_and_removed_by_who_may(manager: User, stranger: User) -> None:
    made = draft_company()
    browser, path = client_of(manager), f"/leitstand/betriebe/{made.key}/bilder/"
    browser.post(path, {"file": jpeg(), "alt": "Ein Webstuhl.", "credit": "Martha"})
    picture = Picture.objects.get()
    assert client_of(stranger).post(f"/leitstand/bilder/{picture.key}/entfernen/").status_code == 403
    browser.post(f"/leitstand/bilder/{picture.key}/entfernen/")
    assert Picture.objects.count() == 0


def test_lists_tell_states_and_find_words(manager: User) -> None:
    company("Öffentliche Weberei")
    draft_company("Entwurf")
    gone = company("Zurückgezogene")
    actions.withdraw_company(by=BY, at=NOW, company=gone)
    browser = client_of(manager)
    tabs = {tab.name: tab.count for tab in browser.get("/leitstand/betriebe/").context["list"].tabs}
    assert tabs == {"alle": 3, "entwurf": 1, "oeffentlich": 1, "zurueckgezogen": 1}
    assert [row["record"].name for row in browser.get("/leitstand/betriebe/?wort=öffent").context["rows"]] == [
        "Öffentliche Weberei"
    ]
