"""People out of lists are told once, by the way they can be reached, with everything the law asks for."""

import io
from datetime import UTC

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from produktschau.accounts.models import User
from produktschau.audit.models import Access, Entry
from produktschau.privacy.actions.informing import (
    inform_by_mail,
    note_informed,
    take_back,
    take_letters,
)
from produktschau.privacy.calculations.notice import SUBJECT
from produktschau.privacy.models import InformationNotice, Way
from produktschau.privacy.print.letters import information_letters_pdf
from produktschau.privacy.queries import desk
from produktschau.privacy.queries.persons import Person, persons, with_ways
from produktschau.privacy.views import duty
from produktschau.region.models import Region
from produktschau.showcase.actions import NotAcceptable, NotReady
from produktschau.showcase.models import Contact
from produktschau.work.models import Mail, MailState
from tests import cast
from tests.factories import showcase
from tests.factories.privacy import ERIKA, imported_firm, whole_profile

pytestmark = pytest.mark.usefixtures("home")
DEMANDED = (
    "Landkreis Muster",
    "Am Amt 1, 09599 Freiberg",
    "schau@landkreis.example",
    "Dana Schutz",
    "Ihre Rechte",
    "Art. 15 bis 18 DSGVO",
    "Art. 21 DSGVO",
    "Die Datenschutzbeauftragte des Landes",
    "Art. 6 Abs. 1 Buchst. e DSGVO",
    "Das Rechenzentrum des Landkreises",
    "Liste der Kammer",
    "Ihr Name",
    "Ihre E-Mail-Adresse",
    "Wie lange wir sie behalten",
    "Entscheidungen, die allein ein Programm trifft",
)
"""What Art. 14 (1) and (2) GDPR ask for, as the profile of the test says it."""


def people() -> list[Person]:
    return with_ways(persons())


@pytest.fixture
def erika() -> Person:
    whole_profile()
    imported_firm("Backhaus", **ERIKA)
    (person,) = people()
    return person


@pytest.fixture
def browser(manager: User) -> Client:
    return cast.client_of(manager)


def test_a_mail_says_all_that_the_law_asks_for_once(erika: Person) -> None:
    act = {"by": showcase.BY, "at": cast.NOW, "on": cast.TODAY, "people": [erika]}
    assert (inform_by_mail(**act), inform_by_mail(**act)) == (1, 0)  # type: ignore[arg-type]  # keywords of several types in one mapping
    mail = Mail.objects.get()
    text = " ".join(mail.text.split())
    assert (mail.to, mail.subject) == ("erika@backhaus.example", SUBJECT)
    assert [words for words in DEMANDED if words not in text] == []
    assert [words for words in DEMANDED if words not in " ".join(mail.html.split())] == []
    assert text.startswith("Guten Tag Frau Muster,")
    notice = InformationNotice.objects.get()
    assert (notice.way, notice.mail, notice.told_on) == (Way.MAIL, mail, cast.TODAY)
    assert Entry.objects.filter(verb="company.person_informed").count() == 1


def test_nothing_goes_out_while_the_profile_lacks_what_must_be_said() -> None:
    Region.objects.update(privacy_authority="")
    imported_firm("Backhaus", **ERIKA)
    with pytest.raises(NotReady, match="Aufsichtsbehörde"):
        inform_by_mail(by=showcase.BY, at=cast.NOW, on=cast.TODAY, people=people())
    assert (Mail.objects.count(), InformationNotice.objects.count()) == (0, 0)


