"""How the indexes are: for the health page, the indexer and the commands."""

from dataclasses import dataclass
from datetime import datetime

from produktschau.search.engine import folder, index
from produktschau.search.engine.kinds import INDEXES, PUBLIC
from produktschau.search.models import IndexMark, IndexState


@dataclass(frozen=True)
class IndexHealth:
    """Whether the indexes can be searched, and how far they are behind.

    ``documents`` counts those of the public index. ``reason`` is a German sentence why one must be rebuilt, or ``""``.
    ``waiting`` counts marks, ``oldest`` is the moment of the oldest of them.
    """

    documents: int
    reason: str
    waiting: int
    oldest: datetime | None

    @property
    def usable(self) -> bool:
        """Whether no index needs a rebuild."""
        return not self.reason


def index_health() -> IndexHealth:
    """The state of indexes and marks; four queries at most."""
    oldest = IndexMark.objects.order_by("pk").values_list("marked_at", flat=True).first()
    waiting = IndexMark.objects.count() if oldest else 0
    looks = {name: _looked_at(name) for name in INDEXES}
    reason = next((reason for _, reason in looks.values() if reason), "")
    return IndexHealth(looks[PUBLIC][0], reason, waiting, oldest)


def rebuild_reason(name: str = PUBLIC) -> str:
    """Why an index must be rebuilt, as a German sentence; ``""`` when it is sound."""
    return _looked_at(name)[1]


def _looked_at(name: str) -> tuple[int, str]:
    build = folder.current_build(name)
    if build is None:
        return 0, "Es gibt noch keinen Suchindex."
    if folder.build_digest(build, name) != index.digest():
        return 0, "Die Sprachanalyse hat sich geändert."
    if folder.is_damaged(build, name):
        return 0, "Der Suchindex ist beschädigt."
    if not IndexState.objects.filter(name=name, build=build).exists():
        return 0, "Der Suchindex gehört zu einer anderen Datenbank."
    try:
        return index.reading(name).searcher.num_docs, ""
    except index.IndexMissing:
        return 0, "Der Suchindex lässt sich nicht lesen."
