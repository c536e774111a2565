"""Names as addresses, as sort keys and as short lasting keys."""

import re
import secrets
import unicodedata

_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ẞ": "SS"})
_PLAIN = str.maketrans({"ß": "ss", "ẞ": "ss", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"})

KEY_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""No 0, O, 1, I, L: a key is read from a printed label and typed by hand."""
KEY_LENGTH = 6


def slug(name: str, *, longest: int = 80) -> str:
    """An address part from a German name: „Bäckerei Müßig & Söhne“ → ``baeckerei-muessig-soehne``.

    Lower-case ASCII letters, digits and single hyphens, at most ``longest`` characters, cut at a
    hyphen where there is one. A name without any letter or digit gives ``""``.
    """
    plain = unicodedata.normalize("NFC", name).translate(_GERMAN)
    ascii_only = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode("ascii").lower()
    whole = re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")
    if len(whole) <= longest:
        return whole
    cut = whole[:longest]
    return cut.rsplit("-", 1)[0] if "-" in cut and whole[longest] != "-" else cut.rstrip("-")


def sort_key(name: str) -> str:
    """The key a name sorts by, the same on every database (DIN 5007-1: ä sorts as a, ß as ss).

    Digits are padded so that „Werk 9“ comes before „Werk 10“; everything but letters and digits is
    a space.
    """
    folded = unicodedata.normalize("NFKD", name.casefold().translate(_PLAIN))
    letters = "".join(ch for ch in folded if not unicodedata.combining(ch))
    padded = re.sub(r"\d+", lambda hit: hit.group().zfill(8), letters)
    return re.sub(r"[\W_]+", " ", padded).strip()


def new_key() -> str:
    """A random short key for a printed address, six characters of ``KEY_ALPHABET``."""
    return "".join(secrets.choice(KEY_ALPHABET) for _ in range(KEY_LENGTH))


def row_number(text: str) -> int:
    """The number of a row as a form sends it; 0, which no row has, for anything that cannot be one.

    Python reads other digits than ASCII's too, and refuses more than 4300 of them with an error.
    """
    return int(text) if re.fullmatch(r"[0-9]{1,18}", text) else 0


def and_list(words: list[str]) -> str:
    """German enumeration: „a“, „a und b“, „a, b und c“; an empty list gives ``""``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} und {words[-1]}"
