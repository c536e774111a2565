"""People of a company and people a table names: nobody is lost, nobody becomes public by an import (Art. 6 GDPR).

What a source said of a person is remembered as a digest only: a name kept among imported values could not be erased
together with the person (Art. 17 GDPR).
"""

from collections.abc import Collection, Mapping, Sequence
from hashlib import sha256
from typing import Any

from produktschau.showcase.calculations.import_merge import Mode

Contact = Mapping[str, Any]
_SAID = ("name", "role", "email", "phone")
_NEW = {"is_published": False, "consent_on": None, "consent_wording": ""}


def digest(contact: Contact) -> str:
    """Sixteen characters that stand for what is said of a person."""
    return sha256("\x1f".join(contact.get(name) or "" for name in _SAID).encode()).hexdigest()[:16]


def new_contact(said: Contact) -> dict[str, Any]:
    """A person as a record has it, not public."""
    return {name: said.get(name) or "" for name in _SAID} | _NEW


def merged_contacts(
    now: Sequence[Contact], said: Sequence[Contact], imported: Collection[str], mode: Mode, *, is_whole: bool
) -> tuple[list[Contact], bool]:
    """The people a company has afterwards, and whether something was kept that people changed by hand.

    ``imported`` are digests of what the source said last. ``is_whole``: the table would name everybody.
    """
    if mode is Mode.OWN:
        return _replaced(now, said, is_whole=is_whole), False
    people = list(now)
    kept = False
    for one in said:
        place = _namesake(people, one)
        if any(digest(person) == digest(one) for person in people):
            continue
        if place is None and digest(one) in imported and mode is Mode.SOURCE:
            kept = True
        elif place is None:
            people += [new_contact(one)] if mode is not Mode.FILL or not now else []
        elif mode is Mode.TAKE or (mode is Mode.SOURCE and digest(people[place]) in imported):
            people[place] = _changed(people[place], one)
        else:
            people[place] = _filled(people[place], one)
            kept = kept or digest(people[place]) != digest(one)
    if mode is Mode.SOURCE and is_whole:
        people = [person for person in people if digest(person) not in imported or _namesake(said, person) is not None]
    return people, kept


def _replaced(now: Sequence[Contact], said: Sequence[Contact], *, is_whole: bool) -> list[Contact]:
    known = {digest(person): person for person in now}
    people: list[Contact] = []
    for one in said:
        place = _namesake(now, one)
        changed = new_contact(one) if place is None else _changed(now[place], one)
        people.append(known.get(digest(one), changed))
    if not is_whole:
        named = {digest(person) for person in people}
        people += [person for person in now[1:] if digest(person) not in named]
    return people


def _namesake(people: Sequence[Contact], one: Contact) -> int | None:
    name = one["name"].casefold()
    return next((place for place, person in enumerate(people) if person["name"].casefold() == name), None)


def _changed(person: Contact, said: Contact) -> dict[str, Any]:
    """What the consent was given for has changed: it is not shown until somebody looks."""
    return {**person, **{name: said.get(name) or "" for name in _SAID}, "is_published": False}


def _filled(person: Contact, said: Contact) -> Contact:
    filled = {**person, **{name: person[name] or said.get(name) or "" for name in _SAID}}
    return filled if digest(filled) == digest(person) else {**filled, "is_published": False}
