"""Links that were given to a firm, for the office: to whom, for what, how long, whether they were used."""

from dataclasses import dataclass

from produktschau.audit.names import names_of
from produktschau.outreach.engine.purposes import PURPOSES
from produktschau.outreach.models import PersonalLink
from produktschau.showcase.models import Company

MOST = 20


@dataclass(frozen=True)
class Given:
    """One link; ``matter`` is what it is about, as the record of changes calls it."""

    link: PersonalLink
    label: str
    matter: str
    is_sent_again: bool


def given_links(company: Company) -> list[Given]:
    """The links that were not ended and whose purpose is still known, the latest first; tokens are not shown to anyone."""
    links = list(
        PersonalLink.objects.filter(company=company, ended_at=None, purpose__in=_known()).order_by("-pk")[:MOST]
    )
    names = names_of({link.subject for link in links})
    found = []
    for link in links:
        purpose = PURPOSES[link.purpose]
        found.append(Given(link, purpose.label, _matter(link, names[link.subject].label), purpose.is_sent_again))
    return found


def _known() -> list[str]:
    return [name for name, _ in PURPOSES.items()]


def _matter(link: PersonalLink, label: str) -> str:
    """Nothing where it is only the firm itself, or a key that no longer stands for anything."""
    return "" if label == link.subject or link.subject.startswith("company:") else label
