"""Accounts in the administration: to be looked at; the one field that changes goes through its action."""

from typing import Any, cast

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.http import HttpRequest

from produktschau.accounts import actions
from produktschau.accounts.models import User
from produktschau.lib import dates

# The administration has no login of its own: lock-out and second factor hold there too.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]  # the way allauth documents


@admin.register(User)
class UserAdmin(admin.ModelAdmin[User]):
    """The list of accounts; inviting, roles and blocking are done at the desk."""

    list_display = ["email", "name", "is_active", "is_staff", "joined_at", "last_login"]
    list_filter = ["is_active", "is_staff"]
    search_fields = ["email", "name"]
    fields = ["email", "name", "is_active", "is_staff", "joined_at", "last_login"]
    readonly_fields = ["email", "is_active", "is_staff", "joined_at", "last_login"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        user = User.objects.get(pk=obj.pk)
        actions.change_name(by=cast("User", request.user), user=user, name=obj.name, at=dates.now())
