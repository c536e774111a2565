"""Texts of a network in the language of the page, as plain text."""

from typing import Any, cast

from produktschau.networks.models import Network
from produktschau.showcase.queries.wording import plain


def said(network: Network, field: str) -> str:
    """The English twin on an English page where there is one, else the German text."""
    # A network keeps its twins as the records of the showcase do.
    return plain(cast("Any", network), field)
