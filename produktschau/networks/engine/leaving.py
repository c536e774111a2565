"""What hangs on a membership when it ends. Domains above say what is open, and end it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from produktschau.audit.record import Actor
from produktschau.lib.points import Point
from produktschau.networks.models import Membership


@dataclass(frozen=True)
class Leaving:
    """One domain's share. ``pending(membership)`` gives German half sentences („die Vermittlung mit …“) for the firm, naming nobody it
    does not know of; ``leave(by=, at=, membership=)`` ends them inside the caller's transaction.
    """

    pending: Callable[[Membership], list[str]]
    leave: Callable[..., None]


LEAVING: Point[Leaving] = Point(
    "networks.engine.leaving.LEAVING", "what is open when a firm leaves a network, and how it is ended"
)


def pending(membership: Membership) -> list[str]:
    """Everything that ends with this membership, for whoever is about to end it."""
    return [line for one in LEAVING for line in one.pending(membership)]


def leave_all(*, by: Actor, at: datetime, membership: Membership) -> None:
    """Let every domain end what hangs on the membership."""
    for one in LEAVING:
        one.leave(by=by, at=at, membership=membership)
