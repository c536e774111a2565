"""Pictures are taken in, described, removed. The original is kept by its checksum and never served."""

import hashlib
import io
import warnings
from datetime import datetime
from pathlib import Path

from django.db import transaction
from PIL import Image, UnidentifiedImageError

from produktschau.audit.record import Actor, record
from produktschau.lib.text import new_key
from produktschau.showcase.actions.writing import NotAcceptable, mark_affected, refuse, subject_of
from produktschau.showcase.calculations.checks import PICTURE, check
from produktschau.showcase.models import Company, Picture, Product
from produktschau.showcase.queries.pictures import original_path
from produktschau.work.queue import enqueue

MOST_BYTES = 25 * 1024 * 1024
MOST_PIXELS = 60_000_000
FORMATS = ("JPEG", "PNG", "WEBP")


@transaction.atomic
def add_picture(
    *,
    by: Actor,
    at: datetime,
    of: Company | Product,
    content: bytes,
    alt: str,
    credit: str,
    alt_en: str = "",
) -> Picture:
    """Keep the original and order its renditions. Raises ``NotAcceptable`` (fields: file, alt, alt_en, credit)."""
    cleaned, problems = check({"alt": alt, "alt_en": alt_en, "credit": credit}, PICTURE)
    size = (0, 0)
    try:
        size = measured(content)
    except NotAcceptable as unfit:
        problems |= unfit.problems
    refuse(problems)
    sha256 = hashlib.sha256(content).hexdigest()
    _keep(original_path(sha256), content)
    picture = Picture.objects.create(
        key=_free_key(),
        company=of if isinstance(of, Company) else None,
        product=of if isinstance(of, Product) else None,
        sha256=sha256,
        width=size[0],
        height=size[1],
        position=of.pictures.count(),
        added_at=at,
        **cleaned,
    )
    enqueue("produktschau.showcase.tasks.make_renditions", key=f"renditions:{picture.key}", at=at, picture=picture.pk)
    record(by=by, verb="picture.added", subject=subject_of(of), at=at, after={"picture": picture.key, **cleaned})
    return picture


@transaction.atomic
def remove_picture(*, by: Actor, at: datetime, picture: Picture) -> None:
    """Take a picture away and order the removal of its files."""
    owner = picture.owner
    order_removal(picture, at)
    record(by=by, verb="picture.removed", subject=subject_of(owner), at=at, before={"picture": picture.key})
    picture.delete()
    mark_affected(owner, at)


def order_removal(picture: Picture, at: datetime) -> None:
    """Let the worker delete the picture's files once the caller's transaction holds (Art. 17 GDPR: also the private original)."""
    enqueue(
        "produktschau.showcase.tasks.remove_files",
        key=f"files:{picture.key}",
        at=at,
        picture=picture.key,
        sha256=picture.sha256,
    )


@transaction.atomic
def note_renditions(*, by: Actor, at: datetime, picture: Picture, widths: list[int]) -> Picture:
    """Note which widths are ready (pixels, ascending); the record's card shows the picture from now on."""
    picture = Picture.objects.select_for_update().get(pk=picture.pk)
    if picture.renditions != widths:
        picture.renditions = widths
        picture.save(update_fields=["renditions"])
        record(by=by, verb="picture.rendered", subject=subject_of(picture.owner), at=at, after={"widths": widths})
        mark_affected(picture.owner, at)
    return picture


def measured(content: bytes) -> tuple[int, int]:
    """Width and height of an upload, once it is known to be a picture we take. Raises ``NotAcceptable`` (field: file)."""
    if len(content) > MOST_BYTES:
        raise _unfit(f"Das Bild ist {len(content) / 1024 / 1024:.0f} MB groß. Laden Sie höchstens 25 MB hoch.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=FORMATS) as image:
                width, height = image.size
                if width * height > MOST_PIXELS:
                    raise _unfit(
                        f"Das Bild hat {width * height // 1_000_000} Millionen Bildpunkte. "
                        "Verkleinern Sie es auf höchstens 60 Millionen."
                    )
                image.load()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise _unfit("Die Datei ist kein lesbares Bild. Laden Sie ein Bild als JPEG, PNG oder WebP hoch.") from None
    return width, height


def _unfit(sentence: str) -> NotAcceptable:
    return NotAcceptable({"file": sentence})


def _keep(path: Path, content: bytes) -> None:
    """Write under a name of its own first, so that a crash leaves no half original."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{new_key()}.part")
    part.write_bytes(content)
    part.replace(path)


def _free_key() -> str:
    while Picture.objects.filter(key=(key := new_key())).exists():
        pass
    return key
