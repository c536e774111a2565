"""Every mail of the house, to be read and looked at: ``python -m tests.mails FOLDER`` writes each as .txt and .html.

The words they are filled with are as the actions give them; some are as nasty as people are.
"""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

from tests.mail_words import AT, SITE, UNTIL, company, to_firm
from tests.network_mails import network_mails

CHECKOUT = Path(__file__).resolve().parent.parent
PACKAGE = CHECKOUT / "produktschau"
LONG = "Vereinigte Holz- und Spielwarenmanufakturen Olbernhau-Pfaffroda-Dittersbach Gesellschaft mit beschränkter Haftung & Co. KG"
BREAKING = "Frau Erika\r\nBcc: alle@welt.example\r\n\r\nMustermann"


def templates() -> set[str]:
    """The mails there are templates for: „intake/mail/offered“, „account/email/password_reset_key“."""
    found = set()
    for file in PACKAGE.glob("*/templates/**/*_subject.txt"):
        inside = file.relative_to(PACKAGE).as_posix().partition("/templates/")[2]
        found.add(inside.removesuffix("_subject.txt"))
    return found


@contextmanager
def signed() -> Iterator[None]:
    """Under the letterhead of a region that has told all about itself; no database is asked."""
    from produktschau.design.letters import LETTERHEAD
    from produktschau.region.models import Region

    region = Region(
        name="Mittelsachsen",
        publisher_name="Landratsamt Mittelsachsen, Referat Wirtschaftsförderung",
        publisher_address="Frauensteiner Straße 43\n09599 Freiberg",
        contact_email="wirtschaft@mittelsachsen.example",
        contact_phone="03731 799-0",
    )
    with patch.object(LETTERHEAD, "_things", {"region": (0, lambda: {"region": region})}):
        yield


def gallery() -> dict[str, tuple[str, Mapping[str, Any]]]:
    """Name of a mail → its template and what it is filled with; call it and ``written`` inside ``signed()``."""
    return {
        **_accounts(),
        **_claims(),
        **_enquiries(),
        **_intake(),
        **_mailings(),
        **_outreach(),
        **_privacy(),
        **_upkeep(),
        **network_mails(),
        **_surveys(),
    }


def _to_staff(**more: Any) -> dict[str, Any]:
    return {"company": company(), "is_staff": True, "salutation": "Guten Tag,", "page": f"{SITE}/leitstand/x/", **more}


def _accounts() -> dict[str, tuple[str, Mapping[str, Any]]]:
    from produktschau.accounts.queries import what_stays

    link = f"{SITE}/konto/password/reset/key/3-d6v2xk-0123456789abcdef0123456789abcdef/"
    told = {"salutation": "Guten Tag,", "password_reset_url": link, "activate_url": link}
    return {
        "konto-einladung": ("accounts/mail/invitation", {"link": link, "salutation": "Guten Tag Erika Mustermann,"}),
        "konto-geloescht": ("accounts/mail/erased", {**told, "name": "Erika Mustermann", "kept": what_stays()}),
        "konto-neues-passwort": ("account/email/password_reset_key", told),
        "konto-anmelden": (
            "account/email/login_code",
            {**told, "code": "7KQ-M2X", "login_url": f"{SITE}/konto/login/code/confirm/?code=7KQ-M2X"},
        ),
        "konto-adresse-bestaetigen": ("account/email/email_confirmation", told),
        "konto-gibt-es-schon": ("account/email/account_already_exists", told),
    }


def _claims() -> dict[str, tuple[str, Mapping[str, Any]]]:
    from produktschau.claims.models import Claim

    claim = Claim(name="Jana Vogel", role="Inhaberin", email="jana@ahorn.example", claimed_at=AT)
    told = {"claim": claim, "firm": company(), "salutation": "Guten Tag,"}
    reason = "Der Betrieb hat uns am Telefon gesagt, dass Sie dort nicht arbeiten."
    link = f"{SITE}/m/12-K7M2QXABCDEFGHJK/"
    return {
        "anspruch-bestaetigen": ("claims/mail/proof", {**told, "link": link, "valid_until": UNTIL}),
        "anspruch-abgelehnt": ("claims/mail/refused", {**told, "reason": reason}),
        "anspruch-kollegin": ("claims/mail/colleague", told),
        "zustaendig-neues-konto": ("claims/mail/appointed", {**told, "was_invited": True}),
        "zustaendig-mit-konto": ("claims/mail/appointed", {**told, "was_invited": False}),
        "nicht-mehr-zustaendig": ("claims/mail/dismissed", {**told, "reason": "Sie haben den Betrieb verlassen."}),
    }


