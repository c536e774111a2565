"""The letters of a call. Taking them out is a POST and on record: they hold addresses, and links that speak for firms."""

import io
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from produktschau.accounts.models import User
from produktschau.accounts.rules import permitted
from produktschau.audit.access import note_access
from produktschau.intake.actions.inviting import note_letters
from produktschau.intake.models import Call, Invitation
from produktschau.intake.print.letters import COLUMNS, call_letters_pdf, letter_rows
from produktschau.intake.queries.calls import to_write
from produktschau.intake.rules import may_decide
from produktschau.lib.dates import now, today
from produktschau.lib.private_files import PDF, private_file
from produktschau.tabular.engine.writing import CONTENT_TYPES, plain_columns, write_xlsx
from produktschau.typeset.engine import TypesettingFailed


@require_POST
@permitted(may_decide)
def call_letters(request: HttpRequest, key: str) -> HttpResponse:
    """All letters, or only those to firms that did not answer yet (``offen``), as PDF or as a table (``form``)."""
    found = get_object_or_404(Call, key=key)
    form = "xlsx" if request.POST.get("form") == "xlsx" else "pdf"
    letters = list(to_write(found, only_silent="offen" in request.POST))
    if not letters:
        messages.error(
            request, "Es gibt keine Briefe zu diesem Aufruf: Alle gefragten Betriebe haben eine E-Mail-Adresse."
        )
        return redirect("intake:call", key)
    try:
        content = _table(found, letters) if form == "xlsx" else _pdf(found, letters)
    except TypesettingFailed as failed:
        messages.error(request, str(failed))
        return redirect("intake:call", key)
    subject = f"call:{found.key}"
    note_access(by=cast("User", request.user), kind="letters", subject=subject, at=now(), rows=len(letters))
    note_letters(by=cast("User", request.user), at=now(), call=found, count=len(letters), form=form)
    return private_file(content, f"briefe-{found.key}.{form}", CONTENT_TYPES["xlsx"] if form == "xlsx" else PDF)


def _pdf(call: Call, letters: list[Invitation]) -> bytes:
    return call_letters_pdf(call, letters, on=today(), made_at=now())


def _table(call: Call, letters: list[Invitation]) -> bytes:
    out = io.BytesIO()
    write_xlsx(plain_columns(COLUMNS), letter_rows(call, letters), out, title="Briefe")
    return out.getvalue()
