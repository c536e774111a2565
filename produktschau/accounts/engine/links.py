"""The link with which a person sets a first or a new password: works once, and for three days."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse

from produktschau.accounts.models import User


def password_link(user: User) -> str:
    """The whole address; it ends working when it was used, after three days, or when the account signs in."""
    path = reverse(
        "account_reset_password_from_key",
        kwargs={"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)},
    )
    return f"{settings.SITE_URL}{path}"
