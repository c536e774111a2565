"""What a firm changes outside a round waits for the office: pictures, words of pictures, people to be shown."""

import pytest
from django.test import Client

from produktschau.accounts.models import User
from produktschau.intake.queries.desk_changes import TO_LOOK_AT
from produktschau.showcase.actions import change_company
from produktschau.showcase.models import Company, Contact, Picture
from produktschau.showcase.tasks import make_renditions
from produktschau.work.models import Mail
from tests.cast import NOW, client_of
from tests.factories import showcase
from tests.showcase.pictures import jpeg, ready_picture

pytestmark = pytest.mark.usefixtures("district", "words")

DESK = "/leitstand/aenderungen/"
WORDS = {"alt": "Eine Drehbank im Licht.", "credit": "E. Fichtner", "focus_x": "80", "focus_y": "10", "position": "1"}


def home(firm: Company, path: str = "") -> str:
    return f"/mein-betrieb/{firm.key}/{path}"


def uploaded(mine: Client, firm: Company) -> Picture:
    mine.post(home(firm, f"bilder/{firm.key}/"), {"file": jpeg(), "alt": "Eine Drehbank.", "credit": "Fichtner"})
    picture = Picture.objects.get()
    make_renditions.func(picture=picture.pk)
    return Picture.objects.get()


def public(firm: Company) -> str:
    return client_of(None).get(firm.get_absolute_url()).content.decode()


def decide(browser: Client, picture: Picture, **told: str) -> int:
    page = browser.get(DESK).context["found"]
    stamp = next((shot.stamp for shot in page.shots if shot.picture == picture), "")
    return browser.post(f"{DESK}bild/{picture.key}/", {"stamp": stamp, **told}).status_code


def test_a_picture_of_a_firm_is_seen_when_the_office_has_looked_at_it(
    mine: Client, firm: Company, editor: User
) -> None:
    picture = uploaded(mine, firm)
    paths = [f"/bilder/{picture.key}-400.webp", f"/bilder/{picture.key}/karte-320-50x50.webp"]
    assert (picture.waits_since is not None, "Eine Drehbank." in public(firm)) == (True, False)
    assert [client_of(None).get(path).status_code for path in paths] == [404, 404]
    assert "wartet auf die Redaktion" in mine.get(home(firm, f"bilder/{firm.key}/")).content.decode()
    browser = client_of(editor)
    assert (TO_LOOK_AT.count(editor), browser.get(DESK).content.decode().count("Eine Drehbank.")) == (1, 4)
    assert decide(browser, picture) == 302
    assert "Eine Drehbank." in public(firm)
    assert (TO_LOOK_AT.count(editor), "Alles angesehen" in browser.get(DESK).content.decode()) == (0, True)


def test_a_picture_that_is_not_shown_goes_with_a_reason(mine: Client, firm: Company, editor: User) -> None:
    picture = uploaded(mine, firm)
    browser = client_of(editor)
    assert decide(browser, picture, wort="nein", reason=" ") == 422
    assert decide(browser, picture, wort="nein", reason="Es zeigt ein fremdes Zeichen.") == 302
    mail = Mail.objects.get(subject="Eine Bitte zu Ihrem Bild")
    assert (Picture.objects.count(), "Es zeigt ein fremdes Zeichen." in mail.text) == (0, True)


def test_other_words_for_a_public_picture_wait_and_the_focus_does_not(
    mine: Client, firm: Company, editor: User
) -> None:
    picture, path = ready_picture(firm), home(firm, f"bilder/{firm.key}/")
    stamp = mine.get(f"{path}{picture.key}/").context["stamp"]
    mine.post(f"{path}{picture.key}/", {**WORDS, "expected": stamp})
    picture = Picture.objects.get()
    assert (picture.alt, picture.focus_x, picture.proposed["alt"]) == ("Ein Webstuhl.", 80, WORDS["alt"])
    assert WORDS["alt"] in mine.get(f"{path}{picture.key}/").content.decode()
    decide(client_of(editor), picture)
    picture = Picture.objects.get()
    assert (picture.alt, picture.credit, picture.proposed) == (WORDS["alt"], WORDS["credit"], {})


