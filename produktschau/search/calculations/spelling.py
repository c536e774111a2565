"""How far two spellings lie apart."""


def distance(a: str, b: str, *, at_most: int) -> int | None:
    """Optimal string alignment distance: insertions, deletions, changes and swaps of neighbours (Damerau 1964).

    ``None`` when it is more than ``at_most``. Symmetric; 0 exactly for equal words. Time: length of a × length of b.
    """
    if abs(len(a) - len(b)) > at_most:
        return None
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i in range(1, len(a) + 1):
        older, before, row = before, row, [i, *([0] * len(b))]
        for j in range(1, len(b) + 1):
            same = a[i - 1] == b[j - 1]
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (not same))
            if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
                row[j] = min(row[j], older[j - 2] + 1)
        if min(row) > at_most:
            return None
    return row[-1] if row[-1] <= at_most else None


def tolerance(word: str) -> int:
    """Mistakes forgiven in a word: none below five letters, one below eight, else two."""
    if len(word) < 5:
        return 0
    return 1 if len(word) < 8 else 2
