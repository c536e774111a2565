"""Reads before the first request what every search needs: addresses, vocabulary, index, places, synonyms, words of the facets."""

import gc
import logging
from threading import Thread

from django.db import connections
from django.urls import get_resolver

from produktschau.lib.collecting import keep_for_good
from produktschau.search.engine.index import IndexMissing
from produktschau.search.engine.vocabulary import vocabulary
from produktschau.search.queries.choices import known

FEWEST = 20_000
"""New objects after which Python looks for circles among them; a page makes that many, and seldom a circle."""

logger = logging.getLogger(__name__)


def warm_up() -> Thread:
    """Import all views, then read in a thread of its own, so that nothing keeps the process from answering.

    Whatever fails is read by the request that needs it.
    """
    get_resolver().reverse_dict  # noqa: B018  # imports them; two threads that do so at once may meet half of one
    thread = Thread(target=_read, name="warm-up", daemon=True)
    thread.start()
    return thread


def _read() -> None:
    try:
        vocabulary()
        known()
    except IndexMissing:
        pass  # it is built while we run
    except Exception as error:
        # No database yet, no room for a file: the first request meets the same and says so to who asks.
        logger.warning("Nothing was read before the first request (%s).", type(error).__name__)
    finally:
        connections.close_all()
        spare()


def spare() -> None:
    """Keep the vocabulary's million words out of every search for circles: it costs 70 ms each time, and there are none."""
    keep_for_good()
    gc.set_threshold(FEWEST, 20, 20)
