"""Years of a series: which there are, and how a value changed since the first."""

import re
from collections.abc import Collection, Mapping


class UnknownYear(ValueError):
    """There are no figures of this year. ``years`` are those there are."""

    def __init__(self, year: int, years: Collection[int]) -> None:
        there = ", ".join(str(one) for one in sorted(years))
        super().__init__(
            f"Für {year} gibt es keine Zahlen; vorhanden sind {there}."
            if there
            else f"Für {year} gibt es keine Zahlen, auch für kein anderes Jahr."
        )
        self.year, self.years = year, sorted(years)


def year_in(word: str) -> int:
    """The year that a word typed by anybody names, „2017“; 0 for what is none, however long it is."""
    return int(word) if re.fullmatch(r"[1-9][0-9]{3}", word) else 0


def known_year(year: int | None, years: Collection[int]) -> int:
    """The year asked for, without one the latest. Raises ``UnknownYear`` where there are no figures of it."""
    if year is None and years:
        return max(years)
    if year is None or year not in years:
        raise UnknownYear(year or 0, years)
    return year


def indexed(values: Mapping[int, float | None]) -> dict[int, float | None]:
    """Each value as a percentage of the first year's; ``None`` where one of the two is unknown or the first is 0."""
    first = values[min(values)] if values else None
    return {year: None if value is None or not first else 100 * value / first for year, value in values.items()}


def change(before: float | None, after: float | None) -> float | None:
    """The change as a share of the value before: 0.1 is a tenth more; ``None`` where one is unknown or the first is 0."""
    return None if before is None or after is None or before == 0 else after / before - 1
