"""What firms changed outside a round and the office has not looked at yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from produktschau.intake.calculations.comparing import Piece, differences
from produktschau.intake.rules import may_edit_submission
from produktschau.lib.desk import DeskItem
from produktschau.showcase.models import Company, Contact, Picture, Product
from produktschau.showcase.queries.pictures import picture_stamp
from produktschau.showcase.queries.waiting import waiting_contacts, waiting_pictures

MOST = 30
"""So many of each kind are shown at once, the oldest first."""


@dataclass(frozen=True)
class Words:
    """One text of a picture that would read otherwise."""

    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Shot:
    """A picture that waits, or one for which other words are proposed; ``width`` of the rendition to show, 0 while there is none."""

    picture: Picture
    owner: Company | Product
    kind: str
    width: int
    words: tuple[Words, ...]
    stamp: str


@dataclass(frozen=True)
class Changes:
    """The oldest of what waits, and how many wait in all."""

    shots: Sequence[Shot]
    contacts: Sequence[Contact]
    pictures_in_all: int
    contacts_in_all: int


def waiting_changes() -> Changes:
    """What is to be looked at now."""
    pictures, contacts = waiting_pictures(), waiting_contacts()
    return Changes([_shot(one) for one in pictures[:MOST]], list(contacts[:MOST]), pictures.count(), contacts.count())


def _shot(picture: Picture) -> Shot:
    owner = picture.owner
    labels = {"alt": "Bildbeschreibung", "credit": "Bildnachweis"}
    words = [
        Words(label, tuple(differences(getattr(picture, name), picture.proposed[name])))
        for name, label in labels.items()
        if picture.proposed.get(name, getattr(picture, name)) != getattr(picture, name)
    ]
    kind = "company" if isinstance(owner, Company) else "product"
    return Shot(picture, owner, kind, min(picture.renditions, default=0), tuple(words), picture_stamp(picture))


def _count(user: Any) -> int | None:
    return waiting_pictures().count() + waiting_contacts().count() if may_edit_submission(user) else None


TO_LOOK_AT = DeskItem(
    "Änderungen der Betriebe ansehen",
    _count,
    "Bilder, Worte dazu und Personen: erst danach öffentlich",
    "intake:desk_changes",
)
