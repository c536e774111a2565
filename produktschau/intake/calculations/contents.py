"""What a submission says, field by field: plain JSON that becomes the record when the round ends.

A company's content: name, lead, story, lead_en, story_en, website, phone, email, opening_hours, founded_year (int or ``None``), size_class, street,
house_number, postcode, place, legal_name, languages (codes), certificates and links (lines). A product's: name, lead, story, lead_en, story_en, areas (slugs), world (slug), materials (slugs), where_to_buy.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from produktschau.intake.calculations.lines import clean_certificates, clean_links
from produktschau.lib.text import and_list
from produktschau.showcase.calculations.checks import COMPANY, PRODUCT, SITE, Check
from produktschau.showcase.calculations.values import Unfit, line, paragraphs

Kind = Literal["line", "text", "choice", "choices", "address", "email", "phone", "url", "year"]
Content = dict[str, Any]
Choices = Mapping[str, Collection[str]]
"""Field → the values it may have."""
CHOSEN = ("choice", "choices")
PRINT = "print_text"
"""The name under which problems and remarks speak of the print text; it is no part of the content."""
PRINT_LONGEST = 700
"""Characters of the print text: an entry of the catalogue holds no more."""


@dataclass(frozen=True)
class FieldSpec:
    """One field: how it is asked for and what may stand in it. ``longest`` counts characters; 0: its kind bounds it."""

    name: str
    label: str
    kind: Kind
    help: str = ""
    longest: int = 0
    is_required: bool = False
    example: str = ""
    is_for_staff: bool = False


_NAME_HELP = "So, wie es im Alltag heißt."
_ENGLISH = (
    FieldSpec("lead_en", "Kurztext, englisch", "line", "Übersetzt die Redaktion.", 300, is_for_staff=True),
    FieldSpec("story_en", "Geschichte, englisch", "text", "Übersetzt die Redaktion.", 20_000, is_for_staff=True),
)
COMPANY_FIELDS: tuple[FieldSpec, ...] = (
    FieldSpec("name", "Name des Betriebs", "line", _NAME_HELP, 150, True, "Weberei Talaue"),
    FieldSpec(
        "lead",
        "Kurztext",
        "line",
        "Ein Satz, der sagt, was Sie machen. Er steht auf jeder Karte und in jeder Liste.",
        300,
        True,
        "Wir weben Decken und Tücher aus der Wolle von Schafen, die in Sichtweite weiden.",
    ),
    FieldSpec(
        "story",
        "Geschichte",
        "text",
        "Was machen Sie anders als andere? Wer arbeitet bei Ihnen? Fünf bis zehn Sätze genügen, eine Leerzeile trennt Absätze.",
        20_000,
    ),
    *_ENGLISH,
    FieldSpec("website", "Netzseite", "url", "Wenn es eine gibt.", 300, example="www.beispiel.de"),
    FieldSpec(
        "phone", "Telefon", "phone", "Die Nummer für Kundschaft, öffentlich sichtbar.", 40, example="03731 12345"
    ),
    FieldSpec(
        "email", "E-Mail", "email", "Die Adresse für Kundschaft, öffentlich sichtbar.", 254, example="laden@beispiel.de"
    ),
    FieldSpec(
        "opening_hours",
        "Öffnungszeiten",
        "text",
        "Wann ist jemand da? Auch „nach Anruf“ ist eine Antwort.",
        1000,
        example="Di–Fr 10–18 Uhr, Sa 9–12 Uhr",
    ),
    FieldSpec("founded_year", "Gegründet", "year", "Die Jahreszahl.", example="1936"),
    FieldSpec("size_class", "Wie viele Menschen arbeiten bei Ihnen?", "choice", "Alle mitgezählt, auch Sie selbst."),
    FieldSpec("street", "Straße", "address", longest=120, example="Talstraße"),
    FieldSpec("house_number", "Hausnummer", "address", longest=20, example="8a"),
    FieldSpec("postcode", "Postleitzahl", "address", longest=5, example="09599"),
    FieldSpec("place", "Ort", "address", "Der Ort, an dem Sie arbeiten.", 120, True, "Freiberg"),
    FieldSpec(
        "legal_name",
        "Voller Name der Firma",
        "line",
        "Wie im Register, mit Rechtsform; nur, wenn er anders lautet.",
        200,
        example="Weberei Talaue GmbH",
    ),
    FieldSpec("languages", "Sprachen", "choices", "In welchen Sprachen kann man bei Ihnen nachfragen?"),
    FieldSpec(
        "certificates",
        "Zertifikate",
        "text",
        "Eines je Zeile. Dahinter, wenn Sie mögen, mit Strichpunkt: Aussteller; Nummer; gültig bis.",
        4000,
        example="Bioland; Bioland e. V.; 4711; 31.12.2027",
    ),
    FieldSpec(
        "links",
        "Weitere Seiten im Netz",
        "text",
        "Eine je Zeile: wohin sie führt, Doppelpunkt, Adresse.",
        4000,
        example="Unser Laden: www.beispiel.de",
    ),
)
PRODUCT_FIELDS: tuple[FieldSpec, ...] = (
    FieldSpec("name", "Name des Produkts", "line", _NAME_HELP, 150, True, "Wollplaid mit gelbem Faden"),
    FieldSpec(
        "lead",
        "Kurztext",
        "line",
        "Ein Satz, der sagt, was es ist. Er steht auf jeder Karte und in jeder Liste.",
        300,
        True,
        "Eine Decke fürs Leben: In ihrem Karo läuft genau ein gelber Faden.",
    ),
    FieldSpec(
        "story",
        "Geschichte",
        "text",
        "Wie entsteht es, woraus, von wem? Fünf bis zehn Sätze genügen, eine Leerzeile trennt Absätze.",
        20_000,
    ),
    *_ENGLISH,
    FieldSpec("areas", "Lebensbereiche", "choices", "Wo hat es im Tag seinen Platz? Mehrere sind möglich.", 0, True),
    FieldSpec("world", "Farbwelt", "choice", "Die Stimmung, in der es gezeigt wird. Im Zweifel wählt die Redaktion."),
    FieldSpec("materials", "Materialien", "choices", "Woraus es besteht. Mehrere sind möglich."),
    FieldSpec(
        "where_to_buy",
        "Wo es das gibt",
        "text",
        "Hofladen, Wochenmarkt, Händler, eigener Versand: Wo im Landkreis kann man es kaufen?",
        2000,
        True,
        "Im Werksladen, samstags auf dem Wochenmarkt in Freiberg",
    ),
)
_LISTS: Mapping[str, Check] = {"certificates": clean_certificates, "links": clean_links}
_CHECKS: dict[bool, Mapping[str, Check]] = {False: {**SITE, **COMPANY, **_LISTS}, True: PRODUCT}


def fields_for(is_product: bool) -> tuple[FieldSpec, ...]:
    """The fields of a product's submission, or of a company's own."""
    return PRODUCT_FIELDS if is_product else COMPANY_FIELDS


def empty_content(specs: Sequence[FieldSpec]) -> Content:
    """A content in which nothing is said."""
    return {spec.name: _nothing(spec) for spec in specs}


def check_content(
    specs: Sequence[FieldSpec], content: Mapping[str, Any], *, choices: Choices | None = None
) -> tuple[Content, dict[str, str]]:
    """The fields given, cleaned, and one German sentence for each that cannot stand; fields not given are not there.

    Says nothing of what is missing: ``missing`` does. A value that is not among ``choices`` of its field is refused;
    a name that is no field is left out.
    """
    checks = _CHECKS[specs is PRODUCT_FIELDS]
    cleaned: Content = {}
    problems: dict[str, str] = {}
    for spec in specs:
        if spec.name not in content:
            continue
        try:
            cleaned[spec.name] = _cleaned(spec, content[spec.name], checks, choices)
        except Unfit as unfit:
            problems[spec.name] = str(unfit)
    return cleaned, problems


def rough_content(specs: Sequence[FieldSpec], content: Mapping[str, Any]) -> Content:
    """The fields given as text that can be kept, whether it fits or not: what somebody is still typing."""
    kept: Content = {}
    for spec in specs:
        if spec.name in content:
            value = content[spec.name]
            if spec.kind == "choices":
                kept[spec.name] = [str(one)[:80] for one in _several(value)][:50]
            else:
                kept[spec.name] = paragraphs(value, spec.label, 10**9)[:20_000]
    return kept


def missing(specs: Sequence[FieldSpec], content: Mapping[str, Any]) -> dict[str, str]:
    """One German sentence for each required field in which nothing stands."""
    return {
        spec.name: _ASKED.get(spec.name, f"„{spec.label}“ fehlt noch.")
        for spec in specs
        if spec.is_required and not content.get(spec.name)
    }


_ASKED = {
    "name": "Der Name fehlt. Tragen Sie ein, wie es heißt.",
    "lead": "Der Kurztext fehlt. Ein Satz genügt.",
    "place": "Der Ort fehlt. Tragen Sie ein, wo Sie arbeiten.",
    "areas": "Der Lebensbereich fehlt. Wählen Sie mindestens einen.",
    "where_to_buy": "Es fehlt, wo es das gibt. Nennen Sie mindestens eine Stelle.",
}


def check_print(text: object) -> str:
    """The print text, tidied. Raises ``Unfit``."""
    return paragraphs(text, "Der Drucktext", PRINT_LONGEST)


def _cleaned(spec: FieldSpec, value: Any, checks: Mapping[str, Check], choices: Choices | None) -> Any:
    if spec.kind == "choices":
        told = (line(one, spec.label, 80) for one in _several(value))
        found: Any = [one for one in dict.fromkeys(told) if one]
    elif spec.name in checks:
        found = checks[spec.name](value)
    else:
        found = line(value, spec.label, 80)
    if spec.longest and isinstance(found, str) and len(found) > spec.longest:
        raise Unfit(f"„{spec.label}“ hat {len(found)} Zeichen. Kürzen Sie auf höchstens {spec.longest}.")
    if choices is not None and spec.kind in CHOSEN:
        strange = [one for one in _several(found) if one and one not in choices.get(spec.name, ())]
        if strange:
            raise Unfit(f"„{and_list(strange)}“ steht nicht zur Wahl. Wählen Sie aus der Liste.")
    return found


def _nothing(spec: FieldSpec) -> Any:
    return [] if spec.kind == "choices" else None if spec.kind == "year" else ""


def _several(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]
