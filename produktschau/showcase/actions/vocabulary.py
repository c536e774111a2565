"""The region's words to sort by: areas of life, colour worlds, materials."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction

from produktschau.audit.record import Actor, changes, record
from produktschau.lib.text import slug as slug_of
from produktschau.search.actions import mark
from produktschau.showcase.actions.writing import mark_makers_of, refuse
from produktschau.showcase.calculations.values import Unfit, line, paragraphs
from produktschau.showcase.models import AreaOfLife, ColourWorld, Material, Product
from produktschau.showcase.models.vocabulary import WORLDS

Word = TypeVar("Word", AreaOfLife, ColourWorld, Material)
Row = Mapping[str, str]

_TEXTS = ("slug", "name", "name_en", "text", "text_en", "position")
FIELDS: dict[type, tuple[str, ...]] = {
    AreaOfLife: _TEXTS,
    ColourWorld: _TEXTS,
    Material: ("slug", "name", "name_en", "motif", "position"),
}
_KINDS: dict[type, str] = {AreaOfLife: "area", ColourWorld: "world", Material: "material"}


@transaction.atomic
def load_vocabulary(
    *,
    by: Actor,
    at: datetime,
    areas: Sequence[Row] = (),
    worlds: Sequence[Row] = (),
    materials: Sequence[Row] = (),
) -> int:
    """Write the words of three tables, in their order; a word is known by its ``slug``.

    Columns: slug, name, name_en, and text, text_en or (materials) motif. Returns how many words are new or
    changed; words that are not in the tables stay. Raises ``NotAcceptable``.
    """
    count = 0
    for model, rows in ((AreaOfLife, areas), (ColourWorld, worlds), (Material, materials)):
        for position, row in enumerate(rows, start=1):
            known = model.objects.filter(slug=row["slug"]).first()
            fields: dict[str, Any] = dict(row)
            count += _save(known or model(), {**fields, "position": position}, by, at)
    return count


@transaction.atomic
def save_word(*, by: Actor, at: datetime, word: Word, fields: Mapping[str, Any]) -> Word:
    """Add or change one word. Raises ``NotAcceptable``."""
    _save(word, fields, by, at)
    return word


@transaction.atomic
def delete_word(*, by: Actor, at: datetime, word: AreaOfLife | ColourWorld | Material) -> None:
    """Delete a word; products that carry it lose it (a colour world in use is protected by the database)."""
    _mark_what_has(word, at)
    record(by=by, verb="vocabulary.deleted", subject=subject_of(word), at=at)
    word.delete()


def subject_of(word: AreaOfLife | ColourWorld | Material) -> str:
    """How the record of changes names a word: „area:essen-trinken“."""
    return f"{_KINDS[type(word)]}:{word.slug}"


def _save(word: AreaOfLife | ColourWorld | Material, fields: Mapping[str, Any], by: Actor, at: datetime) -> bool:
    cleaned = _checked(word, fields)
    before = {name: getattr(word, name) for name in cleaned}
    is_new = word.pk is None
    if before == cleaned and not is_new:
        return False
    for name, value in cleaned.items():
        setattr(word, name, value)
    word.save()
    kept_before, kept_after = changes({} if is_new else before, cleaned)
    verb = "vocabulary.created" if is_new else "vocabulary.changed"
    subject = subject_of(word)
    record(by=by, verb=verb, subject=subject, at=at, before=kept_before, after=kept_after)
    if not is_new:
        _mark_what_has(word, at)
    return True


def _checked(word: AreaOfLife | ColourWorld | Material, fields: Mapping[str, Any]) -> dict[str, Any]:
    known = FIELDS[type(word)]
    cleaned: dict[str, Any] = {}
    problems: dict[str, str] = {}
    for name, value in fields.items():
        if name not in known:
            continue
        try:
            cleaned[name] = value if name == "position" else _text(name, value)
        except Unfit as unfit:
            problems[name] = str(unfit)
    if not cleaned.get("name", getattr(word, "name", "")):
        problems["name"] = "Der Name fehlt. Tragen Sie ein, wie es heißt."
    slug = cleaned.get("slug", getattr(word, "slug", ""))
    if not slug or slug_of(slug) != slug:
        problems["slug"] = "Die Adresse besteht aus Kleinbuchstaben, Ziffern und Bindestrichen."
    if isinstance(word, ColourWorld) and slug not in WORLDS:
        problems["slug"] = f"Eine Farbwelt heißt in der Adresse {', '.join(WORLDS)}: Nur dafür gibt es Farben."
    refuse(problems)
    return cleaned


def _text(name: str, value: object) -> str:
    if name.startswith("text"):
        return paragraphs(value, "Der Text")
    return line(value, "Die Angabe", 40 if name == "motif" else 80)


def _mark_what_has(word: AreaOfLife | ColourWorld | Material, at: datetime) -> None:
    products = list(Product.objects.filter(pk__in=word.products.values("pk")).values_list("pk", flat=True))
    mark("product", products, at)
    mark_makers_of(products, at)
