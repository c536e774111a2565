"""Bounds how often tokens can be guessed from one place."""

from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

WRONG = 100
WITHIN = 600
"""Seconds in which one address may be wrong so often. Right tokens are never counted."""


def is_guessing(request: HttpRequest) -> bool:
    """Whether so many wrong tokens came from this address that none is looked at for a while."""
    return int(cache.get(_key(request), 0)) >= WRONG


def count_wrong(request: HttpRequest) -> None:
    """Count one wrong token."""
    key = _key(request)
    if not cache.add(key, 1, WITHIN):
        try:
            cache.incr(key)
        except ValueError:  # it ended between the two
            cache.set(key, 1, WITHIN)


def _key(request: HttpRequest) -> str:
    """Only a digest of the address, and only in the cache: no one is followed."""
    place = salted_hmac("outreach.door", str(ratelimit.get_ip(request)), algorithm="sha256").hexdigest()
    return f"door:{place}"
