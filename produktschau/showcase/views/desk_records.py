"""One company or product at the desk: read, create, change. A second saver loses nothing."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from produktschau.accounts.rules import permitted
from produktschau.audit.access import note_access
from produktschau.design.formats import moment
from produktschau.design.forms import Saved, saved_otherwise, seen_at
from produktschau.lib.dates import now
from produktschau.showcase.actions import (
    ChangedMeanwhile,
    NotAcceptable,
    change_company,
    change_product,
    create_company,
    create_product,
)
from produktschau.showcase.forms.company import (
    PART_FORMS,
    CompanyForm,
    Parts,
    company_initial,
    filled_rows,
    part_forms,
)
from produktschau.showcase.forms.product import ProductForm, product_initial
from produktschau.showcase.models import Company, Product
from produktschau.showcase.rules import may_create, may_edit, may_see_desk
from produktschau.showcase.views.desk_permits import (
    editable,
    elsewhere,
    opened,
    record_context,
    signed_in,
)

CREATE: dict[str, Callable[..., Company | Product]] = {"company": create_company, "product": create_product}
CHANGE: dict[str, Callable[..., Company | Product]] = {"company": change_company, "product": change_product}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def desk_company(request: HttpRequest, key: str) -> HttpResponse:
    """One company."""
    return _record(request, "company", key)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def desk_product(request: HttpRequest, key: str) -> HttpResponse:
    """One product."""
    return _record(request, "product", key)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_create)
def desk_company_new(request: HttpRequest) -> HttpResponse:
    """A new company."""
    return _new(request, "company")


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_create)
def desk_product_new(request: HttpRequest) -> HttpResponse:
    """A new product."""
    return _new(request, "product")


def _record(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    model = Company if kind == "company" else Product
    if way := elsewhere(request, model.objects.filter(key=key).first()):
        return way
    if request.method != "POST":
        record = opened(request, kind, key)
        return _show(request, kind, record, *_forms(kind, record, None, may_edit(request.user)))
    record = editable(request, kind, key)
    form, parts = _forms(kind, record, request.POST, True)
    fields = _fields(form, parts)
    if fields is not None:
        try:
            expected = seen_at(request.POST)
            CHANGE[kind](by=signed_in(request), at=now(), expected=expected, **{kind: record}, **fields)
        except NotAcceptable as refused:
            _tell(form, parts, refused)
        except ChangedMeanwhile:
            record = opened(request, kind, key)
            form, parts = _forms(kind, record, request.POST, True)
            return _show(request, kind, record, form, parts, changed=record.changed_at)
        else:
            messages.success(request, f"„{fields['name']}“ ist gespeichert.")
            return redirect(f"showcase_house:desk_{kind}", key)
    return _show(request, kind, record, form, parts)


def _new(request: HttpRequest, kind: str) -> HttpResponse:
    form, parts = _forms(kind, None, request.POST if request.method == "POST" else None, True)
    fields = _fields(form, parts) if request.method == "POST" else None
    if fields is not None:
        try:
            record = CREATE[kind](by=signed_in(request), at=now(), **fields)
        except NotAcceptable as refused:
            _tell(form, parts, refused)
        else:
            messages.success(request, f"„{record.name}“ ist angelegt, als Entwurf.")
            return redirect(f"showcase_house:desk_{kind}", record.key)
    return _show(request, kind, None, form, parts)


def _forms(kind: str, record: Company | Product | None, data: Any, with_people: bool) -> tuple[forms.Form, Parts]:
    if kind == "product":
        initial = product_initial(record) if isinstance(record, Product) else {}
        return ProductForm(data, initial=initial), {}
    company = record if isinstance(record, Company) else None
    form = CompanyForm(data, initial=company_initial(company) if company else {})
    return form, part_forms(company, data, with_people=with_people)


def _fields(form: forms.Form, parts: Parts) -> dict[str, Any] | None:
    """The typed values, or nothing where some cannot even be read."""
    readable = [form.is_valid(), *(formset.is_valid() for formset in parts.values())]
    if not all(readable):
        return None
    lists = {name: [values for _, values in filled_rows(formset)] for name, formset in parts.items()}
    return {**form.cleaned_data, **lists}


def _tell(form: forms.Form, parts: Parts, refused: NotAcceptable) -> None:
    """Put each sentence beside its field; „sites-0-postcode“ is the first filled row, wherever it stands in the form."""
    for field, sentence in refused.problems.items():
        part, _, rest = field.partition("-")
        if part in parts:
            number, _, name = rest.partition("-")
            place = filled_rows(parts[part])[int(number)][0]
            parts[part].forms[place].add_error(name, sentence)
        else:
            form.add_error(field if field in form.fields else None, sentence)


def _saved_parts(parts: Parts) -> list[Saved]:
    """The lists below a company that read otherwise than they are saved now."""
    return [
        Saved(PART_FORMS[name][0], "\n".join(_row_text(row) for row in formset.initial or ()) or "nichts")
        for name, formset in parts.items()
        if formset.has_changed()
    ]


def _row_text(row: Mapping[str, Any]) -> str:
    return ", ".join(str(value) for value in row.values() if value not in (None, "", False, True))


def _show(
    request: HttpRequest,
    kind: str,
    record: Company | Product | None,
    form: forms.Form,
    parts: Parts,
    changed: datetime | None = None,
) -> HttpResponse:
    context: dict[str, Any] = {"kind": kind, "may_edit": True}
    if record is not None:
        context = record_context(request, record, kind)
        people = len(parts["contacts"].initial or ()) if "contacts" in parts else 0
        if people and may_see_desk(request.user):
            subject = f"{kind}:{record.key}"
            note_access(by=signed_in(request), kind="contacts", subject=subject, at=now(), rows=people)
    sections = [(title, [form[name] for name in names]) for title, names in form.SECTIONS]  # type: ignore[attr-defined]  # both forms have it
    context |= {
        "form": form,
        "sections": sections,
        "parts": [(name, PART_FORMS[name][0], formset) for name, formset in parts.items()],
        "has_problems": form.is_bound
        and (bool(form.errors) or any(formset.total_error_count() for formset in parts.values())),
        "part_problems": [sub for formset in parts.values() for sub in formset.forms if sub.errors],
    }
    if record is not None:
        typed = request.POST.get("expected") if form.is_bound and changed is None else None
        context["expected"] = typed if typed is not None else record.changed_at.isoformat()
    if changed is not None:
        context["saved"] = [*saved_otherwise(form), *_saved_parts(parts)]
        who = context["history"][0].who.label if context["history"] else "jemand anderes"
        context["changed_meanwhile"] = f"{who}, {moment(changed)}"
    status = 409 if changed is not None else 422 if context["has_problems"] else 200
    return render(request, "showcase/desk/record.html", context, status=status)
