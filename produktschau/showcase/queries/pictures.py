"""Where the files of a picture lie."""

from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet
from PIL import Image

from produktschau.lib.kept import digest_of
from produktschau.showcase.calculations.cuts import Cut
from produktschau.showcase.models import Picture
from produktschau.work.models import Job


def original_path(sha256: str) -> Path:
    """The original, by its checksum: private, never served."""
    return Path(settings.MEDIA_ROOT) / "originals" / sha256[:2] / sha256


def rendition_path(picture: Picture, width: int) -> Path:
    """A rendition, by picture and width in pixels."""
    return renditions_folder(picture.key) / f"{width}.webp"


def cut_path(key: str, cut: Cut, kind: str) -> Path:
    """A cut of the picture with this key; ``kind`` is „webp“ or „avif“."""
    return renditions_folder(key) / f"{cut.name}.{kind}"


def largest_rendition(picture: Picture) -> Path | None:
    """The widest rendition that lies there."""
    ready = (rendition_path(picture, width) for width in sorted(picture.renditions, reverse=True))
    return next((path for path in ready if path.exists()), None)


def upright_size(picture: Picture) -> tuple[int, int]:
    """Width and height as the picture is seen: those of a rendition, in its pixels; while there is none, the original's."""
    path = largest_rendition(picture)
    if path is None:
        return picture.width, picture.height
    with Image.open(path) as image:
        return image.size


def picture_place(picture: Picture) -> int:
    """The picture's place among those of its record, from 1."""
    return [one.pk for one in picture.owner.pictures.all()].index(picture.pk) + 1


def picture_stamp(picture: Picture) -> str:
    """A short text that changes with everything an editor may change of the picture itself."""
    words = (picture.alt, picture.alt_en, picture.credit, sorted(picture.proposed.items()))
    return digest_of(*words, picture.focus_x, picture.focus_y)


def is_given_up(picture: Picture) -> bool:
    """Whether it has no files to show and nobody works on them any more: the original cannot be read, or every try was cut off."""
    return not picture.renditions and not Job.objects.filter(key=f"renditions:{picture.key}", is_open=True).exists()


def seen() -> QuerySet[Picture]:
    """Pictures the office has looked at, in their order; only these are public."""
    return Picture.objects.filter(waits_since=None).order_by("position", "pk")


def renditions_folder(key: str) -> Path:
    """All renditions of the picture with this key."""
    return Path(settings.MEDIA_ROOT) / "renditions" / key
