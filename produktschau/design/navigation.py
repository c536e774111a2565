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
    FIRMS = "Ansprache"
    HOUSE = "Haus"


def everyone(user: Any) -> bool:
    """Permit every visitor, signed in or not."""
    return True


@dataclass(frozen=True)
class Entry:
    """One line of a menu: a label, the name of its address, its place and who may see it.

    ``letter`` leads there from the keyboard, after „g“; one menu gives each letter once.
    """

    label: str | Promise
    url_name: str
    order: int = 100
    permitted: Callable[[Any], bool] = everyone
    letter: str = ""
    group: Group = Group.HOUSE


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
    current = max((url for url in urls if path == url or (url != "/" and path.startswith(url))), key=len, default="")
    near = {entry.group for entry, url in zip(shown, urls, strict=True) if url and url == current}
    return [
        Link(str(entry.label), url, bool(url) and url == current, entry.letter, str(entry.group), entry.group in near)
        for entry, url in zip(shown, urls, strict=True)
    ]


@lru_cache(maxsize=256)
def _url(name: str, language: str | None, prefix: str) -> str:
    return reverse(name)
