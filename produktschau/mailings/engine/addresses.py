"""Knows an address again without keeping it."""

from produktschau.lib.keyed import address_digest


def digest_of(email: str) -> str:
    """A keyed digest of an address, 64 hexadecimal letters; without the secret of the house it says nothing."""
    return address_digest("mailings.address", email)
