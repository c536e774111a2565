"""Where the files of a picture lie."""

from pathlib import Path

from django.conf import settings

from produktschau.showcase.models import Picture


def original_path(sha256: str) -> Path:
    """The original, by its checksum: private, never served."""
    return Path(settings.MEDIA_ROOT) / "originals" / sha256[:2] / sha256


def rendition_path(picture: Picture, width: int) -> Path:
    """A rendition, by picture and width in pixels."""
    return renditions_folder(picture.key) / f"{width}.webp"


def renditions_folder(key: str) -> Path:
    """All renditions of the picture with this key."""
    return Path(settings.MEDIA_ROOT) / "renditions" / key
