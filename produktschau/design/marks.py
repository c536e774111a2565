"""State marks and icons: small SVG drawings; a state mark never stands without its word."""

from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

RING = '<circle cx="8" cy="8" r="6.2"/>'


@dataclass(frozen=True)
class Mark:
    """A drawing on a field of 16 × 16 and the word it stands for."""

    drawing: str
    word: str


MARKS = {
    "draft": Mark('<circle cx="8" cy="8" r="6.2" stroke-dasharray="2.4 2"/>', _("Entwurf")),
    "submitted": Mark(f'{RING}<path class="f" stroke="none" d="M8 8V1.8A6.2 6.2 0 0 1 14.2 8Z"/>', _("eingereicht")),
    "checked": Mark(f'{RING}<path class="f" stroke="none" d="M8 1.8a6.2 6.2 0 0 1 0 12.4Z"/>', _("Herkunft geprüft")),
    "edited": Mark(f'{RING}<path class="f" stroke="none" d="M8 8V1.8A6.2 6.2 0 1 1 1.8 8Z"/>', _("bearbeitet")),
    "approved": Mark('<circle class="f" cx="8" cy="8" r="6.2"/>', _("freigegeben")),
    "published": Mark(
        '<circle class="f" cx="8" cy="8" r="7"/><path class="k" stroke-width="2" d="m4.6 8.2 2.4 2.4 4.4-5"/>',
        _("veröffentlicht"),
    ),
    "withdrawn": Mark(f'{RING}<path d="M3.6 12.4l8.8-8.8"/>', _("zurückgezogen")),
    "ok": Mark('<path stroke-width="2.2" d="m2.5 8.5 3.6 3.7 7.4-8.4"/>', _("in Ordnung")),
    "warn": Mark('<path d="M8 2 15 14H1Z"/><path stroke-width="1.8" d="M8 6.4v3.6M8 11.3v1.2"/>', _("Hinweis")),
    "stop": Mark(
        '<path class="f" d="M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2l-3.7-3.7V5.2Z"/>'
        '<path class="k" stroke-width="2" d="M4.6 8h6.8"/>',
        _("geht nicht"),
    ),
    "question": Mark(f'{RING}<path d="M6.2 6.4c0-2.4 3.7-2.3 3.6 0 0 1.4-1.8 1.4-1.8 2.9M8 11v1.2"/>', _("Rückfrage")),
    "info": Mark(f'{RING}<path stroke-width="1.8" d="M8 7.2v4.3M8 4.4v1.2"/>', _("zur Kenntnis")),
    "open": Mark(RING, _("offen")),
    "lock": Mark('<path d="M3 7.5h10v6.5H3ZM5 7.5V5a3 3 0 0 1 6 0v2.5"/>', _("gesperrt")),
}

ICONS = {
    "search": '<circle cx="6.8" cy="6.8" r="4.6"/><path d="m10.2 10.2 4.3 4.3"/>',
    "close": '<path d="m3.5 3.5 9 9M12.5 3.5l-9 9"/>',
    "back": '<path d="M13 8H3M7 4 3 8l4 4"/>',
    "next": '<path d="M3 8h10M9 4l4 4-4 4"/>',
    "up": '<path d="M8 13V3M4 7l4-4 4 4"/>',
    "down": '<path d="M8 3v10M4 9l4 4 4-4"/>',
    "undo": '<path d="M3 6h6.5a3.5 3.5 0 0 1 0 7H6M6 3 3 6l3 3"/>',
    "note": '<path d="M2 2.5h12v8H7l-3 3v-3H2Z"/>',
    "file": '<path d="M3.5 1.5h6l3 3v10h-9ZM9.5 1.5v3h3"/>',
    "outside": '<path d="M6 3H3v10h10v-3M9 2.5h4.5V7M13.5 2.5 7.5 8.5"/>',
    "mail": '<path d="M1.5 3.5h13v9h-13ZM1.5 4l6.5 5L14.5 4"/>',
    "person": '<circle cx="8" cy="5" r="3"/><path d="M2 14.5c.5-4 3-5 6-5s5.5 1 6 5"/>',
}


def drawing(name: str) -> SafeString:
    """The bare drawing of a mark or an icon, hidden from screen readers; an unknown name raises ``KeyError``."""
    inner = MARKS[name].drawing if name in MARKS else ICONS[name]
    return format_html(
        '<svg class="m m-{}" viewBox="0 0 16 16" aria-hidden="true" focusable="false">{}</svg>', name, mark_safe(inner)
    )


def state(name: str, word: str = "") -> SafeString:
    """A state as mark and word; without ``word`` the mark's own word."""
    return format_html('<span class="state">{}<span>{}</span></span>', drawing(name), word or gettext(MARKS[name].word))