def test_letters_go_to_those_without_a_mail_and_say_the_same(erika: Person) -> None:
    imported_firm("Mühle", contact_name="Herr Max Müller")
    taken = take_letters(by=showcase.BY, at=cast.NOW, on=cast.TODAY, people=people())
    assert [one.name for one in taken] == ["Herr Max Müller"]
    again = take_letters(by=showcase.BY, at=cast.NOW, on=cast.TODAY, people=[one for one in people() if one.notice])
    assert again == []
    pages = PdfReader(io.BytesIO(information_letters_pdf(taken, on=cast.TODAY, made_at=cast.NOW.astimezone(UTC)))).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "Guten Tag Herr Müller," in text
    without_mail = [words for words in DEMANDED if words != "Ihre E-Mail-Adresse"]
    assert [words for words in without_mail if words not in text] == []


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"way": Way.MAIL}, "way"),
        ({"told_on": None}, "told_on"),
        ({"told_on": cast.TODAY.replace(year=2027)}, "told_on"),
        ({"note": "  "}, "note"),
        ({"note": "x" * 201}, "note"),
    ],
)
def test_a_note_needs_a_way_a_day_and_evidence(erika: Person, values: dict[str, object], field: str) -> None:
    told = {"way": Way.SPOKEN, "told_on": cast.TODAY, "note": "Merkblatt übergeben", **values}
    with pytest.raises(NotAcceptable) as refused:
        note_informed(by=showcase.BY, at=cast.NOW, on=cast.TODAY, person=erika, **told)  # type: ignore[arg-type]  # keywords of several types in one mapping
    assert list(refused.value.problems) == [field]
    assert InformationNotice.objects.count() == 0


def test_a_note_can_be_taken_back_and_a_mail_cannot(erika: Person) -> None:
    note = note_informed(
        by=showcase.BY, at=cast.NOW, on=cast.TODAY, person=erika, way=Way.KNOWN, told_on=cast.TODAY, note="Brief 2025"
    )
    with pytest.raises(NotAcceptable, match="warum"):
        take_back(by=showcase.BY, at=cast.NOW, notice=note, reason=" ")
    take_back(by=showcase.BY, at=cast.NOW, notice=note, reason="verwechselt")
    assert persons()[0].notice is None
    inform_by_mail(by=showcase.BY, at=cast.NOW, on=cast.TODAY, people=people())
    with pytest.raises(NotAcceptable, match="hinausgegangen"):
        take_back(by=showcase.BY, at=cast.NOW, notice=InformationNotice.objects.get(), reason="doch nicht")


def test_a_mail_goes_to_the_address_of_now_and_to_nobody_who_left(erika: Person) -> None:
    imported_firm("Mühle", contact_name="Max Müller", contact_email="max@muehle.example")
    looked_at = people()
    Contact.objects.filter(name=ERIKA["contact_name"]).update(email="neu@backhaus.example")
    Contact.objects.filter(name="Max Müller").delete()
    assert inform_by_mail(by=showcase.BY, at=cast.NOW, on=cast.TODAY, people=looked_at) == 1
    assert list(Mail.objects.values_list("to", flat=True)) == ["neu@backhaus.example"]


def test_whose_mail_could_not_be_delivered_is_still_to_be_told(erika: Person) -> None:
    act = {"by": showcase.BY, "at": cast.NOW, "on": cast.TODAY}
    inform_by_mail(**act, people=[erika])  # type: ignore[arg-type]  # keywords of several types in one mapping
    Mail.objects.update(state=MailState.FAILED)
    assert [one.way for one in people()] == [Way.MAIL]
    assert inform_by_mail(**act, people=people()) == 1  # type: ignore[arg-type]  # as above
    assert sorted(Mail.objects.values_list("state", flat=True)) == ["failed", "queued"]
    assert InformationNotice.objects.get().mail == Mail.objects.get(state="queued")


def test_what_is_taken_back_twice_is_recorded_once_with_the_row_of_the_person(erika: Person) -> None:
    assert erika.contact is not None
    note = note_informed(
        by=showcase.BY, at=cast.NOW, on=cast.TODAY, person=erika, way=Way.KNOWN, told_on=cast.TODAY, note="Brief 2025"
    )
    for _ in range(2):
        take_back(by=showcase.BY, at=cast.NOW, notice=note, reason="verwechselt")
    (entry,) = Entry.objects.filter(verb="company.information_taken_back")
    assert entry.before == {"way": Way.KNOWN.label, "row": erika.contact.pk}


def test_the_list_leads_over_the_preview_to_the_mail(erika: Person, browser: Client) -> None:
    page = browser.get(reverse("privacy:duty"))
    assert page.status_code == 200
    assert "Frau Erika Muster" in page.content.decode()
    preview = browser.get(reverse("privacy:preview"), {"alle": "offen"})
    assert "1 Mail senden" in " ".join(preview.content.decode().split())
    assert browser.post(reverse("privacy:mails"), {"person": erika.ref}).status_code == 302
    assert Mail.objects.count() == 1
    told = browser.get(reverse("privacy:duty"), {"stand": "informiert"})
    assert "per Mail" in told.content.decode()


