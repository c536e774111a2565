"""The pictures of a selection of companies or products, to take along beside the table."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.db.models import QuerySet

from produktschau.showcase.engine.files import rendition
from produktschau.showcase.models import Picture
from produktschau.showcase.models.picture import WIDTHS
from produktschau.showcase.queries.export import CHUNK, selected_companies, selected_products
from produktschau.showcase.queries.pictures import original_path, rendition_path, seen
from produktschau.tabular.engine.kinds import PictureFile, Selection


def company_pictures(selection: Selection) -> Iterator[PictureFile]:
    """Pictures of companies, in the order of the table, then of the pictures."""
    return _files("company", selected_companies(selection))


def product_pictures(selection: Selection) -> Iterator[PictureFile]:
    """Pictures of products."""
    return _files("product", selected_products(selection))


def _files(owner: str, records: QuerySet[Any]) -> Iterator[PictureFile]:
    pictures = seen().filter(**{f"{owner}__in": records.order_by().values("pk")}).select_related(owner)
    for one in pictures.order_by(f"{owner}__sort_key", f"{owner}__key", "position", "pk").iterator(chunk_size=CHUNK):
        yield PictureFile(
            record=one.owner.key,
            key=one.key,
            read=partial(_content, one),
            alt=one.alt,
            alt_en=one.alt_en,
            credit=one.credit,
            position=one.position,
        )


def _content(picture: Picture) -> bytes | None:
    """The largest finished rendition; else one made now. Never the original: it may hold place and time of the shot."""
    ready = [path for width in sorted(picture.renditions) if (path := rendition_path(picture, width)).exists()]
    if ready:
        return ready[-1].read_bytes()
    original = original_path(picture.sha256)
    return rendition(original, max(WIDTHS)) if original.exists() else None
