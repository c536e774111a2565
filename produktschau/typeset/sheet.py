"""The data sheet: one product or one company on A4, with picture, facts and the lasting address as QR."""

import io
import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import segno

from produktschau.typeset.engine import pdf, preview

PICTURE_FORMATS = ("jpg", "png", "webp", "svg")


@dataclass(frozen=True)
class Fact:
    """One line of the facts: „Material“, „Holz, Leinöl“."""

    label: str
    text: str


@dataclass(frozen=True)
class Picture:
    """A picture or a drawn tile. ``alt`` says what is on it; ``format`` is one of ``PICTURE_FORMATS``."""

    content: bytes
    format: str
    alt: str
    credit: str = ""


@dataclass(frozen=True)
class Sheet:
    """What stands on a data sheet. Texts are plain; a blank line in ``story`` begins a new paragraph.

    ``world_colour`` is „#rrggbb“; ``address`` is the lasting address that the QR code carries; ``source`` is the
    attribution that a licence demands, or empty.
    """

    kind: str
    title: str
    address: str
    publisher: str
    made_at: datetime
    lead: str = ""
    maker: str = ""
    story: str = ""
    facts: tuple[Fact, ...] = ()
    world: str = ""
    world_colour: str = "#5d6a75"
    picture: Picture | None = None
    source: str = ""
    language: str = "de"
    is_invented: bool = field(default=False)


def sheet_pdf(sheet: Sheet) -> bytes:
    """The sheet as tagged PDF (PDF/UA-1). Raises ``engine.TypesettingFailed``."""
    return pdf("sheet", _data(sheet), made_at=sheet.made_at, images=_images(sheet))


def sheet_png(sheet: Sheet, *, ppi: int = 96) -> bytes:
    """The first page of the sheet as PNG, for previews."""
    return preview("sheet", _data(sheet), images=_images(sheet), ppi=ppi)


def _data(sheet: Sheet) -> dict[str, Any]:
    return {
        "kind": one_line(sheet.kind),
        "title": one_line(sheet.title) or "Ohne Namen",
        "lead": one_line(sheet.lead),
        "maker": one_line(sheet.maker),
        "story": [one_line(part) for part in re.split(r"\n\s*\n", sheet.story) if part.strip()],
        "facts": [[one_line(fact.label), one_line(fact.text)] for fact in sheet.facts if fact.text.strip()],
        "world": one_line(sheet.world),
        "colour": sheet.world_colour if re.fullmatch(r"#[0-9a-fA-F]{6}", sheet.world_colour) else "#5d6a75",
        "publisher": one_line(sheet.publisher),
        "source": one_line(sheet.source),
        "address": sheet.address,
        "language": sheet.language,
        "made": f"{sheet.made_at:%d.%m.%Y}",
        "invented": sheet.is_invented,
        "picture": None
        if sheet.picture is None
        else {
            "file": f"picture.{sheet.picture.format}",
            "alt": one_line(sheet.picture.alt) or one_line(sheet.title),
            "credit": one_line(sheet.picture.credit),
        },
    }


def _images(sheet: Sheet) -> dict[str, bytes]:
    images = {"qr.svg": qr_svg(sheet.address)}
    if sheet.picture is not None:
        images[f"picture.{sheet.picture.format}"] = sheet.picture.content
    return images


def qr_svg(address: str) -> bytes:
    """The address as QR code (error correction M or better, no border) in SVG."""
    out = io.BytesIO()
    segno.make_qr(address, error="m").save(out, kind="svg", border=0, scale=4, xmldecl=False)
    return out.getvalue()


def one_line(text: str) -> str:
    """One line of text: all white space single, control characters gone."""
    return " ".join("".join(ch for ch in text if ch.isprintable() or ch.isspace() or ch == "\u00ad").split())
