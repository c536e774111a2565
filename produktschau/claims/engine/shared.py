"""Domains at which strangers have addresses or pages: what lies there proves nothing about a firm."""

from functools import cache
from pathlib import Path

LIST = Path(__file__).with_name("shared_domains.txt")


@cache
def shared_domains() -> frozenset[str]:
    """The domains of the list, in lower-case ASCII; lines that begin with „#“ explain."""
    lines = LIST.read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))
