"""The letter with the code, to the postal address of the firm."""

from datetime import date, datetime

from django.conf import settings
from django.urls import reverse

from produktschau.claims.engine.codes import code_of
from produktschau.claims.models import Claim
from produktschau.design.formats import day
from produktschau.outreach.calculations.salutations import PLAIN
from produktschau.outreach.engine.letters import letter_head
from produktschau.outreach.queries.audience import postal_site
from produktschau.typeset.letter import Letter, Letters, letters_pdf


def claim_letter_pdf(claim: Claim, *, on: date, until: date, made_at: datetime) -> bytes:
    """One sheet as PDF. Raises ``typeset.engine.TypesettingFailed``."""
    return letters_pdf(claim_letter(claim, on=on, until=until, made_at=made_at))


def claim_letter(claim: Claim, *, on: date, until: date, made_at: datetime) -> Letters:
    """What the letter says. The code stands in words, not in the address: whoever reads the QR code alone proves nothing."""
    site, company = postal_site(claim.company), claim.company
    lines = [company.legal_name or company.name]
    if site is not None:
        lines += [f"{site.street} {site.house_number}".strip(), f"{site.postcode} {site.place}"]
    address = f"{settings.SITE_URL}{reverse('claims:code', args=[claim.key])}"
    return Letters(
        **letter_head(),
        written_on=on,
        subject=f"Ihr Code für den Eintrag „{company.name}“ in der ProduktSCHAU",
        text=(
            f"{claim.name} ({claim.role}) hat am {day(claim.claimed_at)} angegeben, für Ihren Betrieb zu sprechen, und möchte "
            "Ihren Eintrag in der ProduktSCHAU pflegen. Ist das richtig, geben Sie bitte auf der Seite unten diesen Code ein:"
            f"\n\n{code_of(claim)}\n\n"
            f"Der Code gilt bis zum {day(until)}."
        ),
        ask="Hier geben Sie den Code ein: mit der Kamera des Telefons lesen oder die Adresse im Browser eingeben.",
        after=(
            "Danach entscheiden wir und schreiben der Person.\n\n"
            "Kennen Sie die Person nicht oder soll sie nicht für Sie sprechen, geben Sie den Code weder ein noch weiter. Dann "
            "geschieht nichts. Rufen Sie uns gern an."
        ),
        letters=[Letter(tuple(line for line in lines if line), PLAIN, address)],
        made_at=made_at.replace(microsecond=0),
    )
