"""What ours is compared with: SQLite FTS5 and PostgreSQL's German full text, over the same texts with the same weights."""

import re
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

FIRST = 10
WEIGHTS = (10.0, 4.0, 4.0, 1.0)
"""Of names, categories, places and story in FTS5; PostgreSQL's A, B, C, D keep their usual 1, 0.4, 0.2, 0.1."""

Asked = Callable[[str], list[str]]
"""Words in, addresses of the first ten records out."""


@dataclass(frozen=True)
class Text:
    """The texts of one published record, by field, as the site search is given them."""

    address: str
    names: str
    categories: str
    places: str
    story: str


def texts() -> list[Text]:
    """All published records' texts, from what the domains register."""
    from produktschau.search.engine.kinds import KINDS

    return [
        Text(address(one.url), *("\n".join(part) for part in (one.names, one.categories, one.places, one.story)))
        for kind in KINDS
        for one in kind.documents(None)
    ]


def address(url: str) -> str:
    """„/produkte/waldhonig/“ as „produkte/waldhonig“."""
    return url.strip("/")


def fts5(records: Iterable[Text]) -> dict[str, Asked]:
    """FTS5 with diacritics removed and bm25: all words and else any, and always any."""
    database = sqlite3.connect(":memory:")
    database.execute(
        "CREATE VIRTUAL TABLE record USING fts5(address UNINDEXED, names, categories, places, story,"
        " tokenize = 'unicode61 remove_diacritics 2')"
    )
    database.executemany("INSERT INTO record VALUES (?, ?, ?, ?, ?)", (_row(one) for one in records))

    def asked(words: str, joined: str) -> list[str]:
        # In quotes nothing is syntax.
        query = joined.join(f'"{word}"' for word in re.findall(r"\w+", words))
        found = database.execute(
            "SELECT address FROM record WHERE record MATCH ? ORDER BY bm25(record, 0, ?, ?, ?, ?) LIMIT ?",
            (query, *WEIGHTS, FIRST),
        )
        return [row[0] for row in found] if query else []

    return {
        "all, else any": lambda words: asked(words, " AND ") or asked(words, " OR "),
        "any": lambda words: asked(words, " OR "),
    }


def postgresql_german(link: Any, records: Iterable[Text]) -> dict[str, Asked]:
    """PostgreSQL's „german“ with weights A to D and ts_rank_cd, over a psycopg connection."""
    link.execute("CREATE TABLE record (address text, words tsvector)")
    parts = " || ".join(f"setweight(to_tsvector('german', %s), '{weight}')" for weight in "ABCD")
    with link.cursor() as cursor:
        rows = [_row(one) for one in records]
        cursor.executemany(f"INSERT INTO record VALUES (%s, {parts})", rows)  # noqa: S608  # parts is written here

    def asked(words: str, query: str) -> list[str]:
        sql = (
            f"SELECT address FROM record, {query} AS query WHERE words @@ query"  # noqa: S608  # query is one of two below
            " ORDER BY ts_rank_cd(words, query) DESC, address LIMIT %s"
        )
        found = link.execute(sql, (words, FIRST))
        return [row[0] for row in found]

    every, some = (
        "websearch_to_tsquery('german', %s)",
        "CAST(replace(CAST(plainto_tsquery('german', %s) AS text), '&', '|') AS tsquery)",
    )
    return {
        "all, else any": lambda words: asked(words, every) or asked(words, some),
        "any": lambda words: asked(words, some),
    }


def _row(one: Text) -> tuple[str, ...]:
    return (one.address, one.names, one.categories, one.places, one.story)
