"""Work in the background: renditions of pictures."""

from produktschau.audit.record import System
from produktschau.lib.dates import now
from produktschau.showcase.actions.pictures import note_renditions
from produktschau.showcase.engine import rendition, write_rendition
from produktschau.showcase.models import Picture
from produktschau.showcase.models.picture import WIDTHS
from produktschau.showcase.queries.pictures import original_path, rendition_path
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
