"""Asks a WSGI application for addresses, and tells what each request costs."""

import io
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode

Fetch = Callable[[str], tuple[int, int]]
"""An address in; the status and the body's bytes out."""


@dataclass
class Costs:
    """CPU milliseconds and bytes of the requests of one group; ``refused`` counts answers that were not 200."""

    milliseconds: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    refused: int = 0

    def line(self, label: str) -> str:
        """The row of the table."""
        if not self.milliseconds:
            return f"{label:<34}{0:>5}"
        ranked = sorted(self.milliseconds)
        p50, p95 = statistics.median(ranked), ranked[int(len(ranked) * 0.95)]
        remark = f"   {self.refused} not answered with 200" if self.refused else ""
        kilobytes = statistics.median(self.sizes) / 1024
        return f"{label:<34}{len(ranked):>5}{p50:>9.2f}{p95:>9.2f}{kilobytes:>8.1f}{remark}"


def wsgi(application: Any) -> Fetch:
    """A bare call of the application: no test client whose own cost would be counted."""

    def fetch(address: str) -> tuple[int, int]:
        path, _, query = address.partition("?")
        heard: list[str] = []
        environ = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SCRIPT_NAME": "",
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "HTTP_HOST": "localhost",
            "HTTP_ACCEPT_LANGUAGE": "de",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": sys.stderr,
            "wsgi.multithread": False,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
        }
        body = application(environ, lambda status, headers, info=None: heard.append(status))
        size = sum(len(part) for part in body)
        if hasattr(body, "close"):
            body.close()
        return int(heard[0].split()[0]), size

    return fetch


def asked(fetch: Fetch, addresses: Iterable[str], costs: Costs) -> None:
    """Ask for each address once."""
    for address in addresses:
        start = time.process_time()
        status, size = fetch(address)
        costs.milliseconds.append((time.process_time() - start) * 1000)
        costs.sizes.append(size)
        costs.refused += status != 200


def addresses(words: Sequence[str], towns: Sequence[str], lists: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Two hundred different addresses by group, the same in every run.

    ``towns`` are AGS; ``lists`` holds the values of the facets and the paths of some products and companies.
    """
    dice = random.Random(11)

    def query(**chosen: str) -> str:
        return urlencode({name: value for name, value in chosen.items() if value})

    def maybe(name: str) -> str:
        return dice.choice([*lists[name], *[""] * len(lists[name])])

    def listed(**more: str) -> str:
        facets = {"bereich": maybe("areas"), "material": maybe("materials"), "altkreis": maybe("districts")}
        return "/produkte/?" + query(**facets, **more)

    def many(number: int, make: Callable[[], str]) -> list[str]:
        found: dict[str, None] = {}
        while len(found) < number:
            found[make()] = None
        return list(found)

    return {
        "list with facets": many(50, lambda: listed(ordnen=dice.choice(["", "neu", "name"]), seite=dice.choice(["", "2", "7"]))),
        "list with facets and search": many(35, lambda: listed(q=dice.choice(words), ordnen=dice.choice(["", "name"]))),
        "site search": many(15, lambda: f"/suche/?q={quote(dice.choice(words))}"),
        "list by distance": many(20, lambda: listed(q=dice.choice(["", dice.choice(words)]), ordnen="naehe", von=dice.choice(towns))),
        "product page": list(lists["products"][:30]),
        "company page": list(lists["companies"][:20]),
        "autocomplete": many(30, lambda: f"/suche/vorschlaege/?q={quote(dice.choice(words)[: dice.randint(3, 8)])}"),
    }  # fmt: skip
