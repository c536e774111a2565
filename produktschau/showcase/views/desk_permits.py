"""Fetches a record for the desk, for those who may open it, and answers what all its pages answer."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from produktschau.accounts.models import User
from produktschau.audit.queries import history, rows
from produktschau.showcase.engine.deleting import going_along
from produktschau.showcase.engine.own_pages import own_page
from produktschau.showcase.forms.picture import PictureForm
from produktschau.showcase.models import Company, Product
from produktschau.showcase.queries.desk import state_mark
from produktschau.showcase.queries.publishing import reasons_against
from produktschau.showcase.rules import may_edit, may_publish, may_see_desk

HISTORY = 30


def opened(request: HttpRequest, kind: str, key: str) -> Company | Product:
    """The record, to read. Raises ``PermissionDenied``, whether there is one or not, or ``Http404``."""
    if not may_see_desk(request.user):
        raise PermissionDenied
    return get_object_or_404(Company, key=key) if kind == "company" else get_object_or_404(Product, key=key)


def editable(request: HttpRequest, kind: str, key: str) -> Company | Product:
    """The record, to change. Raises ``PermissionDenied``, whether there is one or not, or ``Http404``."""
    if not may_edit(request.user):
        raise PermissionDenied
    return opened(request, kind, key)


def elsewhere(request: HttpRequest, record: Company | Product | None) -> HttpResponse | None:
    """Whoever speaks for the firm is led to its own pages: there the office checks what was written. Nothing for the staff."""
    if record is None or may_see_desk(request.user) or request.method == "POST":
        return None
    way = own_page(signed_in(request), record)
    return redirect(way) if way else None


def signed_in(request: HttpRequest) -> User:
    """Who acts. Raises ``PermissionDenied`` for a visitor."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def record_context(request: HttpRequest, record: Company | Product, kind: str) -> dict[str, Any]:
    """What the page of a record shows beside its form."""
    allowed = may_publish(request.user)
    return {
        "record": record,
        "kind": kind,
        "mark": state_mark(record),
        "reasons": [] if record.is_published else reasons_against(record),
        "may_edit": may_edit(request.user),
        "may_publish": allowed,
        "goes_along": going_along([record.pk]).get(record.pk, {}) if allowed and isinstance(record, Company) else {},
        "pictures": list(record.pictures.all()),
        "picture_form": PictureForm(),
        "history": rows(history(f"{kind}:{record.key}")[:HISTORY]),
    }
