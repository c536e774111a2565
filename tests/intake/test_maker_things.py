"""New products, calls, pictures, people, data, leaving."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from produktschau.accounts.models import User
from produktschau.intake.models import Call, Invitation, Submission
from produktschau.outreach.models import ContactNote
from produktschau.showcase.actions import change_company
from produktschau.showcase.actions.company_parts import ContactFields
from produktschau.showcase.models import Company, Picture, Product
from produktschau.work.models import Mail
from tests.cast import NOW, TODAY, client_of
from tests.factories import maker, showcase
from tests.factories.intake import submission
from tests.showcase.pictures import jpeg, ready_picture

pytestmark = pytest.mark.usefixtures("district", "words")

PERSON: ContactFields = {
    "name": "Erna Fichtner",
    "email": "erna@drechslerei.example",
    "is_published": True,
    "consent_on": TODAY,
    "consent_wording": "Ja, gern.",
}


def home(firm: Company, path: str = "") -> str:
    return f"/mein-betrieb/{firm.key}/{path}"


def test_a_new_product_is_a_draft_of_the_firm(mine: Client, firm: Company) -> None:
    answer = mine.post(home(firm, "neu/"), {"name": "Kreisel"})
    product, made = Product.objects.get(), Submission.objects.get()
    assert (product.name, product.state, list(product.makers.all())) == ("Kreisel", "draft", [firm])
    assert answer.headers["Location"] == home(firm, f"einreichungen/{made.key}/")


@pytest.mark.parametrize("name", ["", "   ", "x" * 151])
def test_a_name_that_is_none_is_told(mine: Client, firm: Company, name: str) -> None:
    assert (mine.post(home(firm, "neu/"), {"name": name}).status_code, Product.objects.count()) == (422, 0)


def test_a_change_goes_on_where_one_is_open(mine: Client, firm: Company) -> None:
    product = showcase.product(firm)
    first = mine.post(home(firm, "aendern/"), {"eintrag": product.key}).headers["Location"]
    again = mine.post(home(firm, "aendern/"), {"eintrag": product.key}).headers["Location"]
    own = mine.post(home(firm, "aendern/"), {"eintrag": firm.key}).headers["Location"]
    assert (first == again, own == first, Submission.objects.count()) == (True, False, 2)


def test_another_firms_product_is_not_changed(mine: Client, firm: Company) -> None:
    foreign = showcase.product(showcase.company("Andere"))
    assert (mine.post(home(firm, "aendern/"), {"eintrag": foreign.key}).status_code, Submission.objects.count()) == (
        404,
        0,
    )


def test_a_call_is_answered_with_something_new_or_something_there(client: Client, firm: Company) -> None:
    call, link = _asked(firm)
    product = showcase.product(firm)
    client.post(link, {"name": "Leuchte"})
    client.post(link, {"eintrag": product.key})
    assert [(str(one.product), one.call) for one in Submission.objects.order_by("pk")] == [
        ("Leuchte", call),
        ("Brotbrett aus Esche", call),
    ]
    page = client.get(link).content.decode()
    assert page.count("Weiter eintragen") == 2


def test_a_round_of_other_times_is_not_taken_over_by_a_call(client: Client, firm: Company) -> None:
    _, link = _asked(firm)
    busy = submission(company=firm)
    assert busy.product is not None
    assert client.post(link, {"eintrag": busy.product.key}).status_code == 404


def test_a_call_that_is_over_takes_nothing(client: Client, firm: Company) -> None:
    call, link = _asked(firm)
    Call.objects.filter(pk=call.pk).update(closed_at=NOW)
    client.post(link, {"name": "Leuchte"})
    assert (Submission.objects.count(), "läuft gerade nicht" in client.get(link).content.decode()) == (0, True)


def test_declining_takes_a_reason_and_can_be_taken_back(client: Client, firm: Company) -> None:
    call, link = _asked(firm)
    client.post(f"{link}absagen/", {"why": "Im Herbst <b>keine</b> Zeit."})
    invitation = Invitation.objects.get(call=call)
    assert (invitation.declined_at is not None, invitation.declined_why) == (True, "Im Herbst <b>keine</b> Zeit.")
    assert "<b>keine</b>" not in client.get(link).content.decode()
    client.post(f"{link}absagen/", {"doch": "ja"})
    assert Invitation.objects.get(call=call).declined_at is None


def test_a_reason_too_long_is_told_and_stays(client: Client, firm: Company) -> None:
    _, link = _asked(firm)
    answer = client.post(f"{link}absagen/", {"why": "z" * 301})
    assert (answer.status_code, "z" * 301 in answer.content.decode()) == (422, True)


def test_whoever_was_not_invited_sees_no_call(mine: Client, firm: Company) -> None:
    call = maker.call()
    maker.invited(showcase.company("Andere"), call)
    assert mine.get(home(firm, f"aufrufe/{call.key}/")).status_code == 404


def test_a_picture_is_taken_described_and_removed(client: Client, firm: Company) -> None:
    base = maker.address(maker.link(firm), f"bilder/{firm.key}/")
    client.post(base, {"file": jpeg(), "alt": "Eine Drehbank.", "credit": "Fichtner"})
    picture = Picture.objects.get()
    one = f"{base}{picture.key}/"
    assert client.get(one).status_code == 200
    told = {
        "alt": "Eine Drehbank im Licht.",
        "credit": "E. Fichtner",
        "focus_x": "80",
        "focus_y": "10",
        "position": "1",
    }
    stamp = client.get(one).context["stamp"]
    assert client.post(one, {**told, "expected": stamp}).status_code == 302
    picture.refresh_from_db()
    assert (picture.alt, picture.focus_x, picture.focus_y) == ("Eine Drehbank im Licht.", 80, 10)
    assert client.post(one, {**told, "expected": stamp}).status_code == 409
    stamp = client.get(one).context["stamp"]
    assert client.post(one, {**told, "focus_x": "101", "expected": stamp}).status_code == 422
    client.post(f"{one}entfernen/")
    assert Picture.objects.count() == 0


def test_looking_at_cuts_saves_nothing(mine: Client, firm: Company) -> None:
    picture = ready_picture(firm)
    page = mine.post(home(firm, f"bilder/{firm.key}/{picture.key}/"), {"ansehen": "1", "focus_x": "90", "focus_y": "x"})
    picture.refresh_from_db()
    assert (page.status_code, picture.focus_x) == (200, 50)


@pytest.mark.parametrize("content", [b"", b"GIF89a no picture", b"<svg xmlns='http://www.w3.org/2000/svg'/>"])
def test_what_is_no_picture_is_told_and_the_words_stay(mine: Client, firm: Company, content: bytes) -> None:
    file = SimpleUploadedFile("../../bild.jpg", content, "image/jpeg")
    answer = mine.post(home(firm, f"bilder/{firm.key}/"), {"file": file, "alt": "Eine Drehbank.", "credit": "Fichtner"})
    assert (answer.status_code, "Eine Drehbank." in answer.content.decode(), Picture.objects.count()) == (422, True, 0)


def test_a_picture_of_a_draft_is_seen_behind_its_link_only(client: Client, firm: Company) -> None:
    made = submission(company=firm)
    assert made.product is not None
    picture = ready_picture(made.product)
    path = f"bilder/{made.product.key}/{picture.key}/{picture.renditions[0]}.webp"
    narrow, other = maker.link(firm, f"submission:{made.key}"), maker.link(showcase.company("Andere"))
    answers = [client.get(maker.address(one, path)) for one in (narrow, other)]
    assert [one.status_code for one in answers] == [200, 404]
    assert answers[0].headers["Content-Type"] == "image/webp"
    assert client.get(f"/bilder/{picture.key}-{picture.renditions[0]}.webp").status_code == 404


def test_a_consent_is_taken_back_at_once(mine: Client, firm: Company) -> None:
    change_company(by=showcase.BY, at=NOW, company=firm, contacts=[PERSON])
    person = firm.contacts.get()
    assert "Erna Fichtner" in client_of(None).get(firm.get_absolute_url()).content.decode()
    mine.post(home(firm, "personen/widerruf/"), {"person": str(person.pk)})
    person.refresh_from_db()
    assert (person.is_published, person.consent_on, person.consent_wording) == (False, None, "")
    assert "Erna Fichtner" not in client_of(None).get(firm.get_absolute_url()).content.decode()


@pytest.mark.parametrize("number", ["", "x", "-1", "9" * 30])
def test_a_person_who_is_none_changes_nothing(mine: Client, firm: Company, number: str) -> None:
    assert mine.post(home(firm, "personen/widerruf/"), {"person": number}).status_code == 302


def test_another_firms_person_is_left_alone(mine: Client, firm: Company) -> None:
    other = showcase.company("Andere")
    change_company(by=showcase.BY, at=NOW, company=other, contacts=[PERSON])
    mine.post(home(firm, "personen/widerruf/"), {"person": str(other.contacts.get().pk)})
    assert other.contacts.get().is_published


def test_the_file_holds_everything_of_the_firm_and_nothing_of_others(mine: Client, firm: Company) -> None:
    change_company(by=showcase.BY, at=NOW, company=firm, contacts=[PERSON])
    ready_picture(firm)
    submission(company=firm, lead="Mein eigener Satz.")
    showcase.company("Ganz andere Firma")
    answer = mine.get(home(firm, "daten/daten.json"))
    told = json.loads(answer.content)
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{firm.slug}.json"'
    assert (told["Betrieb"]["Personen"][0]["Name"], len(told["Betrieb"]["Bilder"])) == ("Erna Fichtner", 1)
    assert told["Einreichungen"][0]["Fassungen"][-1]["Kurztext"] == "Mein eigener Satz."
    assert "Ganz andere Firma" not in answer.content.decode()


def test_a_link_neither_takes_the_data_nor_leaves(client: Client, firm: Company) -> None:
    link = maker.link(firm)
    statuses = [
        client.get(maker.address(link, "daten/daten.json")).status_code,
        client.post(maker.address(link, "gehen/"), {"reason": "x"}).status_code,
        client.get(maker.address(link, "gehen/")).status_code,
    ]
    assert (statuses, ContactNote.objects.count()) == ([404, 404, 200], 0)


def test_the_wish_to_leave_reaches_the_office_once(mine: Client, firm: Company, manager: User) -> None:
    for _ in range(2):
        mine.post(home(firm, "gehen/"), {"reason": "Wir hören auf.\nDanke."})
    note = ContactNote.objects.get()
    assert (note.is_from_firm, note.follow_up_on is not None, note.company) == (True, True, firm)
    mail = Mail.objects.get(to=manager.email)
    assert (mail.subject, "Wir hören auf." in mail.text) == ("Drechslerei Fichtner möchte die Schau verlassen", True)
    assert "Ihr Wunsch liegt vor" in mine.get(home(firm, "gehen/")).content.decode()
    assert Company.objects.get(pk=firm.pk).is_published


def _asked(firm: Company) -> tuple[Call, str]:
    """A call that runs, and the address of its page behind the firm's link."""
    call = maker.call()
    maker.invited(firm, call)
    return call, maker.address(maker.link(firm, f"call:{call.key}", purpose="call"), f"aufrufe/{call.key}/")
