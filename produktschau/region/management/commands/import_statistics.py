"""``produktschau import_statistics``: published figures by territory, year and sector, from a file or from an office's service."""

from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from produktschau.audit.record import System
from produktschau.lib.commands import DONE, INCOMPLETE, HouseCommand, Refused
from produktschau.lib.dates import now, today
from produktschau.lib.text import slug
from produktschau.region.actions import import_statistics
from produktschau.region.actions.figure_store import FiguresOutcome
from produktschau.region.engine.genesis import NAMES, Answer, NoAnswer, ask
from produktschau.region.engine.nuts import read_keys
from produktschau.region.management.reading import (
    add_arguments,
    content_of,
    progress_bar,
    refusing,
    stated_source,
)
from produktschau.region.models import Dataset, Source
from produktschau.region.queries.employment import EMPLOYMENT

SHOWN = 20
"""Changed values that are printed."""
_ONE = 2


class Command(HouseCommand):
    """Takes published figures in."""

    help = (
        "Liest Kennzahlen ein und sagt, was sich geändert hat: eigene Tabellen (CSV, XLSX), Dateien von Eurostat "
        "(TSV, SDMX-CSV), Tabellen von GENESIS-Online und Regionalstatistik (ffcsv als Datei oder mit --genesis als Abruf)."
    )
    example = (
        "produktschau import_statistics erwerbstaetige.csv --source eurostat-nama-10r-3empers\n"
        "  produktschau import_statistics estat_nama_10r_3empers.tsv.gz --source eurostat-nama-10r-3empers --only wstatus=EMP\n"
        "  produktschau import_statistics --genesis 13312-01-05-4 --region KREISE --keys '14*' --start 2008 --dry-run"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        add_arguments(
            parser,
            "breit: ags, year und je Bereich eine Spalte; lang: ags, year, sector, value, flag; "
            "oder wie von Eurostat und GENESIS heruntergeladen",
            optional=True,
        )
        parser.add_argument("--table", default="", metavar="TABELLE", help="Name der Tabelle bei der Quelle")
        parser.add_argument("--title", default="", metavar="TEXT", help="was die Tabelle zählt, in Worten")
        parser.add_argument("--unit", default="", metavar="EINHEIT", help="Einheit der Werte, zum Beispiel Personen")
        parser.add_argument("--measure", default="", choices=["", *Dataset.Measure.values], help="Merkmal")
        parser.add_argument("--edition", default="", choices=["", *Dataset.Edition.values], help="Klassifikation")
        parser.add_argument("--retrieved-on", default="", metavar="TAG", help="Tag des Abrufs, zum Beispiel 2026-11-23")
        parser.add_argument(
            "--only", action="append", default=[], metavar="MERKMAL=CODE", help="eine Ausprägung wählen"
        )
        parser.add_argument("--map", action="append", default=[], metavar="CODE=BEREICH", help="fremder Code = Bereich")
        parser.add_argument("--areas", default="", metavar="DATEI", help="weitere Gebiete: CSV mit geo und ags")
        parser.add_argument("--genesis", default="", metavar="NUMMER", help="diese Tabelle beim Amt abrufen")
        parser.add_argument("--start", default="", metavar="JAHR", help="mit --genesis: erstes Jahr")
        parser.add_argument("--end", default="", metavar="JAHR", help="mit --genesis: letztes Jahr")
        parser.add_argument("--region", default="", metavar="MERKMAL", help="mit --genesis: zum Beispiel KREISE")
        parser.add_argument("--keys", default="", metavar="AGS", help="mit --genesis: Schlüssel, zum Beispiel 14*")

    def run(self, **options: Any) -> int:
        """Import the file or the answer and tell what changed."""
        if bool(options["file"]) == bool(options["genesis"]):
            raise Refused("Bitte entweder eine Datei angeben oder mit --genesis die Nummer einer Tabelle.")
        answer = _answer(options) if options["genesis"] else None
        with refusing(), progress_bar("Werte") as bar:
            outcome = import_statistics(
                by=System("command"),
                content=answer.content if answer else content_of(options["file"]),
                filename=options["genesis"] or options["file"],
                source=_source(answer, options) if answer else stated_source(options),
                table=options["table"] or options["genesis"] or EMPLOYMENT,
                title=options["title"] or (answer.title if answer else ""),
                unit=options["unit"],
                measure=options["measure"],
                edition=options["edition"],
                retrieved_on=_day(options["retrieved_on"]) or (today() if answer else None),
                only=_pairs("--only", options["only"]),
                groups=_pairs("--map", options["map"]),
                keys=read_keys(content_of(options["areas"]), options["areas"]) if options["areas"] else {},
                at=now(),
                dry_run=options["dry_run"],
                progress=bar.update,
            )
        return self._told(outcome, dry_run=options["dry_run"])

    def _told(self, outcome: FiguresOutcome, *, dry_run: bool) -> int:
        self.say(f"{'Probelauf, nichts geschrieben: ' if dry_run else ''}{outcome.sentence()}")
        for one in outcome.changes[:SHOWN]:
            self.say(f"Geändert: {one}")
        if (more := len(outcome.changes) - SHOWN) > 0:
            self.say(f"Geändert: und {more} weitere.")
        if outcome.kept:
            self.say(f"Hinweis: {outcome.kept} gespeicherte Werte stehen nicht in der Tabelle; sie bleiben.")
        for sentence in outcome.notes:
            self.say(f"Hinweis: {sentence}")
        for sentence in outcome.skipped:
            self.say(f"Ausgelassen: {sentence}")
        return INCOMPLETE if outcome.skipped else DONE


def _answer(options: dict[str, Any]) -> Answer:
    try:
        return ask(
            options["genesis"],
            start=options["start"],
            end=options["end"],
            region=options["region"],
            keys=options["keys"],
        )
    except NoAnswer as refused:
        raise Refused(str(refused)) from refused


def _source(answer: Answer, options: dict[str, Any]) -> Source:
    """The known source of an office, or a new one with the licence the offices publish under."""
    name = NAMES[answer.service]
    if options["source"] or options["source_name"]:
        return stated_source({**options, "file": Path(options["genesis"]).name})
    licence = "Datenlizenz Deutschland – Namensnennung – Version 2.0"
    return Source.objects.filter(slug=slug(name)).first() or Source(
        slug=slug(name),
        name=f"Statistische Ämter des Bundes und der Länder, {name}",
        licence=options["licence"] or licence,
        licence_url="https://www.govdata.de/dl-de/by-2-0",
        attribution=options["attribution"] or f"© Statistische Ämter des Bundes und der Länder, {name}, dl-de/by-2-0",
    )


def _pairs(name: str, words: list[str]) -> dict[str, str]:
    pairs = [word.split("=", 1) for word in words]
    if wrong := next((pair[0] for pair in pairs if len(pair) != _ONE or not all(pair)), ""):
        raise Refused(f"{name} „{wrong}“ ist nicht zu verstehen. Richtig wäre zum Beispiel {name} wstatus=EMP.")
    return {pair[0]: pair[1] for pair in pairs}


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise Refused(f"„{text}“ ist kein Tag. Richtig wäre zum Beispiel 2026-11-23.") from error
