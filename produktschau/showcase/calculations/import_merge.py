"""Which of a row's values a record takes: what people changed by hand survives an import (ADR 0035)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Mode(StrEnum):
    """``SOURCE``: a source brings its record again. ``FILL``: only what is empty. ``TAKE``: the file counts, except where it is empty.

    ``OWN``: our own table comes back, named by our key; somebody worked in it, so all it says counts.
    """

    SOURCE = "source"
    FILL = "fill"
    TAKE = "take"
    OWN = "own"


@dataclass(frozen=True)
class Merge:
    """Names of the differing values, in order: those taken, and those kept because of what people did."""

    taken: tuple[str, ...]
    kept: tuple[str, ...]


def merge(now: Mapping[str, Any], wanted: Mapping[str, Any], imported: Mapping[str, Any], mode: Mode) -> Merge:
    """Compare a record with what a row wants. All three hold JSON values; ``imported`` is what the last import wrote."""
    taken: list[str] = []
    kept: list[str] = []
    for name, value in wanted.items():
        if now[name] == value:
            continue
        (taken if _counts(name, now[name], value, imported, mode) else kept).append(name)
    return Merge(tuple(taken), tuple(kept))


def _counts(name: str, now: Any, value: Any, imported: Mapping[str, Any], mode: Mode) -> bool:
    if mode is Mode.OWN:
        return True
    if mode is Mode.TAKE:
        return value not in (None, "", [])
    if mode is Mode.FILL:
        return now in (None, "", []) and value not in (None, "", [])
    if name in imported:
        return bool(now == imported[name])
    return not now
