"""The invitations to a meeting on paper, for firms without an address for mails."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format

from produktschau.meetings.models import Meeting, MeetingInvitation
from produktschau.meetings.queries.calendar_entries import place_line
from produktschau.meetings.queries.stages import registers_until
from produktschau.outreach.calculations.salutations import PLAIN, salutation
from produktschau.outreach.engine.letters import letter_head
from produktschau.outreach.queries.audience import postal_site
from produktschau.region.queries import region
from produktschau.typeset.letter import Letter, Letters, letters_pdf


def meeting_letters_pdf(
    meeting: Meeting, letters: Sequence[MeetingInvitation], links: Mapping[int, str], *, on: date, made_at: datetime
) -> bytes:
    """All letters as one PDF, a sheet each; ``links`` by number of the invitation. Raises ``typeset.engine.TypesettingFailed``."""
    return letters_pdf(meeting_letters(meeting, letters, links, on=on, made_at=made_at))


def meeting_letters(
    meeting: Meeting, letters: Sequence[MeetingInvitation], links: Mapping[int, str], *, on: date, made_at: datetime
) -> Letters:
    """What the letters say."""
    phone = region().contact_phone
    call = f"Lieber am Telefon? Rufen Sie uns an: {phone}.\n\n" if phone else ""
    return Letters(
        **letter_head(),
        written_on=on,
        subject=f"Einladung: {meeting.title}",
        text="\n\n".join(part for part in _paragraphs(meeting) if part),
        ask=(
            "Zur Anmeldung: mit der Kamera des Telefons den Code lesen oder diese Adresse im Browser eingeben. "
            "Ein Konto brauchen Sie nicht."
        ),
        after=f"{call}Auch ein Nein hilft uns bei der Planung; es geht auf derselben Seite.",
        letters=[_letter(one, links[one.pk]) for one in letters],
        made_at=made_at.replace(microsecond=0),
    )


def _paragraphs(meeting: Meeting) -> list[str]:
    begins, ends = timezone.localtime(meeting.starts_at), timezone.localtime(meeting.ends_at)
    when = f"{date_format(begins, 'l, j. F Y, H:i')} bis {date_format(ends, 'H:i')} Uhr"
    items = [f"{item.begins:%H:%M} {item.title}" if item.begins else item.title for item in meeting.programme.all()]
    until = date_format(timezone.localtime(registers_until(meeting)), "j. F Y, H:i")
    access = f"Zugang: {meeting.access_note}" if meeting.access_note else ""
    return [
        "wir laden Sie herzlich ein.",
        "\n".join(part for part in (meeting.title, when, place_line(meeting), access) if part),
        meeting.lead,
        "\n".join(["Programm", *items]) if items else "",
        f"Bitte sagen Sie uns bis zum {until} Uhr, wer aus Ihrem Betrieb kommt.",
    ]


def _letter(invitation: MeetingInvitation, link: str) -> Letter:
    company, site = invitation.company, postal_site(invitation.company)
    person = min(company.contacts.all(), key=lambda contact: contact.pk, default=None)
    lines = [company.legal_name or company.name, person.name if person else ""]
    if site is not None:
        lines += [f"{site.street} {site.house_number}".strip(), f"{site.postcode} {site.place}"]
    return Letter(tuple(line for line in lines if line), salutation(person.name) if person else PLAIN, link)
