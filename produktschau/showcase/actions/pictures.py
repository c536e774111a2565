"""Pictures are taken in, described, removed. The original is kept by its checksum and never served."""

import hashlib
import io
import warnings
from datetime import datetime
from pathlib import Path

from django.db import transaction
from PIL import Image, UnidentifiedImageError

from produktschau.audit.record import Actor, changes, record
from produktschau.lib.free_keys import free_key
from produktschau.showcase.actions.writing import NotAcceptable, mark_affected, refuse, subject_of
from produktschau.showcase.calculations.checks import PICTURE, PICTURE_CHANGE, check
from produktschau.showcase.engine.files import write_whole
from produktschau.showcase.models import Company, Picture, Product
from produktschau.showcase.queries.pictures import original_path, picture_place, picture_stamp
from produktschau.work.queue import enqueue

MOST_BYTES = 25 * 1024 * 1024
MOST_PIXELS = 60_000_000
FORMATS = ("JPEG", "PNG", "WEBP")
ORIENTATION = 0x0112
LYING = 5
"""From this value on, EXIF says that the picture lies on its side."""


class PictureChangedMeanwhile(Exception):
    """Somebody else saved the picture since the editor opened it."""


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
    waits: bool = False,
) -> Picture:
    """Keep the original and order its renditions. One that ``waits`` is not seen before the office has looked at it. Raises ``NotAcceptable`` (fields: file, alt, alt_en, credit)."""
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
        key=free_key(Picture.objects),
        company=of if isinstance(of, Company) else None,
        product=of if isinstance(of, Product) else None,
        sha256=sha256,
        width=size[0],
        height=size[1],
        position=of.pictures.count(),
        added_at=at,
        waits_since=at if waits else None,
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
        _order_cuts(picture, at)
        mark_affected(picture.owner, at)
    return picture


@transaction.atomic
def change_picture(
    *,
    by: Actor,
    at: datetime,
    picture: Picture,
    alt: str,
    alt_en: str,
    credit: str,
    focus_x: object,
    focus_y: object,
    position: object,
    expected: str | None = None,
) -> Picture:
    """Change texts, focus (percent) and place among the pictures of its record (from 1; the others move up).

    A new focus shows at once, because the address of a cut names it. ``expected``: the stamp the editor saw.
    Raises ``NotAcceptable`` (fields as named here), ``PictureChangedMeanwhile``.
    """
    picture = Picture.objects.select_for_update().get(pk=picture.pk)
    told = {"alt": alt, "alt_en": alt_en, "credit": credit, "focus_x": focus_x, "focus_y": focus_y}
    cleaned, problems = check({**told, "position": position}, PICTURE_CHANGE)
    refuse(problems)
    if expected is not None and expected != picture_stamp(picture):
        raise PictureChangedMeanwhile
    place = cleaned.pop("position")
    before = {name: getattr(picture, name) for name in cleaned} | {"position": picture_place(picture)}
    for name, value in cleaned.items():
        setattr(picture, name, value)
    picture.save(update_fields=list(cleaned))
    after = cleaned | {"position": _put(picture, place)}
    kept_before, kept_after = changes(before, after)
    if kept_after:
        said = {"picture": picture.key}
        subject = subject_of(picture.owner)
        record(
            by=by, verb="picture.changed", subject=subject, at=at, before=said | kept_before, after=said | kept_after
        )
        mark_affected(picture.owner, at)
    if picture.renditions and {"focus_x", "focus_y"} & kept_after.keys():
        _order_cuts(picture, at)
    return picture


def measured(content: bytes) -> tuple[int, int]:
    """Width and height of an upload as it is seen, once it is known to be a picture we take. Raises ``NotAcceptable`` (field: file)."""
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
                if image.getexif().get(ORIENTATION, 1) >= LYING:
                    width, height = height, width
                image.load()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise _unfit("Die Datei ist kein lesbares Bild. Laden Sie ein Bild als JPEG, PNG oder WebP hoch.") from None
    return width, height


def _unfit(sentence: str) -> NotAcceptable:
    return NotAcceptable({"file": sentence})


def _order_cuts(picture: Picture, at: datetime) -> None:
    key = f"cuts:{picture.key}:{picture.focus_x}x{picture.focus_y}"
    enqueue("produktschau.showcase.tasks.make_cuts", key=key, at=at, picture=picture.pk)


def _put(picture: Picture, place: int) -> int:
    """Move the picture to this place, at most the last; gives the place it has now."""
    others = [one for one in picture.owner.pictures.select_for_update() if one.pk != picture.pk]
    place = min(place, len(others) + 1)
    for number, one in enumerate([*others[: place - 1], picture, *others[place - 1 :]]):
        if one.position != number:
            one.position = number
            one.save(update_fields=["position"])
    return place


def _keep(path: Path, content: bytes) -> None:
    if not path.exists():
        write_whole(path, content)
