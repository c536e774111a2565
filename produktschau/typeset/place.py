"""What there is for a place, on one A4 sheet: facts, lists cut to fit, sources, the address as QR."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from produktschau.typeset.engine import pdf
from produktschau.typeset.sheet import one_line, qr_svg

LONGEST = 70
"""Letters of a name in a list; a longer one is cut."""
MOST = 60
"""Names of a list that are given to the page at all; how many of them fit is found there."""
PLACEHOLDER = "#"


@dataclass(frozen=True)
class Line:
    """One line of the facts: „Einwohner“, „8.249“, „Platz 9 von 52 im Landkreis“."""

    label: str
    value: str
    remark: str = ""


@dataclass(frozen=True)
class Listed:
    """A heading with the names below it."""

    title: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class PlaceSheet:
    """What stands on the sheet. Texts are plain.

    ``none`` stands under a heading without names; ``more`` holds „#“ for the number of names left out; ``address`` is the page the QR
    code carries; ``sources`` are the attributions their licences demand; ``drawing`` is an SVG of where the place lies, or empty.
    """

    kind: str
    title: str
    lead: str
    facts: tuple[Line, ...]
    lists: tuple[Listed, ...]
    none: str
    more: str
    sources: tuple[str, ...]
    address: str
    publisher: str
    made_at: datetime
    language: str = "de"
    drawing: bytes = b""
    drawing_alt: str = ""


def place_pdf(sheet: PlaceSheet) -> bytes:
    """The sheet as tagged PDF (PDF/UA-1), always one page. Raises ``engine.TypesettingFailed``."""
    images = {"qr.svg": qr_svg(sheet.address), **({"map.svg": sheet.drawing} if sheet.drawing else {})}
    return pdf("place", _data(sheet), made_at=sheet.made_at, images=images)


def _data(sheet: PlaceSheet) -> dict[str, Any]:
    return {
        "kind": one_line(sheet.kind),
        "title": one_line(sheet.title),
        "lead": one_line(sheet.lead),
        "facts": [[one_line(line.label), one_line(line.value), one_line(line.remark)] for line in sheet.facts],
        "lists": [
            {
                "title": one_line(listed.title),
                "names": [_short(one_line(name)) for name in listed.names[:MOST]],
                "all": len(listed.names),
            }
            for listed in sheet.lists
        ],
        "none": one_line(sheet.none),
        "more": one_line(sheet.more).split(PLACEHOLDER),
        "sources": one_line("; ".join(sheet.sources)),
        "address": sheet.address,
        "publisher": one_line(sheet.publisher),
        "language": sheet.language,
        "drawing": one_line(sheet.drawing_alt) if sheet.drawing else "",
        "made": f"{sheet.made_at:%d.%m.%Y}",
    }


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"
