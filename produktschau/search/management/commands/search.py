"""``produktschau search``: what a visitor would find, and why."""

from argparse import ArgumentParser
from collections.abc import Mapping
from math import inf
from typing import Any

from produktschau.lib.commands import DONE, INCOMPLETE, HouseCommand, Refused
from produktschau.search.engine.facets import FACETS
from produktschau.search.engine.kinds import KINDS, Circle
from produktschau.search.engine.places import Place
from produktschau.search.queries import Results, search
from produktschau.search.queries.explaining import Explained, Points, explained
from produktschau.search.queries.finding import SORTS
from produktschau.search.queries.places import read_places

WAYS = {
    "wider": "in größerem Umkreis",
    "near": "in der Nähe",
    "related": "verwandt",
    "fewer": "mit weniger Wörtern",
    "spelling": "anders geschrieben",
    "everywhere": "ohne Ort und Filter",
}
MOST_POINTS = 4


class Command(HouseCommand):
    """Prints one line per hit: score, title, place, kind, address, distance."""

    help = "Sucht wie die Seite /suche/. Rückgabewert 0 mit Treffern, 1 ohne."
    example = "produktschau search Honig Döbeln --limit 5"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("words", nargs="*", metavar="WORT", help="Suchwörter; ohne Wörter: alles nach Namen")
        parser.add_argument(
            "--kind", action="append", help="nur diese Art, mehrfach möglich: " + ", ".join(k.name for k in KINDS)
        )
        parser.add_argument(
            "--filter",
            action="append",
            metavar="NAME=WERT",
            help="nur mit diesem Wert, mehrfach möglich: " + ", ".join(facet.name for facet in FACETS),
        )
        parser.add_argument(
            "--sort", choices=SORTS, help="Reihenfolge der Treffer (mit --near: distance, sonst relevance)"
        )
        parser.add_argument("--near", metavar="ORT", help="nach Entfernung von diesem Ort ordnen")
        parser.add_argument(
            "--within", type=float, metavar="KM", help="nur, was höchstens so weit von --near entfernt ist"
        )
        parser.add_argument("--facets", action="store_true", help="alle Facetten mit der Zahl der Treffer nennen")
        parser.add_argument("--explain", action="store_true", help="sagen, wie gelesen und wie gewichtet wurde")
        parser.add_argument("--limit", type=int, default=20, help="höchstens so viele Zeilen (1 bis 200, sonst 20)")
        parser.add_argument("--language", choices=["de", "en"], default="de", help="Sprache der Treffer")

    def run(self, **options: Any) -> int:
        kinds, words = options["kind"], " ".join(options["words"])
        for kind in kinds or ():
            if kind not in KINDS:
                known = ", ".join(known.name for known in KINDS) or "keine"
                raise Refused(f"Die Art „{kind}“ gibt es nicht. Möglich: {known}.")
        if not 1 <= options["limit"] <= 200:
            raise Refused("--limit ist eine Zahl von 1 bis 200.")
        filters = _filters(options["filter"] or [])
        near = _place(options["near"]) if options["near"] else None
        if options["sort"] == "distance" and near is None:
            raise Refused("--sort distance braucht einen Ort, zum Beispiel --near Döbeln.")
        within = _circle(near, options["within"])
        results = search(
            words,
            kinds,
            filters,
            [facet.name for facet in FACETS] if options["facets"] else (),
            size=options["limit"],
            language=options["language"],
            sort=options["sort"] or ("distance" if near else "relevance"),
            near=near.point if near else None,
            within=within,
        )
        if results.unavailable:
            raise Refused("Es gibt keinen lesbaren Suchindex. Rufen Sie „produktschau reindex“ auf.")
        told = explained(words, kinds, filters, limit=options["limit"], within=within) if options["explain"] else None
        self._print(words, results, told)
        return DONE if results.hits else INCOMPLETE

    def _print(self, words: str, results: Results, told: Explained | None) -> None:
        for sentence in told.sentences if told else ():
            self.say(sentence)
        for note in results.notes:
            self.say(note)
        if results.suggestion:
            self.say(f"Gefunden mit anderer Schreibung: {results.suggestion}")
        for hit in results.hits:
            label = KINDS[hit.kind].label
            km = "" if hit.distance_km is None else f"  ·  {hit.distance_km:.1f} km".replace(".", ",")
            self.say(f"{hit.score:7.2f}  {hit.title}  ·  {hit.place or 'ohne Ort'}  ·  {label}  ·  {hit.url}{km}")
            if told and (points := told.hits.get((hit.kind, hit.pk))):
                self._print_points(points)
        self._print_end(words, results)

    def _print_points(self, points: Points) -> None:
        shown = points.parts[:MOST_POINTS]
        self.say("         " + "; ".join(f"{said} {value:.1f}".replace(".", ",") for said, value in shown))

    def _print_end(self, words: str, results: Results) -> None:
        if results.hits:
            self.say(f"{len(results.hits)} von {results.total} Treffern.")
        else:
            self.say(f"Kein Treffer für „{words}“." if words else "Es ist noch nichts veröffentlicht.")
        for way in results.ways:
            if way.km:
                self.say(f"Weiter {WAYS[way.reason]}: bis {way.km} km: {way.count}")
                continue
            where = f", {way.place_name} ({way.distance_km:g} km)".replace(".", ",") if way.place else ""
            self.say(f"Weiter {WAYS[way.reason]}: {way.words}{where}: {way.count}")
        if not results.hits and not results.ways:
            self.say("Versuchen Sie ein allgemeineres Wort, nur einen Teil des Wortes oder einen Ort in der Nähe.")
        for facet in FACETS:
            if counts := results.facets.get(facet.name):
                labels = facet.words()
                said = ", ".join(f"{labels.get(value, value)} {count}" for value, count in _most_first(counts))
                self.say(f"{facet.label}: {said}")


def _filters(given: list[str]) -> dict[str, list[str]]:
    filters: dict[str, list[str]] = {}
    known = [facet.name for facet in FACETS]
    for one in given:
        name, is_pair, value = one.partition("=")
        if not is_pair or name not in known:
            raise Refused(
                f"--filter „{one}“ hat nicht die Form NAME=WERT. Mögliche Namen: {', '.join(known) or 'keine'}."
            )
        filters.setdefault(name, []).append(value)
    return filters


def _place(name: str) -> Place:
    for place in read_places().all:
        if name.casefold() in (place.name.casefold(), place.key) and place.point:
            return place
    raise Refused(f"Den Ort „{name}“ kennt die Suche nicht, oder sie weiß nicht, wo er liegt.")


def _circle(near: Place | None, km: float | None) -> Circle | None:
    if km is None:
        return None
    if near is None or near.point is None:
        raise Refused("--within braucht auch den Ort, von dem aus gerechnet wird, zum Beispiel --near Döbeln.")
    if not 0 < km < inf:
        raise Refused("--within ist eine Zahl von Kilometern über 0.")
    return Circle(near.point, km)


def _most_first(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
