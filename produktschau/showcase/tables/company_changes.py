"""What a row would change in a company, as people read it."""

from collections.abc import Callable, Mapping
from typing import Any

from produktschau.showcase.calculations.import_words import LABELS, shown, shown_address
from produktschau.showcase.queries.import_lists import ImportLists
from produktschau.tabular.engine.kinds import Change


def change(name: str, before: Any, after: Any, lists: ImportLists, *, is_kept: bool = False) -> Change:
    """One line of a preview."""
    return Change(LABELS[name], _told(name, before, lists), _told(name, after, lists), is_kept)


def _told(name: str, value: Any, lists: ImportLists) -> str:
    return _TELLERS[name](value, lists) if name in _TELLERS else shown(value)


def _site(site: Mapping[str, Any] | None, lists: ImportLists) -> str:
    place = lists.home.get(site["municipality_id"]) if site else None
    return shown_address(dict(site) if site else None, place.name if place else "")


_TELLERS: dict[str, Callable[[Any, ImportLists], str]] = {
    "site": _site,
    "further_sites": lambda sites, lists: "; ".join(_site(site, lists) for site in sites),
    "sectors": lambda pks, lists: "; ".join(lists.sector_words.get(pk, "") for pk in pks),
    "trades": lambda pks, lists: "; ".join(lists.trade_words.get(pk, "") for pk in pks),
    "certificates": lambda rows, lists: "; ".join(row["name"] for row in rows),
    "links": lambda rows, lists: "; ".join(f"{row['label']} ({row['url']})" for row in rows),
    "contacts": lambda rows, lists: "; ".join(
        ", ".join(row[name] for name in ("name", "role", "email", "phone") if row.get(name)) for row in rows
    ),
}
