"""The code that stands in a letter, and how a sender is known again. Neither is stored."""

import secrets

from django.utils.crypto import constant_time_compare

from produktschau.claims.models import Claim
from produktschau.lib.keyed import address_digest, signs_of

SIGNS = 8
"""31 to the power of 8 codes, five tries."""


def new_nonce() -> str:
    """What makes the code of one claim unguessable."""
    return secrets.token_hex(16)


def code_of(claim: Claim) -> str:
    """The code of a claim as it is printed: „K7M2-QXAB“. A copy of the database does not give it."""
    signs = signs_of("claims.code", claim.nonce, count=SIGNS)
    return f"{signs[:4]}-{signs[4:]}"


def is_code_of(claim: Claim, typed: str) -> bool:
    """Whether what was typed is the code; case, spaces and hyphens do not matter."""
    signs = "".join(sign for sign in typed.upper() if sign.isalnum())
    return constant_time_compare(signs, code_of(claim).replace("-", ""))


def sender_of(email: str) -> str:
    """A keyed digest of an address, 64 hexadecimal letters; without the secret of the house it says nothing."""
    return address_digest("claims.sender", email)
