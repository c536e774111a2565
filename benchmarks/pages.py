"""What the import and the pages cost: ``python -m benchmarks.pages [NUMBER]`` (2 000 companies if no number is given).

The demo region plus made-up companies that come in through the house's own import. Prints rows a second of the import and, for kinds of
public pages, queries and p50 and p95 of a request. Milliseconds are CPU time of this process, rendering included, network not.
"""

import os
import statistics
import sys
import tempfile
import time
from typing import Any

ROUNDS = 30
HEADER = "Schlüssel;Name;Art;Angebot;PLZ;Ort;AGS;Länge;Breite\n"
PAGES = {
    "Startseite": "/",
    "Betriebe, erste Seite": "/betriebe/",
    "Betriebe, gefiltert": "/betriebe/?altkreis=freiberg",
    "Produkte, erste Seite": "/produkte/",
    "ein Betrieb": "/betriebe/imkerei-lindenwinkel/",
    "ein Produkt": "/produkte/lindenhonig-kalt-geschleudert/",
    "Region": "/region/",
    "Suche nach Honig": "/suche/?q=Honig",
}


def main(number: int) -> None:
    """Fill a house in a temporary folder and ask it for pages."""
    with tempfile.TemporaryDirectory(prefix="schau-bench-") as folder:
        os.environ.update(PRODUKTSCHAU_DATA=folder, PRODUKTSCHAU_MODE="laptop", DATABASE_URL="")
        os.environ["DJANGO_SETTINGS_MODULE"] = "produktschau.config.settings"
        import django

        django.setup()
        from django.core.management import call_command

        call_command("demo", "--no-serve", stdout=open(os.devnull, "w"))  # noqa: PTH123, SIM115  # lives as long as the process
        import_rows(number)
        call_command("reindex", stdout=open(os.devnull, "w"))  # noqa: PTH123, SIM115  # as above
        ask_for_pages()


def import_rows(number: int) -> None:
    """Import made-up companies, spread over the district's municipalities."""
    from produktschau.audit.record import System
    from produktschau.lib.dates import now
    from produktschau.region.queries import home_municipalities
    from produktschau.tabular.actions import apply_table

    places = list(home_municipalities())
    rows = [
        f"b{i};Hofladen {place.name};Hofladen;Honig;{place.postcode};{place.name};{place.ags};;\n"
        for i in range(number)
        for place in [places[i % len(places)]]
    ]
    data = (HEADER + "".join(rows)).encode()
    start = time.process_time()
    report = apply_table(
        by=System("bench"),
        kind="companies",
        data=data,
        filename="b.csv",
        source="demo",
        options={"publish": True},
        at=now(),
    )
    spent = time.process_time() - start
    counts = ", ".join(f"{outcome.label} {count}" for outcome, count in report.counts.items() if count)
    print(f"{'Einlesen':<28}{number / spent:10.0f} Zeilen/s   ({counts})")


def ask_for_pages() -> None:
    """Request every kind of page several times and print what a request costs."""
    from django.conf import settings
    from django.db import connection
    from django.test import Client

    settings.ALLOWED_HOSTS = ["testserver"]
    client = Client()
    for label, path in PAGES.items():
        queries: list[str] = []

        def counting(execute: Any, sql: str, *rest: Any, queries: list[str] = queries) -> Any:
            queries.append(sql)
            return execute(sql, *rest)

        with connection.execute_wrapper(counting):
            answer = client.get(path)
        costs = []
        for _ in range(ROUNDS):
            start = time.process_time()
            client.get(path)
            costs.append((time.process_time() - start) * 1000)
        costs.sort()
        p50, p95 = statistics.median(costs), costs[int(len(costs) * 0.95)]
        size = len(answer.content) / 1024
        print(
            f"{label:<28}{answer.status_code:>5}{len(queries):>4} Abfragen{size:>8.0f} kB  p50 {p50:6.1f}  p95 {p95:6.1f} ms CPU"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
