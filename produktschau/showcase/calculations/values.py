"""One value typed by a person: cleaned, or refused with one German sentence.

Every function takes the value and the German name of its field with article („Der Name“), returns the
cleaned value and raises ``Unfit``.
"""

import re
import unicodedata
from urllib.parse import urlsplit

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_EMAIL = re.compile(r"^[^@\s,;<>]+@[^@\s,;<>.]+(\.[^@\s,;<>.]+)+$")
_PHONE = re.compile(r"^\+?[0-9 ()/.\-–]{4,}$")
_HOST = re.compile(r"^([\w-]+\.)+[\w-]{2,}$")

YEARS = (1000, 2100)
"""The years a company may have been founded in."""
LANGUAGES = ("de", "en", "cs", "pl", "fr", "es", "it", "nl", "ru", "uk", "hsb", "vi", "ar", "tr")
"""Languages a company can say it speaks, ISO 639-1 (Upper Sorbian: ISO 639-3)."""


class Unfit(ValueError):
    """The value cannot stand there; the message is one German sentence for whoever typed it."""


def line(value: object, what: str, longest: int) -> str:
    """One line of text: composed letters, single spaces, no control characters."""
    text = " ".join(_plain(value).split())
    return _short_enough(text, what, longest)


def paragraphs(value: object, what: str, longest: int = 20_000) -> str:
    """Text of several lines; blank lines part paragraphs."""
    text = _plain(value).replace("\r\n", "\n").replace("\r", "\n")
    tidy = "\n".join(row.rstrip() for row in text.split("\n")).strip()
    return _short_enough(re.sub(r"\n{3,}", "\n\n", tidy), what, longest)


def email(value: object, what: str, longest: int = 254) -> str:
    """An e-mail address, or nothing."""
    text = line(value, what, longest)
    if text and not _EMAIL.match(text):
        raise Unfit(f"{what} „{text}“ ist nicht vollständig. Schreiben Sie zum Beispiel name@beispiel.de.")
    return text


def phone(value: object, what: str, longest: int = 40) -> str:
    """A telephone number in digits, spaces, brackets, slashes, or nothing."""
    text = line(value, what, longest)
    if text and not _PHONE.match(text):
        raise Unfit(f"{what} „{text}“ ist keine Telefonnummer. Schreiben Sie nur Ziffern, zum Beispiel 03731 12345.")
    return text


def web_address(value: object, what: str, longest: int = 300) -> str:
    """An address on the web with http or https, or nothing; a missing scheme becomes https."""
    text = line(value, what, longest)
    if not text:
        return ""
    whole = text if "://" in text else f"https://{text}"
    try:
        parts = urlsplit(whole)
        host = parts.hostname or ""
    except ValueError:
        host = ""
    if " " in whole or not whole.startswith(("http://", "https://")) or not _HOST.match(host):
        raise Unfit(f"{what} „{text}“ ist keine Netzadresse. Schreiben Sie zum Beispiel www.beispiel.de.")
    return _short_enough(whole, what, longest)


def year(value: object, what: str) -> int | None:
    """A year with four digits, or nothing."""
    text = str(value if value is not None else "").strip()
    if not text:
        return None
    if not re.fullmatch(r"[0-9]{4}", text) or not YEARS[0] <= int(text) <= YEARS[1]:
        raise Unfit(f"{what} „{text}“ ist keine Jahreszahl. Schreiben Sie vier Ziffern, zum Beispiel 1936.")
    return int(text)


def postcode(value: object, what: str) -> str:
    """A German postcode of five digits, or nothing."""
    text = line(value, what, 20)
    if text and not re.fullmatch(r"[0-9]{5}", text):
        raise Unfit(f"{what} „{text}“ hat nicht fünf Ziffern. Schreiben Sie zum Beispiel 09648.")
    return text


def choice(value: object, what: str, allowed: tuple[str, ...]) -> str:
    """One of ``allowed``, or nothing."""
    text = str(value or "").strip()
    if text and text not in allowed:
        raise Unfit(f"{what} „{text}“ kennen wir nicht. Wählen Sie einen Wert aus der Liste.")
    return text


def languages(value: object, what: str) -> list[str]:
    """A list of language codes, each once, in the order given."""
    given = [value] if isinstance(value, str) else list(value) if isinstance(value, list | tuple) else []
    codes = [choice(code, what, LANGUAGES) for code in given]
    return [code for code in dict.fromkeys(codes) if code]


def _plain(value: object) -> str:
    text = unicodedata.normalize("NFC", "" if value is None else str(value))
    return _CONTROL.sub(" ", text)


def _short_enough(text: str, what: str, longest: int) -> str:
    if len(text) > longest:
        raise Unfit(f"{what} ist mit {len(text)} Zeichen zu lang. Kürzen Sie auf höchstens {longest} Zeichen.")
    return text
