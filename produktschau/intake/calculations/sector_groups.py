"""The groups of sectors in which the regional accounts count employees (NACE Rev. 2, A*10 as Eurostat gives it by district)."""

_GROUPS: tuple[tuple[int, int, str], ...] = (
    (1, 3, "A"),
    (5, 9, "B-E"),
    (10, 33, "C"),
    (35, 39, "B-E"),
    (41, 43, "F"),
    (45, 63, "G-J"),
    (64, 82, "K-N"),
    (84, 99, "O-U"),
)


def group_of(division: str) -> str:
    """The group of a division of the WZ 2008: „13“ → „C“. Here „B-E“ is without „C“. Nothing for what is no division."""
    if not division.isdecimal():
        return ""
    return next((group for first, last, group in _GROUPS if first <= int(division) <= last), "")
