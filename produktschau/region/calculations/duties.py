"""What law asks a region to say on its pages, and which of it is not said yet.

Sources: § 5 (1) DDG (imprint); Art. 13 (1) and (2) GDPR (privacy); Directive (EU) 2016/2102, Art. 7, with the model statement of
Implementing Decision (EU) 2018/1523 (accessibility). Whatever applies only to some – VAT id, supervisory authority, who answers
for editorial content (§ 18 (2) MStV) – is no duty here: the region knows whether it is meant.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

IMPRINT, PRIVACY, ACCESSIBILITY = "imprint", "privacy", "accessibility"


@dataclass(frozen=True)
class Duty:
    """One thing that must be said: the field that says it, its short German name, the pages it stands on.

    ``or_else`` is a field that does as well. ``unless`` is a pair (field, value) with which the duty falls away.
    """

    field: str
    label: str
    pages: tuple[str, ...]
    or_else: str = ""
    unless: tuple[str, str] | None = None


DUTIES = (
    Duty("publisher_name", "Herausgeber", (IMPRINT, PRIVACY)),
    Duty("publisher_address", "Anschrift", (IMPRINT, PRIVACY)),
    Duty("publisher_represented_by", "Vertretung", (IMPRINT,)),
    Duty("contact_email", "E-Mail", (IMPRINT, PRIVACY)),
    Duty("contact_phone", "Telefon", (IMPRINT,)),
    Duty("privacy_officer", "Datenschutzbeauftragte Person", (PRIVACY,)),
    Duty("privacy_recipients", "Empfänger der Daten", (PRIVACY,)),
    Duty("privacy_authority", "Aufsichtsbehörde für den Datenschutz", (PRIVACY,)),
    Duty("accessibility_status", "Stand der Barrierefreiheit", (ACCESSIBILITY,)),
    Duty(
        "accessibility_gaps", "nicht barrierefreie Inhalte", (ACCESSIBILITY,), unless=("accessibility_status", "full")
    ),
    Duty("accessibility_method", "Prüfverfahren", (ACCESSIBILITY,)),
    Duty("accessibility_assessed_on", "Tag der Prüfung", (ACCESSIBILITY,)),
    Duty("accessibility_stated_on", "Tag der Erklärung", (ACCESSIBILITY,)),
    Duty("accessibility_contact", "Ansprechstelle für Barrieren", (ACCESSIBILITY,), or_else="contact_email"),
    Duty("enforcement_body", "Durchsetzungsstelle", (ACCESSIBILITY,)),
)


def open_duties(said: Mapping[str, Any], page: str = "") -> list[Duty]:
    """The duties of a page, or of all pages, that nothing is said to; ``said`` holds values by name of field."""
    return [duty for duty in DUTIES if (not page or page in duty.pages) and not _is_met(duty, said)]


def _is_met(duty: Duty, said: Mapping[str, Any]) -> bool:
    if duty.unless is not None and said.get(duty.unless[0]) == duty.unless[1]:
        return True
    return any(str(said.get(name) or "").strip() for name in (duty.field, duty.or_else) if name)
