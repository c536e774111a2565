"""What the search engine costs: ``python -m benchmarks.search.engine_cost [NUMBER]`` (10 000 documents if no number is given).

Documents are made up from compounds and real place names, about 60 words each, with two cards. Prints the load time of the
vocabulary, words a second of the analysis, documents a second of a rebuild and of the indexer, and p50 and p95 of queries. Rates and
milliseconds are CPU time of this process, so that a busy machine does not blur them.
"""

import os
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from produktschau.search.engine.kinds import Document

FIRST = "Holz Honig Kinder Solar Leder Woll Ziegen Schaf Apfel Kräuter Natur Metall Glas Garten Blumen Keramik Stahl Kirsch Bienen Berg"
LAST = "möbel pumpe lampe käse saft likör spielzeug werkzeug bau maschine regal schale seife kerze wolle brot stein teppich messer becher"
PLACES = "Freiberg Döbeln Mittweida Hainichen Rochlitz Flöha Frankenberg Burgstädt Penig Leisnig Waldheim Roßwein Oederan Augustusburg"
STORY = (
    "Von Hand gefertigt in kleiner Auflage, auf Wunsch mit Gravur; seit 1921 in der Familie und im Hofladen zu haben."
)
QUERIES = {
    "ein Wort": "Honig",
    "Wortteil": "Pumpe",
    "zwei Wörter": "Lampe Freiberg",
    "Wortanfang": "Kräu",
    "Tippfehler": "Solarpunpe",
    "nichts passt": "Quantencomputer",
    "gelockert": "Quantencomputer Döbeln",
    "ohne Wörter": "",
}
ROUNDS = 200


def main(number: int) -> None:
    """Build, search, print."""
    with tempfile.TemporaryDirectory(prefix="schau-bench-") as folder:
        os.environ.update(PRODUKTSCHAU_DATA=folder, PRODUKTSCHAU_MODE="laptop", DATABASE_URL="")
        os.environ["DJANGO_SETTINGS_MODULE"] = "produktschau.config.settings"
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        from produktschau.search.engine.vocabulary import vocabulary

        timed("Wortschatz bauen", vocabulary)
        vocabulary.cache_clear()
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        timed("Wortschatz laden", vocabulary)
        print(f"{'Speicher nach dem Bauen (Höchststand)':<44}{before / 1024:10.0f} MB")
        measure(number)


def measure(number: int) -> None:
    """Index and search made-up documents."""
    from produktschau.lib.dates import now
    from produktschau.search.actions import mark
    from produktschau.search.actions.indexing import Indexer, index_marks
    from produktschau.search.actions.rebuilding import rebuild
    from produktschau.search.calculations.german import analyse
    from produktschau.search.engine import folder
    from produktschau.search.engine.kinds import KINDS, DocumentKind
    from produktschau.search.engine.vocabulary import vocabulary

    known = vocabulary()
    fresh = random.Random(3).sample(sorted(known.words), 20_000)
    seconds = timed("20 000 verschiedene Wörter zerlegen", lambda: [analyse(word, known) for word in fresh])
    print(f"{'':<44}{len(fresh) / seconds:10.0f} Wörter/s")
    KINDS._things.clear()  # noqa: SLF001  # the benchmark's own kind alone
    KINDS.register("toy", DocumentKind("toy", "Spielzeug", lambda pks: documents(number, pks), set))
    seconds = timed(f"Neuaufbau mit {number} Dokumenten", lambda: rebuild(at=now()))
    build = folder.root() / str(folder.current_build())
    size = sum(file.stat().st_size for file in build.iterdir())
    print(f"{'':<44}{number / seconds:10.0f} Dokumente/s, {size / 1e6:.1f} MB")
    changed = range(1, 5001)
    mark("toy", changed)
    indexer = Indexer()
    seconds = timed("Indexer: 5000 Vormerkungen", lambda: [index_marks(indexer, at=now()) for _ in range(10)])
    print(f"{'':<44}{len(changed) / seconds:10.0f} Dokumente/s")
    mark("toy", [1])
    timed("Indexer: eine Vormerkung", lambda: index_marks(indexer, at=now()))
    ask()


def ask() -> None:
    """Search every sort of query many times."""
    from produktschau.search.queries import search

    search("warm")
    for name, words in QUERIES.items():
        times = []
        for _ in range(ROUNDS):
            start = time.process_time()
            results = search(words)
            times.append((time.process_time() - start) * 1000)
        cuts = statistics.quantiles(times, n=20)
        print(f"{name:<20}{results.total:>8} Treffer   p50 {cuts[9]:6.2f} ms   p95 {cuts[18]:6.2f} ms")


def documents(number: int, pks: Collection[int] | None) -> "Iterator[Document]":
    """Made-up documents, the same for the same number."""
    from produktschau.search.engine.kinds import Document

    first, last, places = FIRST.split(), LAST.split(), PLACES.split()
    for pk in range(1, number + 1) if pks is None else sorted(pks):
        dice = random.Random(pk)
        name = f"{dice.choice(first)}{dice.choice(last)} {pk}"
        others = " ".join(dice.choice(first) + dice.choice(last) for _ in range(20))
        place = dice.choice(places)
        card = f'<li class="card"><h3><a href="/produkte/{pk}/">{name}</a></h3><p>{place}</p><p>{STORY}</p></li>' * 3
        yield Document(
            kind="toy",
            pk=pk,
            title=name,
            url=f"/produkte/{pk}/",
            sort_key=name.lower(),
            names=[name],
            categories=[dice.choice(first), dice.choice(last)],
            places=[place],
            story=[STORY, others],
            filters={"place": [place]},
            cards={"de": card, "en": card},
        )


def timed(name: str, work: Callable[[], object]) -> float:
    """Run and print the seconds of CPU time, all threads together, and on the clock; returns the former."""
    start, clock = time.process_time(), time.perf_counter()
    work()
    seconds = time.process_time() - start
    print(f"{name:<44}{seconds:10.2f} s CPU {time.perf_counter() - clock:10.2f} s", flush=True)
    return seconds


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
