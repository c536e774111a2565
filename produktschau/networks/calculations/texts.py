"""What is typed of a network, cleaned, with one German sentence for each field that cannot stay so."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from produktschau.showcase.calculations.values import Unfit, email, line, paragraphs, phone

NAME_MISSING = "Geben Sie dem Netzwerk einen Namen."
SHORT_MISSING = "Geben Sie dem Netzwerk einen Kurznamen: Er steht in Tabellen und in der Suche."
CHARTER_DAY = "Nennen Sie den Tag, von dem die Vereinbarung ist. Wer beitritt, stimmt dieser Fassung zu."
CONSENT = (
    "Wer hier mit Namen stehen soll, muss zugestimmt haben: Tragen Sie Tag und Wortlaut der Einwilligung ein, "
    "oder lassen Sie den Namen leer. Dann steht dort das Büro."
)

Reading = Callable[[object, str, int], str]
_LINES: Mapping[str, tuple[Reading, str, int]] = {
    "name": (line, "Der Name", 120),
    "name_en": (line, "Der englische Name", 120),
    "short_name": (line, "Der Kurzname", 30),
    "short_name_en": (line, "Der englische Kurzname", 30),
    "lead": (line, "Der Vorspann", 300),
    "lead_en": (line, "Der englische Vorspann", 300),
    "story": (paragraphs, "Der Text", 20_000),
    "story_en": (paragraphs, "Der englische Text", 20_000),
    "charter": (paragraphs, "Die Vereinbarung", 20_000),
    "contact_name": (line, "Der Name der Ansprechperson", 120),
    "contact_email": (email, "Die E-Mail-Adresse", 254),
    "contact_phone": (phone, "Die Telefonnummer", 40),
    "contact_consent_wording": (paragraphs, "Der Wortlaut der Einwilligung", 5000),
}
DAYS = ("charter_on", "founded_on", "contact_consent_on")
TEXTS = tuple(_LINES)


def cleaned(given: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """Cleaned values of all texts and days, what is not given being empty, and one sentence for each field that is wrong."""
    told: dict[str, Any] = {name: given.get(name) for name in DAYS}
    problems: dict[str, str] = {}
    for name, (read, what, longest) in _LINES.items():
        try:
            told[name] = read(given.get(name, ""), what, longest)
        except Unfit as unfit:
            problems[name] = str(unfit)
    missing = {"name": NAME_MISSING, "short_name": SHORT_MISSING}
    problems |= {name: sentence for name, sentence in missing.items() if told.get(name) == ""}
    return told, problems | _of_days(told)


def _of_days(told: Mapping[str, Any]) -> dict[str, str]:
    problems = {}
    if told.get("charter") and told["charter_on"] is None:
        problems["charter_on"] = CHARTER_DAY
    if told.get("contact_name") and not (told["contact_consent_on"] and told.get("contact_consent_wording")):
        problems["contact_name"] = CONSENT
    return problems


def plain(value: Any) -> Any:
    """A value fit for a JSON column."""
    return value.isoformat() if isinstance(value, date) else value
