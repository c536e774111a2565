"""The headers by which a mail program ends circulars."""

from django.conf import settings
from django.urls import reverse

from produktschau.outreach.engine.links import token_of
from produktschau.outreach.models import PersonalLink


def unsubscribe_headers(link: PersonalLink) -> dict[str, str]:
    """What lets a mail program end circulars with one click (RFC 8058)."""
    address = f"{settings.SITE_URL}{reverse('mailings:one_click', args=[token_of(link)])}"
    return {"List-Unsubscribe": f"<{address}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
