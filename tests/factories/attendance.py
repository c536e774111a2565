"""Attendances, minutes and photos of meetings for tests, made by the house's own actions."""

import io
from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from PIL import Image

from produktschau.meetings.actions.attending import note_attendance
from produktschau.meetings.actions.photos import add_photo, publish_photo
from produktschau.meetings.models import Attendance, Attendee, Meeting, MeetingPhoto
from produktschau.meetings.tasks import render_photo
from produktschau.networks.models import Network
from produktschau.showcase.models import Company
from tests.factories.meetings import meeting, registration
from tests.factories.showcase import BY


def attended(of: Meeting, company: Company | None, persons: int = 1, **told: Any) -> Attendance:
    """People of a firm (``None``: guests) who were there, known from the telephone unless told otherwise."""
    given = {"source": "phone", **told}
    return note_attendance(by=BY, at=timezone.now(), meeting=of, company=company, persons=persons, **given)


def sheet_of(of: Meeting, lines: Sequence[tuple[Company | None, int]], *, sheet: int = 1) -> list[Attendance]:
    """One sheet of paper, line by line: the firm and its people."""
    return [
        attended(of, company, persons, source="paper", sheet=sheet, line=number)
        for number, (company, persons) in enumerate(lines, start=1)
    ]


def jpeg(width: int = 40, height: int = 30, colour: str = "darkgreen") -> bytes:
    """A picture as a camera gives it."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(out, "JPEG")
    return out.getvalue()


def photo(of: Meeting, *people: Attendee, ready: bool = True, **told: Any) -> MeetingPhoto:
    """A photo that shows these registered people; with its renditions unless told otherwise."""
    given = {"alt": "Zwei Meister vor einer Wand aus Lehm.", "credit": "Landratsamt", "content": jpeg(), **told}
    shown = [person.pk for person in people]
    made = add_photo(by=BY, at=timezone.now(), meeting=of, shows=shown, **given)
    if ready:
        render_photo.func(photo=made.pk)
        made.refresh_from_db()
    return made


def agreeing(of: Attendee) -> Attendee:
    """The same person, who agreed to be shown."""
    Attendee.objects.filter(pk=of.pk).update(photo_consent_on=timezone.localdate(), photo_consent_wording="Ja, gern.")
    of.refresh_from_db()
    return of


def attendance_things(own: Company, shown: Company) -> dict[str, dict[str, object]]:
    """What their addresses speak of; the coordinator of the cast runs the „own“ meeting and not the „foreign“ one."""
    networks = {word: Network.objects.get(name=f"{word} Netzwerk") for word in ("Eigenes", "Fremdes")}
    things: dict[str, dict[str, object]] = {}
    for word, network in (("own", networks["Eigenes"]), ("foreign", networks["Fremdes"])):
        past = meeting(network, days=-1, title=f"Treffen {word}")
        person = registration(past, shown, "Anna Beispiel").attendees.get()
        one, pictured = attended(past, shown), photo(past)
        things |= {
            f"{word} meeting that was": {"key": past.key},
            f"record of {word} meeting": {"key": past.key, "pk": one.pk},
            f"badge of {word} meeting": {"code": person.code},
            f"photo of {word} meeting": {"photo": pictured.key},
            f"step with photo of {word} meeting": {"photo": pictured.key, "step": "veroeffentlichen"},
            f"hidden photo of {word} meeting": {"key": pictured.key, "width": 400},
            f"paper of {word} meeting": {"key": past.key, "what": "anwesenheit"},
        }
        if word == "own":
            open_one = publish_photo(by=BY, at=timezone.now(), photo=photo(past, alt="Ein Haus aus Lehm."))
            things["shown photo"] = {"key": open_one.key, "width": 400}
    return things | {
        "attendance of a meeting": {"name": "treffen-anwesenheit", "extension": "csv"},
        "firms of a meeting": {"name": "treffen-betriebe", "extension": "csv"},
        "attendances as table": {"kind": "attendances", "extension": "csv"},
    }
