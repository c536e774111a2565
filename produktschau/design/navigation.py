"""The two menus: domains announce their pages here, the base pages list them."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from django.http import HttpRequest
from django.urls import get_script_prefix, reverse
from django.utils.functional import Promise
from django.utils.translation import get_language

from produktschau.lib.points import Point


class Group(StrEnum):
    """The heads of the workspaces' menu, in order: more than nine entries stand below them."""

    DESK = "Leitstand"
    ENTRIES = "Einträge"
    NETWORKS = "Netzwerke"
    FIRMS = "Ansprache"
    HOUSE = "Haus"


def everyone(user: Any) -> bool:
    """Permit every visitor, signed in or not."""
    return True


@dataclass(frozen=True)
class Entry:
    """One line of a menu: a label, the name of its address, its place and who may see it.

    ``letter`` leads there from the keyboard, after „g“; one menu gives each letter once, and digits to the networks, in their order. ``also`` names addresses elsewhere
    that belong to it: on their pages, too, the entry is the current one.
    """

    label: str | Promise
    url_name: str
    order: int = 100
    permitted: Callable[[Any], bool] = everyone
    letter: str = ""
    group: Group = Group.HOUSE
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Link:
    """An entry as one page shows it; ``is_current`` where the page lies at or below the address, ``is_near`` in its group."""

    label: str
    url: str
    is_current: bool
    letter: str = ""
    group: str = ""
    is_near: bool = False


PUBLIC: Point[Entry] = Point("design.navigation.PUBLIC", "Entries of the public main menu.")
DESK: Point[Entry] = Point("design.navigation.DESK", "Entries of the workspaces' menu.")
LEGAL: Point[Entry] = Point("design.navigation.LEGAL", "Entries in the footer: imprint, privacy, accessibility.")


def links(menu: Point[Entry], request: HttpRequest | None) -> list[Link]:
    """The entries this visitor may see, in order; only the deepest fitting one is current."""
    user = getattr(request, "user", None)
    path = request.path if request is not None else ""
    heads = list(Group)
    permitted = (entry for entry in menu if entry.permitted(user))
    shown = sorted(permitted, key=lambda entry: (heads.index(entry.group), entry.order))
    urls = [_url(entry.url_name, get_language(), get_script_prefix()) for entry in shown]
    current = _current(shown, urls, path)
    near = {entry.group for entry, url in zip(shown, urls, strict=True) if url and url == current}
    return [
        Link(str(entry.label), url, bool(url) and url == current, entry.letter, str(entry.group), entry.group in near)
        for entry, url in zip(shown, urls, strict=True)
    ]


def _current(shown: list[Entry], urls: list[str], path: str) -> str:
    """The address of the entry the page belongs to, by the longest address it lies at or below; nothing where there is none."""
    homes = dict(zip(urls, urls, strict=True))
    for entry, url in zip(shown, urls, strict=True):
        homes |= {_url(name, get_language(), get_script_prefix()): url for name in entry.also}
    deepest = max((at for at in homes if path == at or (at != "/" and path.startswith(at))), key=len, default="")
    return homes.get(deepest, "")


@lru_cache(maxsize=256)
def _url(name: str, language: str | None, prefix: str) -> str:
    return reverse(name)
