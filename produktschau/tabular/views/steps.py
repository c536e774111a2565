"""The steps of an upload: read it differently, name columns, decide doubles, take in, discard. One action each."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from produktschau.accounts.rules import permitted
from produktschau.lib.dates import now
from produktschau.lib.text import and_list
from produktschau.tabular import actions
from produktschau.tabular.engine.kinds import TABLE_KINDS
from produktschau.tabular.forms import steps as forms
from produktschau.tabular.models import TableUpload
from produktschau.tabular.queries.upload_pages import open_rows
from produktschau.tabular.rules import may_import_tables, may_publish_rows
from produktschau.tabular.views.permits import decidable_upload, signed_in
from produktschau.tabular.views.upload import source_form_of, upload_page


@require_POST
@permitted(may_import_tables)
def upload_reading(request: HttpRequest, key: str) -> HttpResponse:
    """Another sheet, header, encoding or separator."""
    there = decidable_upload(request, key)
    form = forms.ReadingForm(request.POST, told=there.told)
    if not form.is_valid():
        return upload_page(request, there, reading_form=form)
    return _done(request, there, actions.correct_reading, "datei", reading=form.chosen)


@require_POST
@permitted(may_import_tables)
def upload_options(request: HttpRequest, key: str) -> HttpResponse:
    """Another source, or whether what is new is published at once."""
    there = decidable_upload(request, key)
    chosen = {"source": "" if there.source_name else there.source, "source_name": there.source_name}
    if "source" in request.POST:
        form = source_form_of(TABLE_KINDS[there.kind], there, request.POST)
        if not form.is_valid():
            return upload_page(request, there, source_form=form)
        chosen = form.chosen
    wanted = request.POST.get("publish", "ja" if there.publish else "nein") == "ja"
    publish = wanted and may_publish_rows(request.user, there.kind)
    return _done(request, there, actions.change_options, "einlesen", publish=publish, **chosen)


@require_POST
@permitted(may_import_tables)
def upload_columns(request: HttpRequest, key: str) -> HttpResponse:
    """Which column of the file is which of ours."""
    there = decidable_upload(request, key)
    kind = TABLE_KINDS[there.kind]
    columns = forms.chosen_columns(kind, there.told, request.POST.dict())
    if doubled := forms.doubled_columns(kind, columns):
        named = and_list([f"„{label}“" for label in doubled])
        sentence = f"{named} ist zweimal gewählt und kann nur aus einer Spalte kommen. Wählen Sie die richtige."
        return upload_page(request, there, chosen=columns, problems=(sentence,))
    return _done(request, there, actions.choose_columns, "vorschau", columns=columns)


@require_POST
@permitted(may_import_tables)
def upload_decisions(request: HttpRequest, key: str) -> HttpResponse:
    """Which rows are the same as what is there: those of the page, and in one go all others."""
    there = decidable_upload(request, key)
    said = request.POST.dict()
    shown = [name.removeprefix(forms.SHOWN) for name in said if name.startswith(forms.SHOWN)]
    numbers = [int(number) for number in shown if number.isdecimal()]
    chosen = forms.chosen_decisions(there.preview.filter(is_twin=True, number__in=numbers), said)
    if said.get(forms.THE_REST):
        chosen = forms.decided_rest(open_rows(there), said) | chosen
    if not chosen:
        messages.info(request, "Es war noch nichts gewählt. Entscheiden Sie mindestens eine Zeile.")
        return redirect(_page_of(there, "doppelt"))
    return _done(request, there, actions.decide_rows, "doppelt", decisions=chosen)


@require_POST
@permitted(may_import_tables)
def upload_import(request: HttpRequest, key: str) -> HttpResponse:
    """Take the rows in, in the background."""
    return _done(request, decidable_upload(request, key), actions.request_import, "einlesen")


@require_POST
@permitted(may_import_tables)
def upload_discard(request: HttpRequest, key: str) -> HttpResponse:
    """Throw the file away."""
    there = decidable_upload(request, key)
    try:
        actions.discard_upload(by=signed_in(request), upload=there, at=now())
    except actions.UploadRefused as refused:
        messages.error(request, str(refused))
        return redirect(_page_of(there))
    messages.success(request, f"„{there.file_name}“ ist verworfen. Es wurde nichts eingelesen.")
    return redirect("tabular:uploads")


def _done(request: HttpRequest, there: TableUpload, action: Callable[..., Any], step: str, **said: Any) -> HttpResponse:
    try:
        action(by=signed_in(request), upload=there, at=now(), **said)
    except actions.UploadRefused as refused:
        messages.error(request, str(refused))
        step = ""
    return redirect(_page_of(there, step))


def _page_of(there: TableUpload, step: str = "") -> str:
    return reverse("tabular:upload", args=[there.key]) + (f"#{step}" if step else "")
