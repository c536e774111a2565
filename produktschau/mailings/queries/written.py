"""What a firm reads: subject and text of a circular with its own words in the place of the merge fields."""

from dataclasses import dataclass

from produktschau.mailings.calculations.merge_fields import empty_fields, filled, parted
from produktschau.mailings.models import Circular
from produktschau.outreach.calculations.salutations import PLAIN, salutation
from produktschau.outreach.queries.audience import postal_site
from produktschau.region.queries import region
from produktschau.showcase.models import Company


@dataclass(frozen=True)
class Words:
    """One firm's version. ``salutation`` is empty where the text has it at a place of its own."""

    subject: str
    salutation: str
    text: str
    empty: tuple[str, ...]


def words_for(circular: Circular, company: Company, name: str, *, home: str = "") -> Words:
    """The words for one person (``name``, may be empty) of a firm; lines of the subject become one.

    ``home`` is the region's name, where the caller asked for it already.
    """
    values = values_for(company, name, home or region().name)
    has_place, text = parted(circular.text)
    return Words(
        subject=" ".join(filled(circular.subject, values).split()),
        salutation="" if has_place else values["anrede"],
        text=filled(text, values),
        empty=tuple(empty_fields(f"{circular.subject}\n{circular.text}", values)),
    )


def values_for(company: Company, name: str, home: str) -> dict[str, str]:
    """The firm's own words for ``merge_fields.FIELDS``."""
    first = min(company.sites.all(), key=lambda one: (not one.is_main, one.pk), default=None)
    site = postal_site(company) or first
    return {
        "anrede": salutation(name) if name else PLAIN,
        "betrieb": company.name,
        "ansprechperson": name,
        "ort": site.place if site else "",
        "region": home,
    }