def _enquiries() -> dict[str, tuple[str, Mapping[str, Any]]]:
    from produktschau.enquiries.models import Enquiry
    from produktschau.showcase.models import Product

    enquiry = Enquiry(
        key="M3N4P5",
        name="Maria Weber",
        email="maria.weber@example.org",
        phone="0371 123456",
        text="Guten Tag,\nfertigen Sie auch Bretter mit 60 cm Länge? Ich bräuchte sie bis Ostern.\n\nViele Grüße\nMaria Weber",
        language="en",
        asked_at=AT,
    )
    product = Product(name="Brotbrett aus Esche")
    answer = "Guten Tag Frau Weber,\n\nja, das machen wir gern. Bis Ostern klappt es.\n\nFichtner"
    answered = {"enquiry": enquiry, "firm": company(), "answer": answer, "salutation": "Guten Tag Maria Weber,"}
    return {
        "anfrage-an-betrieb": ("enquiries/mail/forwarded", to_firm(enquiry=enquiry, product=product)),
        "anfrage-antwort": ("enquiries/mail/answered", {**answered, "reply_to": ""}),
        "anfrage-antwort-direkt": ("enquiries/mail/answered", {**answered, "reply_to": "post@fichtner.example"}),
    }


def _intake() -> dict[str, tuple[str, Mapping[str, Any]]]:
    from produktschau.intake.models import Call

    call = Call(
        title="Wer baut hier?",
        text="Wir zeigen, was hier gebaut wird, und suchen Betriebe des Bauhandwerks.\n\nZwölf Betriebe kommen auf die Wand.",
        opens_on=date(2026, 11, 2),
        deadline_on=date(2026, 12, 4),
    )
    about = {"title": "Brotbrett aus Esche", "entry": "„Brotbrett aus Esche“"}
    reason = "Bitte sagen Sie uns, woher die Esche kommt.\nEin Satz genügt."
    firm, staff = to_firm(**about), _to_staff(**about)
    remarks = [("Beschreibung", "Hier fehlt die Größe."), ("", "Ein zweites Bild wäre schön.")]
    return {
        "aufruf-einladung": ("intake/mail/invitation", {**firm, "call": call, "asks": "Fotos und Maße"}),
        "aufruf-erinnerung": ("intake/mail/reminder", {**firm, "call": call, "is_begun": False}),
        "aufruf-erinnerung-begonnen": ("intake/mail/reminder", {**firm, "call": call, "is_begun": True}),
        "eintrag-eingegangen": ("intake/mail/received", firm),
        "eintrag-bitte": ("intake/mail/sent_back", {**firm, "reason": reason, "remarks": remarks}),
        "eintrag-freigeben": ("intake/mail/offered", {**firm, "has_print": True}),
        "eintrag-freigeben-nur-netz": ("intake/mail/offered", {**firm, "has_print": False, "is_steward": True}),
        "eintrag-veroeffentlicht": (
            "intake/mail/published",
            {**firm, "public": f"{SITE}/produkte/brotbrett-aus-esche/"},
        ),
        "eintrag-abgelegt": ("intake/mail/archived", {**firm, "reason": reason, "is_public": True}),
        "bild-nicht-gezeigt": (
            "intake/mail/not_shown",
            {**firm, "topic": "Ihrem Bild", "what": "ein Bild", "about": "Brotbrett", "alt": "Esche", "reason": reason},
        ),
        "haus-eingereicht": ("intake/mail/submitted", staff),
        "haus-freigegeben": ("intake/mail/approved", staff),
        "haus-abgelehnt": (
            "intake/mail/refused",
            {**staff, "part": "Drucktext", "reason": "Es ist Esche, nicht Eiche."},
        ),
        "haus-verlassen": ("intake/mail/leaving", {**staff, "reason": "Wir hören Ende des Jahres auf."}),
    }


def _mailings() -> dict[str, tuple[str, Mapping[str, Any]]]:
    from produktschau.mailings.queries.written import Words

    words = Words(
        "Einladung zum RegioTreff", "Guten Tag Frau Fichtner,", "wir laden Sie ein.\n\nAm 12. März um 18 Uhr.", ()
    )
    told = {"words": words, "company": company(), "salutation": words.salutation}
    return {
        "rundschreiben": ("mailings/mail/circular", {**told, "link": f"{SITE}/m/12-K7M2QXABCDEFGHJK/"}),
        "rundschreiben-probe": ("mailings/mail/circular", {**told, "link": "", "is_test": True}),
    }


