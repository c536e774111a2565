"""How the index is: for the health page, the indexer and the commands."""

from dataclasses import dataclass
from datetime import datetime

from produktschau.search.engine import folder, index
from produktschau.search.engine.kinds import PUBLIC
from produktschau.search.models import IndexMark, IndexState


@dataclass(frozen=True)
class IndexHealth:
    """Whether the index can be searched, and how far it is behind.

    ``reason`` is a German sentence why it must be rebuilt, or ``""``. ``waiting`` counts marks, ``oldest`` is the moment
    of the oldest of them.
    """

    documents: int
    reason: str
    waiting: int
    oldest: datetime | None

    @property
    def usable(self) -> bool:
        """Whether the index needs no rebuild."""
        return not self.reason


def index_health() -> IndexHealth:
    """The state of index and marks; three queries."""
    oldest = IndexMark.objects.order_by("pk").values_list("marked_at", flat=True).first()
    waiting = IndexMark.objects.count() if oldest else 0
    documents, reason = _looked_at()
    return IndexHealth(documents, reason, waiting, oldest)


def rebuild_reason() -> str:
    """Why the index must be rebuilt, as a German sentence; ``""`` when it is sound."""
    return _looked_at()[1]


def _looked_at() -> tuple[int, str]:
    build = folder.current_build()
    if build is None:
        return 0, "Es gibt noch keinen Suchindex."
    if folder.build_digest(build) != index.digest():
        return 0, "Die Sprachanalyse hat sich geändert."
    if folder.is_damaged(build):
        return 0, "Der Suchindex ist beschädigt."
    if not IndexState.objects.filter(name=PUBLIC, build=build).exists():
        return 0, "Der Suchindex gehört zu einer anderen Datenbank."
    try:
        return index.reading().searcher.num_docs, ""
    except index.IndexMissing:
        return 0, "Der Suchindex lässt sich nicht lesen."
