"""Jobs of meetings."""

from produktschau.audit.record import System
from produktschau.lib.dates import now
from produktschau.meetings.actions.forgetting import forget_names
from produktschau.meetings.actions.inviting import send_invitations, send_reminders
from produktschau.meetings.actions.minutes import send_minutes
from produktschau.meetings.actions.needs import delete_needs
from produktschau.meetings.actions.photos import note_renditions, take_withdrawn_down
from produktschau.meetings.models import Meeting, MeetingPhoto
from produktschau.meetings.queries.photos import WIDTHS, original_path, rendition_path, renditions_folder
from produktschau.showcase.engine.files import delete_files, encoded, narrowed, upright, write_whole
from produktschau.work.queue import job


@job(atomic=False)
def tell_minutes(meeting: int) -> None:
    """Write to the firms that were there that the minutes are out; running it twice writes to each once."""
    found = Meeting.objects.filter(pk=meeting).first()
    if found is not None:
        send_minutes(by=System("worker"), at=now(), meeting=found)


@job(atomic=False)
def render_photo(photo: int) -> None:
    """Make all widths of one photo as WebP without hidden data; running it twice gives the same files. One that is gone is no fault."""
    found = MeetingPhoto.objects.filter(pk=photo).first()
    if found is None:
        return
    image = upright(original_path(found.sha256))
    for width in WIDTHS:
        write_whole(rendition_path(found.key, width), encoded(narrowed(image, width), "webp"))
    note_renditions(by=System("worker"), at=now(), photo=found, widths=list(WIDTHS))


@job(atomic=False)
def remove_photo_files(photo: str, sha256: str) -> None:
    """Delete the renditions of a photo that is gone, and its original unless another photo is the same file."""
    if MeetingPhoto.objects.filter(key=photo).exists():
        return
    is_shared = MeetingPhoto.objects.filter(sha256=sha256).exists()
    delete_files(renditions_folder(photo), None if is_shared else original_path(sha256))


@job
def forget_needs() -> None:
    """Once a day: what people said they eat or need is deleted."""
    delete_needs(by=System("worker"), at=now())


@job
def take_photos_down() -> None:
    """Once a day: photos on which somebody no longer agrees are taken down; nobody is shown them since then anyway."""
    take_withdrawn_down(by=System("worker"), at=now())


@job(atomic=False)
def invite(meeting: int) -> None:
    """Invite the firms of a meeting; running it twice invites each once."""
    found = Meeting.objects.filter(pk=meeting).first()
    if found is not None:
        send_invitations(by=System("worker"), at=now(), meeting=found)


@job(atomic=False)
def remind(meeting: int) -> None:
    """Remind the firms of a meeting that are due; running it twice reminds each once."""
    found = Meeting.objects.filter(pk=meeting).first()
    if found is not None:
        send_reminders(by=System("worker"), at=now(), meeting=found)


@job
def forget_attendees() -> None:
    """Once a day: names of people registered for meetings long ago are deleted."""
    forget_names(by=System("worker"), at=now())
