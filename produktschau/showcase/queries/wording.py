"""A text in the page's language; missing English shows the German, marked as such."""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from produktschau.showcase.models import AreaOfLife, ColourWorld, Material, Showpiece

Worded = Showpiece | AreaOfLife | ColourWorld | Material


def is_english() -> bool:
    """Whether the page is in English."""
    return (get_language() or "de").startswith("en")


def plain(record: Worded, field: str) -> str:
    """The English twin on an English page where there is one, else the German text."""
    twin = getattr(record, f"{field}_en", "") if is_english() else ""
    return str(twin or getattr(record, field))


def is_foreign(record: Worded, field: str) -> bool:
    """Whether an English page has to show this text in German. Names without a twin are the same everywhere."""
    return is_english() and hasattr(record, f"{field}_en") and not getattr(record, f"{field}_en")


def worded(record: Worded, field: str) -> SafeString:
    """The text as HTML; German on an English page carries ``lang="de"``."""
    text = plain(record, field)
    marked = text and is_foreign(record, field)
    return format_html('<span lang="de">{}</span>', text) if marked else format_html("{}", text)
