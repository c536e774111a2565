"""What tells a person's enquiry from a machine's, without asking the person to prove anything."""

import re
from datetime import datetime, timedelta

FASTEST = timedelta(seconds=3)
"""Nobody reads the form and writes a sentence in less."""
LONGEST = timedelta(days=2)
"""A page left open longer is loaded anew, so that its form is known to be ours and of these days."""
MOST_LINKS = 2
_LINK = re.compile(r"https?://|www\.|\[url", re.IGNORECASE)


def doubts(*, shown_at: datetime | None, sent_at: datetime, text: str, trap: str) -> str:
    """Why an enquiry is not taken, as a German sentence that helps a person; ``""`` when it may be one.

    ``shown_at`` is when the form was shown, as its own signed word says (``None``: it does not say). ``trap`` is a
    field no person sees.
    """
    if shown_at is None or sent_at - shown_at > LONGEST:
        return "Das Formular war zu lange offen. Ihr Text steht noch da: Senden Sie ihn bitte noch einmal."
    if sent_at - shown_at < FASTEST:
        return "Das ging schneller, als ein Mensch schreibt. Senden Sie die Anfrage bitte noch einmal."
    if trap.strip():
        return "Ein Feld, das leer bleiben soll, ist ausgefüllt. Leeren Sie das Feld „Netzseite“, und senden Sie noch einmal."
    if len(_LINK.findall(text)) > MOST_LINKS:
        return "Die Anfrage enthält viele Links, wie Werbung es tut. Lassen Sie höchstens zwei stehen."
    return ""
