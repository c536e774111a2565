"""The letters of a call, for firms without an address for mails: as PDF and as rows for a table."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from produktschau.design.formats import day
from produktschau.intake.models import Call, Invitation
from produktschau.outreach.calculations.salutations import PLAIN, salutation
from produktschau.outreach.engine.letters import letter_head
from produktschau.outreach.engine.links import address_of
from produktschau.outreach.queries.audience import postal_site
from produktschau.showcase.models import Contact
from produktschau.typeset.letter import Letter, Letters, letters_pdf

COLUMNS = (
    "Betrieb",
    "Ansprechperson",
    "Anrede",
    "Straße",
    "Postleitzahl",
    "Ort",
    "Aufruf",
    "Einsendeschluss",
    "Persönlicher Link",
)
"""Headings of the table; one row for each letter."""


def call_letters_pdf(call: Call, invitations: Sequence[Invitation], *, on: date, made_at: datetime) -> bytes:
    """All letters as one PDF, a sheet each. Raises ``typeset.engine.TypesettingFailed``."""
    return letters_pdf(
        Letters(
            **letter_head(),
            written_on=on,
            subject=call.title,
            text=f"wir laden Sie zu unserem Aufruf „{call.title}“ ein.\n\n{call.text}\n\nEinsendeschluss ist der {day(call.deadline_on)}.",
            ask=(
                "Ihre persönliche Seite: mit der Kamera des Telefons den Code lesen oder diese Adresse im Browser eingeben. "
                "Ein Konto brauchen Sie nicht."
            ),
            after=(
                "Dort steht schon, was wir von Ihrem Betrieb wissen. Ergänzen Sie, was fehlt, oder sagen Sie mit einem Klick ab. "
                "Veröffentlicht wird nur, was Sie selbst freigegeben haben. Lieber ohne Internet? Rufen Sie uns an, "
                "wir schreiben es für Sie auf."
            ),
            letters=[_letter(invitation) for invitation in invitations],
            made_at=made_at.replace(microsecond=0),
        )
    )


def letter_rows(call: Call, invitations: Iterable[Invitation]) -> list[tuple[str | date, ...]]:
    """The same letters as rows under ``COLUMNS``, for a letter of the office's own."""
    rows: list[tuple[str | date, ...]] = []
    for invitation in invitations:
        letter, site, person = _letter(invitation), postal_site(invitation.company), _person(invitation)
        rows.append(
            (
                invitation.company.name,
                person.name if person else "",
                letter.salutation,
                f"{site.street} {site.house_number}".strip() if site else "",
                site.postcode if site else "",
                site.place if site else "",
                call.title,
                call.deadline_on,
                letter.address,
            )
        )
    return rows


def _letter(invitation: Invitation) -> Letter:
    company, site, person = invitation.company, postal_site(invitation.company), _person(invitation)
    lines = [company.legal_name or company.name, person.name if person else ""]
    if site is not None:
        lines += [f"{site.street} {site.house_number}".strip(), f"{site.postcode} {site.place}"]
    link = address_of(invitation.link) if invitation.link else ""
    return Letter(tuple(line for line in lines if line), salutation(person.name) if person else PLAIN, link)


def _person(invitation: Invitation) -> Contact | None:
    """The contact who was entered first."""
    return min(invitation.company.contacts.all(), key=lambda contact: contact.pk, default=None)
