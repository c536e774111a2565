"""Which words stay when two records become one, and which rows are the same said twice."""

from collections.abc import Mapping
from typing import Any

COMPANY_WORDS = (
    "legal_name", "lead", "story", "lead_en", "story_en", "founded_year", "size_class", "email", "phone", "website", "languages",
    "opening_hours", "opening_hours_osm",
)  # fmt: skip
PRODUCT_WORDS = ("name_en", "lead", "story", "lead_en", "story_en", "where_to_buy", "where_to_buy_en", "world_id")
OWN_TO_A_ROW = frozenset({"is_main", "position", "added_at", "since_on", "key"})
"""Columns in which two rows may differ and still say the same."""


def words_of(kind: str) -> tuple[str, ...]:
    """The columns of which one of two values stays; ``kind`` is „company“ or „product“."""
    return COMPANY_WORDS if kind == "company" else PRODUCT_WORDS


def proposed(kept: Any, gone: Any) -> str:
    """Whose value stays unless somebody says otherwise: that of the record that goes only where the other has none."""
    return "gone" if is_empty(kept) and not is_empty(gone) else "kept"


def is_empty(value: Any) -> bool:
    """Whether a value says nothing; 0 and ``False`` do."""
    return value in (None, "", [])


def same_row(one: Mapping[str, Any], other: Mapping[str, Any], link: str) -> bool:
    """Whether two rows say the same, apart from ``link``, the column that names their record, and what belongs to the row alone."""
    aside = OWN_TO_A_ROW | {link}
    return {name: value for name, value in one.items() if name not in aside} == {
        name: value for name, value in other.items() if name not in aside
    }
