"""Datasette over the same products: one SQLite table with full text and the same facets, asked in process."""

import asyncio
import json
import sqlite3
import sys
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

from benchmarks.search.asking import Costs, asked

COLUMNS = ("address", "name", "categories", "places", "story", "area", "material", "district", "municipality", "world")
FACETS = ("area", "material", "district", "municipality", "world")
NAMES = {"bereich": "area", "material": "material", "altkreis": "district"}


def write_rows(file: Path) -> None:
    """The products' documents as a table; of several areas or materials the first stands for the record."""
    from produktschau.search.engine.kinds import KINDS

    database = sqlite3.connect(file)
    database.execute(f"CREATE TABLE product (id INTEGER PRIMARY KEY, {', '.join(COLUMNS)})")
    insert = f"INSERT INTO product ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"  # noqa: S608  # our own names
    with database:
        database.executemany(insert, _rows(KINDS["product"].documents(None)))
        for facet in FACETS:
            database.execute(f"CREATE INDEX product_{facet} ON product ({facet})")
        database.execute(
            "CREATE VIRTUAL TABLE product_fts USING fts5"
            " (name, categories, places, story, content=product, content_rowid=id)"
        )
        database.execute("INSERT INTO product_fts (product_fts) VALUES ('rebuild')")
    database.close()


def _rows(documents: Iterable[object]) -> Iterable[tuple[str, ...]]:
    for one in documents:
        texts = ("\n".join(getattr(one, part)) for part in ("categories", "places", "story"))
        filters = {name: list(values) for name, values in one.filters.items()}  # type: ignore[attr-defined]  # a Document
        first = ((filters.get(facet) or [""])[0] for facet in FACETS)
        yield (one.url, one.title, *texts, *first)  # type: ignore[attr-defined]  # as above


def main(file: Path, asking: Path) -> None:
    """Ask twice for what ours was asked, and print the costs; one sentence where Datasette is missing."""
    try:
        from datasette.app import Datasette  # type: ignore[import-untyped]  # has no types
    except ImportError:
        print("Datasette is not installed, so nothing is compared with it: pip install datasette.")
        return
    settings = {
        "sql_time_limit_ms": 60_000,
        "facet_time_limit_ms": 60_000,
        "suggest_facets": False,
        "default_page_size": 24,
    }
    datasette = Datasette([str(file)], settings=settings)
    with asyncio.Runner() as runner:

        def fetch(address: str) -> tuple[int, int]:
            answer = runner.run(datasette.client.get(address))
            return answer.status_code, len(answer.content)

        asked(fetch, ["/"], Costs())
        for label, addresses in json.loads(asking.read_text()).items():
            for when in ("first", "again"):
                costs = Costs()
                asked(fetch, [_translated(address, file.stem) for address in addresses], costs)
                print(costs.line(f"Datasette: {label}, {when}"), flush=True)


def _translated(address: str, database: str) -> str:
    chosen = dict(parse_qsl(address.partition("?")[2]))
    query = [("_facet", facet) for facet in FACETS]
    query += [(NAMES[name], value) for name, value in chosen.items() if name in NAMES]
    query += [("_search", chosen["q"])] if "q" in chosen else []
    query += [("_sort", "name")] if chosen.get("ordnen") == "name" else []
    return f"/{database}/product?{urlencode(query)}"


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