def test_letters_come_as_pdf_and_are_noted_as_read(browser: Client) -> None:
    whole_profile()
    imported_firm("Mühle", contact_name="Max Müller")
    answer = browser.post(reverse("privacy:letters"), {"alle": "offen"})
    assert answer.headers["Content-Type"] == "application/pdf"
    assert list(Access.objects.values_list("kind", "subject", "rows")) == [("letters", "desk:information", 1)]
    assert browser.post(reverse("privacy:letters"), {"alle": "offen"}).status_code == 302


def test_what_was_typed_stays_when_the_evidence_is_missing(erika: Person, browser: Client) -> None:
    typed = {"person": erika.ref, "way": "spoken", "told_on": "2026-11-01", "note": ""}
    answer = browser.post(reverse("privacy:note"), typed)
    assert answer.status_code == 422
    assert "woran man es später noch sieht" in answer.content.decode()
    assert browser.post(reverse("privacy:note"), {**typed, "note": "Merkblatt"}).status_code == 302
    assert InformationNotice.objects.get().way == Way.SPOKEN


def test_what_was_typed_stays_on_whatever_page_the_person_stands(
    erika: Person, browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "SIZE", 1)
    imported_firm("Mühle", contact_name="Max Müller")
    last = people()[-1]
    typed = {"person": last.ref, "way": "spoken", "told_on": "2027-01-01", "note": "Merkblatt beim Besuch"}
    page = browser.post(reverse("privacy:note"), typed).content.decode()
    assert [words for words in (last.name, "Merkblatt beim Besuch", "in der Zukunft") if words not in page] == []


def test_who_is_told_already_is_not_noted_again(erika: Person, browser: Client) -> None:
    inform_by_mail(by=showcase.BY, at=cast.NOW, on=cast.TODAY, people=[erika])
    typed = {"person": erika.ref, "way": "spoken", "told_on": "2026-11-01", "note": "Merkblatt"}
    answer = browser.post(reverse("privacy:note"), typed, follow=True)
    assert "schon informiert" in answer.content.decode()
    assert InformationNotice.objects.get().way == Way.MAIL


def test_somebody_told_while_the_letters_were_typeset_gets_none(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole_profile()
    imported_firm("Mühle", contact_name="Max Müller")
    imported_firm("Backhaus", contact_name="Erika Muster")
    printed = []

    def typeset(people: list[Person], **options: object) -> bytes:
        printed.append([one.name for one in people])
        if len(printed) == 1:
            first = {"person": people[0], "way": Way.KNOWN, "told_on": cast.TODAY, "note": "Merkblatt"}
            note_informed(by=showcase.BY, at=cast.NOW, on=cast.TODAY, **first)  # type: ignore[arg-type]  # keywords of several types in one mapping
        return b"%PDF"

    monkeypatch.setattr(duty, "information_letters_pdf", typeset)
    assert browser.post(reverse("privacy:letters"), {"alle": "offen"}).status_code == 200
    both = printed[0]
    assert printed == [both, both[1:]]
    assert sorted(InformationNotice.objects.values_list("way", flat=True)) == ["known", "letter"]


def test_the_record_of_a_firm_says_who_is_to_be_told(erika: Person, browser: Client) -> None:
    page = browser.get(reverse("showcase_house:desk_company", args=[erika.company.key])).content.decode()
    assert "Informationspflicht" in page
    assert "überfällig" in page
    assert f"?person={erika.ref}" in page
    inform_by_mail(by=showcase.BY, at=cast.NOW, on=cast.TODAY, people=[erika])
    page = browser.get(reverse("showcase_house:desk_company", args=[erika.company.key])).content.decode()
    assert f"?person={erika.ref}" not in page


def test_the_desk_counts_who_is_overdue(erika: Person, browser: Client) -> None:
    page = browser.get(reverse("portal_house:desk")).content.decode()
    assert "?stand=ueberfaellig" in page
