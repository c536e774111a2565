"""Knows an address again without keeping it."""

from django.utils.crypto import salted_hmac


def digest_of(email: str) -> str:
    """A keyed digest of an address, 64 hexadecimal letters; without the secret of the house it says nothing."""
    return salted_hmac("mailings.address", email.strip().lower(), algorithm="sha256").hexdigest()
