"""Photos of meetings: which of them everyone may see, who has not agreed, where their files lie."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet

from produktschau.lib.text import and_list
from produktschau.meetings.models import Attendee, Meeting, MeetingPhoto, Seat, Stage

WIDTHS = (400, 800, 1600)
"""Widths of the renditions, in pixels."""


def original_path(sha256: str) -> Path:
    """The original, by its checksum: private, never served."""
    return Path(settings.MEDIA_ROOT) / "meetings" / "originals" / sha256[:2] / sha256


def renditions_folder(key: str) -> Path:
    """All renditions of the photo with this key."""
    return Path(settings.MEDIA_ROOT) / "meetings" / "renditions" / key


def rendition_path(key: str, width: int) -> Path:
    """A rendition, by the photo's key and its width in pixels."""
    return renditions_folder(key) / f"{width}.webp"


def public_photos(meeting: Meeting) -> QuerySet[MeetingPhoto]:
    """Photos everyone may see now: published, ready, of an announced meeting, and nobody on them has withdrawn."""
    found = meeting.photos.filter(published_at__isnull=False, meeting__stage=Stage.ANNOUNCED).exclude(renditions=[])
    return found.exclude(Exists(_unwilling(OuterRef("pk")))).order_by("position", "pk")


def is_public(photo: MeetingPhoto) -> bool:
    """Whether everyone may see this photo now."""
    return public_photos(photo.meeting).filter(pk=photo.pk).exists()


def against_publishing(photo: MeetingPhoto) -> list[str]:
    """Why a photo must not be shown yet, one sentence each; it names who has not agreed."""
    reasons = []
    without = [person.name for person in _unwilling(photo.pk).order_by("name", "pk")]
    if without:
        verb = "hat" if len(without) == 1 else "haben"
        reasons.append(
            f"{and_list(without)} {verb} in Fotos nicht eingewilligt. Fragen Sie nach, oder nehmen Sie ein anderes Foto."
        )
    if not photo.renditions:
        reasons.append("Das Foto wird noch verkleinert. Laden Sie die Seite in einer Minute neu.")
    if photo.meeting.stage != Stage.ANNOUNCED:
        reasons.append("Das Treffen ist nicht öffentlich angekündigt.")
    return reasons


def withdrawn_photos(meeting: Meeting | None = None) -> QuerySet[MeetingPhoto]:
    """Published photos on which somebody no longer agrees; of one meeting, or of all."""
    found = MeetingPhoto.objects.filter(published_at__isnull=False)
    if meeting is not None:
        found = found.filter(meeting=meeting)
    return found.filter(Exists(_unwilling(OuterRef("pk"))))


def people_to_tick(meeting: Meeting) -> QuerySet[Attendee]:
    """Who can be on a photo: everyone registered with a seat, by firm."""
    found = Attendee.objects.filter(registration__meeting=meeting, registration__seat=Seat.TAKEN)
    return found.select_related("registration__company").order_by(
        "registration__company__sort_key", "registration", "position", "pk"
    )


def _unwilling(photo: Any) -> QuerySet[Attendee]:
    return Attendee.objects.filter(photos=photo, photo_consent_on=None)
