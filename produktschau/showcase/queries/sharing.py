"""A favourites list to hand on: its link, the mail with it, its QR code."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext

from produktschau.showcase.calculations.favourites import packed
from produktschau.showcase.calculations.qr import qr_svg
from produktschau.showcase.queries.favourites import Favourite
from produktschau.showcase.queries.wording import plain

NAMED = 10
"""So many entries a mail names; with more, some mail programs cut the text (about 2,000 characters)."""
SHORTENED = 60


@dataclass(frozen=True)
class Sharing:
    """The address of the list as it stands, a ``mailto:`` with it, and its QR code as SVG."""

    address: str
    mail: str
    qr: SafeString


def sharing(page: str, house: str, entries: Sequence[Favourite]) -> Sharing:
    """How to hand on these entries; ``page`` is the absolute address of the favourites page, ``house`` the name of the showcase."""
    before, keys = f"{page}?k=", packed([entry.record.key for entry in entries])
    subject = gettext("Merkliste aus der %(house)s") % {"house": house}
    opening = gettext("Das habe ich mir in der %(house)s gemerkt:") % {"house": house}
    body = "\r\n".join([opening, "", *_names(entries), "", before + keys, ""])
    mail = f"mailto:?subject={quote(subject)}&body={quote(body)}"
    return Sharing(before + keys, mail, mark_safe(qr_svg(before, keys)))


def _names(entries: Sequence[Favourite]) -> list[str]:
    lines = []
    for entry in entries[:NAMED]:
        name = plain(entry.record, "name")
        short = name if len(name) <= SHORTENED else f"{name[: SHORTENED - 1]}…"
        lines.append(f"– {short}" + (f" ({entry.place})" if entry.place else ""))
    if more := len(entries) - len(lines):
        lines.append(ngettext("und %(n)d weiterer Eintrag", "und %(n)d weitere Einträge", more) % {"n": more})
    return lines
