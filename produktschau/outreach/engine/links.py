"""The tokens of personal links: worked out from the secret of the house, never stored.

A token is the number of the row and sixteen signs of an HMAC-SHA-256 over number and nonce (about 79 bits), written with
letters and digits that nobody confuses on paper: a link also stands in letters and is typed by hand.
"""

import re
import secrets
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from produktschau.lib.keyed import signs_of
from produktschau.lib.text import KEY_ALPHABET
from produktschau.outreach.engine.purposes import PURPOSES
from produktschau.outreach.models import PersonalLink

SIGNS = 16
_SALT = "outreach.personal_link"
_FORM = re.compile(rf"([1-9][0-9]{{0,17}})-([{KEY_ALPHABET}]{{{SIGNS}}})")


def new_nonce() -> str:
    """What makes the token of one row unguessable; another one makes all copies of the link worthless."""
    return secrets.token_hex(16)


def token_of(link: PersonalLink) -> str:
    """The token of a stored link: „12-K7M2QXABCDEFGHJK“."""
    return f"{link.pk}-{_signs(link.pk, link.nonce)}"


def address_of(link: PersonalLink) -> str:
    """The whole address, as it stands in a mail or a letter."""
    return f"{settings.SITE_URL}{reverse('outreach:door', args=[token_of(link)])}"


def link_for(token: str, *, at: datetime) -> PersonalLink | None:
    """The link a token opens at a moment; ``None`` for a wrong, ended or expired one and for an unknown purpose.

    Small letters count as large ones.
    """
    read = _FORM.fullmatch(token.upper())
    if read is None:
        return None
    number, signs = int(read.group(1)), read.group(2)
    link = PersonalLink.objects.select_related("company").filter(pk=number).first()
    # Compared in any case, so that the answer to a number that is given out takes no longer than to one that is not.
    is_right = constant_time_compare(signs, _signs(number, link.nonce if link is not None else ""))
    if link is None or not is_right or not is_valid(link, at=at) or link.purpose not in PURPOSES:
        return None
    return link


def is_valid(link: PersonalLink, *, at: datetime) -> bool:
    """Whether the link still opens something."""
    return link.ended_at is None and link.expires_at > at


def _signs(number: int, nonce: str) -> str:
    return signs_of(_SALT, f"{number}:{nonce}", count=SIGNS)
