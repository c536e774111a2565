"""Reference data in the administration. Saving goes through the action that validates and records."""

from typing import Any, TypeVar

from django.contrib import admin
from django.db import models
from django.forms import ModelForm
from django.http import HttpRequest

from produktschau.accounts.models import User
from produktschau.lib.dates import now
from produktschau.region.actions import save_reference
from produktschau.region.models import Region, Sector, Source, Territory, Trade

M = TypeVar("M", bound=models.Model)


class ReferenceAdmin(admin.ModelAdmin[M]):
    """Adds and changes by action; nothing is deleted here, since other records may rest on it."""

    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    def save_model(self, request: HttpRequest, obj: M, form: ModelForm[M], change: bool) -> None:
        """Save by the action, in the name of the signed-in user."""
        if isinstance(request.user, User):
            save_reference(by=request.user, thing=obj, at=now())

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody."""
        return False


@admin.register(Source)
class SourceAdmin(ReferenceAdmin[Source]):
    """Sources."""

    list_display = ["slug", "name", "licence", "retrieved_on"]
    search_fields = ["slug", "name"]


@admin.register(Territory)
class TerritoryAdmin(ReferenceAdmin[Territory]):
    """Territories; new ones usually come by import."""

    list_display = ["name", "kind", "ags", "valid_from", "valid_until"]
    list_filter = ["kind"]
    search_fields = ["name", "ags"]
    autocomplete_fields = ["parent", "former_district"]
    exclude = ["sort_key"]


@admin.register(Sector)
class SectorAdmin(ReferenceAdmin[Sector]):
    """Economic sectors."""

    list_display = ["code", "title", "level", "edition"]
    list_filter = ["edition", "level"]
    search_fields = ["code", "title"]
    autocomplete_fields = ["parent"]


@admin.register(Trade)
class TradeAdmin(ReferenceAdmin[Trade]):
    """Trades."""

    list_display = ["title", "annex", "number"]
    list_filter = ["annex"]
    search_fields = ["title"]


@admin.register(Region)
class RegionAdmin(ReferenceAdmin[Region]):
    """The region's profile: one row, changed but never added twice. Its colours have a page that proves them readable."""

    autocomplete_fields = ["home"]
    exclude = ["tokens"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Only while there is none."""
        return super().has_add_permission(request) and not Region.objects.exists()
