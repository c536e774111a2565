"""``produktschau search``: what a visitor would find."""

from argparse import ArgumentParser
from typing import Any

from produktschau.lib.commands import DONE, INCOMPLETE, HouseCommand, Refused
from produktschau.search.engine.kinds import KINDS
from produktschau.search.queries import Results, search


class Command(HouseCommand):
    """Prints one line per hit: score, kind, title, place, address."""

    help = "Sucht wie die Seite /suche/. Rückgabewert 0 mit Treffern, 1 ohne."
    example = "produktschau search Honig Döbeln --limit 5"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("words", nargs="*", metavar="WORT", help="Suchwörter; ohne Wörter: alles nach Namen")
        parser.add_argument(
            "--kind", action="append", help="nur diese Art, mehrfach möglich: " + ", ".join(k.name for k in KINDS)
        )
        parser.add_argument("--limit", type=int, default=20, help="höchstens so viele Zeilen (1 bis 200, sonst 20)")
        parser.add_argument("--language", choices=["de", "en"], default="de", help="Sprache der Treffer")

    def run(self, **options: Any) -> int:
        kinds = options["kind"]
        for kind in kinds or ():
            if kind not in KINDS:
                known = ", ".join(known.name for known in KINDS) or "keine"
                raise Refused(f"Die Art „{kind}“ gibt es nicht. Möglich: {known}.")
        if not 1 <= options["limit"] <= 200:
            raise Refused("--limit ist eine Zahl von 1 bis 200.")
        words = " ".join(options["words"])
        results = search(words, kinds, size=options["limit"], language=options["language"])
        if results.unavailable:
            raise Refused("Es gibt keinen lesbaren Suchindex. Rufen Sie „produktschau reindex“ auf.")
        self._print(words, results)
        return DONE if results.hits else INCOMPLETE

    def _print(self, words: str, results: Results) -> None:
        for note in results.notes:
            self.say(note)
        if results.suggestion:
            self.say(f"Gefunden mit anderer Schreibung: {results.suggestion}")
        for hit in results.hits:
            label = KINDS[hit.kind].label
            self.say(f"{hit.score:7.2f}  {hit.title}  ·  {hit.place or 'ohne Ort'}  ·  {label}  ·  {hit.url}")
        if results.hits:
            self.say(f"{len(results.hits)} von {results.total} Treffern.")
            return
        self.say(f"Kein Treffer für „{words}“." if words else "Es ist noch nichts veröffentlicht.")
        self.say("Versuchen Sie ein allgemeineres Wort, nur einen Teil des Wortes oder einen Ort in der Nähe.")
