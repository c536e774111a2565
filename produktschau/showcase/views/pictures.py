"""Serves pictures: only finished renditions and cuts, and only of what everyone may see."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from produktschau.showcase.calculations.cuts import FORMATS, Cut, parsed
from produktschau.showcase.engine.files import cut_out, encoded, upright, write_whole
from produktschau.showcase.models import Picture
from produktschau.showcase.queries.pictures import cut_path, largest_rendition, rendition_path
from produktschau.showcase.rules import may_preview


@require_safe
def picture(request: HttpRequest, key: str, width: int) -> HttpResponse:
    """One rendition of the whole picture as WebP; 404 for strangers while its record is a draft."""
    found = _opened(request, key)
    path = rendition_path(found, width)
    if width not in found.renditions or not path.exists():
        raise Http404
    return _answer(found, path.read_bytes(), "webp")


@require_safe
def picture_cut(request: HttpRequest, key: str, cut: str, extension: str) -> HttpResponse:
    """A cut of the picture; an address with an earlier focus leads to that of today.

    Where the worker has not made the AVIF yet, the WebP comes instead: browsers go by the type that is told, not by the name.
    """
    asked = parsed(cut)
    if asked is None or extension not in FORMATS:
        raise Http404
    found = _opened(request, key)
    if not found.renditions:
        raise Http404
    today = Cut(asked.shape, asked.width, found.focus_x, found.focus_y)
    if asked != today:
        return redirect("showcase_house:picture_cut", key, today.name, extension)
    for kind in FORMATS[FORMATS.index(extension) :]:
        path = cut_path(key, asked, kind)
        if path.exists():
            return _answer(found, path.read_bytes(), kind)
    return _answer(found, _made_now(found, asked), "webp")


def _opened(request: HttpRequest, key: str) -> Picture:
    found = get_object_or_404(Picture.objects.select_related("company", "product"), key=key)
    if not (_is_public(found) or may_preview(request.user, found.owner)):
        raise Http404
    return found


def _is_public(found: Picture) -> bool:
    return found.owner.is_published and found.waits_since is None


def _made_now(found: Picture, cut: Cut) -> bytes:
    """The cut from the largest rendition: somebody asked in the moment before the worker makes it from the original."""
    source = largest_rendition(found)
    if source is None:
        raise Http404
    content = encoded(cut_out(upright(source), cut), "webp")
    write_whole(cut_path(found.key, cut, "webp"), content)
    return content


def _answer(found: Picture, content: bytes, kind: str) -> HttpResponse:
    # Not longer than five minutes: a record can be withdrawn at any time.
    kept = "public, max-age=300" if _is_public(found) else "private, no-store"
    return HttpResponse(content, content_type=f"image/{kind}", headers={"Cache-Control": kept})
