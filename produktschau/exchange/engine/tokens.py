"""The addresses by which whoever reads a mailbox confirms and ends word of new notices; worked out from the secret of the house, never stored."""

import re
import secrets

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import constant_time_compare

from produktschau.exchange.models import Subscription
from produktschau.lib.keyed import signs_of
from produktschau.lib.text import KEY_ALPHABET

SIGNS = 16
_SALT = "exchange.subscription"
_FORM = re.compile(rf"([{KEY_ALPHABET}]{{6}})-([{KEY_ALPHABET}]{{{SIGNS}}})")


def new_nonce() -> str:
    """What makes the token of one row unguessable."""
    return secrets.token_hex(16)


def token_of(subscription: Subscription) -> str:
    """„K7M2QX-ABCDEFGHJKMNPQRS“."""
    return f"{subscription.key}-{_signs(subscription.key, subscription.nonce)}"


def subscription_for(token: str) -> Subscription | None:
    """The subscription a token opens; small letters count as large ones."""
    read = _FORM.fullmatch(token.upper())
    if read is None:
        return None
    key, signs = read.groups()
    found = Subscription.objects.select_related("company").filter(key=key).first()
    is_right = constant_time_compare(signs, _signs(key, found.nonce if found else ""))
    return found if is_right else None


def page_of(subscription: Subscription) -> str:
    """The whole address of its page, in the language in which it was ordered."""
    with translation.override(subscription.language):
        return f"{settings.SITE_URL}{reverse('exchange:subscription', args=[token_of(subscription)])}"


def unsubscribe_headers(subscription: Subscription) -> dict[str, str]:
    """What lets a mail program end it with one click (RFC 8058)."""
    address = f"{settings.SITE_URL}{reverse('exchange_house:one_click', args=[token_of(subscription)])}"
    return {"List-Unsubscribe": f"<{address}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


def _signs(key: str, nonce: str) -> str:
    return signs_of(_SALT, f"{key}:{nonce}", count=SIGNS)
