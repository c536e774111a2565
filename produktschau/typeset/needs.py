"""What the people of a meeting eat and need, for kitchen and house: numbers and wishes, no names."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from produktschau.typeset.engine import pdf, preview
from produktschau.typeset.sheet import one_line


@dataclass(frozen=True)
class Needs:
    """Wishes with the number of people each; ``people`` are all who are registered."""

    title: str
    when: str
    publisher: str
    people: int
    diets: Sequence[tuple[str, int]]
    access: Sequence[tuple[str, int]]
    note: str
    made_at: datetime


def needs_pdf(needs: Needs) -> bytes:
    """One sheet as tagged PDF (PDF/UA-1). Raises ``engine.TypesettingFailed``."""
    return pdf("needs", _data(needs), made_at=needs.made_at)


def needs_png(needs: Needs, *, ppi: int = 96) -> bytes:
    """The sheet as PNG, for looking at."""
    return preview("needs", _data(needs), ppi=ppi)


def _data(needs: Needs) -> dict[str, Any]:
    return {
        "title": one_line(needs.title) or "Treffen",
        "when": one_line(needs.when),
        "publisher": one_line(needs.publisher),
        "people": needs.people,
        "diets": [[one_line(wish), count] for wish, count in needs.diets],
        "access": [[one_line(wish), count] for wish, count in needs.access],
        "note": one_line(needs.note),
        "made": f"{needs.made_at:%d.%m.%Y}",
    }
