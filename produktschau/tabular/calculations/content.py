"""What values look like: postcodes, addresses of the net, telephone numbers, days, sums of money."""

import re
from collections.abc import Callable, Sequence

_DAY = re.compile(
    r"\d{1,2}\.\s?\d{1,2}\.\s?(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?|\d{1,2}/\d{1,2}/\d{4}"
)
_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:[.\s'\u00a0]\d{3})+|\d+)(?:[.,]\d+)?")
_MONEY = re.compile(
    r"[+-]?(?:€|EUR)?\s?(?:(?:\d{1,3}(?:[.'\s\u00a0]\d{3})+|\d+),(?:\d{2}|-)|\d{1,3}(?:,\d{3})*\.\d{2}|"
    r"(?:\d{1,3}(?:[.'\s\u00a0]\d{3})+|\d+)(?=\s?(?:€|EUR|Euro|TEUR|T€)))\s?(?:€|EUR|Euro|TEUR|T€)?",
    re.IGNORECASE,
)
_URL = re.compile(
    r"(?:https?://|www\.)\S+\.\S{2,}|[\w-]+(?:\.[\w-]+)*\.(?:de|com|eu|org|net|info|cz|at|ch|shop|online)(?:/\S*)?",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"(?:mailto:)?[^@\s;,]+@[^@\s;,]+\.[A-Za-z]{2,}")
_PHONE = re.compile(r"(?:Tel\.?:?\s*)?(?:\+|00|\(?0)[\d\s()/.\-–]{5,24}\d", re.IGNORECASE)
_POSTCODE = re.compile(r"(?:D[-\s]?)?\d{5}")
_SHORT_POSTCODE = re.compile(r"[1-9]\d{3}")
_WZ = re.compile(r"(?:(?:wz(?:2008|2025)?:)?\s?(?:[A-U]\s?)?\d{2}(?:\.\d{1,2}(?:\.\d)?)?)", re.IGNORECASE)
_AGS = re.compile(r"(?:0[1-9]|1[0-6])\d{6}|[1-9]\d{6}")
_YEAR = re.compile(r"(?:1[5-9]|20)\d{2}")
_DEGREE = re.compile(r"-?\d{1,3}[.,]\d{3,}")
_YES_NO = frozenset({"ja", "nein", "yes", "no", "x", "wahr", "falsch", "true", "false", "j", "n", "✓", "-"})
_POSTCODE_PLACE = re.compile(r"(?:D[-\s]?)?\d{4,5}\s+[^\W\d]\D.*")
_TOWN = re.compile(r"(?:^|[\s,;-])\d{5}\s+[A-ZÄÖÜ]")


_LONGEST = 200
"""What is longer is none of these things, and is not looked at."""
_LONGEST_NUMBER = 40


def _full(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: pattern.fullmatch(text) is not None


SHAPES: dict[str, Callable[[str], bool]] = {
    "email": _full(_EMAIL),
    "url": _full(_URL),
    "date": _full(_DAY),
    "postcode": _full(_POSTCODE),
    "phone": _full(_PHONE),
    "ags": _full(_AGS),
    "degree": _full(_DEGREE),
    "money": _full(_MONEY),
    "year": _full(_YEAR),
    "wz": _full(_WZ),
    "number": _full(_NUMBER),
    "yes_no": lambda text: text.casefold() in _YES_NO,
}
"""What a value may look like; the names are those of ``engine.kinds.Content``. A value can have several shapes."""


def is_data(text: str) -> bool:
    """Whether a text is no heading for sure: a number that is no year, a day, an address of the net, a telephone number."""
    if not text or len(text) > _LONGEST or _YEAR.fullmatch(text):
        return False
    if _TOWN.search(text):
        return True
    if text[-1].isdigit() or text[0].isdigit() or text[0] in "+-(":
        return bool(
            _NUMBER.fullmatch(text)
            or _DAY.fullmatch(text)
            or _PHONE.fullmatch(text)
            or _MONEY.fullmatch(text)
            or _POSTCODE_PLACE.fullmatch(text)
        )
    return ("@" in text and _EMAIL.fullmatch(text) is not None) or text.casefold().startswith(
        ("http://", "https://", "www.")
    )


def number_of(text: str) -> float | None:
    """The number a text says, German or English: „1.234,50 €“ → 1234.5; ``None`` where it is none."""
    if len(text) > _LONGEST_NUMBER or not any(map(str.isdigit, text)):
        return None
    plain = re.sub(r"(?i)€|EUR|Euro|[\s\u00a0']", "", text)
    if not _NUMBER.fullmatch(plain) and not _MONEY.fullmatch(plain):
        return None
    if "," in plain and ("." not in plain or plain.rfind(",") > plain.rfind(".")):
        plain = plain.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"[+-]?\d{1,3}(?:\.\d{3})+", plain):
        plain = plain.replace(".", "")
    else:
        plain = plain.replace(",", "")
    try:
        return float(plain.removesuffix(".-"))
    except ValueError:
        return None


def share(values: Sequence[str], shape: str) -> float:
    """The share of ``values`` (none empty) that look like ``shape``; 0 of none."""
    fits = SHAPES[shape]
    return sum(len(value) <= _LONGEST and fits(value) for value in values) / len(values) if values else 0.0
