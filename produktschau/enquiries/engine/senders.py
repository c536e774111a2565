"""Knows a sender again without keeping the address."""

from django.utils.crypto import salted_hmac


def sender_of(email: str) -> str:
    """A keyed digest of an address, 64 hexadecimal letters; without the secret of the house it says nothing."""
    return salted_hmac("enquiries.sender", email.strip().lower(), algorithm="sha256").hexdigest()
