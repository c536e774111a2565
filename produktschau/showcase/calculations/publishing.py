"""Why a record cannot be shown to everyone yet: one sentence per reason, none means it can."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CompanyFacts:
    """What publishing a company depends on."""

    has_lead: bool
    has_site_at_home: bool
    is_sole_trader: bool
    has_consent: bool


@dataclass(frozen=True)
class ProductFacts:
    """What publishing a product depends on."""

    has_lead: bool
    has_area: bool
    has_world: bool
    makers: int
    published_makers: int


def company_reasons(facts: CompanyFacts) -> list[str]:
    """Sentences for the desk, the weightiest first."""
    reasons = []
    if facts.is_sole_trader and not facts.has_consent:
        # A person's business is personal data (Art. 4 No. 1, Art. 6 (1) (a) GDPR).
        reasons.append("Die Einwilligung der Person fehlt: Tragen Sie Tag und Wortlaut ein.")
    if not facts.has_site_at_home:
        reasons.append("Kein Standort liegt im Landkreis: Tragen Sie einen Standort mit Gemeinde ein.")
    if not facts.has_lead:
        reasons.append("Der Vorspann fehlt: Sagen Sie in einem Satz, was der Betrieb macht.")
    return reasons


def product_reasons(facts: ProductFacts) -> list[str]:
    """Sentences for the desk, the weightiest first."""
    reasons = []
    if not facts.makers:
        reasons.append("Kein Hersteller ist genannt: Wählen Sie mindestens einen Betrieb.")
    elif not facts.published_makers:
        reasons.append("Kein Hersteller ist veröffentlicht: Veröffentlichen Sie zuerst den Betrieb.")
    if not facts.has_lead:
        reasons.append("Der Vorspann fehlt: Sagen Sie in einem Satz, was das Produkt ist.")
    if not facts.has_area:
        reasons.append("Kein Lebensbereich ist gewählt: Wählen Sie mindestens einen.")
    if not facts.has_world:
        reasons.append("Die Farbwelt fehlt: Wählen Sie eine.")
    return reasons
