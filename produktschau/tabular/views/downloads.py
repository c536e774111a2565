"""Tables that leave the house: kinds, templates, pictures, and every other list of the desk."""

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import IO

from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from produktschau.accounts.models import User
from produktschau.accounts.roles import AnyUser
from produktschau.audit.access import note_access
from produktschau.lib.dates import now, today
from produktschau.lib.lists import LISTS
from produktschau.lib.text import slug
from produktschau.tabular.actions import note_export
from produktschau.tabular.engine.exports import (
    exported_columns,
    pictures_of,
    template_columns,
    template_row,
    write_pictures,
)
from produktschau.tabular.engine.kinds import TABLE_KINDS, Column, Selection, TableKind, Value
from produktschau.tabular.engine.writing import (
    CONTENT_TYPES,
    FORMATS,
    NotForSpreadsheet,
    plain_columns,
    rows_of,
    table_file,
)
from produktschau.tabular.rules import may_take_out, may_take_out_people, may_take_template

PAGE = "seite"
"""The page of a list is no filter."""


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def export(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The ways to take a list out; posting takes it with its people, which is noted in the record."""
    table_kind = _kind(request, kind, may_take_out)
    if request.method != "POST":
        selection = Selection(_filters(request))
        return render(
            request,
            "tabular/export.html",
            {
                "kind": table_kind,
                "count": table_kind.count(selection),
                "query": _query(request),
                "has_pictures": table_kind.pictures is not None,
                "private": [column.label for column in table_kind.columns if column.private],
                "may_take_out_people": may_take_out_people(request.user, kind),
            },
        )
    if not may_take_out_people(request.user, kind) or not isinstance(request.user, User):
        raise PermissionDenied
    selection = Selection(_filters(request), with_private=True)
    extension = request.POST.get("extension", "")
    answer = _records(request, table_kind, selection, extension if extension in FORMATS else "xlsx")
    if isinstance(answer, FileResponse):
        count = table_kind.count(selection)
        note_export(by=request.user, at=now(), kind=kind, count=count, filters=selection.filters)
        note_access(by=request.user, kind="export", subject=f"table:{kind}", at=now(), rows=count)
        answer.headers["Cache-Control"] = "private, no-store"
    return answer


@login_required
@require_safe
def table(request: HttpRequest, kind: str, extension: str) -> HttpResponseBase:
    """The records of a kind, as the list shows them, without people."""
    table_kind = _kind(request, kind, may_take_out)
    return _records(request, table_kind, Selection(_filters(request)), _known(extension))


@login_required
@require_safe
def template(request: HttpRequest, kind: str, extension: str) -> HttpResponseBase:
    """A table to fill in, with an example; ``?nur=pflicht`` has only the columns no row can do without."""
    table_kind = _kind(request, kind, may_take_template)
    columns = template_columns(table_kind, required_only=request.GET.get("nur") == "pflicht")
    name = f"vorlage-{slug(table_kind.label)}"
    return table_answer(request, columns, [template_row(columns)], _known(extension), table_kind.label, name)


@login_required
@require_safe
def pictures(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The pictures of the records the list shows, with a list of them."""
    table_kind = _kind(request, kind, may_take_out)
    if table_kind.pictures is None:
        raise Http404
    file = tempfile.TemporaryFile()  # noqa: SIM115 – the answer closes it
    write_pictures(pictures_of(table_kind, Selection(_filters(request))), file)
    file.seek(0)
    return _file(file, f"{slug(table_kind.label)}-bilder-{today():%Y-%m-%d}.zip", "application/zip")


@require_safe
def listing(request: HttpRequest, name: str, extension: str) -> HttpResponseBase:
    """A list that is no table kind, with the list's own permission and filters."""
    if name not in LISTS:
        raise Http404
    found = LISTS[name]
    if not found.permitted(request.user):
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        raise PermissionDenied
    extension = _known(extension)
    rows = _Counted(found.rows(request.user, _filters(request)))
    answer = table_answer(request, plain_columns(found.columns), rows, extension, found.label, name)
    if found.has_people and isinstance(answer, FileResponse) and isinstance(request.user, User):
        note_access(by=request.user, kind="export", subject=f"table:{name}", at=now(), rows=rows.count)
    return answer


class _Counted:
    """Rows that are counted while they are written."""

    def __init__(self, rows: Iterable[Sequence[Value]]) -> None:
        self.rows, self.count = rows, 0

    def __iter__(self) -> Iterator[Sequence[Value]]:
        for row in self.rows:
            self.count += 1
            yield row


def table_answer(
    request: HttpRequest,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Value]],
    extension: str,
    title: str,
    name: str,
) -> HttpResponseBase:
    """A table to keep, or a page that says in one sentence why not."""
    try:
        file = table_file(columns, rows, extension=extension, title=title)
    except NotForSpreadsheet as refused:
        return _refused(request, str(refused))
    return _file(file, f"{name}-{today():%Y-%m-%d}.{extension}", CONTENT_TYPES[extension])


def _records(request: HttpRequest, kind: TableKind, selection: Selection, extension: str) -> HttpResponseBase:
    columns = exported_columns(kind, with_private=selection.with_private)
    rows = rows_of(columns, kind.records(selection))
    return table_answer(request, columns, rows, extension, kind.label, slug(kind.label))


def _kind(request: HttpRequest, kind: str, rule: Callable[[AnyUser, str], bool]) -> TableKind:
    if kind not in TABLE_KINDS:
        raise Http404
    if not rule(request.user, kind):
        raise PermissionDenied
    return TABLE_KINDS[kind]


def _known(extension: str) -> str:
    if extension not in FORMATS:
        raise Http404
    return extension


def _filters(request: HttpRequest) -> Mapping[str, str]:
    return {name: str(value) for name, value in request.GET.items() if name != PAGE}


def _query(request: HttpRequest) -> str:
    kept = request.GET.copy()
    kept.pop(PAGE, None)
    return f"?{kept.urlencode()}" if kept else ""


def _refused(request: HttpRequest, sentence: str) -> HttpResponse:
    return render(request, "tabular/not_written.html", {"sentence": sentence}, status=409)


def _file(file: IO[bytes], name: str, content_type: str) -> FileResponse:
    return FileResponse(file, as_attachment=True, filename=name, content_type=content_type)
