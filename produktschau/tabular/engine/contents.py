"""What stands in a column of a file: shares of values that look like something, and how it is told."""

import itertools
import re
from dataclasses import dataclass, field

from produktschau.tabular.calculations.content import number_of, share
from produktschau.tabular.calculations.sheets import Table
from produktschau.tabular.calculations.splitting import five_digits
from produktschau.tabular.engine.kinds import Composite, Content, TableKind

EXTERNAL_KEY = "external_key"
_LOOKED_AT = 400
"""Values that tell what a column holds; of a longer table every so-many-th row."""
FEW = 3
MOST, MANY, HARDLY = 0.9, 0.7, 0.3
"""Shares of values above which a column is, may be, and below which it cannot be something."""
_NO_ANSWER = frozenset(
    {"-", "–", "—", "/", "?", "k.a.", "k. a.", "keine", "keiner", "kein", "n/a", "unbekannt", "entfällt"}
)
"""What people write where there is nothing; it says nothing about the column."""
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
_NO_DIVISIONS = frozenset({"00", "04", "34", "40", "44", "48", "54", "57", "67", "76", "83", "89"})
"""Two digits with which no code of WZ 2008 begins (divisions of NACE Rev. 2, Regulation (EC) No 1893/2006)."""


@dataclass(frozen=True)
class Evidence:
    """Values of one column, none empty; ``is_generic``: the file has no heading for it. ``rows`` were looked at, not all with ``is_sample``."""

    place: int
    values: tuple[str, ...]
    rows: int
    is_generic: bool
    is_sample: bool = False
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

    def agrees(self, content: Content) -> bool:
        """Whether the values do not deny what a heading says; a postcode may have lost its zero to a spreadsheet program."""
        if content is Content.POSTCODE:
            return share([five_digits(value) for value in self.values], content.value) >= HARDLY
        return self.share(content) >= HARDLY

    def fits(self, composite: Composite) -> float:
        """The share of values that the composite takes apart into all of its parts; one may be missing of four."""
        key = f"composite:{composite.name}"
        if key not in self.shares:
            needed = len(composite.parts) - (len(composite.parts) > 3)
            whole = sum(sum(map(bool, composite.split(value).values())) >= needed for value in self.values)
            self.shares[key] = whole / len(self.values) if self.values else 0.0
        return self.shares[key]

    def looks(self, content: Content) -> str:
        """„126 von 128 Werten sehen aus wie Postleitzahlen“."""
        return self._counted(self.share(content), _LOOKS[content])

    def looks_whole(self, composite: Composite) -> str:
        """„126 von 128 Werten sehen aus wie „Postleitzahl und Ort““."""
        return self._counted(self.fits(composite), f"„{composite.label}“")

    def confirms(self, kind: TableKind, target: str) -> bool:
        """Whether the values are what the column of ours holds."""
        column = next((column for column in kind.columns if column.name == target), None)
        return column is not None and (
            column.name == EXTERNAL_KEY or (column.content is not Content.TEXT and self.share(column.content) >= MANY)
        )

    @property
    def is_counting(self) -> bool:
        """1, 2, 3 …: a row counter, whatever its heading."""
        if len(self.values) < 5 or not self.values[0].isdecimal():
            return False
        numbers = [int(value) if value.isdecimal() and len(value) < 10 else -1 for value in self.values]
        steps = {after - before for before, after in itertools.pairwise(numbers)}
        return len(steps) == 1 and steps.pop() > 0

    @property
    def is_numeric(self) -> bool:
        """Whether a good part of the values are numbers."""
        return sum(number_of(value) is not None for value in self.values) > len(self.values) * HARDLY

    @property
    def are_divisions(self) -> bool:
        """Whether the values can be codes of economic activities and are no prices."""
        digits = [re.sub(r"\D", "", value) for value in self.values]
        prices = [value for value in self.values if re.search(r"[.,](?:00|95|99)$", value)]
        known = not any(value[:2] in _NO_DIVISIONS for value in digits)
        return known and not prices and any(len(value) > 2 for value in digits)

    @property
    def look_like_keys(self) -> bool:
        """All filled, all different, short, with a digit and without blanks, and no mere counting."""
        different = len(set(self.values))
        if self.is_counting or not 5 <= different == len(self.values) == self.rows:
            return False
        return all(re.fullmatch(r"[\w./#:-]{1,40}", value) and any(map(str.isdigit, value)) for value in self.values)

    def _counted(self, share: float, what: str) -> str:
        checked = "geprüften " if self.is_sample else ""
        return f"{round(share * len(self.values))} von {len(self.values)} {checked}Werten sehen aus wie {what}"


def evidence(table: Table, place: int) -> Evidence:
    """The values of one column, at most some hundred of them."""
    step = max(1, len(table.rows) // _LOOKED_AT)
    cells = [row.cells[place] for row in table.rows[::step]]
    heading = table.header[place]
    is_generic = bool(re.fullmatch(r"Spalte [A-Z]{1,3}", heading))
    return Evidence(
        place,
        tuple([cell for cell in cells if cell and cell.casefold() not in _NO_ANSWER]),
        len(cells),
        is_generic,
        is_sample=step > 1,
    )
