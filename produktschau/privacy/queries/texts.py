"""What one person is told, put together from the record and the region's profile."""

from django.utils.timezone import localdate

from produktschau.design.formats import day
from produktschau.privacy.calculations.notice import Controller, Told
from produktschau.privacy.queries.persons import Person
from produktschau.region.queries import region

_KINDS = {"role": "Ihre Aufgabe im Betrieb", "email": "Ihre E-Mail-Adresse", "phone": "Ihre Telefonnummer"}
_TRADER_KINDS = {"email": "E-Mail-Adresse", "phone": "Telefonnummer", "website": "Netzseite"}
UNKNOWN = "einer Liste, die uns ein Partner gegeben hat"


def controller() -> Controller:
    """Who answers for the data, as the region's profile says."""
    here = region()
    return Controller(
        showcase=f"ProduktSCHAU {here.name}",
        name=here.publisher_name,
        address=here.publisher_address,
        represented_by=here.publisher_represented_by,
        email=here.contact_email,
        phone=here.contact_phone,
        officer=here.privacy_officer,
        contact=here.privacy_contact,
        recipients=here.privacy_recipients,
        authority=here.privacy_authority,
    )


def told_of(person: Person) -> Told:
    """Which data of the person there are, and where they came from."""
    company, contact = person.company, person.contact
    if contact is not None:
        kinds = ["Ihr Name", *(label for name, label in _KINDS.items() if getattr(contact, name))]
    else:
        kinds = ["Name Ihres Betriebs", "Anschrift" if company.sites.all() else ""]
        kinds += [label for name, label in _TRADER_KINDS.items() if getattr(company, name)]
    source = company.source
    where = f"der Quelle „{source.name}“" if source else UNKNOWN
    if source is not None and source.licence:
        where += " (öffentlich zugänglich)"
    return Told(
        company=company.name,
        is_sole_trader=contact is None,
        kinds=tuple(kind for kind in kinds if kind),
        source=where,
        since=day(localdate(person.since)),
    )
