"""What a firm changes outside a round waits for the office as well: pictures, words of pictures, people to be shown."""

from datetime import datetime
from typing import Any

from django.db import transaction

from produktschau.audit.record import Actor
from produktschau.intake.actions.telling import tell_of
from produktschau.intake.actions.writing import needed
from produktschau.showcase.actions.consents import decline_contact
from produktschau.showcase.actions.picture_checks import propose_words, refuse_picture, show_picture, take_words
from produktschau.showcase.actions.pictures import PictureChangedMeanwhile, change_picture
from produktschau.showcase.models import Company, Contact, Picture
from produktschau.showcase.queries.pictures import picture_stamp

WHY = "Die Begründung fehlt. Schreiben Sie dem Betrieb in einem Satz, warum."


@transaction.atomic
def keep_picture(
    *, by: Actor, at: datetime, picture: Picture, alt: str, credit: str, expected: str, **told: Any
) -> Picture:
    """What a firm says of its picture: place and focus count at once, words of a picture that is seen wait.

    Raises ``NotAcceptable`` (alt, credit, position, focus_x, focus_y), ``PictureChangedMeanwhile``.
    """
    propose_words(by=by, at=at, picture=picture, alt=alt, credit=credit, expected=expected)
    now = Picture.objects.get(pk=picture.pk)
    words = {name: getattr(now, name) for name in ("alt", "alt_en", "credit")}
    return change_picture(by=by, at=at, picture=now, **words, **told)


@transaction.atomic
def accept_picture(*, by: Actor, at: datetime, picture: Picture, expected: str) -> Picture:
    """Let the picture be seen, or its proposed words count; ``expected`` is the stamp of what was looked at.

    Raises ``PictureChangedMeanwhile``.
    """
    picture = show_picture(by=by, at=at, picture=_as_seen(picture, expected))
    return take_words(by=by, at=at, picture=picture) if picture.proposed else picture


@transaction.atomic
def turn_down_picture(*, by: Actor, at: datetime, picture: Picture, reason: str, expected: str) -> None:
    """Do not show the picture, or the proposed words, and tell its firm why.

    Raises ``NotAcceptable`` (reason), ``PictureChangedMeanwhile``.
    """
    reason = needed(reason, "reason", WHY)
    picture = _as_seen(picture, expected)
    what = "Ihr Bild" if picture.waits_since else "Ihre neuen Worte zum Bild"
    context = {"topic": "Ihrem Bild", "what": what, "alt": picture.alt, "about": picture.owner.name, "reason": reason}
    refuse_picture(by=by, at=at, picture=picture, reason=reason)
    owner = picture.owner
    company = owner if isinstance(owner, Company) else owner.makers.order_by("maker_rows__position", "pk").first()
    if company is not None:
        tell_of(company, "not_shown", key=f"picture:{picture.key}", by=by, at=at, **context)


@transaction.atomic
def turn_down_contact(*, by: Actor, at: datetime, contact: Contact, reason: str) -> None:
    """Do not show the person, and tell the firm why. Raises ``NotAcceptable``."""
    reason = needed(reason, "reason", WHY)
    if decline_contact(by=by, at=at, contact=contact):
        context = {"topic": "Ihrer Ansprechperson", "what": f"{contact.name} als Ansprechperson", "reason": reason}
        tell_of(contact.company, "not_shown", key=f"contact:{contact.pk}", by=by, at=at, **context)


def _as_seen(picture: Picture, expected: str) -> Picture:
    picture = Picture.objects.select_for_update().get(pk=picture.pk)
    if picture_stamp(picture) != expected:
        raise PictureChangedMeanwhile
    return picture
