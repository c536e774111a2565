"""The letters of a survey, for firms without an address for mails."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from produktschau.design.formats import day
from produktschau.outreach.calculations.salutations import PLAIN, salutation
from produktschau.outreach.engine.letters import letter_head
from produktschau.outreach.queries.audience import postal_site
from produktschau.region.queries import region
from produktschau.showcase.models import Contact
from produktschau.surveys.models import Invitation, Survey
from produktschau.typeset.letter import Letter, Letters, letters_pdf


def survey_letters_pdf(
    survey: Survey, invitations: Sequence[Invitation], links: Mapping[int, str], *, on: date, made_at: datetime
) -> bytes:
    """All letters as one PDF, a sheet each; ``links`` by number of the invitation. Raises ``typeset.engine.TypesettingFailed``."""
    return letters_pdf(survey_letters(survey, invitations, links, on=on, made_at=made_at))


def survey_letters(
    survey: Survey, invitations: Sequence[Invitation], links: Mapping[int, str], *, on: date, made_at: datetime
) -> Letters:
    """What the letters say."""
    phone = region().contact_phone
    call = f"Lieber am Telefon? Rufen Sie uns an: {phone}.\n\n" if phone else ""
    return Letters(
        **letter_head(),
        written_on=on,
        subject=survey.title,
        text=f"{_began(survey.intro)}\n\nIhre Antwort zählt bis zum {day(survey.closes_on)}.",
        ask=(
            "Zu den Fragen: mit der Kamera des Telefons den Code lesen oder diese Adresse im Browser eingeben. "
            "Ein Konto brauchen Sie nicht."
        ),
        after=(
            f"{call}Die Teilnahme ist freiwillig; Ergebnisse zeigen wir nur zusammengefasst. Möchten Sie nicht gefragt werden, "
            "sagen Sie es auf derselben Seite. Dann fragen wir Sie auch künftig nicht."
        ),
        letters=[_letter(one, links[one.pk]) for one in invitations],
        made_at=made_at.replace(microsecond=0),
    )


def _began(intro: str) -> str:
    """After the salutation a sentence of its own: the words of a survey begin with a capital letter."""
    return f"wir bitten um Ihre Meinung.\n\n{intro}"


def _letter(invitation: Invitation, link: str) -> Letter:
    company, site, person = invitation.company, postal_site(invitation.company), _person(invitation)
    lines = [company.legal_name or company.name, person.name if person else ""]
    if site is not None:
        lines += [f"{site.street} {site.house_number}".strip(), f"{site.postcode} {site.place}"]
    return Letter(tuple(line for line in lines if line), salutation(person.name) if person else PLAIN, link)


def _person(invitation: Invitation) -> Contact | None:
    """The contact who was entered first."""
    return min(invitation.company.contacts.all(), key=lambda contact: contact.pk, default=None)
