"""What the values of a column say about it: which of our columns it may be, and whether its heading can be right."""

import itertools
import re
from dataclasses import dataclass, field

from produktschau.tabular.calculations.content import number_of, share
from produktschau.tabular.calculations.sheets import Table
from produktschau.tabular.engine.kinds import Column, Composite, Content, TableKind

EXTERNAL_KEY = "external_key"
_LOOKED_AT = 400
"""Values that tell what a column holds; of a longer table every so-manieth row."""
_FEW = 3
_MOST, _MANY, _HARDLY = 0.9, 0.7, 0.3
_LOOKS = {
    Content.POSTCODE: "Postleitzahlen",
    Content.URL: "Internetadressen",
    Content.EMAIL: "E-Mail-Adressen",
    Content.PHONE: "Telefonnummern",
    Content.WZ: "Kennziffern der Wirtschaftszweige",
    Content.AGS: "Gemeindeschlüssel",
    Content.DATE: "Tage",
    Content.MONEY: "Geldbeträge",
    Content.YEAR: "Jahreszahlen",
    Content.NUMBER: "Zahlen",
    Content.DEGREE: "Angaben in Grad",
    Content.YES_NO: "Ja und Nein",
}
_TELLING = (Content.EMAIL, Content.URL, Content.AGS, Content.POSTCODE, Content.PHONE, Content.DEGREE, Content.WZ)
_UNMISTAKABLE = (Content.EMAIL, Content.URL, Content.AGS)
"""What nothing else looks like; five digits under an unknown heading may be anything, a telephone number a fax."""
_MISLABELLED = (Content.EMAIL, Content.URL)
_FAX = re.compile(r"\bT?(?:ele)?fax", re.IGNORECASE)
_OF_A_PERSON = re.compile(
    r"ansprech|kontakt|inhaber|chef|geschäftsführ|privat|person|herr|frau|handy|mobil", re.IGNORECASE
)
_DIVISIONS = frozenset(
    [
        "01",
        "02",
        "03",
        "05",
        "06",
        "07",
        "08",
        "09",
        "10",
        "11",
        "12",
        "13",
        "14",
        "15",
        "16",
        "17",
        "18",
        "19",
        "20",
        "21",
        "22",
        "23",
        "24",
        "25",
        "26",
        "27",
        "28",
        "29",
        "30",
        "31",
        "32",
        "33",
        "35",
        "36",
        "37",
        "38",
        "39",
        "41",
        "42",
        "43",
        "45",
        "46",
        "47",
        "49",
        "50",
        "51",
        "52",
        "53",
        "55",
        "56",
        "58",
        "59",
        "60",
        "61",
        "62",
        "63",
        "64",
        "65",
        "66",
        "68",
        "69",
        "70",
        "71",
        "72",
        "73",
        "74",
        "75",
        "77",
        "78",
        "79",
        "80",
        "81",
        "82",
        "84",
        "85",
        "86",
        "87",
        "88",
        "90",
        "91",
        "92",
        "93",
        "94",
        "95",
        "96",
        "97",
        "98",
        "99",
    ]
)
"""Divisions of NACE Rev. 2 (Regulation (EC) No 1893/2006), the first two digits of WZ 2008."""


@dataclass(frozen=True)
class Evidence:
    """Values of one column, none empty; ``is_generic``: the file has no heading for it. ``rows`` were looked at."""

    place: int
    values: tuple[str, ...]
    rows: int
    is_generic: bool
    shares: dict[str, float] = field(default_factory=dict)

    @property
    def samples(self) -> tuple[str, ...]:
        """Different values, in order."""
        return tuple(dict.fromkeys(self.values))

    @property
    def told(self) -> str:
        """What stands there in a few words: „128 Zahlen von 1 bis 88“, „128 Werte, alle verschieden“."""
        numbers = [number for value in self.values if (number := number_of(value)) is not None]
        if self.values and len(numbers) == len(self.values):
            return f"{len(numbers)} Zahlen von {min(numbers):g} bis {max(numbers):g}"
        different = len(set(self.values))
        return f"{len(self.values)} Werte, {'alle' if different == len(self.values) else different} verschieden"

    def share(self, content: Content) -> float:
        """The share of values that look so."""
        if content.value not in self.shares:
            self.shares[content.value] = share(self.values, content.value)
        return self.shares[content.value]

    def looks(self, content: Content) -> str:
        """„126 von 128 Werten sehen aus wie Postleitzahlen“."""
        count = round(self.share(content) * len(self.values))
        return f"{count} von {len(self.values)} Werten sehen aus wie {_LOOKS[content]}"

    def confirms(self, kind: TableKind, target: str) -> bool:
        """Whether the values are what the column of ours holds."""
        column = next((column for column in kind.columns if column.name == target), None)
        return column is not None and (
            column.name == EXTERNAL_KEY or (column.content is not Content.TEXT and self.share(column.content) >= _MANY)
        )


