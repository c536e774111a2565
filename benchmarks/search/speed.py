"""What a request costs: ``python -m benchmarks.search.speed [--number N …] [--keep FOLDER]`` (10 000 and 100 000 products if none is given).

Made-up products in a house of their own, their index built, then 200 different addresses through Django's whole WSGI stack in process: after
a change of the index (cold) and once more (warm), three rounds of both. Beside it a bare Django view that answers as many bytes, and
Datasette over the same rows. Milliseconds are CPU time of the process. Every phase is a process of its own. With ``--keep`` the
filled house stays in that folder, and the next run asks it again.
"""

import argparse
import io
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.search.asking import Costs, Fetch, addresses, asked, wsgi

CHECKOUT = Path(__file__).resolve().parents[2]
SIZES = (10_000, 100_000)
ROUNDS = 3
WORDS = (
    "Holz Pumpe Solarpumpe Honig Kräuter Möbel Moebel Gartenbank Apfelsaft Seife Kinderspielzeug Glas Ziegenkäse Lampe Tisch"
    " Fensterbau Keramikschale Wolldecke Brot Reisetasche Kirschlikör Werkzeug Stahlregal Winterdecke Solarpunpe"
)
MIXED = (
    "Honig Döbeln",
    "Möbel Freiberg",
    "Holz Tisch",
    "Lampe Mittweida",
    "Tischlerei",
    "Quantencomputer",
    "Glas und Stein",
)


def main(sizes: list[int], keep: str) -> None:
    """One house per size, one process per phase."""
    for size in sizes:
        print(f"\n{size} products", flush=True)
        if keep:
            _run(size, Path(keep).resolve() / str(size))
        else:
            with tempfile.TemporaryDirectory(prefix="schau-bench-") as folder:
                _run(size, Path(folder))


def _run(size: int, folder: Path) -> None:
    filled = folder / "filled"
    if not filled.exists():
        folder.mkdir(parents=True, exist_ok=True)
        _phase("fill", size, folder)
        filled.touch()
    _phase("index", size, folder)
    _phase("ask", size, folder)


def _phase(phase: str, size: int, folder: Path) -> None:
    environment = {
        **os.environ,
        "PRODUKTSCHAU_DATA": str(folder),
        "PRODUKTSCHAU_MODE": "laptop",
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "produktschau.config.settings",
    }
    module = [sys.executable, "-m", "benchmarks.search.speed", "--number", str(size), "--phase", phase]
    subprocess.run(module, env=environment, cwd=CHECKOUT, check=True)
    if phase == "ask":
        for name, *arguments in (
            ("bare_view", (folder / "page-size").read_text()),
            ("datasette_rows", str(folder / "rows.db"), str(folder / "asked.json")),
        ):
            subprocess.run([sys.executable, "-m", f"benchmarks.search.{name}", *arguments], cwd=CHECKOUT, check=True)


def fill(size: int) -> None:
    """The demo region, and the made-up products."""
    from django.core.management import call_command

    from benchmarks.search.made_up import write

    call_command("demo", "--no-serve", stdout=io.StringIO())
    start = time.perf_counter()
    write(size)
    print(f"{'written into the database':<34}{time.perf_counter() - start:>8.1f} s", flush=True)


