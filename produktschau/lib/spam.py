"""What tells a person's message in a public form from a machine's, without asking the person to prove anything."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.core import signing
from django.utils.translation import gettext, gettext_noop

FASTEST = timedelta(seconds=3)
"""Nobody reads the form and writes a sentence in less."""
LONGEST = timedelta(days=2)
"""A page left open longer is loaded anew, so that its form is known to be ours and of these days."""
MOST_LINKS = 2
_LINK = re.compile(r"https?://|www\.|\[url", re.IGNORECASE)


def doubts(*, shown_at: datetime | None, sent_at: datetime, text: str, trap: str) -> str:
    """Why a message is not taken, as a German sentence (the page translates it) that helps a person; ``""`` when it may be one.

    ``shown_at`` is when the form was shown, as its own signed word says (``None``: it does not say). ``trap`` is a
    field no person sees.
    """
    if shown_at is None or sent_at - shown_at > LONGEST:
        return gettext_noop(
            "Das Formular war zu lange offen. Ihr Text steht noch da: Senden Sie ihn bitte noch einmal."
        )
    if sent_at - shown_at < FASTEST:
        return gettext_noop("Das ging schneller, als ein Mensch schreibt. Senden Sie es bitte noch einmal.")
    if trap.strip():
        return gettext_noop(
            "Ein Feld, das leer bleiben soll, ist ausgefüllt. Leeren Sie das Feld „Netzseite“, und senden Sie noch einmal."
        )
    if len(_LINK.findall(text)) > MOST_LINKS:
        return gettext_noop("Der Text enthält viele Links, wie Werbung es tut. Lassen Sie höchstens zwei stehen.")
    return ""


def form_stamp(form: str, *, at: datetime) -> str:
    """What a form named ``form`` carries in its hidden field „shown“: a signed word saying when it was shown."""
    return signing.dumps(at.isoformat(), salt=form)


def doubts_about(told: Mapping[str, str], form: str, *, at: datetime) -> str:
    """``doubts`` about what was sent with a form, in the language of the page; its fields are „shown“, „text“ and the trap „website“."""
    try:
        shown: datetime | None = datetime.fromisoformat(signing.loads(told.get("shown", ""), salt=form))
    except (signing.BadSignature, TypeError, ValueError):
        shown = None
    said = doubts(shown_at=shown, sent_at=at, text=told.get("text", ""), trap=told.get("website", ""))
    return gettext(said) if said else ""
