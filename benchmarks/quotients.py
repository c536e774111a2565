"""What quotients cost: ``python -m benchmarks.quotients``.

Every location quotient of 400 districts × 88 divisions × 10 years, from counts made up with a fixed seed, one cell in fifty unknown, by the function
the pages and the command use. Once against published totals, once against the sum of the known sectors. Seconds of this process, best of three.
"""

import random
import time

from produktschau.region.calculations.quotients import Counts, location_quotients
from produktschau.region.calculations.sector_groups import divisions_of

DISTRICTS, YEARS, SEED, GOAL = 400, 10, 20170101, 2.0
SECRET = 0.02
DIVISIONS = tuple(sorted(divisions_of("A-U")))


def counts(chance: random.Random, most: int) -> Counts:
    """Made-up counts by division, some unknown."""
    return {division: None if chance.random() < SECRET else float(chance.randint(0, most)) for division in DIVISIONS}


def measured(regions: list[list[Counts]], bases: list[Counts], *, published: bool) -> tuple[float, int]:
    """Seconds of processor time, and how many quotients came out."""
    start, number = time.process_time(), 0
    for year, base in zip(regions, bases, strict=True):
        base_total = float(10**9) if published else None
        for region in year:
            found = location_quotients(
                region, base, region_total=float(10**7) if published else None, base_total=base_total
            )
            number += len(found)
    return time.process_time() - start, number


def main() -> None:
    """Make the counts, take all quotients, print the seconds."""
    chance = random.Random(SEED)
    regions = [[counts(chance, 20_000) for _ in range(DISTRICTS)] for _ in range(YEARS)]
    bases: list[Counts] = [
        {division: float(chance.randint(10_000, 900_000)) for division in DIVISIONS} for _ in range(YEARS)
    ]
    for published, name in ((True, "published totals"), (False, "sum of the known")):
        seconds, number = min(measured(regions, bases, published=published) for _ in range(3))
        print(f"{name:<18} {number:>8,} quotients  {seconds:6.2f} s CPU  (goal: under {GOAL} s)")


if __name__ == "__main__":
    main()
