"""Whom to inform: the list of the desk by tabs, and what waits."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator

from produktschau.lib.dates import today
from produktschau.lib.desk import DeskItem
from produktschau.privacy.queries.listed import Listed, listed, standing
from produktschau.privacy.queries.persons import Person, people_of, with_ways
from produktschau.privacy.rules import may_inform

SIZE = 50
TABS = {"offen": "zu informieren", "ueberfaellig": "überfällig", "informiert": "informiert"}


@dataclass(frozen=True)
class Duty:
    """The list of people to tell: one page of a tab, with the numbers of all tabs."""

    page: Page[Person]
    tab: str
    tabs: list[tuple[str, str, int]]


def duty(tab: str, page: str | None, *, holding: str = "") -> Duty:
    """People to tell, those who should have been, or those who were; whoever waits longest first. ``holding`` is the ``ref`` of
    somebody who must stand on the page, whichever that is.
    """
    tab = tab if tab in TABS else "offen"
    found = by_tab()
    chosen = found[tab]
    if holding:
        page = next((str(place // SIZE + 1) for place, one in enumerate(chosen) if one.ref == holding), page)
    if tab == "informiert":
        chosen = sorted(chosen, key=lambda one: one.told_at or one.since, reverse=True)
    pages: Paginator[Any] = Paginator(chosen, SIZE)
    shown = pages.get_page(page)
    people = with_ways(people_of(shown.object_list))
    return Duty(
        Page(people, shown.number, pages),
        tab,
        [(name, label, len(found[name])) for name, label in TABS.items()],
    )


def waiting(tab: str, *, most: int) -> list[Person]:
    """Who of a tab is still to be told, with ways; at most so many, those who wait longest."""
    return with_ways(people_of([one for one in by_tab().get(tab, []) if one.told_at is None][:most]))


def by_tab() -> dict[str, list[Listed]]:
    """Everyone, by the tabs of the page."""
    found, on = listed(), today()
    return {
        "offen": [one for one in found if one.told_at is None],
        "ueberfaellig": [one for one in found if one.is_overdue(on)],
        "informiert": [one for one in found if one.told_at is not None],
    }


def _overdue(user: Any) -> int | None:
    return standing(today()).overdue if may_inform(user) else None


OVERDUE = DeskItem(
    "Informationspflicht",
    _overdue,
    "Menschen aus eingelesenen Listen sind nach einem Monat noch nicht informiert",
    "privacy:duty",
    "?stand=ueberfaellig",
)
