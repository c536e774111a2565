"""Saves one row of reference data: the region's profile, a source, a territory, a sector, a trade."""

from datetime import date, datetime
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models, transaction

from produktschau.audit.record import Actor, changes, record
from produktschau.design.readable import unfit_colours
from produktschau.lib.text import sort_key
from produktschau.region.models import Region, Sector, Source, Territory, Trade
from produktschau.region.models.profile import MAY_NAME_PEOPLE, THE_REGION
from produktschau.search.actions import mark, mark_all
from produktschau.search.engine.kinds import SYNONYMS

M = TypeVar("M", bound=models.Model)
FOUND_BY = (Territory, Sector, Trade)
"""Names that records are found by: when one changes, all records must be indexed anew."""
UNTOLD = "(Wortlaut steht nicht im Protokoll)"


class InvalidReference(ValueError):
    """The row breaks a rule of its model; the message says which, field by field."""


@transaction.atomic
def save_reference(*, by: Actor, thing: M, at: datetime) -> M:
    """Validate and save one changed or new row and record what differs. Raises ``InvalidReference``."""
    if isinstance(thing, Territory):
        thing.sort_key = sort_key(thing.name)
    old = type(thing)._default_manager.filter(pk=thing.pk).first() if thing.pk else None
    _check_colours(thing, old)
    try:
        thing.full_clean()
    except ValidationError as error:
        problems = " ".join(f"{field}: {' '.join(texts)}" for field, texts in error.message_dict.items())
        raise InvalidReference(problems) from error
    name = type(thing)._meta.model_name or ""
    thing.save()
    before, after = changes(_plain(old) if old else {}, _plain(thing))
    if after:
        verb = f"{name}.changed" if old else f"{name}.created"
        before, after = _without_people(thing, before), _without_people(thing, after)
        record(by=by, verb=verb, subject=f"{name}:{thing.pk}", at=at, before=before, after=after)
        show_anew(everything=isinstance(thing, FOUND_BY), at=at)
    return thing


def _check_colours(thing: models.Model, old: models.Model | None) -> None:
    """Colours that stay as they are hinder nobody: those of the house may have changed around them."""
    if not isinstance(thing, Region) or (isinstance(old, Region) and old.tokens == thing.tokens):
        return
    if refused := unfit_colours(thing.tokens):
        raise InvalidReference(f"tokens: {' '.join(refused)}")


def _without_people(thing: models.Model, values: dict[str, Any]) -> dict[str, Any]:
    """Values as the record keeps them: of fields that can name people only that something stood there."""
    if not isinstance(thing, Region):
        return values
    return {name: UNTOLD if value and name in MAY_NAME_PEOPLE else value for name, value in values.items()}


def show_anew(*, everything: bool, at: datetime) -> None:
    """Reference data changed: let records be indexed anew, or only what is kept of pages be forgotten, in the caller's transaction."""
    if everything:
        mark_all(at)
    else:
        mark(SYNONYMS, [0], at)


def set_region(*, by: Actor, at: datetime, **values: Any) -> Region:
    """Set fields of the region's profile, which is made when there is none yet. Raises ``InvalidReference``."""
    known = {field.name for field in Region._meta.concrete_fields} - {"id"}
    unknown = sorted(set(values) - known)
    if unknown:
        raise InvalidReference(f"Unbekannte Angaben zur Region: {', '.join(unknown)}.")
    profile = Region.objects.filter(pk=THE_REGION).first() or Region(pk=THE_REGION)
    for name, value in values.items():
        setattr(profile, name, value)
    return save_reference(by=by, thing=profile, at=at)


def add_source(
    *,
    by: Actor,
    slug: str,
    name: str,
    at: datetime,
    url: str = "",
    licence: str = "",
    licence_url: str = "",
    attribution: str = "",
    retrieved_on: date | None = None,
) -> Source:
    """The source with this slug, made or brought to these values. Raises ``InvalidReference``."""
    source = Source.objects.filter(slug=slug).first() or Source(slug=slug)
    source.name, source.url, source.licence, source.licence_url = name, url, licence, licence_url
    source.attribution, source.retrieved_on = attribution, retrieved_on
    return save_reference(by=by, thing=source, at=at)


def _plain(thing: models.Model) -> dict[str, Any]:
    values = {field.attname: getattr(thing, field.attname) for field in type(thing)._meta.concrete_fields}
    return {
        name: value if isinstance(value, bool | int | float | str | dict | list | None) else str(value)
        for name, value in values.items()
    }
