"""What this domain holds about a person who signs in."""

from typing import Any

from produktschau.accounts.models import User
from produktschau.outreach.engine.purposes import PURPOSES
from produktschau.outreach.models import ContactNote, DigestLine, PersonalLink


def data_of(user: User) -> dict[str, Any]:
    """Links sent to the person's address, contacts noted with them and lines of their daily mails, for an export."""
    links = PersonalLink.objects.filter(email__iexact=user.email).select_related("company").order_by("pk")
    notes = ContactNote.objects.filter(contact__email__iexact=user.email).select_related("company").order_by("pk")
    return {
        "persönliche Links": [
            {
                "Betrieb": link.company.name,
                "Zweck": PURPOSES[link.purpose].label if link.purpose in PURPOSES else link.purpose,
                "ausgestellt": link.made_at,
                "gültig bis": link.expires_at,
                "zuletzt gehandelt": link.used_at,
                "beendet": link.ended_at,
            }
            for link in links
        ],
        "Kontakte": [
            {
                "Betrieb": note.company.name,
                "Weg": note.get_channel_display(),
                "wann": note.happened_at,
                "Worum es ging": note.subject,
                "Notiz": note.text,
            }
            for note in notes
        ],
        "Tagesmails": [
            {"wann": line.queued_at, "Betreff": line.subject, "Text": line.text, "gesendet": line.sent_at}
            for line in DigestLine.objects.filter(person=user)
        ],
    }
