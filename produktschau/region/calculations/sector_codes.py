"""The codes of economic sectors as tables write them, in one spelling: „TOTAL“, „C“, „B-E“, „10“, „10.1“.

Eurostat joins two sections with an underscore („M_N“) and puts the section before a division („C10“). GENESIS writes „WZ08-C“ and has
codes of its own for groups of sections (Volkswirtschaftliche Gesamtrechnungen).
"""

import re

TOTAL = "TOTAL"
_TOTALS = frozenset({"TOTAL", "INSGESAMT", "GESAMT", "ALLE"})
_GENESIS = {
    "B-18": "B-E",
    "G-01": "G-I",
    "G-01-I-J": "G-J",
    "KL": "K-N",
    "M-02": "M-N",
    "O-03": "O-Q",
    "PX": "O-U",
    "R-02": "R-U",
}
_LAST = {"wz2008": "U", "wz2025": "V"}
_GAPS = {
    "wz2008": frozenset({4, 34, 40, 44, 48, 54, 57, 67, 76, 83, 89}),
    "wz2025": frozenset({4, 34, 40, 44, 45, 48, 54, 57, 67, 76, 83, 89}),
}
"""Two digits no division begins with (Regulations (EC) No 1893/2006 and (EU) 2023/137)."""
_SECTIONS = re.compile(r"([A-V])(?:[-_]([A-V]))?")
_UNIT = re.compile(r"[A-V]?(\d{2})((?:\.\d{1,2}){0,2})")


def sector_code(text: str, edition: str = "wz2008") -> str:
    """The code in our spelling; nothing for what is no unit of that edition."""
    plain = re.sub(r"\s+", "", text).replace("\u2013", "-").upper()
    if plain in _TOTALS:
        return TOTAL
    if plain.startswith(("WZ08-", "WZ25-")):
        plain = plain[5:]
        plain = _GENESIS.get(plain, plain)
    if found := _SECTIONS.fullmatch(plain):
        first, last = found[1], found[2] or found[1]
        if not first <= last <= _LAST[edition]:
            return ""
        if (first, last) == ("A", _LAST[edition]):
            return TOTAL
        return first if first == last else f"{first}-{last}"
    found = _UNIT.fullmatch(plain)
    if found is None or not 1 <= int(found[1]) <= 99 or int(found[1]) in _GAPS[edition]:
        return ""
    return found[1] + found[2]
