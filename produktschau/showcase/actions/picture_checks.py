"""Pictures and words of firms wait for the office; what it decides is seen at once."""

from datetime import datetime

from django.db import transaction

from produktschau.audit.record import Actor, record
from produktschau.showcase.actions.pictures import PictureChangedMeanwhile, remove_picture
from produktschau.showcase.actions.writing import mark_affected, refuse, subject_of
from produktschau.showcase.calculations.checks import PICTURE, check
from produktschau.showcase.models import Picture
from produktschau.showcase.queries.pictures import picture_stamp


@transaction.atomic
def propose_words(
    *, by: Actor, at: datetime, picture: Picture, alt: str, credit: str, expected: str | None = None
) -> Picture:
    """Other words for a picture. Those of a public one wait; those of one that waits itself are its words at once.

    The same words as now are no proposal and take an earlier one back. Raises ``NotAcceptable`` (alt, credit), ``PictureChangedMeanwhile``.
    """
    picture = Picture.objects.select_for_update().get(pk=picture.pk)
    words, problems = check({"alt": alt, "credit": credit}, PICTURE)
    refuse(problems)
    if expected is not None and expected != picture_stamp(picture):
        raise PictureChangedMeanwhile
    now = {name: getattr(picture, name) for name in words}
    if picture.waits_since is not None:
        return _write(picture, words, "picture.changed", by=by, at=at)
    proposed = {} if words == now else words
    if picture.proposed != proposed:
        picture.proposed = proposed
        picture.save(update_fields=["proposed"])
        said = {"picture": picture.key}
        record(by=by, verb="picture.proposed", subject=subject_of(picture.owner), at=at, after=said | proposed)
    return picture


@transaction.atomic
def show_picture(*, by: Actor, at: datetime, picture: Picture) -> Picture:
    """Let a picture that waits be seen. One that is seen already stays as it is."""
    picture = Picture.objects.select_for_update().get(pk=picture.pk)
    if picture.waits_since is None:
        return picture
    picture.waits_since = None
    picture.save(update_fields=["waits_since"])
    record(by=by, verb="picture.shown", subject=subject_of(picture.owner), at=at, after={"picture": picture.key})
    mark_affected(picture.owner, at)
    return picture


@transaction.atomic
def take_words(*, by: Actor, at: datetime, picture: Picture) -> Picture:
    """Let the proposed words count."""
    picture = Picture.objects.select_for_update().get(pk=picture.pk)
    words, picture.proposed = picture.proposed, {}
    picture.save(update_fields=["proposed"])
    return _write(picture, words, "picture.changed", by=by, at=at)


@transaction.atomic
def refuse_picture(*, by: Actor, at: datetime, picture: Picture, reason: str) -> None:
    """A picture that waits goes; of one that is seen only the proposed words."""
    picture = Picture.objects.select_for_update().get(pk=picture.pk)
    subject, said = subject_of(picture.owner), {"picture": picture.key}
    record(by=by, verb="picture.refused", subject=subject, at=at, before=said, reason=reason)
    if picture.waits_since is not None:
        remove_picture(by=by, at=at, picture=picture)
    else:
        picture.proposed = {}
        picture.save(update_fields=["proposed"])


def _write(picture: Picture, words: dict[str, str], verb: str, *, by: Actor, at: datetime) -> Picture:
    before = {name: getattr(picture, name) for name in words}
    if before != words:
        for name, value in words.items():
            setattr(picture, name, value)
        picture.save(update_fields=list(words))
        said = {"picture": picture.key}
        record(by=by, verb=verb, subject=subject_of(picture.owner), at=at, before=said | before, after=said | words)
        mark_affected(picture.owner, at)
    return picture
