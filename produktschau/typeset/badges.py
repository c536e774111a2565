"""Name badges: ten on a sheet of A4, with lines to cut along and a code for the door."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from produktschau.typeset.engine import pdf, preview
from produktschau.typeset.sheet import one_line, qr_svg


@dataclass(frozen=True)
class Badge:
    """One person: name, firm, and the address their code carries."""

    name: str
    firm: str
    address: str


@dataclass(frozen=True)
class Badges:
    """All badges of a meeting, in their order; ``title`` and ``when`` stand small on each."""

    title: str
    when: str
    badges: Sequence[Badge]
    made_at: datetime


def badges_pdf(badges: Badges) -> bytes:
    """All badges as tagged PDF (PDF/UA-1). Raises ``engine.TypesettingFailed``."""
    return pdf("badges", _data(badges), made_at=badges.made_at, images=_codes(badges))


def badges_png(badges: Badges, *, ppi: int = 96) -> bytes:
    """The first sheet as PNG, for looking at."""
    return preview("badges", _data(badges), images=_codes(badges), ppi=ppi)


def _codes(badges: Badges) -> dict[str, bytes]:
    return {f"qr-{place}.svg": qr_svg(badge.address) for place, badge in enumerate(badges.badges)}


def _data(badges: Badges) -> dict[str, Any]:
    return {
        "title": one_line(badges.title) or "Treffen",
        "when": one_line(badges.when),
        "badges": [
            {"name": one_line(badge.name) or "–", "firm": one_line(badge.firm), "code": f"qr-{place}.svg"}
            for place, badge in enumerate(badges.badges)
        ],
    }
