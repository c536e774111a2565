"""What stands in a cell of an official table: a number, or a sign that says why there is none.

German offices (statistikportal.de, „Zeichenerklärung“; DIN 55301): ``-`` exactly zero · ``.`` or ``·`` unknown or kept secret ·
``x`` makes no sense · ``…`` comes later · ``/`` not certain enough · ``( )`` of limited value · ``p`` provisional · ``r`` corrected ·
``s`` estimated. Eurostat („Flags“, code lists of 2025 and before): ``:`` not available · ``p`` provisional · ``f`` forecast ·
``u`` low reliability · ``n`` not significant · ``z``/``m`` cannot exist · ``c`` confidential; ``C``, ``N`` and ``P`` of its second list,
the status of confidentiality, likewise · ``b``, ``d``, ``e``, ``i``, ``r``, ``s`` say something about a value that is there.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

SECRET, MISSING, LATER, SENSELESS, UNCERTAIN = "secret", "missing", "later", "senseless", "uncertain"

_NOTHING = frozenset({"-", "–", "—"})
_GERMAN = {
    ".": SECRET,
    "·": SECRET,
    "•": SECRET,
    "c": SECRET,
    "x": SENSELESS,
    "...": LATER,
    "…": LATER,
    "/": UNCERTAIN,
    "": MISSING,
    ":": MISSING,
}
_REMARKS = r"(?:p|vorl\.?|vorläufig|r|s|b|e|\(\s*\))"
_VALUE = re.compile(
    rf"(?P<open>\()?\s*(?P<number>-?[\d.,\s\u00a0\u202f]*\d)\s*(?P<close>\))?\s*(?P<remarks>{_REMARKS}*)", re.IGNORECASE
)
_PROVISIONAL = re.compile(r"p|vorl", re.IGNORECASE)
_THOUSANDS = re.compile(r"-?[1-9]\d{0,2}([. \u00a0\u202f]\d{3})+")
_PLAIN = re.compile(r"-?\d+([.,]\d+)?")
_AMBIGUOUS = re.compile(r"-?[1-9]\d{0,2}\.\d{3}")
_EUROSTAT_REASONS = ((frozenset("cCN"), SECRET), (frozenset("zm"), SENSELESS), (frozenset("un"), UNCERTAIN))
_EUROSTAT_PROVISIONAL = frozenset("pf")
"""A forecast will be replaced by a count, like a provisional value."""


_QUOTED = 60
"""So many characters of a cell stand in a sentence about it."""


def quoted(text: str) -> str:
    """A cell's text in German quotation marks, cut where it is long: „C“, „Lorem ipsum …“."""
    return f"„{text if len(text) <= _QUOTED else text[:_QUOTED].rstrip() + ' …'}“"


class NoValue(ValueError):
    """The cell is neither a number nor one of the signs; the message is a German sentence."""


@dataclass(frozen=True)
class Published:
    """A value, or ``None`` and the reason (a value of ``Unknown``). ``is_limited``: published in brackets, of limited value."""

    value: Decimal | None
    unknown_because: str = ""
    is_provisional: bool = False
    is_limited: bool = False

    @property
    def text(self) -> str:
        """As people read it: „41.230“, „41.230 vorläufig“, „geheim“."""
        if self.value is None:
            return _WORDS[self.unknown_because]
        return f"{written(self.value)}{' vorläufig' if self.is_provisional else ''}"


_WORDS = {
    SECRET: "geheim",
    MISSING: "nicht veröffentlicht",
    LATER: "liegt noch nicht vor",
    SENSELESS: "nicht sinnvoll",
    UNCERTAIN: "zu unsicher",
}


def written(value: Decimal) -> str:
    """A number in German: 1234.5 → „1.234,5“."""
    plain = f"{value:,f}"
    whole, _, rest = plain.partition(".")
    rest = rest.rstrip("0")
    return whole.replace(",", ".") + (f",{rest}" if rest else "")


def german(text: str, flag: str = "") -> Published:
    """A cell as German offices write it, with the remark of a column of its own. Raises ``NoValue``."""
    text, flag = text.strip(), flag.strip()
    sign = flag if text in ("", ":") and flag.casefold() in _GERMAN else text
    if sign in _NOTHING:
        return Published(Decimal(0), is_provisional=bool(_PROVISIONAL.search(flag)))
    if sign.casefold() in _GERMAN:
        return Published(None, _GERMAN[sign.casefold()])
    found = _VALUE.fullmatch(text)
    if found is None or bool(found["open"]) != bool(found["close"]):
        raise NoValue(f"{quoted(text)} ist keine Zahl. Bitte zum Beispiel 12,34 eintragen.")
    if flag and not re.fullmatch(rf"{_REMARKS}*", flag, re.IGNORECASE):
        raise NoValue(f"Das Kennzeichen {quoted(flag)} ist nicht bekannt. Üblich sind p, r, s und ( ).")
    remarks = found["remarks"] + flag
    return Published(
        _number(found["number"]),
        is_provisional=bool(_PROVISIONAL.search(remarks)),
        is_limited=bool(found["open"]) or "(" in remarks,
    )


def eurostat(value: str, flags: str = "", confidentiality: str = "") -> Published:
    """A cell of Eurostat: the value or „:“, its flags („p“, „bp“), and the status of confidentiality. Raises ``NoValue``."""
    value, known = (
        value.strip(),
        set(flags.strip()) | (set("c") if confidentiality.strip() in ("C", "N", "P") else set()),
    )
    if value in ("", ":"):
        return Published(None, next((reason for signs, reason in _EUROSTAT_REASONS if known & signs), MISSING))
    if not re.fullmatch(r"-?\d+(\.\d+)?([eE][+-]?\d+)?", value):
        raise NoValue(f"{quoted(value)} ist keine Zahl, wie Eurostat sie schreibt.")
    return Published(Decimal(value), is_provisional=bool(known & _EUROSTAT_PROVISIONAL))


def _number(text: str) -> Decimal:
    text = text.strip()
    if _AMBIGUOUS.fullmatch(text):
        plain = text.replace(".", "")
        raise NoValue(f"„{text}“ ist mehrdeutig. Bitte {plain} oder {text.replace('.', ',')} eintragen.")
    whole, comma, rest = text.partition(",")
    if _THOUSANDS.fullmatch(whole) and (not comma or rest.isdigit()):
        return Decimal(re.sub(r"[.\s]", "", whole) + (f".{rest}" if comma else ""))
    if not _PLAIN.fullmatch(text):
        raise NoValue(f"{quoted(text)} ist keine Zahl. Bitte zum Beispiel 12,34 eintragen.")
    return Decimal(text.replace(",", "."))
