"""A finished import: its result, the file to mend, and taking all of it back."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from produktschau.accounts.rules import permitted
from produktschau.audit.names import names_of
from produktschau.lib.dates import now
from produktschau.lib.text import slug
from produktschau.tabular.actions import UndoBlocked, undo_import
from produktschau.tabular.engine.kinds import TABLE_KINDS
from produktschau.tabular.engine.writing import CONTENT_TYPES, plain_columns, table_file
from produktschau.tabular.models import TableImport
from produktschau.tabular.queries.import_pages import result_of
from produktschau.tabular.queries.upload_pages import label_of, source_name
from produktschau.tabular.queries.uploads import mend_table, obstacles_of
from produktschau.tabular.rules import may_decide, may_import_tables, may_read_imports
from produktschau.tabular.views.permits import decidable_import, signed_in


@require_safe
@permitted(may_read_imports)
def table_import(request: HttpRequest, pk: int) -> HttpResponse:
    """What became of every row."""
    there = get_object_or_404(TableImport, pk=pk)
    names = names_of(key for key in (there.actor, there.undone_by) if key)
    context = {
        "import": there,
        "kind": label_of(there.kind),
        "source": source_name(TABLE_KINDS[there.kind], there.source) if there.kind in TABLE_KINDS else there.source,
        "who": names[there.actor],
        "undone_by": names.get(there.undone_by),
        "result": result_of(there, tab=request.GET.get("stand", ""), page=request.GET.get("seite")),
        "told": getattr(getattr(there, "upload", None), "told", {}),
        "may_decide": may_decide(request.user, there.kind),
    }
    return render(request, "tabular/import.html", context)


@require_safe
@permitted(may_import_tables)
def mend_file(request: HttpRequest, pk: int, extension: str) -> HttpResponseBase:
    """The rows that did not come in, with the reason, in the columns of the file."""
    there = decidable_import(request, pk)
    header, rows = mend_table(there)
    if not rows or extension not in CONTENT_TYPES:
        raise Http404("Zu diesem Import gibt es nichts nachzubessern.")
    stem = slug(there.file_name.rpartition(".")[0]) or "tabelle"
    file = table_file(plain_columns(header), rows, extension=extension, title="Nachbessern")
    name = f"{stem}-nachbessern.{extension}"
    return FileResponse(file, as_attachment=True, filename=name, content_type=CONTENT_TYPES[extension])


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_import_tables)
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """What stands in the way of taking the import back; posting takes it back."""
    there = decidable_import(request, pk)
    obstacles = obstacles_of(there, at=now())
    if request.method == "POST":
        try:
            undo_import(by=signed_in(request), table_import=there, at=now())
        except UndoBlocked as blocked:
            obstacles = blocked.obstacles
        else:
            messages.success(request, f"„{there.file_name}“ ist rückgängig gemacht. Alles steht wieder wie davor.")
            return redirect("tabular:table_import", there.pk)
    names = names_of(one.subject for one in obstacles)
    context = {
        "import": there,
        "kind": label_of(there.kind),
        "obstacles": [(names[one.subject], one) for one in obstacles[:200]],
        "more": max(0, len(obstacles) - 200),
        "count": len(obstacles),
    }
    return render(request, "tabular/undo.html", context, status=409 if request.method == "POST" else 200)
