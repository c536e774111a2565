"""Keeps a record whose document cannot be made from holding up the others."""

import logging
import traceback
from collections.abc import Callable, Sequence
from typing import TypeVar

from django.db import InterfaceError, OperationalError

T = TypeVar("T")

logger = logging.getLogger(__name__)


def isolated(kind: str, keys: Sequence[int], work: Callable[[Sequence[int]], T]) -> tuple[list[T], list[int]]:
    """Do ``work`` for the records ``keys`` of a kind: at once, or where that fails for ever smaller parts of them.

    Returns what was done, part by part, and the keys it could not be done for; each of those is logged. What no
    record can be blamed for is raised: a disk or database that fails.
    """
    try:
        return [work(keys)], []
    except (OSError, OperationalError, InterfaceError):
        raise
    except Exception as error:
        if len(keys) == 1:
            _log(kind, keys[0], error)
            return [], list(keys)
    done, failed = [], []
    for part in (keys[: len(keys) // 2], keys[len(keys) // 2 :]):
        of_part, failed_of_part = isolated(kind, part, work)
        done += of_part
        failed += failed_of_part
    return done, failed


def _log(kind: str, key: int, error: Exception) -> None:
    """The message of the error might hold what somebody wrote: only its kind and place are noted."""
    where = traceback.extract_tb(error.__traceback__)[-1]
    logger.error(
        "Suche: Von %s:%s lässt sich kein Eintrag bilden (%s in %s:%s).",
        kind,
        key,
        type(error).__name__,
        where.name,
        where.lineno,
    )
