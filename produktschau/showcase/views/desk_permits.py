"""Fetches a record for the desk, for those who may open it, and answers what all its pages answer."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from produktschau.accounts.models import User
from produktschau.audit.queries import history, rows
from produktschau.showcase.forms.picture import PictureForm
from produktschau.showcase.models import Company, Product
from produktschau.showcase.queries.desk import state_mark
from produktschau.showcase.queries.publishing import reasons_against
from produktschau.showcase.rules import may_edit, may_open, may_publish

HISTORY = 30


def opened(request: HttpRequest, kind: str, key: str) -> Company | Product:
    """The record, to read. Raises ``Http404`` or ``PermissionDenied``."""
    record: Company | Product
    record = get_object_or_404(Company, key=key) if kind == "company" else get_object_or_404(Product, key=key)
    if not may_open(request.user, record):
        raise PermissionDenied
    return record


def editable(request: HttpRequest, kind: str, key: str) -> Company | Product:
    """The record, to change. Raises ``Http404`` or ``PermissionDenied``."""
    record = opened(request, kind, key)
    if not may_edit(request.user, record):
        raise PermissionDenied
    return record


def signed_in(request: HttpRequest) -> User:
    """Who acts. Raises ``PermissionDenied`` for a visitor."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def record_context(request: HttpRequest, record: Company | Product, kind: str) -> dict[str, Any]:
    """What the page of a record shows beside its form."""
    return {
        "record": record,
        "kind": kind,
        "mark": state_mark(record),
        "reasons": [] if record.is_published else reasons_against(record),
        "may_edit": may_edit(request.user, record),
        "may_publish": may_publish(request.user),
        "pictures": list(record.pictures.all()),
        "picture_form": PictureForm(),
        "history": rows(history(f"{kind}:{record.key}")[:HISTORY]),
    }
