"""Invitations to a network as letters, for firms without an address for mails."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from produktschau.networks.models import Membership, Network
from produktschau.outreach.calculations.salutations import PLAIN, salutation
from produktschau.outreach.engine.letters import letter_head
from produktschau.outreach.queries.audience import postal_site
from produktschau.typeset.letter import Letter, Letters, letters_pdf


def invitation_letters_pdf(
    network: Network, invitations: Sequence[Membership], links: Mapping[int, str], *, on: date, made_at: datetime
) -> bytes:
    """All letters as one PDF, a sheet each; ``links`` by number of the membership. Raises ``typeset.engine.TypesettingFailed``."""
    return letters_pdf(invitation_letters(network, invitations, links, on=on, made_at=made_at))


def invitation_letters(
    network: Network, invitations: Sequence[Membership], links: Mapping[int, str], *, on: date, made_at: datetime
) -> Letters:
    """What the letters say."""
    return Letters(
        **letter_head(),
        written_on=on,
        subject=f"Einladung ins Netzwerk „{network.short_name}“",
        text=f"wir laden Sie ein, Mitglied im Netzwerk „{network.short_name}“ zu werden.\n\n{network.lead}",
        ask=(
            "Worum es geht und was die Mitglieder vereinbart haben, lesen Sie auf Ihrer Seite: mit der Kamera des Telefons den Code "
            "lesen oder diese Adresse im Browser eingeben. Ein Konto brauchen Sie nicht."
        ),
        after="Dort sagen Sie ja oder nein. Es kostet nichts, und Sie können jederzeit wieder gehen.",
        letters=[_letter(one, links[one.pk]) for one in invitations],
        made_at=made_at.replace(microsecond=0),
    )


def _letter(invitation: Membership, link: str) -> Letter:
    company, site = invitation.company, postal_site(invitation.company)
    person = min(company.contacts.all(), key=lambda contact: contact.pk, default=None)
    lines = [company.legal_name or company.name, person.name if person else ""]
    if site is not None:
        lines += [f"{site.street} {site.house_number}".strip(), f"{site.postcode} {site.place}"]
    return Letter(tuple(line for line in lines if line), salutation(person.name) if person else PLAIN, link)
