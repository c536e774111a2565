"""The folders of the indexes: in each one build in use, named by a pointer file, fresh builds beside it; and the locks.

``SEARCH_INDEX/<index>/current`` holds the name of the build in use; ``SEARCH_INDEX/<index>/<build>/`` is a tantivy index whose ``filled``
file holds the digest it was built with and is written last. Everything here may be deleted at any moment: the index is derived.
"""

import fcntl
import os
import secrets
import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from django.conf import settings

from produktschau.search.engine.kinds import INDEXES, PUBLIC

FILLED = "filled"
"""The file in a build that says that it is whole, and by which digest."""
DAMAGED = "damaged"
"""The file a reader leaves in a build it could not read, for the indexer to see."""


LEAST_ROOM = 20_000_000
"""Bytes that must be free before anything is built."""


class NoRoom(Exception):
    """The disk is too full for a fresh build; says how much is missing."""


class AlreadyWriting(Exception):
    """Another process holds the lock."""


def root(index: str = PUBLIC) -> Path:
    """The folder of one index."""
    return Path(settings.SEARCH_INDEX) / index


def current_build(index: str = PUBLIC) -> str | None:
    """The name of the build in use, or ``None``."""
    try:
        name = (root(index) / "current").read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return name if name.isalnum() and (root(index) / name / FILLED).is_file() else None


def build_digest(build: str, index: str = PUBLIC) -> str | None:
    """The digest of analysis, vocabulary and schema the build was made with."""
    try:
        return (root(index) / build / FILLED).read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        return None


def new_build(index: str = PUBLIC) -> str:
    """An empty folder for a fresh build; its name is new for ever."""
    name = secrets.token_hex(8)
    (root(index) / name).mkdir(parents=True)
    return name


def make_room(index: str = PUBLIC) -> None:
    """Remove builds that were given up. Raises ``NoRoom`` when a build as large as the one in use would not fit beside it."""
    root(index).mkdir(parents=True, exist_ok=True)
    build = current_build(index)
    _remove_others(index, {build} if build else set())
    needed = max(LEAST_ROOM, 3 * _size(root(index) / build) // 2 if build else 0)
    free = shutil.disk_usage(root(index)).free
    if free < needed:
        missing = -(-(needed - free) // 1_000_000)
        raise NoRoom(
            f"Für einen neuen Suchindex fehlen {missing} MB Platz auf der Platte. Schaffen Sie Platz, dann noch einmal."
        )


def put_into_use(build: str, digest: str, index: str = PUBLIC) -> None:
    """Make a filled build the one in use; older ones go, but for the one readers may be opening right now."""
    before = current_build(index)
    write_whole(root(index) / build / FILLED, digest)
    write_whole(root(index) / "current", build)
    _remove_others(index, {build, before})
    _clear_strangers()


def discard(build: str, index: str = PUBLIC) -> None:
    """Remove a build that was given up."""
    shutil.rmtree(root(index) / build, ignore_errors=True)


def report_damage(build: str, index: str = PUBLIC) -> None:
    """Leave word that a build cannot be read. Where that cannot be written either, the indexer finds out by itself."""
    with suppress(OSError):
        (root(index) / build / DAMAGED).touch()


def is_damaged(build: str, index: str = PUBLIC) -> bool:
    """Whether a reader left word that it could not read the build."""
    return (root(index) / build / DAMAGED).exists()


@contextmanager
def held(name: str, *, wait: bool) -> Iterator[None]:
    """Hold the lock ``name``; the kernel frees it when this process dies. Without ``wait`` raises ``AlreadyWriting``."""
    folder = Path(settings.LOCKS)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"search-{name}.lock").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError as busy:
            raise AlreadyWriting(name) from busy
        yield


def building(index: str) -> str:
    """The name of the lock that whoever makes a fresh build of an index holds from its beginning to the swap."""
    return f"build-{index}"


@contextmanager
def writing(indexes: Iterable[str]) -> Iterator[None]:
    """Hold the writer's locks of some indexes, always in the same order, so that nobody waits for each other."""
    with ExitStack() as locks:
        for index in sorted(indexes):
            locks.enter_context(held(f"writer-{index}", wait=True))
        yield


def write_whole(path: Path, text: str) -> None:
    """Write a file so that readers see the old or the new content, never half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        draft.write_text(text, "utf-8")
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _remove_others(index: str, kept: Collection[str | None]) -> None:
    for folder in root(index).iterdir():
        if folder.is_dir() and folder.name not in kept:
            shutil.rmtree(folder, ignore_errors=True)


def _size(folder: Path) -> int:
    total = 0
    for file in folder.iterdir():
        with suppress(OSError):
            total += file.stat().st_size
    return total


def _clear_strangers() -> None:
    """Remove what an older layout left beside the folders of the indexes."""
    for path in Path(settings.SEARCH_INDEX).iterdir():
        if path.name in INDEXES:
            continue
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
