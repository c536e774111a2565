"""The question as a letter, for firms that no mail reaches or that did not answer one."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from produktschau.outreach.calculations.salutations import PLAIN
from produktschau.outreach.engine.letters import letter_head
from produktschau.outreach.queries.audience import postal_site
from produktschau.region.queries import region
from produktschau.showcase.models import Company
from produktschau.typeset.letter import Letter, Letters, letters_pdf


def question_letters_pdf(
    companies: Sequence[Company], links: Mapping[int, str], *, on: date, made_at: datetime
) -> bytes:
    """All letters as one PDF, a sheet each; ``links`` by the firm's primary key. Raises ``typeset.engine.TypesettingFailed``."""
    return letters_pdf(question_letters(companies, links, on=on, made_at=made_at))


def question_letters(companies: Sequence[Company], links: Mapping[int, str], *, on: date, made_at: datetime) -> Letters:
    """What the letters say. Every firm has a postal address (``queries.letters``)."""
    home = region()
    call = f"Lieber am Telefon? Rufen Sie uns an: {home.contact_phone}.\n\n" if home.contact_phone else ""
    return Letters(
        **letter_head(),
        written_on=on,
        subject="Stimmt Ihr Eintrag in der ProduktSCHAU noch?",
        text=(
            f"in der ProduktSCHAU {home.name} zeigen wir Ihren Betrieb: mit Anschrift, Telefon, Öffnungszeiten und Produkten. Von Zeit "
            "zu Zeit fragen wir nach, ob noch alles stimmt.\n\n"
            "Auf Ihrer Seite sehen Sie, was öffentlich dasteht. Stimmt alles, genügt ein Klick. Hat sich etwas geändert oder "
            "gibt es den Betrieb nicht mehr, sagen Sie es uns dort bitte ebenfalls. Ein Konto brauchen Sie nicht."
        ),
        ask="So kommen Sie zu Ihrer Seite: mit der Kamera des Telefons lesen oder die Adresse im Browser eingeben.",
        after=(
            f"{call}Geben Sie die Adresse nur an Personen weiter, die für den Betrieb sprechen dürfen.\n\n"
            "Haben Sie eine E-Mail-Adresse für uns? Dann schreiben wir Ihnen künftig dorthin."
        ),
        letters=[_letter(company, links[company.pk]) for company in companies],
        made_at=made_at.replace(microsecond=0),
    )


def _letter(company: Company, link: str) -> Letter:
    site = postal_site(company)
    lines = [company.legal_name or company.name]
    if site is not None:
        lines += [f"{site.street} {site.house_number}".strip(), f"{site.postcode} {site.place}"]
    return Letter(tuple(line for line in lines if line), PLAIN, link)
