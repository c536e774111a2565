"""What the values of a company are called in a preview, and how people read them."""

from datetime import date
from typing import Any

LABELS = {
    "name": "Name",
    "legal_name": "Firma",
    "lead": "Vorspann",
    "lead_en": "englischer Vorspann",
    "story": "Geschichte",
    "story_en": "englische Geschichte",
    "founded_year": "Gründungsjahr",
    "size_class": "Größe",
    "email": "E-Mail",
    "phone": "Telefon",
    "website": "Netzseite",
    "languages": "Sprachen",
    "opening_hours": "Öffnungszeiten",
    "opening_hours_osm": "Öffnungszeiten der Quelle",
    "is_sole_trader": "Einzelperson",
    "is_invented": "erfundenes Beispiel",
    "checked_on": "geprüft am",
    "consent_on": "Einwilligung vom",
    "consent_wording": "Wortlaut der Einwilligung",
    "site": "Standort",
    "further_sites": "weitere Standorte",
    "sectors": "Wirtschaftszweige",
    "trades": "Handwerke",
    "certificates": "Zertifikate",
    "links": "Links",
    "contacts": "Personen",
    "state": "Stand",
    "external_key": "Schlüssel der Quelle",
}
STATES = {"draft": "Entwurf", "published": "veröffentlicht", "withdrawn": "zurückgezogen"}


def shown(value: Any) -> str:
    """A plain value as people read it."""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    return "" if value is None else str(value)


def shown_address(site: dict[str, Any] | None, municipality: str) -> str:
    """„Am Markt 3, 09599 Freiberg (Gemeinde Freiberg), 50,9140 / 13,3430“."""
    if site is None:
        return ""
    street = f"{site['street']} {site['house_number']}".strip()
    town = f"{site['postcode']} {site['place']}".strip()
    line = ", ".join(part for part in (street, town) if part)
    if municipality and municipality != site["place"]:
        line = f"{line} (Gemeinde {municipality})".strip()
    if site["lon"] is not None and site["lat"] is not None:
        line += f", {site['lat']:.5f} / {site['lon']:.5f}".replace(".", ",")
    return line


def kept_sentence(name: str) -> str:
    """Why a value of the table was not taken."""
    return f"Behalten, weil von Hand geändert: {LABELS[name]}."
