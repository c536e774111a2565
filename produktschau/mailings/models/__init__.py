"""The models of distribution lists."""

from produktschau.mailings.models.circular import Circular, Delivery, Stage, Way
from produktschau.mailings.models.distribution import DistributionList, ListException
from produktschau.mailings.models.refusal import OptOut, Undeliverable

__all__ = [
    "Circular",
    "Delivery",
    "DistributionList",
    "ListException",
    "OptOut",
    "Stage",
    "Undeliverable",
    "Way",
]
