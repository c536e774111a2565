"""Collects German messages from Python and templates and keeps the English catalogue, without system tools.

Templates go through Django's own ``templatize``, as with ``makemessages``; reading, merging and compiling is Babel's.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parent.parent
SOURCE = PACKAGE / "locale" / "en" / "LC_MESSAGES" / "django.po"
COMPILED = SOURCE.with_suffix(".mo")
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
HEADER = "# English for the public pages of the ProduktSCHAU. Written by make messages; the English is by hand."
NOT_SEARCHED = frozenset({"migrations", "static", "demo", "locale"})
GERMAN_ONLY = frozenset({"accounts", "audit", "tabular", "work"})
"""Packages without public pages: accounts, workspaces and mails speak German …"""
ON_PUBLIC_PAGES = frozenset({Path("accounts/templates/accounts/parts/me.html")})
"""… but for these parts, which stand in the head of every page."""


def collect(package: Path = PACKAGE) -> Catalog:
    """Every message in the package with the files it stands in."""
    catalog = Catalog(locale="en", charset="utf-8")
    for path in _files(package):
        place = path.relative_to(package.parent).as_posix()
        for _, message, comments, context in extract("python", BytesIO(_code(path)), KEYWORDS, ("Translators",)):
            catalog.add(message, locations=[(place, 0)], auto_comments=comments, context=context)
    return catalog


def read(source: Path = SOURCE) -> Catalog:
    """The catalogue as it is written; an empty one where there is none yet."""
    if not source.exists():
        return Catalog(locale="en", charset="utf-8")
    with source.open("rb") as file:
        return read_po(file, locale="en")


def merged(kept: Catalog, collected: Catalog) -> Catalog:
    """The collected messages with the translations that are kept; what nobody says any more is gone."""
    result = Catalog(
        locale="en",
        charset="utf-8",
        project="ProduktSCHAU",
        header_comment=HEADER,
        creation_date=kept.creation_date,
        revision_date=kept.revision_date,
        fuzzy=False,
    )
    for message in collected:
        if message.id:
            known = kept.get(message.id, message.context)
            string = known.string if known is not None and not known.fuzzy else None
            places = sorted({(place, 0) for place, _ in message.locations})
            result.add(message.id, string, locations=places, context=message.context, flags=message.flags)
    return result


def untranslated(catalog: Catalog) -> list[str]:
    """The messages without English, or with English that is marked as uncertain."""
    return [_text(message.id) for message in catalog if message.id and (message.fuzzy or not _complete(message.string))]


def written(catalog: Catalog) -> bytes:
    """The catalogue as the text of a ``.po`` file, sorted, so that a change shows as what it is."""
    out = BytesIO()
    write_po(out, catalog, sort_output=True, width=110, include_lineno=False)
    return out.getvalue()


def compiled(catalog: Catalog) -> bytes:
    """The catalogue as the bytes of a ``.mo`` file."""
    out = BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def _files(package: Path) -> Iterator[Path]:
    for path in sorted(package.rglob("*")):
        inside = path.relative_to(package)
        if path.suffix not in {".py", ".html", ".txt"} or NOT_SEARCHED & set(inside.parts):
            continue
        if inside.parts[0] not in GERMAN_ONLY or inside in ON_PUBLIC_PAGES:
            yield path


def _code(path: Path) -> bytes:
    """Python as it is; a template as the Python that Django makes of its messages, in one pair of brackets."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        text = f"({templatize(text, origin=str(path))})"
    return text.encode()


def _complete(string: str | tuple[str, ...] | list[str] | None) -> bool:
    return bool(string) if string is None or isinstance(string, str) else all(string)


def _text(identifier: str | tuple[str, ...] | list[str]) -> str:
    return identifier if isinstance(identifier, str) else identifier[0]
