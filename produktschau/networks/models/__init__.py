"""The models of networks, one file per subject."""

from produktschau.networks.models.continuation import ContinuationTask
from produktschau.networks.models.membership import OPEN, Membership, MembershipRole, Standing
from produktschau.networks.models.network import Coordination, Network

__all__ = [
    "OPEN",
    "ContinuationTask",
    "Coordination",
    "Membership",
    "MembershipRole",
    "Network",
    "Standing",
]
