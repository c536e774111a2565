"""What would become of one record in a bulk act: done, already so, or refused with the reason."""

from dataclasses import dataclass
from datetime import date

ACTS = {
    "company": ("publish", "withdraw", "check", "delete"),
    "product": (
        "publish",
        "withdraw",
        "add_area",
        "remove_area",
        "set_world",
        "add_material",
        "remove_material",
        "delete",
    ),
}
"""What can be done to many records of a kind."""
REVERSE = {
    "publish": "withdraw",
    "withdraw": "publish",
    "check": "check",
    "add_area": "remove_area",
    "remove_area": "add_area",
    "set_world": "set_world",
    "add_material": "remove_material",
    "remove_material": "add_material",
}
"""What takes an act back; deleting stands for good."""
LISTED = {"add_area": "areas", "remove_area": "areas", "add_material": "materials", "remove_material": "materials"}
"""Acts about one of several words, and the product's list of them."""
RESTORING = ("check", "set_world")
"""Acts that put one value in the place of another: taken back, each record gets its own earlier value."""


@dataclass(frozen=True)
class Facts:
    """What the act depends on, as far as it asks: ``words`` are slugs of the list in question, ``value`` the slug of the
    colour world or the day of the last check (ISO), ``against`` sentences against publishing, ``hanging`` what hangs on it."""

    is_published: bool
    was_published: bool = False
    against: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    value: str = ""
    hanging: tuple[str, ...] = ()


@dataclass(frozen=True)
class Judged:
    """``fate`` is „done“, „there“ or „refused“; the last two say why in a sentence."""

    fate: str
    reason: str = ""


DONE = Judged("done")


def judged(act: str, value: str, facts: Facts) -> Judged:
    """What would happen to a record with these facts; an unknown act raises ``KeyError``."""
    return _RULES[act](value, facts)


def restored(value: str, was_set: str, facts: Facts) -> Judged | None:
    """Why taking back leaves the record alone: it has another value by now. ``None`` where it still has what was set."""
    if facts.value in (value, was_set):
        return None
    return Judged("refused", "Hier steht inzwischen etwas anderes als nach der Sammelaktion. Es bleibt, wie es ist.")


def years_before(day: date, years: int) -> date:
    """The same day some years earlier; 29 February becomes the 28th where it is missing."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def _publish(value: str, facts: Facts) -> Judged:
    if facts.is_published:
        return Judged("there", "Ist schon veröffentlicht.")
    return Judged("refused", " ".join(facts.against)) if facts.against else DONE


def _withdraw(value: str, facts: Facts) -> Judged:
    return DONE if facts.is_published else Judged("there", "Ist nicht öffentlich.")


def _check(value: str, facts: Facts) -> Judged:
    return Judged("there", "Ist an diesem Tag schon als geprüft vermerkt.") if facts.value == value else DONE


def _add(value: str, facts: Facts) -> Judged:
    return Judged("there", "Hat das Wort schon.") if value in facts.words else DONE


def _remove(value: str, facts: Facts) -> Judged:
    return DONE if value in facts.words else Judged("there", "Hat das Wort nicht.")


def _remove_area(value: str, facts: Facts) -> Judged:
    if facts.is_published and facts.words == {value}:
        return Judged(
            "refused",
            "Es ist der einzige Lebensbereich, und das Produkt ist öffentlich: Geben Sie ihm erst einen anderen.",
        )
    return _remove(value, facts)


def _set_world(value: str, facts: Facts) -> Judged:
    if facts.value == value:
        return Judged("there", "Hat diese Farbwelt schon.")
    if facts.is_published and not value:
        return Judged("refused", "Das Produkt ist öffentlich und braucht eine Farbwelt.")
    return DONE


def _delete(value: str, facts: Facts) -> Judged:
    if facts.is_published:
        return Judged("refused", "Ist öffentlich: Ziehen Sie den Eintrag erst zurück.")
    if facts.was_published:
        return Judged("refused", "War schon öffentlich: Löschen Sie ihn einzeln auf seiner Seite.")
    if facts.hanging:
        return Judged(
            "refused", f"Daran hängen noch {', '.join(facts.hanging)}: Löschen Sie ihn einzeln auf seiner Seite."
        )
    return DONE


_RULES = {
    "publish": _publish,
    "withdraw": _withdraw,
    "check": _check,
    "add_area": _add,
    "remove_area": _remove_area,
    "set_world": _set_world,
    "add_material": _add,
    "remove_material": _remove,
    "delete": _delete,
}
