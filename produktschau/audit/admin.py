"""The record in the administration: to be read, never to be written."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from produktschau.audit.models import Entry


@admin.register(Entry)
class EntryAdmin(admin.ModelAdmin[Entry]):
    """A list and a page per entry, without buttons that change anything."""

    list_display = ["at", "actor", "verb", "subject", "reason"]
    list_filter = ["verb"]
    search_fields = ["subject", "actor"]
    date_hierarchy = "at"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
