"""The region's own colours as a style sheet with an address that changes with them."""

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from produktschau.design.colour_sheet import digest as digest_of
from produktschau.design.colour_sheet import sheet
from produktschau.region.queries import region

YEAR = 365 * 24 * 3600


@require_safe
def colours(request: HttpRequest, digest: str) -> HttpResponse:
    """The present colours, to keep for a year under the address that is theirs.

    Whoever asks by the address of earlier colours opened a page just before the change: the present ones, not to be kept.
    """
    tokens = region().tokens
    response = HttpResponse(sheet(tokens), content_type="text/css; charset=utf-8")
    if digest == digest_of(tokens):
        patch_cache_control(response, public=True, max_age=YEAR, immutable=True)
    else:
        patch_cache_control(response, no_store=True)
    return response
