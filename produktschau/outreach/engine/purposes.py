"""What personal links are for. Domains above say which pages a purpose opens; the door asks here."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from produktschau.lib.points import Point
from produktschau.outreach.models import PersonalLink
from produktschau.showcase.models import Company

View = Callable[[HttpRequest, PersonalLink, str], HttpResponseBase]
"""Called with the request, a link that is valid now, and the rest of the address behind the token („“ or „fotos/3/“)."""

Inside = Callable[[Company, str], str]
"""Called with the firm and the matter („submission:K7M2QX“); gives the path of the same page for who signed in."""


@dataclass(frozen=True)
class Purpose:
    """One purpose. ``name`` is the key in ``PersonalLink.purpose``, ``label`` German, ``days`` how long a new link holds.

    ``is_sent_again``: the office may send it anew to whatever addresses the firm has, because it proves nothing about a person.

    ``inside`` leads a steward who signs in to the same page. Only what has one can wait for the daily mail, which carries no personal link.

    A GET to ``view`` may change nothing, because mail scanners open links; what the firm does comes by POST.
    """

    name: str
    label: str
    days: int
    view: View
    is_sent_again: bool = False
    inside: Inside | None = None


PURPOSES: Point[Purpose] = Point(
    "outreach.engine.purposes.PURPOSES",
    "what a personal link is for: how long it holds and which pages it opens",
)
