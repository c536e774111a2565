"""Every mail of the house is in the gallery, and every one is a letter: who it is for, what to do, who writes, why it comes."""

import re
from email import message_from_bytes
from typing import Any

import pytest
from django.core.mail import EmailMultiAlternatives

from produktschau.design.letters import Written, line_of, written
from produktschau.lib.mail_text import WIDTH
from produktschau.work.delivery import _message
from produktschau.work.models import Mail
from tests.mail_words import SITE
from tests.mails import BREAKING, LONG, PACKAGE, gallery, signed, templates

UNUSED = {
    "account/email/unknown_account": "who has no account did not ask to be written to",
    "account/email/password_reset_code": "a new password comes by link",
    "account/email/email_confirmation_signup": "nobody signs up",
    "account/email/email_confirm": "a notification",
    "account/email/email_changed": "a notification",
    "account/email/email_deleted": "a notification",
    "account/email/password_changed": "a notification",
    "account/email/password_reset": "a notification",
    "account/email/password_set": "a notification",
}
"""Mails of allauth that this house does not send: notifications are not switched on."""
FORBIDDEN = re.compile(r"!|\"|\bSie haben Post\b|\{\{|\{%|None|True|False|<[a-z]", re.IGNORECASE)


def read(name: str) -> Written:
    template, context = gallery()[name]
    return written(template, {**context, "site_url": SITE})


@pytest.fixture(autouse=True)
def the_letterhead() -> Any:
    """The region that signs in these tests."""
    with signed():
        yield


NAMES = sorted(
    [
        "konto-einladung",
        "treffen-einladung",
        "treffen-erinnerung",
        "treffen-link",
        "treffen-angemeldet",
        "treffen-angemeldet-person",
        "treffen-warteliste",
        "treffen-nachgerueckt",
        "treffen-nachgerueckt-person",
        "treffen-abgemeldet",
        "treffen-wieder-warteliste",
        "treffen-abgesagt",
        "treffen-abgesagt-person",
        "treffen-verlegt",
        "treffen-verlegt-person",
        "konto-geloescht",
        "konto-neues-passwort",
        "konto-adresse-bestaetigen",
        "konto-gibt-es-schon",
        "anspruch-bestaetigen",
        "anspruch-abgelehnt",
        "anspruch-kollegin",
        "zustaendig-neues-konto",
        "zustaendig-mit-konto",
        "nicht-mehr-zustaendig",
        "anfrage-an-betrieb",
        "anfrage-antwort",
        "anfrage-antwort-direkt",
        "konto-anmelden",
        "aufruf-einladung",
        "aufruf-erinnerung",
        "aufruf-erinnerung-begonnen",
        "eintrag-eingegangen",
        "eintrag-bitte",
        "eintrag-freigeben",
        "eintrag-freigeben-nur-netz",
        "eintrag-veroeffentlicht",
        "eintrag-abgelegt",
        "bild-nicht-gezeigt",
        "haus-eingereicht",
        "haus-freigegeben",
        "haus-abgelehnt",
        "haus-verlassen",
        "rundschreiben",
        "rundschreiben-probe",
        "persoenlicher-link",
        "tagesmail",
        "tagesmail-eine-zeile",
        "langer-name",
        "zeilenumbruch-im-namen",
        "nichts-bekannt",
        "datenschutz-information",
        "pflege-frage",
        "pflege-frage-nie-geprueft",
        "pflege-erinnerung",
        "pflege-gemeldet",
        "pflege-aufgegeben",
        "vermittlung-ergebnis",
        "vermittlung-erinnerung",
        "vermittlung-frage",
        "vermittlung-kommt-nicht-zustande",
        "vermittlung-verbunden",
        "vermittlung-verbunden-ohne-angaben",
        "lieferung-berichtigt",
        "lieferung-bestaetigt",
        "lieferung-bestritten",
        "lieferung-einladung",
        "lieferung-erinnerung",
        "lieferung-frage-kunde",
        "lieferung-frage-lieferant",
        "lieferung-frage-vom-haus",
        "niederschrift",
        "umfrage-einladung",
        "umfrage-einladung-eine-frage",
        "umfrage-erinnerung",
        "netzwerk-einladung",
        "netzwerk-weg",
        "netzwerk-seite",
        "netzwerk-aufgenommen",
        "netzwerk-abgelehnt",
        "netzwerk-aufgabe",
        "boerse-eingetragen",
        "boerse-laeuft-ab",
        "boerse-antwort",
        "boerse-antwort-eines-betriebs",
        "boerse-abgenommen",
        "boerse-wieder-ausgehaengt",
        "boerse-zugang",
        "boerse-abo-bestaetigen",
        "boerse-neues",
        "boerse-neues-eines",
    ]
)


