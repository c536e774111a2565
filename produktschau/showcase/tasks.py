"""Work in the background: renditions of pictures, and the removal of their files."""

from produktschau.audit.record import System
from produktschau.lib.dates import now, today
from produktschau.showcase.actions.bulk import carry_on, forget_bulks
from produktschau.showcase.actions.certificates import certificates_ended
from produktschau.showcase.actions.merging import empty_old_merges
from produktschau.showcase.actions.pictures import note_renditions
from produktschau.showcase.calculations.cuts import FORMATS, cuts_around
from produktschau.showcase.engine.files import (
    cut_out,
    delete_files,
    delete_other_cuts,
    encoded,
    narrowed,
    upright,
    write_whole,
)
from produktschau.showcase.models import Bulk, Picture
from produktschau.showcase.models.picture import WIDTHS
from produktschau.showcase.queries.pictures import cut_path, original_path, rendition_path, renditions_folder
from produktschau.showcase.queries.previews import previews_folder
from produktschau.tabular.queries.uploads import OnBehalf
from produktschau.work.queue import job


@job(atomic=False)
def make_renditions(picture: int) -> None:
    """Make all widths of one picture, whole and cut, as WebP; running it twice gives the same files. A picture that is gone is no fault."""
    found = Picture.objects.filter(pk=picture).first()
    if found is None:
        return
    image = upright(original_path(found.sha256))
    for width in WIDTHS:
        write_whole(rendition_path(found, width), encoded(narrowed(image, width), "webp"))
    for cut in cuts_around(found.focus_x, found.focus_y):
        write_whole(cut_path(found.key, cut, "webp"), encoded(cut_out(image, cut), "webp"))
    note_renditions(by=System("worker"), at=now(), picture=found, widths=list(WIDTHS))


@job(atomic=False)
def make_cuts(picture: int) -> None:
    """Make the cuts around the focus in every format, and drop those around an earlier one. Can be run again."""
    found = Picture.objects.filter(pk=picture).first()
    if found is None:
        return
    image = upright(original_path(found.sha256))
    cuts = cuts_around(found.focus_x, found.focus_y)
    for kind in reversed(FORMATS):  # what every browser reads comes first
        for cut in cuts:
            write_whole(cut_path(found.key, cut, kind), encoded(cut_out(image, cut), kind))
    delete_other_cuts(renditions_folder(found.key), {cut.name for cut in cuts})


@job(atomic=False)
def mark_ended_certificates() -> None:
    """Once a day: companies whose certificate ended since are no longer found by it."""
    certificates_ended(by=System("worker"), at=now(), on=today())


@job(atomic=False)
def forget_old_merges() -> None:
    """Once a day: what is remembered of merges that can no longer be taken back."""
    empty_old_merges(at=now())


@job(atomic=False)
def remove_files(picture: str, sha256: str) -> None:
    """Delete the renditions of a picture that is gone, and its original unless another picture is the same file."""
    if Picture.objects.filter(key=picture).exists():
        return
    is_shared = Picture.objects.filter(sha256=sha256).exists()
    delete_files(renditions_folder(picture), None if is_shared else original_path(sha256))


@job(atomic=False)
def remove_previews(record: str) -> None:
    """Delete what platforms were shown of a record that is gone: it can hold a person's name (Art. 17 GDPR)."""
    delete_files(previews_folder(record), None)


@job(atomic=False)
def carry_out_bulk(bulk: str) -> None:
    """Treat the next records of a bulk act, in the name of who chose it; running it twice does it once."""
    found = Bulk.objects.filter(key=bulk).first()
    if found is not None:
        carry_on(by=OnBehalf(found.chosen_by), at=now(), bulk=found)


@job
def forget_old_bulks() -> None:
    """Delete bulk acts long over and previews nobody carried out; due daily."""
    forget_bulks(by=System("worker"), at=now())
