"""A worker is alive while it holds the lock on its own file; the kernel lets go when the process dies.

Ids begin with the name of the lock folder, so that a worker judges only those whose locks it can see.
"""

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def folder_name(folder: Path) -> str:
    """The lasting name of this lock folder, made by whoever asks first."""
    file = folder / "name"
    if not file.exists():
        draft = folder / f"name.{secrets.token_hex(4)}"
        draft.write_text(secrets.token_hex(6), encoding="ascii")
        try:
            # A link appears whole and only once, even if two workers start together.
            os.link(draft, file)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return file.read_text(encoding="ascii")


@contextmanager
def life(folder: Path) -> Iterator[str]:
    """Take a new worker id and hold its lock; gives the id, at most 64 characters."""
    worker_id = f"{folder_name(folder)}.{secrets.token_hex(8)}"
    handle = _held(folder / worker_id)
    try:
        yield worker_id
    finally:
        (folder / worker_id).unlink(missing_ok=True)
        os.close(handle)


def is_dead(folder: Path, worker_id: str) -> bool:
    """Whether the worker belongs to this folder and nobody holds its lock; its file is then cleared away."""
    if not worker_id.startswith(f"{folder_name(folder)}."):
        return False
    file = folder / worker_id
    try:
        handle = os.open(file, os.O_RDWR)
    except FileNotFoundError:
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    else:
        file.unlink(missing_ok=True)
        return True
    finally:
        os.close(handle)


def tidy(folder: Path) -> None:
    """Clear away the files of the dead."""
    for file in folder.glob(f"{folder_name(folder)}.*"):
        is_dead(folder, file.name)


def _held(file: Path) -> int:
    """The handle of the locked file; taken anew if somebody cleared it away between opening and locking."""
    while True:
        handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(handle, fcntl.LOCK_EX)
        if file.exists() and file.stat().st_ino == os.fstat(handle).st_ino:
            return handle
        os.close(handle)