def test_the_gallery_shows_every_mail_there_is() -> None:
    assert sorted(gallery()) == NAMES
    assert templates() - {template for template, _ in gallery().values()} == set()


def test_allauth_sends_no_mail_of_its_own_words() -> None:
    import allauth

    theirs = {
        file.relative_to(file.parents[2]).as_posix().removesuffix("_subject.txt")
        for file in (PACKAGE / "x" / allauth.__file__).parent.glob("templates/account/email/*_subject.txt")
    }
    assert theirs - templates() == set(UNUSED)


@pytest.mark.parametrize("name", NAMES)
def test_it_is_a_letter(name: str) -> None:
    mail = read(name)
    paragraphs = mail.text.split("\n\n")
    assert paragraphs[0].startswith("Guten Tag")
    assert paragraphs[0].endswith(",")
    assert "Freundliche Grüße\nLandratsamt Mittelsachsen, Referat Wirtschaftsförderung" in paragraphs
    assert "Telefon 03731 799-0\nwirtschaft@mittelsachsen.example" in mail.text
    assert "Sie erhalten dies" in mail.text
    assert len(mail.subject) <= 120
    assert mail.text.endswith("\n")
    assert "\n\n\n" not in mail.text


@pytest.mark.parametrize("name", NAMES)
def test_its_words_are_clean(name: str) -> None:
    mail = read(name)
    own = "\n".join(line for line in mail.text.splitlines() if not line.startswith(">"))
    assert FORBIDDEN.findall(f"{mail.subject}\n{own}") == []
    assert own.count("„") == own.count("“")
    assert re.findall(r"\b[a-z]+_[a-z_]+\b", own) == []


@pytest.mark.parametrize("name", NAMES)
def test_both_versions_say_the_same(name: str) -> None:
    mail = read(name)
    told = " ".join(re.sub(r"<[^>]+>", " ", mail.html.partition("<main>")[2]).replace("&amp;", "&").split())
    for sentence in re.findall(r"[A-ZÄÖÜ][^.?:>/]{30,}[.?]", " ".join(mail.text.replace("> ", "").split())):
        if "http" not in sentence and "hier" not in sentence and "Seite" not in sentence:
            assert sentence in told


@pytest.mark.parametrize("name", NAMES)
def test_its_lines_fit_and_links_stay_whole(name: str) -> None:
    lines = read(name).text.splitlines()
    assert [line for line in lines if len(line) > WIDTH and "http" not in line] == []
    assert [line for line in lines if line.endswith("https:")] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_html_brings_nothing_from_elsewhere(name: str) -> None:
    html = read(name).html
    assert re.findall(r"<(?:img|script|link|iframe|form)\b|url\(|@import| on\w+=", html) == []
    assert set(re.findall(r'href="(?!mailto:)(https?://[^/"]+)', html)) == {SITE}
    assert ('<html lang="de">' in html, "color-scheme" in html) == (True, True)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_in_it_becomes_a_header(name: str) -> None:
    mail = read(name)
    row = Mail(to="a@example.org", sender="wir@example.org", message_id="<1@example.org>", headers={})
    row.subject, row.text, row.html = mail.subject, mail.text, mail.html
    sent = message_from_bytes(_message(row).message().as_bytes())
    assert (sent["Bcc"], sent["To"], "\n" in mail.subject) == (None, "a@example.org", False)
    assert isinstance(_message(row), EmailMultiAlternatives)


@pytest.mark.parametrize("title", [BREAKING, LONG, "„Eins“ & <b>zwei</b>"], ids=["breaking", "long", "markup"])
def test_a_name_in_a_subject_stays_one_line_of_words(title: str) -> None:
    _, context = gallery()["eintrag-freigeben"]
    mail = written("intake/mail/offered", {**context, "title": title, "entry": title})
    assert mail.subject == f"Bitte um Ihre Freigabe: {' '.join(title.split())}"
    assert "<b>zwei" not in mail.html


def test_german_whatever_the_language_of_the_page(settings: Any) -> None:
    from django.utils.translation import override

    with override("en"):
        assert "bis zum 1. Januar 2027" in read("eintrag-freigeben").text
        assert "Freundliche Grüße" in read("eintrag-freigeben").html


def test_a_line_is_the_bare_words() -> None:
    _, context = gallery()["haus-eingereicht"]
    assert line_of("intake/mail/submitted", context) == (
        "Eingereicht: Brotbrett aus Esche",
        "„Drechslerei Fichtner“ hat „Brotbrett aus Esche“ eingereicht. Als Nächstes\nist die Herkunft zu prüfen.",
    )
