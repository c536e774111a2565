"""``produktschau quotients``: location quotients of one area against another, with the numbers each is taken from."""

import csv
import json
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from produktschau.lib.commands import DONE, HouseCommand, Refused
from produktschau.region.queries.asking import Answer, asked_quotients
from produktschau.region.queries.comparison import DENOMINATORS, Quotient
from produktschau.region.queries.conversion import Cell
from produktschau.region.queries.employment import COUNTRY, group_titles

COLUMNS = ("region", "base", "year", "denominator", "group", "quotient", "e_ir", "e_r", "e_in", "e_n", "notes")
SAID = {"published": "veröffentlichte Gesamtzahlen", "known": "Summe der bekannten Bereiche"}


class Command(HouseCommand):
    """Prints one line per group of sectors."""

    help = "Rechnet die Standortquotienten eines Kreises, eines Landes oder eines Staates gegen ein anderes Gebiet."
    example = "produktschau quotients --region 14522 --base DE --year 2017 --format csv"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--region", required=True, metavar="AGS", help="Schlüssel des Gebiets, zum Beispiel 14522")
        parser.add_argument("--base", default=COUNTRY, metavar="AGS", help="verglichen mit (sonst DE)")
        parser.add_argument("--year", type=int, metavar="JAHR", help="Jahr der Zahlen (sonst das neueste)")
        parser.add_argument(
            "--denominator",
            choices=DENOMINATORS,
            default=DENOMINATORS[0],
            help="Anteile an den veröffentlichten Gesamtzahlen (published, sonst) oder an der Summe der bekannten Bereiche (known)",
        )
        parser.add_argument("--format", choices=("table", "csv", "json"), default="table", help="Form der Ausgabe")

    def run(self, **options: Any) -> int:
        try:
            answer = asked_quotients(
                area=options["region"],
                base=options["base"],
                year=options["year"],
                denominator=options["denominator"],
            )
        except ValueError as error:
            raise Refused(str(error)) from error
        write = {"table": self._table, "csv": self._csv, "json": self._json}
        write[options["format"]](answer)
        return DONE

    def _csv(self, answer: Answer) -> None:
        writer = csv.writer(self.stdout, lineterminator="\n")
        writer.writerow(COLUMNS)
        for row in _rows(answer):
            writer.writerow(["" if value is None else value for value in row])

    def _json(self, answer: Answer) -> None:
        rows = [dict(zip(COLUMNS, row, strict=True)) for row in _rows(answer)]
        self.say(json.dumps({"source": answer.dataset.source.line, "rows": rows}, ensure_ascii=False, indent=2))

    def _table(self, answer: Answer) -> None:
        titles = group_titles()
        said = f"{answer.area.name} gegen {answer.base.name}, {answer.year}, {SAID[answer.denominator]}"
        self.say(f"Standortquotienten: {said}")
        for group, one in answer.quotients.items():
            value = "unbekannt" if one.value is None else f"{one.value:.3f}".replace(".", ",")
            notes = _notes(one)
            self.say(f"{group:<4} {value:>9}  {titles[group]}{f'  ({notes})' if notes else ''}")
        self.say(f"Quelle: {answer.dataset.source.line}, Tabelle {answer.dataset.code}; eigene Rechnung.")


def _rows(answer: Answer) -> Iterator[tuple[Any, ...]]:
    for group, one in answer.quotients.items():
        counts = (one.part.value, one.whole.value, one.base_part.value, one.base_whole.value)
        stated = (answer.area.ags, answer.base.ags, answer.year, answer.denominator, group)
        yield (*stated, one.value, *counts, _notes(one))


def _notes(one: Quotient) -> str:
    cells = (one.part, one.whole, one.base_part, one.base_whole)
    return "; ".join(dict.fromkeys(note for cell in cells for note in _said_of(cell)))


def _said_of(cell: Cell) -> Iterator[str]:
    if cell.reason:
        yield cell.reason
    if cell.is_provisional:
        yield "vorläufig"
    if cell.note:
        yield cell.note
