"""Work in the background: renditions of pictures, and the removal of their files."""

from produktschau.audit.record import System
from produktschau.lib.dates import now, today
from produktschau.showcase.actions.certificates import certificates_ended
from produktschau.showcase.actions.pictures import note_renditions
from produktschau.showcase.engine import delete_files, rendition, write_rendition
from produktschau.showcase.models import Picture
from produktschau.showcase.models.picture import WIDTHS
from produktschau.showcase.queries.pictures import original_path, rendition_path, renditions_folder
from produktschau.work.queue import job


@job(atomic=False)
def make_renditions(picture: int) -> None:
    """Make all widths of one picture; running it twice gives the same files. A picture that is gone is no fault."""
    found = Picture.objects.filter(pk=picture).first()
    if found is None:
        return
    for width in WIDTHS:
        write_rendition(rendition_path(found, width), rendition(original_path(found.sha256), width))
    note_renditions(by=System("worker"), at=now(), picture=found, widths=list(WIDTHS))


@job(atomic=False)
def mark_ended_certificates() -> None:
    """Once a day: companies whose certificate ended since are no longer found by it."""
    certificates_ended(by=System("worker"), at=now(), on=today())


@job(atomic=False)
def remove_files(picture: str, sha256: str) -> None:
    """Delete the renditions of a picture that is gone, and its original unless another picture is the same file."""
    if Picture.objects.filter(key=picture).exists():
        return
    is_shared = Picture.objects.filter(sha256=sha256).exists()
    delete_files(renditions_folder(picture), None if is_shared else original_path(sha256))
