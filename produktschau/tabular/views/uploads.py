"""The list of uploads and imports with the form for a file, and how far the worker is with one."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from produktschau.accounts.rules import permitted
from produktschau.lib.dates import now
from produktschau.tabular.actions import UploadRefused, keep_upload
from produktschau.tabular.forms.upload import CUT_OFF, TOO_LARGE, UploadForm
from produktschau.tabular.queries.upload_pages import finished_imports, latest_of_sources, open_uploads
from produktschau.tabular.queries.uploads import progress_of
from produktschau.tabular.rules import kinds_for, may_import_tables, may_read_imports
from produktschau.tabular.views.permits import decidable_upload, signed_in
from produktschau.tabular.views.receiving import Limit, receive_on_disk


@csrf_exempt  # the token is checked in _received, once the body is allowed to arrive
@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_read_imports)
def uploads(request: HttpRequest) -> HttpResponse:
    """Everything that came in by table; posting brings a file."""
    if request.method != "POST":
        return _page(request, UploadForm(kinds=kinds_for(request.user)))
    if not may_import_tables(request.user):
        raise PermissionDenied
    return _received(request, receive_on_disk(request))


@require_safe
@permitted(may_import_tables)
def upload_progress(request: HttpRequest, key: str) -> JsonResponse:
    """How far the worker is, for the page's script."""
    upload = decidable_upload(request, key)
    progress = progress_of(upload)
    told = {"stage": upload.stage, "done": progress.done, "total": progress.total, "word": progress.word}
    return JsonResponse(told, headers={"Cache-Control": "no-store"})


@csrf_protect
def _received(request: HttpRequest, limit: Limit) -> HttpResponse:
    form = UploadForm(request.POST, request.FILES, kinds=kinds_for(request.user))
    form.is_valid()
    if limit.exceeded:
        form.errors["file"] = form.error_class([TOO_LARGE], renderer=form.renderer)
    elif "complete" not in request.POST:
        form.errors["file"] = form.error_class([CUT_OFF], renderer=form.renderer)
    if form.errors:
        return _page(request, form)
    file = form.cleaned_data["file"]
    try:
        upload = keep_upload(
            by=signed_in(request),
            kind=form.cleaned_data["kind"],
            file=file,
            filename=file.name,
            at=now(),
            source=form.chosen["source"],
            source_name=form.chosen["source_name"],
        )
    except UploadRefused as refused:
        form.add_error("file", str(refused))
        return _page(request, form)
    return redirect("tabular:upload", upload.key)


def _page(request: HttpRequest, form: UploadForm) -> HttpResponse:
    kinds = kinds_for(request.user)
    page, imports = finished_imports(request.GET.get("seite"))
    context = {
        "form": form,
        "kinds": kinds,
        "open": open_uploads(request.user),
        "page": page,
        "imports": imports,
        "latest": latest_of_sources(kinds),
    }
    return render(request, "tabular/uploads.html", context, status=422 if form.is_bound else 200)
