"""Contacts at the desk: what is to be taken up again, the history of one firm, a new note, a mail to file."""

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from produktschau.accounts.models import User
from produktschau.accounts.rules import permitted
from produktschau.audit.access import note_access
from produktschau.lib.dates import now, today
from produktschau.outreach.actions.notes import (
    AlreadyFiled,
    change_follow_up,
    delete_note,
    file_mail,
    note_contact,
    settle_follow_up,
)
from produktschau.outreach.calculations.filed import Filed, NotAMail, read_mail
from produktschau.outreach.forms.notes import FollowUpForm, MailFileForm, NoteForm
from produktschau.outreach.models import ContactNote
from produktschau.outreach.queries.contacts import (
    LATEST,
    Contacted,
    contact_list,
    history_of,
    is_of_firm,
    own_history,
    sorts_for,
)
from produktschau.outreach.queries.given_links import given_links
from produktschau.outreach.rules import may_delete_contacts, may_read_own_history, may_see_contacts
from produktschau.showcase.actions import NotAcceptable
from produktschau.showcase.models import Company

MOST, OWN_MOST = 300, 30
BACK = "zurueck"
"""Where a form came from: „betrieb“ leads back to the firm's record."""


@require_safe
@permitted(may_see_contacts)
def contacts(request: HttpRequest) -> HttpResponse:
    """What is to be taken up again, first what is due."""
    query = request.GET
    found = contact_list(query.get("stand", ""), query.get("wort", ""), query.get("seite"), today())
    rows = [(note, found.names[note.noted_by].label) for note in found.page]
    if rows:
        note_access(by=_me(request), kind="notes", subject="desk:contacts", at=now(), rows=len(rows))
    return render(request, "outreach/contacts/list.html", {"list": found, "rows": rows, "on": today()})


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_see_contacts)
def firm_contacts(request: HttpRequest, key: str) -> HttpResponse:
    """All that was said with one firm; posting notes a contact."""
    company = get_object_or_404(Company, key=key)
    form = NoteForm(request.POST if request.method == "POST" else None, company=company)
    if request.method == "POST" and form.is_valid():
        try:
            note_contact(by=_me(request), at=now(), company=company, **form.cleaned_data)
        except NotAcceptable as refused:
            for field, sentence in refused.problems.items():
                form.add_error(field, sentence)
        else:
            messages.success(request, f"Notiert: {form.cleaned_data['subject']}")
            return _back(request, key)
    return _show(request, company, form=form)


@require_POST
@permitted(may_see_contacts)
def mail_filed(request: HttpRequest, key: str) -> HttpResponse:
    """File a mail from a file."""
    company = get_object_or_404(Company, key=key)
    form = MailFileForm(request.POST, request.FILES)
    mail = _read(form)
    if mail is None:
        return _show(request, company, mail_form=form)
    from_firm = is_of_firm(company, mail.senders)
    try:
        note = file_mail(by=_me(request), at=now(), company=company, mail=mail, is_from_firm=from_firm)
    except AlreadyFiled as there:
        messages.info(request, str(there))
    except NotAcceptable as refused:
        form.add_error("mail", str(refused))
        return _show(request, company, mail_form=form)
    else:
        messages.success(request, f"Abgelegt: {note.subject}")
    return _back(request, key)


@require_POST
@permitted(may_see_contacts)
def note_settled(request: HttpRequest, pk: int) -> HttpResponse:
    """It is done."""
    note = _note(pk)
    settle_follow_up(by=_me(request), at=now(), note=note)
    messages.success(request, f"Erledigt: {note.subject}")
    return _from(request, note)


@require_POST
@permitted(may_see_contacts)
def note_put_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it up on another day."""
    note, form = _note(pk), FollowUpForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Das ist kein Tag. Schreiben Sie ihn wie 15.01.2027.")
        return _from(request, note)
    change_follow_up(by=_me(request), at=now(), note=note, follow_up_on=form.cleaned_data["follow_up_on"])
    messages.success(request, "Die Wiedervorlage ist verlegt.")
    return _from(request, note)


@require_POST
@permitted(may_delete_contacts)
def note_deleted(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a note away for good."""
    note = _note(pk)
    key = note.company.key
    delete_note(by=_me(request), at=now(), note=note)
    messages.success(request, "Die Notiz ist gelöscht.")
    return redirect("outreach:firm_contacts", key)


def in_record(request: HttpRequest | None, record: Any) -> dict[str, Any] | None:
    """The panel on a firm's record at the desk; nothing for whoever may not see it, and for products."""
    if request is None or not isinstance(record, Company) or not may_see_contacts(request.user):
        return None
    contacted = history_of(record, most=LATEST, sorts=sorts_for(request.user))
    _noted(request, record, contacted)
    return {
        "company": record,
        "contacted": contacted,
        "form": NoteForm(company=record, auto_id="id_kontakt_%s"),
    }


def in_own(request: HttpRequest | None, company: Company) -> dict[str, Any] | None:
    """What happened with the firm, on its own page, for whoever speaks for it; nothing while nothing happened."""
    if request is None or not may_read_own_history(request.user, company):
        return None
    happened = own_history(company, most=OWN_MOST)
    return {"happened": happened} if happened else None


def _noted(request: HttpRequest, company: Company, contacted: list[Contacted]) -> None:
    if contacted:
        subject = f"company:{company.key}"
        note_access(by=_me(request), kind="notes", subject=subject, at=now(), rows=len(contacted))


def _read(form: MailFileForm) -> Filed | None:
    """The mail, or nothing where the form now says why not."""
    if not form.is_valid():
        return None
    try:
        return read_mail(form.cleaned_data["mail"])
    except NotAMail as problem:
        form.add_error("mail", str(problem))
        return None


def _show(
    request: HttpRequest, company: Company, *, form: NoteForm | None = None, mail_form: MailFileForm | None = None
) -> HttpResponse:
    form, mail_form = form or NoteForm(company=company), mail_form or MailFileForm()
    sorts = sorts_for(request.user)
    sort = request.GET.get("art", "")
    sort = sort if sort in sorts else ""
    contacted = history_of(company, most=MOST, sorts=sorts, sort=sort)
    _noted(request, company, contacted)
    context = {
        "company": company,
        "form": form,
        "mail_form": mail_form,
        "contacted": contacted,
        "sorts": list(sorts.items()),
        "sort": sort,
        "links": given_links(company),
        "at": now(),
        "may_delete": may_delete_contacts(request.user),
        "crumbs": [
            ("Leitstand", reverse("portal_house:desk")),
            ("Kontakte", reverse("outreach:contacts")),
            (company.name, reverse("showcase_house:desk_company", args=[company.key])),
            ("Verlauf", ""),
        ],
    }
    status = 422 if form.errors or mail_form.errors else 200
    return render(request, "outreach/contacts/firm.html", context, status=status)


def _note(pk: int) -> ContactNote:
    return get_object_or_404(ContactNote.objects.select_related("company"), pk=pk)


def _back(request: HttpRequest, key: str) -> HttpResponse:
    if request.POST.get(BACK) == "betrieb":
        return redirect("showcase_house:desk_company", key)
    return redirect("outreach:firm_contacts", key)


def _from(request: HttpRequest, note: ContactNote) -> HttpResponse:
    if request.POST.get(BACK) == "liste":
        return redirect("outreach:contacts")
    return redirect("outreach:firm_contacts", note.company.key)


def _me(request: HttpRequest) -> User:
    return cast("User", request.user)
