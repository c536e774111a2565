"""What was written into an index while a fresh build of it is made: the build writes it again before it is put into use.

``SEARCH_INDEX/<index>/journal`` is there while a build is made. Only who holds the writer's lock looks whether it is, adds to it or
removes it; so nothing can be written between the last look of the build and the swap. One that a dead build left is removed.
"""

import os
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from produktschau.search.engine import folder
from produktschau.search.engine.writing import NotWritten


def begin(index: str) -> None:
    """Begin an empty journal; for a build that has not looked at the database yet."""
    _path(index).parent.mkdir(parents=True, exist_ok=True)
    _path(index).write_bytes(b"")


def end(index: str) -> None:
    """Nothing need be noted any more."""
    _path(index).unlink(missing_ok=True)


def is_kept(index: str) -> bool:
    """Whether a build is being made right now that must learn of what is written."""
    if not _path(index).exists():
        return False
    try:
        with folder.held(folder.building(index), wait=False):
            end(index)
    except folder.AlreadyWriting:
        return True
    return False


def note(index: str, records: Iterable[tuple[str, int]]) -> None:
    """Add records by kind and key. Raises ``NotWritten``; half a line that a full disk left says at worst too much."""
    lines = "".join(f"\n{kind}\t{key}\n" for kind, key in records).encode()
    try:
        file = os.open(
            _path(index), os.O_WRONLY | os.O_APPEND
        )  # never made anew: the build would not know that some is lost
        with os.fdopen(file, "ab") as journal:
            journal.write(lines)
    except OSError as error:
        raise NotWritten(type(error).__name__) from error


def noted(index: str, start: int) -> tuple[dict[str, list[int]], int]:
    """The records in the whole lines from byte ``start``: keys by kind, each once, and the byte after them. Raises ``OSError``."""
    with _path(index).open("rb") as file:
        file.seek(start)
        content = file.read()
    whole = content[: content.rfind(b"\n") + 1]
    found: dict[str, dict[int, None]] = defaultdict(dict)
    for line in whole.decode("utf-8", "replace").split("\n"):
        kind, _, key = line.partition("\t")
        if key.isdecimal():
            found[kind][int(key)] = None
    return {kind: list(keys) for kind, keys in found.items()}, start + len(whole)


def _path(index: str) -> Path:
    return folder.root(index) / "journal"
