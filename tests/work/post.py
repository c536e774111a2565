"""A house whose mails go to the tests' own mail server, and what arrived there."""

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import House
from tests.forks import Forge


@dataclass(frozen=True)
class Post:
    """The mail server's folder."""

    folder: Path

    def size(self, name: str) -> int:
        """Bytes of „beats“ or „held“."""
        file = self.folder / name
        return file.stat().st_size if file.exists() else 0

    def received(self) -> dict[str, Counter[str]]:
        """For each address: how many mails came, by Message-ID."""
        file = self.folder / "received"
        found: dict[str, Counter[str]] = {}
        for line in file.read_text().splitlines() if file.exists() else ():
            message_id, to = line.split()
            found.setdefault(to, Counter())[message_id] += 1
        return found


@contextmanager
def posted(house: House, forge: Forge, folder: Path, pause: float = 0.0) -> Iterator[tuple[House, Post]]:
    """The same house, sending to a mail server that lives as long as the block."""
    folder.mkdir()
    server = house.forge.start("module", "tests.work.mail_server", str(folder), str(pause))
    try:
        while not (folder / "port").exists():
            assert server.poll() is None
            time.sleep(0.01)
        url = f"smtp://127.0.0.1:{(folder / 'port').read_text()}"
        environment = {**house.environment, "EMAIL_URL": url}
        with forge.in_house(environment) as here:
            yield House(house.folder, environment, here), Post(folder)
    finally:
        server.kill()
        server.communicate()
