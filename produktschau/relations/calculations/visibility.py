"""How far a supply relation may be seen: each firm has its wish, the narrower one holds."""

from collections.abc import Collection

ORDER = ("office", "network", "public")
"""From the narrowest to the widest."""


def narrower(first: str, second: str) -> str:
    """The narrower of two wishes. An unknown one raises ``ValueError``."""
    return ORDER[min(ORDER.index(first), ORDER.index(second))]


def is_seen_in_networks(
    wishes: tuple[str, str], networks: tuple[Collection[int], Collection[int]], readers: Collection[int]
) -> bool:
    """Whether members of ``readers`` (networks by primary key) may read it.

    ``wishes`` and ``networks`` are those of the two firms. A firm that said „network“ is read of by whoever shares a network with it; what
    everyone may read, members may too.
    """
    return all(
        wish == "public" or (wish == "network" and not set(own).isdisjoint(readers))
        for wish, own in zip(wishes, networks, strict=True)
    )