def index(size: int) -> None:
    """Build the index as ``produktschau reindex`` does."""
    from django.conf import settings
    from django.core.management import call_command

    start, clock = time.process_time(), time.perf_counter()
    call_command("reindex", stdout=io.StringIO())
    _work_off()
    seconds, clock = time.process_time() - start, time.perf_counter() - clock
    files = [file for file in Path(settings.SEARCH_INDEX).rglob("*") if file.is_file()]
    megabytes = sum(file.stat().st_size for file in files) / 1e6
    documents = size + -(-size // 10)
    print(f"{'index built':<34}{clock:>8.1f} s, {seconds:.1f} s CPU, {documents / clock:.0f} documents/s")
    print(f"{'index on disk, memory at most':<34}{megabytes:>8.0f} MB, {_memory():.0f} MB", flush=True)


def ask(size: int, folder: Path) -> None:
    """Ask for all addresses, cold and warm; leave the rows and addresses for the others."""
    from produktschau.config.wsgi import application, warmed

    warmed.join()
    fetch = wsgi(application)
    groups = _groups()
    cold, warm = ({label: Costs() for label in groups} for _ in range(2))
    for found in groups.values():
        asked(fetch, found[:3], Costs())
    for _ in range(ROUNDS):
        _change()
        _pass(fetch, groups, cold)
        _pass(fetch, groups, warm)
    print(f"\n{'CPU ms per request':<34}{'n':>5}{'p50':>9}{'p95':>9}{'kB':>8}")
    for label in groups:
        print(cold[label].line(f"{label}, cold"))
        print(warm[label].line(f"{label}, warm"))
    print(f"{'memory of the process at most':<34}{_memory():>8.0f} MB", flush=True)
    (folder / "page-size").write_text(str(round(statistics.median(warm["list with facets"].sizes))))
    lists = {label: groups[label][:20] for label in ("list with facets", "list with facets and search")}
    (folder / "asked.json").write_text(json.dumps(lists))
    from benchmarks.search.datasette_rows import write_rows

    (folder / "rows.db").unlink(missing_ok=True)
    write_rows(folder / "rows.db")


def _pass(fetch: Fetch, groups: dict[str, list[str]], costs: dict[str, Costs]) -> None:
    for label, found in groups.items():
        asked(fetch, found, costs[label])


def _change() -> None:
    """One record changes, is marked and indexed: the index has a new generation."""
    from produktschau.search.actions import mark
    from produktschau.showcase.models import Product

    mark("product", [Product.objects.order_by("pk")[5].pk])
    _work_off()


def _work_off() -> None:
    """Index all marks: while one waits, pages of records are not kept."""
    from produktschau.lib.dates import now
    from produktschau.search.actions.indexing import Indexer, index_marks

    indexer = Indexer()
    while index_marks(indexer, at=now()).cleared:
        pass


def _groups() -> dict[str, list[str]]:
    from produktschau.region.queries import former_districts, home_municipalities
    from produktschau.showcase.models import AreaOfLife, Company, Material, Product

    lists = {
        "areas": list(AreaOfLife.objects.values_list("slug", flat=True)),
        "materials": list(Material.objects.values_list("slug", flat=True)),
        "districts": [district.slug for district in former_districts()],
        "products": [f"/produkte/{slug}/" for slug in _some(Product)],
        "companies": [f"/betriebe/{slug}/" for slug in _some(Company)],
    }
    return addresses([*WORDS.split(), *MIXED], [town.ags for town in home_municipalities()], lists)


def _some(model: type) -> list[str]:
    """The slugs of thirty records spread over all."""
    pks = list(model.objects.order_by("pk").values_list("pk", flat=True))  # type: ignore[attr-defined]  # a model
    chosen = pks[:: max(1, len(pks) // 30)][:30]
    return list(model.objects.filter(pk__in=chosen).values_list("slug", flat=True))  # type: ignore[attr-defined]  # as above


def _memory() -> float:
    """Megabytes resident at most, of this process."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _run_phase(phase: str, size: int) -> None:
    import django

    django.setup()
    if phase == "ask":
        ask(size, Path(os.environ["PRODUKTSCHAU_DATA"]))
    else:
        {"fill": fill, "index": index}[phase](size)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search.speed")
    parser.add_argument("--number", type=int, nargs="+", default=list(SIZES), help="products; 1000000 on demand")
    parser.add_argument("--keep", default="", help="folder for the filled houses")
    parser.add_argument("--phase", default="", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.phase:
        _run_phase(options.phase, options.number[0])
    else:
        main(options.number, options.keep)
