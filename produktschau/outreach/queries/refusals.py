"""Asks whether firms may be written to in bulk; every circular and every call does, before it writes."""

from collections.abc import Collection

from produktschau.outreach.engine.refusals import REFUSALS, Place, Refusal
from produktschau.outreach.queries.recipients import Recipient, recipients
from produktschau.showcase.models import Company


def refused(places: Collection[Place]) -> dict[Place, Refusal]:
    """The places among these that must not be written to, with the reason; a wish goes before a dead address."""
    found: dict[Place, Refusal] = {}
    for asking in REFUSALS:
        for place, refusal in asking(places).items():
            if place not in found or (refusal.is_wish and not found[place].is_wish):
                found[place] = refusal
    return found


def open_to_bulk(company: Company) -> list[Recipient]:
    """To whom the house may write at a firm when it writes to many; nobody where the firm as a whole said no."""
    found = recipients(company)
    said = refused([(company.pk, ""), *((company.pk, one.email) for one in found)])
    if (company.pk, "") in said and said[company.pk, ""].is_wish:
        return []
    return [one for one in found if (company.pk, one.email) not in said]


def has_opted_out(company: Company, email: str = "") -> bool:
    """Whether the firm, or one of its people under an address, asked for no more bulk mails."""
    return any(refusal.is_wish for refusal in refused([(company.pk, email)]).values())
