"""Fetches an upload or import for those who may decide about it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from produktschau.accounts.models import User
from produktschau.tabular.models import TableImport, TableUpload
from produktschau.tabular.rules import may_decide

_SENTENCE = "Ihr Konto darf Tabellen dieser Art nicht einlesen. Fragen Sie das Regionalmanagement."


def decidable_upload(request: HttpRequest, key: str) -> TableUpload:
    """The upload. Raises ``Http404`` or ``PermissionDenied``."""
    upload = get_object_or_404(TableUpload, key=key)
    if not may_decide(request.user, upload.kind):
        raise PermissionDenied(_SENTENCE)
    return upload


def decidable_import(request: HttpRequest, pk: int) -> TableImport:
    """The import, to mend or undo. Raises ``Http404`` or ``PermissionDenied``."""
    table_import = get_object_or_404(TableImport, pk=pk)
    if not may_decide(request.user, table_import.kind):
        raise PermissionDenied(_SENTENCE)
    return table_import


def signed_in(request: HttpRequest) -> User:
    """Who acts. Raises ``PermissionDenied`` for a visitor."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
