"""``produktschau check_index``: compare the search indexes with the database."""

from argparse import ArgumentParser
from typing import Any

from produktschau.lib.commands import DONE, INCOMPLETE, HouseCommand
from produktschau.lib.dates import now
from produktschau.search.actions.checking import mark_differences
from produktschau.search.engine.index import IndexMissing
from produktschau.search.engine.kinds import INDEXES, LABELS
from produktschau.search.queries.checking import (
    BROKEN,
    DOUBLE,
    MISSING,
    MOST_KEPT,
    OUTDATED,
    SURPLUS,
    Comparison,
    Difference,
    compared,
)

EXAMPLES = 20
WORDS = {MISSING: "fehlt", SURPLUS: "zu viel", OUTDATED: "veraltet", DOUBLE: "doppelt", BROKEN: "fehlerhaft"}


class Command(HouseCommand):
    """Says what differs by kind and key only: names may be personal."""

    help = (
        "Vergleicht die Suchindexe mit der Datenbank und sagt, was abweicht. Rückgabewert 0 ohne Abweichung, sonst 1."
    )
    example = "produktschau check_index --index public --repair"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--index", choices=INDEXES, help="nur diesen Index: public (öffentlich) oder staff (Leitstand)"
        )
        parser.add_argument("--repair", action="store_true", help="vormerken, was abweicht; der Indexer trägt es nach")

    def run(self, **options: Any) -> int:
        names = [options["index"]] if options["index"] else INDEXES
        clean, found = True, list[Difference]()
        for name in names:
            try:
                comparison = compared(name)
            except IndexMissing:
                self.say(f"{LABELS[name]}: nicht lesbar. Der Indexer baut ihn neu auf, oder „produktschau reindex“.")
                clean = False
                continue
            self._tell(comparison)
            clean = clean and comparison.is_clean
            found += comparison.differences
        if options["repair"] and found:
            self.say(f"Vorgemerkt: {mark_differences(found, at=now())}. Der Indexer trägt sie nach.")
        return DONE if clean else INCOMPLETE

    def _tell(self, comparison: Comparison) -> None:
        waiting = f" Es warten {comparison.waiting} Vormerkungen." if comparison.waiting else ""
        start = f"{LABELS[comparison.index]}: {comparison.documents} Einträge."
        if comparison.is_clean:
            self.say(f"{start}{waiting} Er stimmt mit der Datenbank überein.")
            return
        told = ", ".join(f"{comparison.counts[what]} {word}" for what, word in WORDS.items() if comparison.counts[what])
        self.say(f"{start}{waiting} Abweichungen: {told}.")
        for difference in comparison.differences[:EXAMPLES]:
            self.say(f"  {WORDS[difference.what]}: {difference.kind} {difference.key}")
        if (more := comparison.counts.total() - EXAMPLES) > 0:
            self.say(f"  … und {more} weitere")
        if comparison.counts.total() > MOST_KEPT:
            self.say("Das ist sehr viel. Bauen Sie ihn mit „produktschau reindex“ neu auf.")
