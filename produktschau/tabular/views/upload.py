"""One upload on one page: file, columns, preview, doubles, and what will happen."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from produktschau.accounts.rules import permitted
from produktschau.audit.names import names_of
from produktschau.lib.dates import now
from produktschau.tabular.engine.kinds import TABLE_KINDS, TableKind
from produktschau.tabular.forms.steps import ReadingForm
from produktschau.tabular.forms.upload import OWN, SourceFields
from produktschau.tabular.models import Stage, TableUpload
from produktschau.tabular.queries.upload_pages import last_of_source, pairs_of, preview_of, same_file, source_name
from produktschau.tabular.queries.uploads import is_stuck, progress_of
from produktschau.tabular.rules import may_import_tables, may_publish_rows
from produktschau.tabular.views.permits import decidable_upload

RUNNING = (Stage.WAITING, Stage.QUEUED)
SLOW = timedelta(minutes=3)
"""A large table is read within a minute; later than this the worker is probably not running."""


@require_safe
@permitted(may_import_tables)
def upload(request: HttpRequest, key: str) -> HttpResponse:
    """The upload as it stands; once taken in, its import's page."""
    there = decidable_upload(request, key)
    if there.table_import_id is not None:
        return redirect("tabular:table_import", there.table_import_id)
    return upload_page(request, there)


def upload_page(
    request: HttpRequest,
    there: TableUpload,
    *,
    reading_form: ReadingForm | None = None,
    source_form: SourceFields | None = None,
    chosen: Mapping[str, str] | None = None,
    problems: tuple[str, ...] = (),
) -> HttpResponse:
    """The page; with forms that hold mistakes it answers 422 and keeps what was typed."""
    kind = TABLE_KINDS[there.kind]
    stuck = is_stuck(there)
    is_running, is_ready = there.stage in RUNNING and not stuck, there.stage == Stage.READY or stuck
    context: dict[str, Any] = {
        "upload": there,
        "table_kind": kind,
        "source": source_name(kind, there.source, there.source_name),
        "who": names_of([there.uploaded_by])[there.uploaded_by],
        "last": last_of_source(there),
        "same": same_file(there),
        "is_stuck": stuck,
        "is_running": is_running,
        "is_ready": is_ready,
        "is_taken_in": there.stage == Stage.QUEUED and not stuck,
        "is_refused": there.stage == Stage.REFUSED,
        "may_publish": may_publish_rows(request.user, there.kind),
        "problems": problems,
    }
    if is_running:
        context["progress"] = progress_of(there)
        context["is_slow"] = now() - there.changed_at > SLOW
    else:
        context["reading_form"] = reading_form or ReadingForm(initial=_reading(there), told=there.told)
        context["source_form"] = source_form or source_form_of(kind, there)
        context["columns"] = _columns(there, chosen)
    if is_ready:
        query = request.GET
        context["preview"] = preview_of(there, tab=query.get("stand", ""), page=query.get("seite"))
        context["pairs"] = pairs_of(there, decided=query.get("paare") == "entschieden", page=query.get("paarseite"))
        context["coming"] = sum(int(there.counts.get(name, 0)) for name in ("imported", "updated", "unchanged"))
    wrong = problems or any(form is not None for form in (reading_form, source_form))
    return render(request, "tabular/upload.html", context, status=422 if wrong else 200)


def source_form_of(kind: TableKind, there: TableUpload, data: Any = None) -> SourceFields:
    """The form for another source, filled with what is said now."""
    known = sorted(kind.sources(), key=lambda pair: pair[1].casefold())
    if there.source and not there.source_name and there.source not in dict(known):
        known.append((there.source, there.source))
    initial = {"source": "neu" if there.source_name else there.source or OWN, "source_name": there.source_name}
    return SourceFields(data, sources=known, initial=initial)


def _reading(there: TableUpload) -> dict[str, Any]:
    first, last = there.reading.get("header") or (None, None)
    return {**there.reading, "first": first or "", "last": last or "", "headless": first == 0}


def _columns(there: TableUpload, chosen: Mapping[str, str] | None) -> list[dict[str, Any]]:
    """The file's columns with what they become; a mere guess is preselected and marked as not taken over yet."""
    shown = []
    for told in there.told.get("columns", ()):
        target = told.get("target", "")
        guess = "" if target or there.columns else told.get("suggestion", "")
        selected = chosen[str(told["place"])] if chosen is not None else target or guess
        shown.append(
            {
                **told,
                "selected": selected,
                "is_guess": bool(guess),
                "is_own": str(told["place"]) in there.columns,
            }
        )
    return shown