def evidence(table: Table, place: int) -> Evidence:
    """The values of one column, at most some hundred of them."""
    step = max(1, len(table.rows) // _LOOKED_AT)
    cells = [row.cells[place] for row in table.rows[::step]]
    heading = table.header[place]
    return Evidence(
        place, tuple([cell for cell in cells if cell]), len(cells), bool(re.fullmatch(r"Spalte [A-Z]{1,3}", heading))
    )


def weighed(kind: TableKind, target: str, heading: str, seen: Evidence) -> tuple[str, str]:
    """The target after its values were heard, and what speaks against the heading; ("", reason) if nothing is left."""
    if len(seen.values) < _FEW:
        return _composite_of(kind, target, seen) or (target, "")
    whole = _composite_of(kind, target, seen)
    if whole:
        return whole[0], f"Überschrift „{heading}“, aber {whole[1]}"
    column = next((column for column in kind.columns if column.name == target), None)
    if column is None:
        return _plain_part(kind, target, heading, seen)
    if _is_running_number(seen, column):
        return "", f"Überschrift „{heading}“, aber die Werte sind fortlaufend nummeriert"
    other = _mislabelled(kind, column, seen)
    if other is not None:
        return other.name, f"Überschrift „{heading}“, aber {seen.looks(other.content)}"
    if column.content is not Content.TEXT and not column.several and seen.share(column.content) < _HARDLY:
        return target, f"nur {seen.looks(column.content)}"
    return target, ""


def by_content(kind: TableKind, heading: str, seen: Evidence, taken: set[str]) -> tuple[str, str, str]:
    """Target, certainty and reason of a column whose heading says nothing to us."""
    if not seen.values:
        return "", "none", "die Spalte ist leer"
    if len(seen.values) >= _FEW:
        for composite in kind.composites:
            if _holds_a_postcode(kind, composite) and composite.name not in taken and _fits(composite, seen) >= _MOST:
                count = round(_fits(composite, seen) * len(seen.values))
                return (
                    composite.name,
                    "content",
                    f"{count} von {len(seen.values)} Werten sehen aus wie „{composite.label}“",
                )
        for content in _TELLING:
            if seen.share(content) >= _MOST:
                return _of_content(kind, heading, seen, content, taken)
    if _looks_like_keys(seen) and EXTERNAL_KEY in kind.names and EXTERNAL_KEY not in taken:
        return EXTERNAL_KEY, "guess", f"{len(seen.values)} Werte, alle verschieden"
    return "", "none", "nicht erkannt"


def _of_content(
    kind: TableKind, heading: str, seen: Evidence, content: Content, taken: set[str]
) -> tuple[str, str, str]:
    fitting = [column for column in kind.columns if column.content is content and column.name not in taken]
    is_persons = bool(_OF_A_PERSON.search(heading))
    private = [column for column in fitting if column.private]
    public = [column for column in fitting if not column.private]
    reason = seen.looks(content)
    if is_persons and private:
        return private[0].name, "guess", f"{reason}; die Überschrift klingt nach einer Person"
    if content is Content.DEGREE:
        public = _by_range(public, seen)
    if len(public) != 1:
        return "", "none", reason if not fitting else f"{reason}; das kann mehreres sein"
    if content is Content.PHONE and _FAX.search(heading):
        return "", "none", "nicht erkannt"
    is_guess = is_persons or (content is Content.WZ and not _are_divisions(seen))
    is_guess = is_guess or not (seen.is_generic or content in _UNMISTAKABLE)
    return public[0].name, "guess" if is_guess else "content", reason


def _by_range(columns: list[Column], seen: Evidence) -> list[Column]:
    """Degrees between 47 and 56 are north in Germany, between 5 and 16 east."""
    numbers = [number for value in seen.values if (number := number_of(value.replace(".", ","))) is not None]
    north = all(47 <= number <= 56 for number in numbers)
    east = all(5 <= number <= 16 for number in numbers)
    words = ("lat", "breite") if north else ("lon", "länge")
    return [c for c in columns if any(h.startswith(words) for h in c.headings)] if north or east else []


def _are_divisions(seen: Evidence) -> bool:
    digits = [re.sub(r"\D", "", value) for value in seen.values]
    ends = [value for value in seen.values if re.search(r"[.,](?:00|95|99)$", value)]
    return not ends and all(value[:2] in _DIVISIONS for value in digits) and any(len(value) > 2 for value in digits)


def _looks_like_keys(seen: Evidence) -> bool:
    """All filled, all different, short, with a digit and without blanks, and no mere counting."""
    if _counts(seen):
        return False
    if len(seen.values) < 5 or len(seen.values) < seen.rows or len(set(seen.values)) < len(seen.values):
        return False
    return all(re.fullmatch(r"[\w./#:-]{1,40}", value) and any(map(str.isdigit, value)) for value in seen.values)


def _is_running_number(seen: Evidence, column: Column) -> bool:
    """1, 2, 3 …: a row counter, whatever its heading; a source's own key may be so."""
    return column.name != EXTERNAL_KEY and _counts(seen)


def _counts(seen: Evidence) -> bool:
    if len(seen.values) < 5 or not seen.values[0].isdecimal():
        return False
    numbers = [int(value) if value.isdecimal() and len(value) < 10 else -1 for value in seen.values]
    steps = {after - before for before, after in itertools.pairwise(numbers)}
    return len(steps) == 1 and steps.pop() > 0


def _mislabelled(kind: TableKind, column: Column, seen: Evidence) -> Column | None:
    """The column of ours the values are, where the heading says another."""
    swapped = (Content.PHONE,) if column.content in _MISLABELLED else ()
    for content in (*_MISLABELLED, *swapped):
        if (
            column.content is not content
            and not column.several
            and column.name != EXTERNAL_KEY
            and seen.share(content) >= _MOST
        ):
            found = [c for c in kind.columns if c.content is content and c.private == column.private]
            return found[0] if len(found) == 1 else None
    for composite in kind.composites:
        if column.name in composite.parts and column.content is Content.TEXT and seen.share(Content.POSTCODE) >= _MOST:
            return next((c for c in kind.columns if c.name in composite.parts and c.content is Content.POSTCODE), None)
    return None


def _composite_of(kind: TableKind, target: str, seen: Evidence) -> tuple[str, str] | None:
    """The composite whose part the heading names and whose whole the values are: „Ort“ over „09599 Freiberg“."""
    best: tuple[float, Composite] | None = None
    for composite in kind.composites:
        if target in composite.parts and seen.values:
            fit = _fits(composite, seen)
            if fit >= _MANY and (best is None or fit > best[0]):
                best = (fit, composite)
    if best is None:
        return None
    count = round(best[0] * len(seen.values))
    return best[1].name, f"{count} von {len(seen.values)} Werten sehen aus wie „{best[1].label}“"


def _plain_part(kind: TableKind, target: str, heading: str, seen: Evidence) -> tuple[str, str]:
    """A composite's heading over one part alone: „PLZ / Ort“ with postcodes only."""
    composite = next((composite for composite in kind.composites if composite.name == target), None)
    if composite is None or _fits(composite, seen) >= _HARDLY:
        return target, ""
    for column in kind.columns:
        if (
            column.name in composite.parts
            and column.content is not Content.TEXT
            and seen.share(column.content) >= _MOST
        ):
            return column.name, f"Überschrift „{heading}“, aber {seen.looks(column.content)}"
    return target, ""


def _fits(composite: Composite, seen: Evidence) -> float:
    """The share of values that the composite takes apart into all of its parts, one may be missing of four."""
    key = f"composite:{composite.name}"
    if key not in seen.shares:
        needed = len(composite.parts) - (len(composite.parts) > 3)
        whole = sum(sum(1 for part in composite.split(value).values() if part) >= needed for value in seen.values)
        seen.shares[key] = whole / len(seen.values) if seen.values else 0.0
    return seen.shares[key]


def _holds_a_postcode(kind: TableKind, composite: Composite) -> bool:
    return any(column.name in composite.parts and column.content is Content.POSTCODE for column in kind.columns)
