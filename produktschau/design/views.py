"""Drawn tiles as pictures of their own, so that a browser keeps them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from produktschau.design.tiles.inks import WORLDS
from produktschau.design.tiles.tile import MOTIFS, tile

YEAR = 365 * 24 * 3600


@require_safe
@cache_control(public=True, max_age=YEAR, immutable=True)
def tile_image(request: HttpRequest, key: str, material: str, world: str) -> HttpResponse:
    """The tile as SVG; an unknown motif or world is no picture of ours."""
    if material not in MOTIFS or world not in WORLDS:
        raise Http404(gettext("Diese Kachel gibt es nicht."))
    return HttpResponse(tile(key, material, world), content_type="image/svg+xml")
