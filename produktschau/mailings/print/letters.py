"""The letters of a circular, for firms without an address for mails: as PDF and as rows for a table."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from produktschau.mailings.models import Circular, Delivery
from produktschau.mailings.queries.reach import person_of
from produktschau.mailings.queries.written import words_for
from produktschau.outreach.calculations.salutations import PLAIN, salutation
from produktschau.outreach.engine.letters import letter_head
from produktschau.outreach.queries.audience import postal_site
from produktschau.region.queries import region
from produktschau.typeset.letter import Letter, Letters, letters_pdf

COLUMNS = (
    "Betrieb",
    "Ansprechperson",
    "Anrede",
    "Straße",
    "Postleitzahl",
    "Ort",
    "Betreff",
    "Text",
    "Link zum Abbestellen",
)
"""Headings of the table; one row for each letter."""


def circular_letters_pdf(
    circular: Circular, letters: Sequence[Delivery], links: Mapping[int, str], *, on: date, made_at: datetime
) -> bytes:
    """All letters as one PDF, a sheet each; ``links`` by the firm's primary key. Raises ``typeset.engine.TypesettingFailed``."""
    return letters_pdf(
        Letters(
            **letter_head(),
            written_on=on,
            subject=circular.subject,
            text="",
            ask=(
                "Keine Rundschreiben mehr? Mit der Kamera des Telefons den Code lesen oder diese Adresse im Browser eingeben; "
                "ein Anruf genügt auch."
            ),
            after="",
            letters=[_letter(circular, one, links, region().name) for one in letters],
            made_at=made_at.replace(microsecond=0),
            is_box_last=True,
        )
    )


def letter_rows(
    circular: Circular, letters: Iterable[Delivery], links: Mapping[int, str]
) -> list[tuple[str | date, ...]]:
    """The same letters as rows under ``COLUMNS``, for a letter of the office's own."""
    home = region().name
    rows: list[tuple[str | date, ...]] = []
    for one in letters:
        company, site, person = one.company, postal_site(one.company), person_of(one.company)
        words = words_for(circular, company, person, home=home)
        rows.append(
            (
                company.name,
                person,
                salutation(person) if person else PLAIN,
                f"{site.street} {site.house_number}".strip() if site else "",
                site.postcode if site else "",
                site.place if site else "",
                words.subject,
                words.text,
                links.get(company.pk, ""),
            )
        )
    return rows


def _letter(circular: Circular, one: Delivery, links: Mapping[int, str], home: str) -> Letter:
    company, site, person = one.company, postal_site(one.company), person_of(one.company)
    words = words_for(circular, company, person, home=home)
    lines = [company.legal_name or company.name, person]
    if site is not None:
        lines += [f"{site.street} {site.house_number}".strip(), f"{site.postcode} {site.place}"]
    address = links.get(company.pk, "")
    return Letter(
        tuple(part for part in lines if part), words.salutation, address, subject=words.subject, text=words.text
    )
