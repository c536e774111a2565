"""Letters that tell people without a mail what is kept of them."""

from collections.abc import Sequence
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse

from produktschau.outreach.calculations.salutations import PLAIN, salutation
from produktschau.outreach.engine.letters import letter_head
from produktschau.outreach.queries.audience import postal_site
from produktschau.privacy.calculations.notice import SUBJECT, Controller, as_text
from produktschau.privacy.calculations.purposes import purposes_for_imported
from produktschau.privacy.queries.persons import Person
from produktschau.privacy.queries.texts import controller, told_of
from produktschau.typeset.letter import Letter, Letters, letters_pdf


def information_letters_pdf(people: Sequence[Person], *, on: date, made_at: datetime) -> bytes:
    """A letter for each person as one PDF. Raises ``typeset.engine.TypesettingFailed``."""
    return letters_pdf(information_letters(people, on=on, made_at=made_at))


def information_letters(people: Sequence[Person], *, on: date, made_at: datetime) -> Letters:
    """What the letters say."""
    house = controller()
    return Letters(
        **letter_head(),
        written_on=on,
        subject=SUBJECT,
        text="",
        ask="Mehr dazu steht auf unserer Seite: mit der Kamera des Telefons lesen oder die Adresse im Browser eingeben.",
        after="",
        letters=[_letter(person, house) for person in people],
        made_at=made_at.replace(microsecond=0),
        is_box_last=True,
    )


def _letter(person: Person, house: Controller) -> Letter:
    company, site = person.company, postal_site(person.company)
    facts = told_of(person)
    lines = [company.legal_name or company.name, person.contact.name if person.contact else ""]
    if site is not None:
        lines += [f"{site.street} {site.house_number}".strip(), f"{site.postcode} {site.place}"]
    return Letter(
        tuple(line for line in lines if line),
        salutation(person.contact.name) if person.contact else PLAIN,
        f"{settings.SITE_URL}{reverse('portal:privacy')}",
        text=as_text(facts, house, purposes_for_imported(is_sole_trader=facts.is_sole_trader)),
    )
