"""What a cell of a table of companies means, before the checks of the form see it.

Every function takes the text of a cell and raises ``Unfit`` with one German sentence where it can make nothing of it.
"""

import re
from datetime import date

from produktschau.showcase.calculations.values import Unfit

_YES = {"ja", "j", "yes", "y", "true", "wahr", "1", "x"}
_NO = {"nein", "n", "no", "false", "falsch", "0", "-", "–"}
_GERMAN_DAY = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})")
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ][0:.]+Z?)?")
_YEAR = re.compile(r"(?<!\d)(1\d{3}|20\d{2})(?!\d)")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+|\d+")
_COUNTRY = re.compile(r"^(?:DE?|D)[\s-]+(?=\d)", re.IGNORECASE)
_OPEN = re.compile(r"^(?:ab|über|mehr als|mindestens|>=?|≥)\b|\+$|und mehr|oder mehr", re.IGNORECASE)
_BELOW = re.compile(r"^(?:unter|weniger als|<(?!=))", re.IGNORECASE)
_MORE = re.compile(r"^(?:über|mehr als|>(?!=))", re.IGNORECASE)
_UP_TO = re.compile(r"^(?:bis|höchstens|maximal|max\.?|<=|≤)", re.IGNORECASE)
_SIZES = ((9, "0-9"), (49, "10-49"), (249, "50-249"))
_LARGEST = "250+"
_STATES = {
    "entwurf": "draft",
    "draft": "draft",
    "veröffentlicht": "published",
    "öffentlich": "published",
    "published": "published",
    "zurückgezogen": "withdrawn",
    "withdrawn": "withdrawn",
}
_LANGUAGES = {
    "deutsch": "de",
    "englisch": "en",
    "tschechisch": "cs",
    "polnisch": "pl",
    "französisch": "fr",
    "spanisch": "es",
    "italienisch": "it",
    "niederländisch": "nl",
    "russisch": "ru",
    "ukrainisch": "uk",
    "sorbisch": "hsb",
    "obersorbisch": "hsb",
    "vietnamesisch": "vi",
    "arabisch": "ar",
    "türkisch": "tr",
}


def yes_or_no(text: str, what: str) -> bool:
    """„ja“, „x“, „nein“ …"""
    folded = text.casefold()
    if folded in _YES or folded in _NO:
        return folded in _YES
    raise Unfit(f"{what}: „{text}“ ist weder ja noch nein.")


def day(text: str, what: str) -> date:
    """„22.11.2026“, „22.11.26“ and „2026-11-22“, also with an empty time of day behind."""
    german, iso = _GERMAN_DAY.fullmatch(text.removesuffix(" 00:00:00")), _ISO_DAY.fullmatch(text)
    parts = [int(part) for part in reversed(german.groups())] if german else []
    parts = [int(part) for part in iso.groups()] if iso else parts
    if parts and parts[0] < 100:
        parts[0] += 2000 if parts[0] < 70 else 1900
    try:
        return date(*parts) if parts else _no_day(text, what)
    except ValueError:
        return _no_day(text, what)


def year(text: str) -> str:
    """The year in „1936“, „seit 1936“, „01.04.1936“; several or none: the text as it is, for the check to refuse."""
    found = set(_YEAR.findall(text))
    return found.pop() if len(found) == 1 else text


def postcode(text: str) -> tuple[str, str]:
    """The postcode and a note: „9599“ → („09599“, „… ergänzt“). A spreadsheet program takes a leading zero away."""
    bare = _COUNTRY.sub("", text)
    if re.fullmatch(r"[1-9]\d{3}", bare):
        return f"0{bare}", f"Die Postleitzahl „{text}“ hat vier Ziffern und wurde zu 0{bare} ergänzt."
    return bare, ""


def size_class(text: str) -> str:
    """The class of „10-49“, „12“, „bis 9“, „ab 250“, „10 bis 49 Beschäftigte“."""
    tidy = text.strip().replace("–", "-")
    if tidy in {*(name for _, name in _SIZES), _LARGEST}:
        return tidy
    numbers = [int(found.replace(".", "")) for found in _NUMBER.findall(tidy)]
    if not 1 <= len(numbers) <= 2 or (len(numbers) == 2 and _OPEN.search(tidy)):
        raise Unfit(_no_size(text))
    low, high = _bounds(tidy, numbers)
    if _class_of(low) != _class_of(high):
        raise Unfit(_no_size(text))
    return _class_of(low)


def state(text: str) -> str:
    """„draft“, „published“ or „withdrawn“."""
    if text.casefold() not in _STATES:
        raise Unfit(f"Den Stand „{text}“ kennen wir nicht. Schreiben Sie Entwurf, veröffentlicht oder zurückgezogen.")
    return _STATES[text.casefold()]


def language(text: str) -> str:
    """The code of „Deutsch“ or „DE“; what is no language we know stays as it is."""
    return _LANGUAGES.get(text.casefold(), text.casefold())


def _bounds(text: str, numbers: list[int]) -> tuple[int, int]:
    first = numbers[0]
    if len(numbers) == 2:
        return first, numbers[1]
    if _BELOW.search(text):
        return 0, first - 1
    if _UP_TO.search(text):
        return 0, first
    if _OPEN.search(text):
        return (first + 1 if _MORE.search(text) else first), 10**9
    return first, first


def _class_of(number: int) -> str:
    return next((name for most, name in _SIZES if number <= most), _LARGEST)


def _no_size(text: str) -> str:
    return f"Die Größe „{text}“ ist keine unserer Klassen. Schreiben Sie 0-9, 10-49, 50-249, 250+ oder eine Zahl."


def _no_day(text: str, what: str) -> date:
    raise Unfit(f"{what} „{text}“ ist kein Datum. Schreiben Sie zum Beispiel 22.11.2026.")
