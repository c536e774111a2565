"""Where uploaded tables lie until somebody decides about them."""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

_CHUNK = 1024 * 1024


def upload_path(key: str) -> Path:
    """The file of one upload."""
    return Path(settings.TABLE_UPLOADS) / key


def store_upload(key: str, file: BinaryIO, *, longest: int) -> tuple[int, str]:
    """Write a file whole or not at all; gives its size in bytes and its SHA-256.

    Stops after ``longest`` bytes with ``OverflowError``, and nothing is left behind.
    """
    target = upload_path(key)
    part = target.with_suffix(".part")
    digest = hashlib.sha256()
    size = 0
    try:
        with part.open("wb") as out:
            for chunk in _chunks(file):
                size += len(chunk)
                if size > longest:
                    raise OverflowError
                digest.update(chunk)
                out.write(chunk)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return size, digest.hexdigest()


def read_upload(key: str) -> bytes:
    """The file's content. ``FileNotFoundError`` when it is gone."""
    return upload_path(key).read_bytes()


def delete_upload(key: str) -> None:
    """Remove the file; what is gone already is no fault."""
    upload_path(key).unlink(missing_ok=True)


def stored_before(moment: datetime) -> list[str]:
    """Names of the files, parts of files too, that lie here since before ``moment``."""
    folder = Path(settings.TABLE_UPLOADS)
    return sorted(path.name for path in folder.iterdir() if path.stat().st_mtime < moment.timestamp())


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    while chunk := file.read(_CHUNK):
        yield chunk
