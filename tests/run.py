"""Runs everything that must hold: ``python -m tests.run``, or ``--soak`` for the long kill and load runs.

Style, layers, templates and types first, while the words of the search are learnt; then the tests on
SQLite, journeys in a real browser included; then the same tests on a PostgreSQL that comes out of a
wheel. Ends with a summary; the exit code is 0 when all held, 1 when something failed, 2 when this machine lacks what is needed.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from playwright._impl._driver import compute_driver_executable

from tests.databases import postgresql
from tests.journeys.served import KEPT_DEMO
from tests.tables import READY
from tests.words import LENT

CHECKOUT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
PACKAGES = ("chromium", "fonts-noto-core", "libatomic1")
"""The last one is what Playwright's own driver needs and a bare Debian lacks."""

CHECKS = (
    ("Typen: mypy", ("mypy",)),
    ("Stil: ruff check", ("ruff", "check", ".")),
    ("Form: ruff format", ("ruff", "format", "--check", ".")),
    ("Schichten: import-linter", ("lint-imports",)),
    ("Vorlagen: djlint", ("djlint", "produktschau", "--check", "--lint", "--quiet")),
)
"""The longest first: one core has it while the other learns the words."""


@dataclass(frozen=True)
class Outcome:
    """How one step ended."""

    heading: str
    code: int
    seconds: float


def main() -> int:
    """Run all steps, print the summary, return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.run", description=__doc__)
    parser.add_argument("--soak", action="store_true", help="die langen Läufe statt der üblichen")
    soak = parser.parse_args().soak
    lack = "" if soak else provide_chromium()
    if lack:
        say(lack)
        return 2
    with tempfile.TemporaryDirectory(prefix="schau-words-") as words, postgresql() as url:
        keep_compiled(Path(words) / "compiled")
        tables = Path(words) / "tables"
        tables.mkdir()
        first = (
            ("Wörter der Suche lernen", ("python", "-m", "tests.words", words)),
            ("Tabellen anlegen", ("python", "-m", "tests.tables", str(tables), url)),
        )
        outcomes = together(first if soak else (*first, *CHECKS))
        os.environ[LENT] = words
        os.environ[KEPT_DEMO] = str(Path(words) / "demo")
        os.environ[READY] = str(tables)
        outcomes.append(tests("Tests auf SQLite", "soak" if soak else "not soak", url=""))
        outcomes.append(
            tests("Tests auf PostgreSQL", "soak" if soak else "not soak and not journey and not pure", url=url)
        )
    return summary(outcomes)


def keep_compiled(folder: Path) -> None:
    """Where Python may not keep what it compiled beside the source, keep it for this run: else every process compiles anew."""
    if sys.dont_write_bytecode:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(folder)


def provide_chromium() -> str:
    """Find or install the browser; gives ``""`` or the sentence that says what to install."""
    if any(shutil.which(name) for name in CHROMIUM) and driver_starts():
        return ""
    sentence = f"Für die Wege im Browser fehlt Chromium oder was es braucht. Installieren Sie es mit: apt-get install {' '.join(PACKAGES)}"
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return sentence
    say("Chromium und was es braucht wird installiert.")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (("update",), ("install", "-y", "--no-install-recommends", *PACKAGES)):
        if subprocess.run(("apt-get", "-qq", *command), env=environment, stdout=subprocess.DEVNULL).returncode:
            return sentence
    return ""


def driver_starts() -> bool:
    """Whether the program that steers the browser finds its libraries on this machine."""
    executable, _ = compute_driver_executable()
    return subprocess.run((executable, "--version"), capture_output=True).returncode == 0


def tests(heading: str, marked: str, *, url: str) -> Outcome:
    """Run pytest on one database with both cores, its output as it comes.

    Each core takes its half of the files in their order; the one that is done first takes over from the end of the other's.
    """
    say(f"\n== {heading} ==")
    cores = str(min(2, os.cpu_count() or 1))
    options = ("-q", "-n", cores, "--dist", "worksteal", "--durations", "12", "-m", marked)
    start = time.monotonic()
    done = subprocess.run((str(BIN / "pytest"), *options), cwd=CHECKOUT, env={**os.environ, "DATABASE_URL": url})
    return Outcome(heading, done.returncode, time.monotonic() - start)


def together(steps: Sequence[tuple[str, tuple[str, ...]]]) -> list[Outcome]:
    """Run commands of this environment on both cores; each one's output comes under its heading, in their order."""
    with ThreadPoolExecutor(max_workers=2) as cores:
        running = [(heading, cores.submit(quietly, command)) for heading, command in steps]
        outcomes = []
        for heading, run in running:
            code, output, seconds = run.result()
            say(f"\n== {heading} ==\n{output}".rstrip())
            outcomes.append(Outcome(heading, code, seconds))
    return outcomes


def quietly(command: tuple[str, ...]) -> tuple[int, str, float]:
    """Run one command; gives its exit code, all it said, and its seconds."""
    start = time.monotonic()
    done = subprocess.run(
        (str(BIN / command[0]), *command[1:]), cwd=CHECKOUT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    return done.returncode, done.stdout, time.monotonic() - start


def summary(outcomes: list[Outcome]) -> int:
    """Print one line per step and the verdict; 1 when any step failed."""
    say("\n== Ergebnis ==")
    for outcome in outcomes:
        word = "FEHLER" if outcome.code else "gut"
        say(f"{word:<7} {outcome.heading} ({outcome.seconds:.0f} s)")
    failed = sum(1 for outcome in outcomes if outcome.code)
    say(f"{failed} von {len(outcomes)} Schritten schlugen fehl." if failed else "Alles hält.")
    return 1 if failed else 0


def say(line: str) -> None:
    """Write a line at once, so that it stands before the output of the next process."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
