"""Serves pictures: only finished renditions, and only of what everyone may see."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from produktschau.showcase.models import Picture
from produktschau.showcase.queries.pictures import rendition_path
from produktschau.showcase.rules import may_open


@require_safe
def picture(request: HttpRequest, key: str, width: int) -> HttpResponse:
    """One rendition as WebP; 404 for strangers while its record is a draft."""
    found = get_object_or_404(Picture.objects.select_related("company", "product"), key=key)
    is_public = found.owner.is_published
    if width not in found.renditions or not (is_public or may_open(request.user, found.owner)):
        raise Http404
    path = rendition_path(found, width)
    if not path.exists():
        raise Http404
    # Not longer than five minutes: a record can be withdrawn at any time.
    kept = "public, max-age=300" if is_public else "private, no-store"
    return HttpResponse(path.read_bytes(), content_type="image/webp", headers={"Cache-Control": kept})
