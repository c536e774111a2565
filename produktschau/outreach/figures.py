"""What can be read up on of contacts: how much was noted, what is to be taken up again."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from produktschau.lib.desk import Evidence, Figure, Told
from produktschau.outreach.models import ContactNote
from produktschau.outreach.queries.contacts import coming
from produktschau.outreach.rules import may_see_contacts


def told(on: date) -> Iterator[Told]:
    """Notes of all firms; nothing as long as there is none."""
    notes = ContactNote.objects.all()
    page = reverse("outreach:contacts")
    if count := notes.count():
        noted = Figure(count, "notiert", f"{page}?stand=alle")
        later = Figure(coming(notes, on).count(), "später wieder vorzulegen", f"{page}?stand=kommend")
        yield Told("Kontakte mit Betrieben", [noted, later], url=page)


EVIDENCE = Evidence(may_see_contacts, told)