def _outreach() -> dict[str, tuple[str, Mapping[str, Any]]]:
    from produktschau.outreach.models import DigestLine

    lines = [
        DigestLine(
            subject="Drechslerei Fichtner: Bitte um Ihre Freigabe: Brotbrett",
            text="Ihr Eintrag „Brotbrett“ ist geprüft und bearbeitet. Bitte lesen Sie den Text.",
            address=f"{SITE}/mein-betrieb/K7M2QX/einreichungen/AAAAAA/",
        ),
        DigestLine(subject="Eingereicht: Wollplaid", text="„Weberei Talaue“ hat „Wollplaid“ eingereicht."),
    ]
    digest = {"salutation": "Guten Tag Frau Fichtner,", "settings_url": f"{SITE}/konto/einstellungen/"}
    return {
        "persoenlicher-link": ("outreach/mail/link", to_firm(purpose="Eintrag bearbeiten und freigeben")),
        "tagesmail": ("outreach/mail/digest", {**digest, "lines": lines}),
        "tagesmail-eine-zeile": ("outreach/mail/digest", {**digest, "lines": lines[:1]}),
        "langer-name": ("outreach/mail/link", to_firm(LONG, salutation="Guten Tag,")),
        "zeilenumbruch-im-namen": ("outreach/mail/link", to_firm(BREAKING, salutation=f"Guten Tag {BREAKING},")),
        "nichts-bekannt": ("outreach/mail/link", to_firm("X", salutation="Guten Tag,", purpose="")),
    }


def _privacy() -> dict[str, tuple[str, Mapping[str, Any]]]:
    from produktschau.privacy.calculations.notice import Controller, Told, opening, sections
    from produktschau.privacy.calculations.purposes import PURPOSES

    told = Told(
        "Drechslerei Fichtner",
        False,
        ("Ihr Name", "Ihre Funktion", "Ihre E-Mail-Adresse"),
        "der Liste der Kammer",
        "3. November 2026",
    )
    house = Controller(
        showcase="ProduktSCHAU Mittelsachsen",
        name="Landratsamt Mittelsachsen",
        address="Frauensteiner Straße 43\n09599 Freiberg",
        represented_by="den Landrat",
        email="wirtschaft@mittelsachsen.example",
        phone="03731 799-0",
        officer="Datenschutzbeauftragte, datenschutz@mittelsachsen.example",
        contact="",
        recipients="",
        authority="Sächsische Datenschutz- und Transparenzbeauftragte, Dresden",
    )
    parts = sections(told, house, list(PURPOSES)[:2])
    context = {"salutation": "Guten Tag Frau Fichtner,", "opening": opening(told, house), "sections": parts}
    return {"datenschutz-information": ("privacy/mail/informed", context)}


def _upkeep() -> dict[str, tuple[str, Mapping[str, Any]]]:
    asked: dict[str, Any] = {"asked_on": date(2026, 10, 1), "checked_on": date(2025, 9, 30), "is_yearly": True}
    staff = {**_to_staff(), "firm": company(), "page_label": "Die Meldung am Leitstand"}
    return {
        "pflege-frage": ("upkeep/mail/ask", to_firm(**asked)),
        "pflege-frage-nie-geprueft": ("upkeep/mail/ask", to_firm(**{**asked, "checked_on": None, "is_yearly": False})),
        "pflege-erinnerung": ("upkeep/mail/remind", to_firm(**asked)),
        "pflege-gemeldet": (
            "upkeep/mail/reported",
            {**staff, "text": "Wir öffnen nur noch freitags.", "has_closed": False},
        ),
        "pflege-aufgegeben": ("upkeep/mail/reported", {**staff, "text": "", "has_closed": True}),
    }


def _surveys() -> dict[str, tuple[str, Mapping[str, Any]]]:
    from produktschau.surveys.models import Survey

    survey = Survey(
        title="Was brauchen unsere Betriebe?",
        intro="Was brauchen die Betriebe der Region, und was verbindet sie?",
        closes_on=date(2026, 12, 17),
    )
    return {
        "umfrage-einladung": ("surveys/mail/ask", to_firm(survey=survey, questions=5)),
        "umfrage-einladung-eine-frage": ("surveys/mail/ask", to_firm(survey=survey, questions=1)),
        "umfrage-erinnerung": ("surveys/mail/remind", to_firm(survey=survey, questions=5)),
    }


def main(folder: Path) -> None:
    """Write all mails of the gallery."""
    from produktschau.design.letters import written

    folder.mkdir(parents=True, exist_ok=True)
    with signed():
        for name, (template, context) in gallery().items():
            mail = written(template, {**context, "site_url": SITE})
            (folder / f"{name}.txt").write_text(f"Betreff: {mail.subject}\n\n{mail.text}", encoding="utf-8")
            (folder / f"{name}.html").write_text(mail.html, encoding="utf-8")
            sys.stdout.write(f"{name}: {mail.subject}\n")


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    main(Path(sys.argv[1]))
