"""Photos of meetings are taken in, described, published when everyone agreed, and removed with their files."""

import hashlib
from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from produktschau.accounts.models import User
from produktschau.audit.record import Actor, record
from produktschau.lib.free_keys import free_key
from produktschau.meetings.models import Attendee, Meeting, MeetingPhoto
from produktschau.meetings.queries.photo_people import photos_showing
from produktschau.meetings.queries.photos import against_publishing, original_path, people_to_tick, withdrawn_photos
from produktschau.showcase.actions import NotAcceptable, NotReady
from produktschau.showcase.actions.pictures import measured
from produktschau.showcase.calculations.values import Unfit, line
from produktschau.showcase.engine.files import write_whole
from produktschau.work.queue import enqueue

RENDER = "produktschau.meetings.tasks.render_photo"
REMOVE = "produktschau.meetings.tasks.remove_photo_files"
MOST = 200


@transaction.atomic
def add_photo(
    *,
    by: Actor,
    at: datetime,
    meeting: Meeting,
    content: bytes,
    alt: str,
    credit: str,
    shows: Collection[int] = (),
    others: str = "",
) -> MeetingPhoto:
    """Keep the original and order its renditions; nobody sees it before it is published.

    ``shows`` are primary keys of registered people. Raises ``NotAcceptable`` (file, alt, credit, shows, others), ``NotReady``.
    """
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    if meeting.photos.count() >= MOST:
        raise NotReady([f"Mehr als {MOST} Fotos nimmt ein Treffen nicht auf. Löschen Sie erst welche."])
    told, problems = _words(alt, credit, others)
    people = _people(meeting, shows, problems)
    size = (0, 0)
    try:
        size = measured(content)
    except NotAcceptable as unfit:
        problems |= unfit.problems
    if problems:
        raise NotAcceptable(problems)
    sha256 = hashlib.sha256(content).hexdigest()
    if not original_path(sha256).exists():
        write_whole(original_path(sha256), content)
    photo = MeetingPhoto.objects.create(
        meeting=meeting,
        key=free_key(MeetingPhoto.objects),
        sha256=sha256,
        width=size[0],
        height=size[1],
        position=meeting.photos.count(),
        added_by=by.actor_key,
        added_at=at,
        **told,
    )
    photo.shows.set(people)
    enqueue(RENDER, key=f"meeting-photo:{photo.key}", at=at, photo=photo.pk)
    record(by=by, verb="meeting.photo_added", subject=meeting.matter, at=at, after={"photo": photo.key})
    return photo


@transaction.atomic
def change_photo(
    *,
    by: Actor,
    at: datetime,
    photo: MeetingPhoto,
    alt: str,
    credit: str,
    shows: Collection[int],
    others: str = "",
) -> MeetingPhoto:
    """Other words, or other people on it. Whoever is now on it without having agreed takes it off the public page.

    Raises ``NotAcceptable`` (alt, credit, shows, others).
    """
    photo = MeetingPhoto.objects.select_for_update().get(pk=photo.pk)
    told, problems = _words(alt, credit, others)
    people = _people(photo.meeting, shows, problems)
    if problems:
        raise NotAcceptable(problems)
    for name, value in told.items():
        setattr(photo, name, value)
    photo.save(update_fields=list(told))
    photo.shows.set(people)
    record(by=by, verb="meeting.photo_changed", subject=photo.meeting.matter, at=at, after={"photo": photo.key})
    take_withdrawn_down(by=by, at=at, meeting=photo.meeting)
    photo.refresh_from_db()
    return photo


@transaction.atomic
def publish_photo(*, by: Actor, at: datetime, photo: MeetingPhoto) -> MeetingPhoto:
    """Show it to everyone. Raises ``NotReady`` with a sentence that names who has not agreed (§ 22 KunstUrhG)."""
    photo = MeetingPhoto.objects.select_for_update().get(pk=photo.pk)
    if photo.published_at is not None:
        return photo
    if reasons := against_publishing(photo):
        raise NotReady(reasons)
    photo.published_at = at
    photo.save(update_fields=["published_at"])
    record(by=by, verb="meeting.photo_published", subject=photo.meeting.matter, at=at, after={"photo": photo.key})
    return photo


@transaction.atomic
def unpublish_photo(*, by: Actor, at: datetime, photo: MeetingPhoto, reason: str = "") -> MeetingPhoto:
    """Take it off the public page; one that is not there stays as it is."""
    photo = MeetingPhoto.objects.select_for_update().get(pk=photo.pk)
    if photo.published_at is not None:
        photo.published_at = None
        photo.save(update_fields=["published_at"])
        told = {"photo": photo.key}
        record(by=by, verb="meeting.photo_taken_down", subject=photo.meeting.matter, at=at, before=told, reason=reason)
    return photo


@transaction.atomic
def take_withdrawn_down(*, by: Actor, at: datetime, meeting: Meeting | None = None) -> int:
    """Take down every photo on which somebody no longer agrees (Art. 7 (3) GDPR); return the number."""
    found = list(withdrawn_photos(meeting))
    for photo in found:
        unpublish_photo(by=by, at=at, photo=photo, reason="Einwilligung fehlt oder ist widerrufen")
    return len(found)


@transaction.atomic
def delete_photo(*, by: Actor, at: datetime, photo: MeetingPhoto) -> None:
    """Take a photo away and order the removal of its files (Art. 17 GDPR: also of the private original)."""
    record(by=by, verb="meeting.photo_deleted", subject=photo.meeting.matter, at=at, before={"photo": photo.key})
    enqueue(REMOVE, key=f"meeting-photo-files:{photo.key}", at=at, photo=photo.key, sha256=photo.sha256)
    photo.delete()


@transaction.atomic
def note_renditions(*, by: Actor, at: datetime, photo: MeetingPhoto, widths: list[int]) -> None:
    """Note which widths are ready, in pixels."""
    if MeetingPhoto.objects.filter(pk=photo.pk).exclude(renditions=widths).update(renditions=widths):
        told = {"photo": photo.key}
        record(by=by, verb="meeting.photo_rendered", subject=photo.meeting.matter, at=at, after=told)


def _words(alt: str, credit: str, others: str) -> tuple[dict[str, str], dict[str, str]]:
    told, problems = dict[str, str](), dict[str, str]()
    for name, value, what, longest, ask in (
        (
            "alt",
            alt,
            "Die Bildbeschreibung",
            300,
            "Beschreiben Sie, was zu sehen ist: für alle, die das Foto nicht sehen.",
        ),
        ("credit", credit, "Der Bildnachweis", 150, "Schreiben Sie, wer das Foto gemacht hat."),
        ("others", others, "Weitere Personen", 300, ""),
    ):
        try:
            told[name] = line(value, what, longest)
        except Unfit as unfit:
            problems[name] = str(unfit)
        if ask and told.get(name) == "":
            problems[name] = ask
    return told, problems


def _people(meeting: Meeting, shows: Collection[int], problems: dict[str, str]) -> list[Attendee]:
    people = list(people_to_tick(meeting).filter(pk__in=shows))
    if len(people) != len(set(shows)):
        problems["shows"] = "Wählen Sie nur Personen, die zu diesem Treffen angemeldet sind."
    return people


@transaction.atomic
def forget_photos(*, by: Actor, at: datetime, user: User) -> int:
    """Delete every photo on which a person is, with its original (Art. 17 GDPR); return the number."""
    found = list(photos_showing(user))
    for photo in found:
        delete_photo(by=by, at=at, photo=photo)
    return len(found)
