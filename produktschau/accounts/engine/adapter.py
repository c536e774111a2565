"""How allauth behaves in this house: no open sign-up, plain German refusals, links that carry our own address."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from produktschau.accounts.engine.letters import send_letter
from produktschau.accounts.engine.links import sign_in_link
from produktschau.design.letters import written

SIGN_IN = "account/email/login_code"


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Accounts come by invitation; whoever asks for an unknown one learns nothing and gets no mail."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _(
            "E-Mail-Adresse und Passwort passen nicht zusammen. Prüfen Sie beides und versuchen Sie es noch einmal."
        ),
        "incorrect_password": _("Das Passwort stimmt nicht. Geben Sie es noch einmal ein."),
        "enter_current_password": _("Das bisherige Passwort stimmt nicht. Geben Sie es noch einmal ein."),
        "incorrect_code": _("Der Code stimmt nicht. Prüfen Sie ihn, und geben Sie ihn noch einmal ein."),
        "too_many_login_attempts": _(
            "Zu viele Versuche. Warten Sie zehn Minuten und versuchen Sie es dann noch einmal, "
            "oder setzen Sie ein neues Passwort."
        ),
        "rate_limited": _("Das waren zu viele Anfragen hintereinander. Warten Sie einige Minuten."),
        "account_inactive": _("Dieses Konto ist gesperrt. Fragen Sie das Regionalmanagement."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_unknown_account_mail(self, email: str) -> None:
        """Say nothing: an address without an account did not ask us to write to it."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send under the letterhead of the house; allauth's own templates are not used."""
        told = {"login_url": sign_in_link(context["code"])} if template_prefix == SIGN_IN else {}
        send_letter(written(template_prefix, {"salutation": "Guten Tag,", **context, **told}), to=email)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("accounts:account")


class SocialAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """A foreign sign-in opens an existing account; it never makes one."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False
