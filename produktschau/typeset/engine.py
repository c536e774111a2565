"""The typesetting engine: a page of ours and a record's data become an accessible PDF.

Data reach the page as JSON, never as part of its source, so that no text a person typed can be read as code.
Only the fonts inside the typst package are used: the same bytes on every machine.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

import typst

PAGES = Path(__file__).resolve().parent / "pages"
"""The house style and the pages, in the language of typst."""
STANDARD: Literal["ua-1"] = "ua-1"
"""PDF/UA-1 (ISO 14289-1): tagged, with title, language and a text for every picture."""

MISSING = "□"
MOST_MISSING = 40
"""So many times what has no font is replaced one by one; then everything that is not Latin script."""

_MISSING = re.compile(r'the text `"(.+?)"` could not be displayed')
_NOT_LATIN = re.compile("[^\\u0000-\\u024f\\u2010-\\u2027\\u2030-\\u205e\\u20ac\\u25a1]")
_IMAGE_NAME = re.compile(r"[a-z0-9_-]+\.(jpg|png|webp|svg)")

Compiled = Callable[[Path], bytes | list[bytes] | None]
"""Sets the page in a folder; pages as pictures come as a list."""

MARKS = {"Mn", "Me", "Sk", "Cf"}
"""Categories of signs that change the letter before them: combining, enclosing, modifying, invisible."""


class TypesettingFailed(Exception):
    """The page could not be set; the message says which and what to do."""


def pdf(page: str, data: Mapping[str, Any], *, made_at: datetime, images: Mapping[str, bytes] | None = None) -> bytes:
    """Set a page of ``PAGES`` (for example ``"sheet"``) with data and return the PDF.

    ``data`` holds JSON values; ``images`` maps plain file names (``picture.jpg``) to contents, which the page reads
    by that name; ``made_at`` is written into the file, so that the same input gives the same bytes. Characters no
    font has become „□“. Raises ``TypesettingFailed``.
    """

    def compiled(folder: Path) -> bytes | list[bytes] | None:
        compiler = typst.Compiler(folder / f"{page}.typ", root=folder, ignore_system_fonts=True)
        return compiler.compile(format="pdf", pdf_standards=STANDARD, timestamp=made_at)

    return _set(page, data, images or {}, compiled)


def preview(page: str, data: Mapping[str, Any], *, images: Mapping[str, bytes] | None = None, ppi: int = 96) -> bytes:
    """The first sheet of the same page as PNG, for looking at."""

    def compiled(folder: Path) -> bytes | list[bytes] | None:
        compiler = typst.Compiler(folder / f"{page}.typ", root=folder, ignore_system_fonts=True)
        return compiler.compile(format="png", ppi=ppi)

    return _set(page, data, images or {}, compiled)


def _set(page: str, data: Mapping[str, Any], images: Mapping[str, bytes], compiled: Compiled) -> bytes:
    if not (PAGES / f"{page}.typ").is_file():
        raise TypesettingFailed(f"Die Druckseite „{page}“ gibt es nicht. Nehmen Sie eine aus dem Ordner {PAGES.name}.")
    with TemporaryDirectory(prefix="satz-") as name:
        folder = Path(name)
        for source in PAGES.glob("*.typ"):
            (folder / source.name).write_bytes(source.read_bytes())
        for image, content in images.items():
            if not _IMAGE_NAME.fullmatch(image):
                raise TypesettingFailed(
                    f"Das Bild „{image}“ hat keinen brauchbaren Namen. Nennen Sie es etwa bild.jpg."
                )
            (folder / image).write_bytes(content)
        return _until_it_fits(folder, page, json.dumps(data, ensure_ascii=False), compiled)


def _replaced(text: str, named: str) -> str:
    """The text without what the engine named. Plain letters stay: in „0🏻“ it names the digit, but the mark after it is strange."""
    strange = {sign for sign in named if not sign.isascii()}
    if not strange:
        strange = {sign for sign in text if not sign.isascii() and unicodedata.category(sign) in MARKS}
    for sign in strange:
        text = text.replace(sign, MISSING)
    return text


def _until_it_fits(folder: Path, page: str, text: str, compiled: Compiled) -> bytes:
    """Set the page; what no font has is replaced once the engine has named it, at the last everything but Latin script."""
    for attempt in range(MOST_MISSING + 1):
        (folder / "data.json").write_text(text, encoding="utf-8")
        try:
            made = compiled(folder)
        except typst.TypstError as error:
            missing = _MISSING.search(error.message)
            if missing is None or attempt == MOST_MISSING:
                raise TypesettingFailed(
                    f"Die Druckseite „{page}“ ließ sich nicht setzen ({error.message}). Prüfen Sie Bild und Angaben."
                ) from error
            named = re.sub(r"\\u\{([0-9a-f]+)\}", lambda code: chr(int(code.group(1), 16)), missing.group(1))
            text = _replaced(text, named) if attempt < MOST_MISSING - 1 else _NOT_LATIN.sub(MISSING, text)
        else:
            return made if isinstance(made, bytes) else (made or [b""])[0]
    raise AssertionError  # the last attempt returns or raises
