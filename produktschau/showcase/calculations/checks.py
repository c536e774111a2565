"""What may stand in a record: every field checked, all problems told at once.

``check_company`` and ``check_product`` take the fields given (a change gives only some) and return the cleaned
values and a dict from field to one German sentence. Both the form and the bulk import go through here.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from produktschau.lib.geo import in_germany
from produktschau.showcase.calculations import values
from produktschau.showcase.calculations.values import Unfit

SIZES = ("0-9", "10-49", "50-249", "250+")

Check = Callable[[object], Any]
Checked = tuple[dict[str, Any], dict[str, str]]


def _line(what: str, longest: int) -> Check:
    return partial(values.line, what=what, longest=longest)


def _text(what: str) -> Check:
    return partial(values.paragraphs, what=what)


SHOWPIECE: dict[str, Check] = {
    "name": _line("Der Name", 150),
    "lead": _line("Der Vorspann", 300),
    "lead_en": _line("Der englische Vorspann", 300),
    "story": _text("Die Geschichte"),
    "story_en": _text("Die englische Geschichte"),
    "external_key": _line("Der Schlüssel der Quelle", 120),
    "is_invented": bool,
    "source": lambda value: value,
}
COMPANY: dict[str, Check] = {
    **SHOWPIECE,
    "legal_name": _line("Die Firma", 200),
    "founded_year": partial(values.year, what="Das Gründungsjahr"),
    "size_class": partial(values.choice, what="Die Größe", allowed=SIZES),
    "email": partial(values.email, what="Die E-Mail-Adresse"),
    "phone": partial(values.phone, what="Die Telefonnummer"),
    "website": partial(values.web_address, what="Die Netzseite"),
    "languages": partial(values.languages, what="Die Sprache"),
    "opening_hours": partial(values.paragraphs, what="Die Angabe der Öffnungszeiten", longest=1000),
    "opening_hours_osm": partial(values.paragraphs, what="Die Angabe der Öffnungszeiten", longest=1000),
    "is_sole_trader": bool,
    "checked_on": lambda value: _day(value, "Der Tag der Prüfung"),
    "consent_on": lambda value: _day(value, "Der Tag der Einwilligung"),
    "consent_wording": _text("Der Wortlaut der Einwilligung"),
}
PRODUCT: dict[str, Check] = {
    **SHOWPIECE,
    "name_en": _line("Der englische Name", 150),
    "where_to_buy": _text("Die Angabe, wo es das gibt,"),
    "where_to_buy_en": _text("Die englische Angabe, wo es das gibt,"),
}
SITE: dict[str, Check] = {
    "street": _line("Die Straße", 120),
    "house_number": _line("Die Hausnummer", 20),
    "postcode": partial(values.postcode, what="Die Postleitzahl"),
    "place": _line("Der Ort", 120),
    "municipality": lambda value: value,
    "lon": lambda value: _degree(value, "Die Länge"),
    "lat": lambda value: _degree(value, "Die Breite"),
}
CONTACT: dict[str, Check] = {
    "name": _line("Der Name", 120),
    "role": _line("Die Aufgabe", 120),
    "email": partial(values.email, what="Die E-Mail-Adresse"),
    "phone": partial(values.phone, what="Die Telefonnummer"),
    "is_published": bool,
    "consent_on": lambda value: _day(value, "Der Tag der Einwilligung"),
    "consent_wording": _text("Der Wortlaut der Einwilligung"),
}
CERTIFICATE: dict[str, Check] = {
    "name": _line("Der Name des Zertifikats", 150),
    "issuer": _line("Der Aussteller", 150),
    "number": _line("Die Nummer", 80),
    "valid_until": lambda value: _day(value, "Der letzte Tag der Gültigkeit"),
}
LINK: dict[str, Check] = {
    "label": _line("Die Beschriftung", 80),
    "url": partial(values.web_address, what="Die Adresse des Links"),
}
PICTURE: dict[str, Check] = {
    "alt": _line("Die Bildbeschreibung", 300),
    "alt_en": _line("Die englische Bildbeschreibung", 300),
    "credit": _line("Der Bildnachweis", 150),
}
PICTURE_CHANGE: dict[str, Check] = {
    **PICTURE,
    "focus_x": lambda value: _whole(value, "Der Abstand von links", 0, 100),
    "focus_y": lambda value: _whole(value, "Der Abstand von oben", 0, 100),
    "position": lambda value: _whole(value, "Der Platz", 1, 999),
}
_NEEDED = {
    "name": "Der Name fehlt. Tragen Sie ein, wie es heißt.",
    "alt": "Die Bildbeschreibung fehlt. Sagen Sie in einem Satz, was zu sehen ist.",
    "credit": "Der Bildnachweis fehlt. Tragen Sie ein, wer das Bild gemacht hat.",
    "label": "Die Beschriftung fehlt. Sagen Sie, wohin der Link führt.",
    "url": "Die Adresse des Links fehlt. Schreiben Sie zum Beispiel www.beispiel.de.",
}


def check(fields: Mapping[str, Any], checks: Mapping[str, Check]) -> Checked:
    """Cleaned values and problems of the fields given. An unknown field raises ``KeyError``: a fault of ours."""
    cleaned: dict[str, Any] = {}
    problems: dict[str, str] = {}
    for name, value in fields.items():
        try:
            cleaned[name] = checks[name](value)
        except Unfit as unfit:
            problems[name] = str(unfit)
            continue
        if name in _NEEDED and not cleaned[name]:
            problems[name] = _NEEDED[name]
    return cleaned, problems


def check_company(fields: Mapping[str, Any]) -> Checked:
    """The plain fields of a company."""
    cleaned, problems = check(fields, COMPANY)
    if cleaned.get("consent_on") and "consent_wording" in cleaned and not cleaned["consent_wording"]:
        problems["consent_wording"] = (
            "Der Wortlaut der Einwilligung fehlt. Tragen Sie ihn zum Tag der Einwilligung ein."
        )
    return cleaned, problems


def check_product(fields: Mapping[str, Any]) -> Checked:
    """The plain fields of a product."""
    return check(fields, PRODUCT)


def check_site(fields: Mapping[str, Any]) -> Checked:
    """One site: a point comes whole and lies in Germany, and something says where it is."""
    cleaned, problems = check(fields, SITE)
    lon, lat = cleaned.get("lon"), cleaned.get("lat")
    if (lon is None) != (lat is None):
        problems.setdefault("lon", "Länge und Breite gehören zusammen. Tragen Sie beide ein oder keine.")
    elif lon is not None and lat is not None and not in_germany(lon, lat):
        problems["lon"] = (
            f"Der Punkt {_degrees(lat)} Breite, {_degrees(lon)} Länge liegt nicht in Deutschland. "
            "Prüfen Sie, ob Länge und Breite vertauscht sind."
        )
    if not problems and not (cleaned.get("place") or cleaned.get("municipality") or lon is not None):
        problems["place"] = "Der Ort fehlt. Tragen Sie den Ort des Standorts ein."
    return cleaned, problems


def check_contact(fields: Mapping[str, Any]) -> Checked:
    """One contact: public only with the day and the wording of the person's consent (Art. 7 GDPR)."""
    cleaned, problems = check({"name": "", **fields}, CONTACT)
    if cleaned.get("is_published") and not (cleaned.get("consent_on") and cleaned.get("consent_wording")):
        problems["is_published"] = (
            "Ohne Einwilligung bleibt der Kontakt verborgen. Tragen Sie Tag und Wortlaut der Einwilligung ein."
        )
    return cleaned, problems


def _day(value: object, what: str) -> date | None:
    if value in (None, ""):
        return None
    if not isinstance(value, date):
        raise Unfit(f"{what} „{value}“ ist kein Datum. Schreiben Sie zum Beispiel 22.11.2026.")
    return value


def _whole(value: object, what: str, least: int, most: int) -> int:
    text = str(value if value is not None else "").strip()
    if not text.isdecimal() or not text.isascii() or len(text) > 4 or not least <= int(text) <= most:
        raise Unfit(f"{what} „{text[:20]}“ ist keine ganze Zahl von {least} bis {most}. Tragen Sie eine solche ein.")
    return int(text)


def _degree(value: object, what: str) -> float | None:
    text = str(value if value is not None else "").strip().replace(",", ".")
    if not text:
        return None
    try:
        number = float(text)
    except ValueError:
        number = float("nan")
    if not -180 <= number <= 180:
        raise Unfit(f"{what} „{text}“ ist keine Zahl in Grad. Schreiben Sie zum Beispiel 13,1234.")
    return number


def _degrees(number: float) -> str:
    return f"{number:.4f}".replace(".", ",")
