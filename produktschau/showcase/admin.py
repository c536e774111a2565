"""Reference data only: areas of life, colour worlds, materials. Saving and deleting are actions."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from produktschau.accounts.models import User
from produktschau.lib.dates import now
from produktschau.showcase.actions.vocabulary import FIELDS, delete_word, save_word
from produktschau.showcase.models import AreaOfLife, ColourWorld, Material


@admin.register(AreaOfLife, ColourWorld, Material)
class WordAdmin(admin.ModelAdmin[Any]):
    """One word of the vocabulary."""

    list_display = ("name", "slug", "position")
    ordering = ("position", "slug")
    actions = None

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Save through the action, which records the change."""
        fields = {name: getattr(obj, name) for name in FIELDS[type(obj)]}
        word = type(obj).objects.get(pk=obj.pk) if change else type(obj)()
        obj.pk = save_word(by=_who(request), at=now(), word=word, fields=fields).pk

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """Delete through the action, which records it."""
        delete_word(by=_who(request), at=now(), word=obj)


def _who(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
