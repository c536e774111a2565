"""What lists know of a person with an account."""

from typing import Any

from produktschau.accounts.models import User
from produktschau.mailings.engine.addresses import digest_of
from produktschau.mailings.models import Delivery, OptOut, Undeliverable


def data_of(user: User) -> dict[str, Any]:
    """Circulars sent to the person's address, and what stands against writing to it."""
    digest = digest_of(user.email)
    got = Delivery.objects.filter(address=digest).select_related("circular", "company")
    outs = OptOut.objects.filter(address=digest)
    return {
        "erhalten": [{"Betreff": one.circular.subject, "für": one.company.name, "am": one.handed_at} for one in got],
        "abbestellt": [{"am": one.given_on, "wie": one.source, "aufgehoben": one.ended_at} for one in outs],
        "unzustellbar": [
            {"seit": one.noted_at, "Meldung": one.why} for one in Undeliverable.objects.filter(address=digest)
        ],
    }
