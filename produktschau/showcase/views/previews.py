"""Serves the pictures platforms show of a page: drawn when first asked for, then kept; only of what everyone may see."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.views.decorators.http import require_safe

from produktschau.showcase.engine.files import write_whole
from produktschau.showcase.models import Company, Product
from produktschau.showcase.print import drawn, photographed
from produktschau.showcase.queries.previews import (
    AREA,
    HOUSE,
    WORLD,
    PreviewPicture,
    door_preview_now,
    house_preview_now,
    previews_folder,
    published_preview,
)

YEAR = 365 * 24 * 3600
TYPES = {"png": "image/png", "jpg": "image/jpeg"}


@require_safe
def preview(request: HttpRequest, key: str, digest: str, extension: str) -> HttpResponse:
    """The picture of one page. An address from before a change leads to that of today."""
    wanted: dict[str, PreviewPicture] = {}
    record: Company | Product | None = None
    for language, _ in settings.LANGUAGES:
        with translation.override(language):
            if key == HOUSE:
                wanted[language] = house_preview_now()
                continue
            if key.startswith((WORLD, AREA)):
                door = door_preview_now(key)
                if door is None:
                    raise Http404
                wanted[language] = door
                continue
            found = published_preview(key)
            if found is None:
                raise Http404
            record, wanted[language] = found
    asked = next((one for one in wanted.values() if (one.digest, one.extension) == (digest, extension)), None)
    if asked is None:
        return redirect(wanted[settings.LANGUAGE_CODE].address)
    content = asked.path.read_bytes() if asked.path.exists() else _made(asked, record, wanted)
    kept = f"public, max-age={YEAR}, immutable"
    return HttpResponse(content, content_type=TYPES[extension], headers={"Cache-Control": kept})


def _made(asked: PreviewPicture, record: Company | Product | None, wanted: dict[str, PreviewPicture]) -> bytes:
    """Draw it, keep it, drop those of earlier looks. It takes less than a tenth of a second."""
    if asked.drawing is not None:
        content = drawn(asked.drawing)
    else:
        first = record.pictures.filter(waits_since=None).first() if record else None
        photograph = photographed(first) if first else None
        if photograph is None:
            raise Http404
        content = photograph
    write_whole(asked.path, content)
    today = {one.path for one in wanted.values()}
    for file in previews_folder(asked.key).iterdir():
        if file not in today and file.suffix != ".part":
            file.unlink(missing_ok=True)
    return content