def test_who_takes_the_words_back_waits_for_nothing(mine: Client, firm: Company, editor: User) -> None:
    picture, path = ready_picture(firm), home(firm, f"bilder/{firm.key}/")
    for words in (WORDS, {**WORDS, "alt": "Ein Webstuhl.", "credit": "Weberei"}):
        stamp = mine.get(f"{path}{picture.key}/").context["stamp"]
        mine.post(f"{path}{picture.key}/", {**words, "expected": stamp})
    assert (Picture.objects.get().proposed, TO_LOOK_AT.count(editor)) == ({}, 0)


def test_words_that_are_not_shown_leave_the_picture(mine: Client, firm: Company, editor: User) -> None:
    picture, path = ready_picture(firm), home(firm, f"bilder/{firm.key}/")
    mine.post(f"{path}{picture.key}/", {**WORDS, "expected": mine.get(f"{path}{picture.key}/").context["stamp"]})
    decide(client_of(editor), picture, wort="nein", reason="Bitte ohne Werbung.")
    assert (Picture.objects.get().alt, Picture.objects.get().proposed) == ("Ein Webstuhl.", {})


def test_the_office_decides_on_what_it_saw(mine: Client, firm: Company, editor: User) -> None:
    picture = uploaded(mine, firm)
    assert client_of(editor).post(f"{DESK}bild/{picture.key}/", {"stamp": "alt"}).status_code == 302
    assert Picture.objects.get().waits_since is not None


def test_a_person_who_agrees_is_shown_when_the_office_has_looked_at_it(
    mine: Client, firm: Company, editor: User
) -> None:
    told = {"name": "Erna Fichtner", "role": "Werkstatt", "email": "erna@drechslerei.example", "einverstanden": "ja"}
    assert mine.post(home(firm, "personen/neu/"), told).status_code == 302
    person = Contact.objects.get()
    assert (person.is_published, person.consent_on is not None, "Erna Fichtner" in public(firm)) == (False, True, False)
    browser = client_of(editor)
    assert "Erna Fichtner" in browser.get(DESK).content.decode()
    browser.post(f"{DESK}person/{person.pk}/")
    assert ("Erna Fichtner" in public(firm), TO_LOOK_AT.count(editor)) == (True, 0)


def test_a_person_who_is_not_shown_stays_known(mine: Client, firm: Company, editor: User) -> None:
    mine.post(home(firm, "personen/neu/"), {"name": "Erna Fichtner", "einverstanden": "ja"})
    person, browser = Contact.objects.get(), client_of(editor)
    path = f"{DESK}person/{person.pk}/"
    assert browser.post(path, {"wort": "nein", "reason": ""}).status_code == 422
    assert browser.post(path, {"wort": "nein", "reason": "Eine Person genügt."}).status_code == 302
    person = Contact.objects.get()
    assert (person.is_published, person.consent_on, TO_LOOK_AT.count(editor)) == (False, None, 0)
    assert Mail.objects.filter(subject="Eine Bitte zu Ihrer Ansprechperson").count() == 1


def test_a_person_without_a_name_is_told_and_nothing_is_lost(mine: Client, firm: Company) -> None:
    answer = mine.post(home(firm, "personen/neu/"), {"name": "", "role": "Werkstatt", "email": "keine"})
    page = answer.content.decode()
    assert (answer.status_code, 'value="Werkstatt"' in page, 'value="keine"' in page) == (422, True, True)
    assert Contact.objects.count() == 0


def test_a_person_is_forgotten_at_once_and_no_form_brings_it_back(mine: Client, firm: Company, editor: User) -> None:
    person = {"name": "Erna Fichtner", "is_published": True, "consent_on": NOW.date(), "consent_wording": "Ja."}
    change_company(by=showcase.BY, at=NOW, company=firm, contacts=[person])  # type: ignore[list-item]  # a contact's fields
    before = Company.objects.get(pk=firm.pk).changed_at
    mine.post(home(firm, "personen/entfernen/"), {"person": str(firm.contacts.get().pk)})
    assert (firm.contacts.count(), "Erna Fichtner" in public(firm)) == (0, False)
    desk = client_of(editor).post(
        f"/leitstand/betriebe/{firm.key}/", {"name": firm.name, "lead": "x", "expected": before.isoformat(), **EMPTY}
    )
    assert (desk.status_code, firm.contacts.count()) == (409, 0)


EMPTY = {
    f"{part}-{name}_FORMS": "0"
    for part in ("sites", "contacts", "certificates", "links")
    for name in ("TOTAL", "INITIAL")
}
