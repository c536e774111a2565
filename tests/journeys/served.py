"""The demo region, prepared and served as an operator would, for a browser to walk through."""

import fcntl
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.words import lend

CHECKOUT = Path(__file__).resolve().parent.parent.parent
PATIENCE_SECONDS = 300
TILE_HOST = "kacheln.example"
"""Where the street map would come from: set up, so that every page shows that it asks nobody before its visitor agrees."""
KEPT_DEMO = "SCHAU_TEST_DEMO"
"""Names a folder for the demo of one run of all tests: prepared by who needs it first, copied by the others."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@dataclass(frozen=True)
class Served:
    """A running house: its address, its logins as (e-mail, password), the manager's first and the firm's last, its data folder."""

    url: str
    logins: tuple[tuple[str, str], ...]
    folder: Path

    @property
    def manager(self) -> tuple[str, str]:
        """Who may see every workspace."""
        return self.logins[0]

    @property
    def steward(self) -> tuple[str, str]:
        """Who speaks for one firm and has no role."""
        return self.logins[-1]


def chromium() -> str:
    """The system's browser; raises ``LookupError`` with what to install."""
    for name in BROWSERS:
        if found := shutil.which(name):
            return found
    raise LookupError("Chromium fehlt. Installieren Sie es mit: apt-get install chromium fonts-noto-core")


@contextmanager
def served_demo(folder: Path) -> Iterator[Served]:
    """Prepare the demo in a folder, serve it on a free port, end it afterwards."""
    port = _free_port()
    url = f"http://127.0.0.1:{port}"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "produktschau.config.settings",
        "PRODUKTSCHAU_DATA": str(folder),
        "DATABASE_URL": "",
        "PORT": str(port),
        "SITE_URL": url,
        "WEB_WORKERS": "1",
        "MAP_TILES": f"https://{TILE_HOST}/{{z}}/{{x}}/{{y}}.png",
        "MAP_TILES_CREDIT": "© Kacheln für die Probe",
    }
    _prepare(environment, folder)
    lines = (folder / "demo-logins.txt").read_text(encoding="utf-8").splitlines()
    logins = tuple((line.split()[-2], line.split()[-1]) for line in lines if line.strip())
    with (folder / "served.log").open("wb") as log:
        command = (sys.executable, "-m", "produktschau.config.cli", "serve")
        parent = subprocess.Popen(command, env=environment, cwd=CHECKOUT, stdout=log, stderr=log)
        try:
            _wait_for(f"{url}/", parent, folder / "served.log")
            yield Served(url, logins, folder)
        finally:
            parent.terminate()
            parent.wait(PATIENCE_SECONDS)


def _prepare(environment: dict[str, str], folder: Path) -> None:
    """The demo in the folder: a copy of the run's first one where the run keeps one, else prepared anew."""
    if not (kept := os.environ.get(KEPT_DEMO)):
        lend(folder)
        _run(environment, "demo", "--no-serve")
        return
    first = Path(kept)
    first.parent.mkdir(parents=True, exist_ok=True)
    with first.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not first.exists():
            growing = first.with_suffix(".growing")
            lend(growing)
            _run({**environment, "PRODUKTSCHAU_DATA": str(growing)}, "demo", "--no-serve")
            growing.rename(first)
    shutil.copytree(first, folder, dirs_exist_ok=True)


def _run(environment: dict[str, str], *arguments: str) -> None:
    command = (sys.executable, "-m", "produktschau.config.cli", *arguments)
    done = subprocess.run(command, env=environment, cwd=CHECKOUT, capture_output=True, encoding="utf-8")
    if done.returncode:
        raise RuntimeError(
            f"produktschau {' '.join(arguments)} ended with {done.returncode}:\n{done.stdout}{done.stderr}"
        )


def _free_port() -> int:
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        port: int = place.getsockname()[1]
        return port


def _wait_for(url: str, parent: "subprocess.Popen[bytes]", log: Path) -> None:
    """Return once the page answers; raise with the log when it never does."""
    for _ in range(PATIENCE_SECONDS * 5):
        if parent.poll() is not None:
            break
        try:
            with urlopen(url, timeout=5):  # noqa: S310  # our own address
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    raise RuntimeError(f"{url} does not answer:\n{log.read_text(encoding='utf-8')}")
