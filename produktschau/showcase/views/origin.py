"""Forms without a token: a browser says itself from where it sends them.

A token would need a cookie on every page that shows the form, and whoever only looks around gets none (0078).
"""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt

from produktschau.design.errors import csrf_failure

View = Callable[[HttpRequest], HttpResponseBase]


def from_our_pages(view: View) -> View:
    """Only requests a browser sends from pages of this house: takes the place of Django's token for one view.

    Decides by ``Sec-Fetch-Site`` (W3C Fetch Metadata), which no page can forge, and by ``Origin`` (RFC 6454) where a browser
    does not send it: over plain HTTP, or because it is old. A request with neither is refused, too.
    """

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponseBase:
        return view(request) if is_from_here(request) else csrf_failure(request)

    return guarded


def is_from_here(request: HttpRequest) -> bool:
    """Whether a page of this house sent the request."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    ours = {f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS}
    return request.headers.get("Origin") in ours
