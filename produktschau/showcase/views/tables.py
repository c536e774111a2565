"""The public lists as tables to keep: what everyone may see, with the source's line, and nobody's personal columns."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe

from produktschau.lib.dates import today
from produktschau.search.queries.listing import NotSearchable
from produktschau.showcase.queries.export import (
    company_records,
    latest_change,
    product_records,
    selected_companies,
    selected_products,
)
from produktschau.showcase.tables.columns import COMPANY, PRODUCT
from produktschau.showcase.views.choosing import asked_of
from produktschau.tabular.engine.kinds import Column, Selection
from produktschau.tabular.engine.writing import CONTENT_TYPES, FORMATS, rows_of, table_file

View = Callable[[HttpRequest, str], HttpResponseBase]


def _selection(request: HttpRequest) -> Selection:
    asked = asked_of(request)
    filters = {name: ",".join(values) for name, values in asked.chosen.items()}
    circle = {"umkreis": str(asked.radius), "von": asked.start} if asked.radius else {}
    return Selection({**filters, **circle, "q": asked.words, "day": today().isoformat()}, published_only=True)


def _tag(selected: Callable[[Selection], Any]) -> Callable[..., str]:
    """The answer is the same as long as nothing in the selection changed, came or went."""
    return lambda request, extension: f'"{extension}-{latest_change(selected(_selection(request)))}"'


def _searchable(view: View) -> View:
    """Where words are looked for and there is no index: one sentence, and when to come back (seconds)."""

    @wraps(view)
    def answer(request: HttpRequest, extension: str) -> HttpResponseBase:
        try:
            return view(request, extension)
        except NotSearchable:
            sentence = gettext(
                "Die Suche wird gerade neu aufgebaut. Bitte versuchen Sie es in einer Minute noch einmal."
            )
            return HttpResponse(
                sentence, status=503, content_type="text/plain; charset=utf-8", headers={"Retry-After": "60"}
            )

    return answer


# Not longer than five minutes: a record can be withdrawn at any time.
@require_safe
@_searchable
@cache_control(public=True, max_age=300)
@condition(etag_func=_tag(selected_companies))
def companies_table(request: HttpRequest, extension: str) -> HttpResponseBase:
    """The companies of the list."""
    return _answer(COMPANY, company_records(_selection(request)), extension, "Betriebe")


@require_safe
@_searchable
@cache_control(public=True, max_age=300)
@condition(etag_func=_tag(selected_products))
def products_table(request: HttpRequest, extension: str) -> HttpResponseBase:
    """The products of the list."""
    return _answer(PRODUCT, product_records(_selection(request)), extension, "Produkte")


def _answer(columns: tuple[Column, ...], records: Any, extension: str, title: str) -> HttpResponseBase:
    if extension not in FORMATS:
        raise Http404
    public = [column for column in columns if column.exported and not column.private]
    file = table_file(public, rows_of(public, records), extension=extension, title=title)
    name = f"{title.lower()}-{today():%Y-%m-%d}.{extension}"
    return FileResponse(file, as_attachment=True, filename=name, content_type=CONTENT_TYPES[extension])
