"""The links of accounts: one sets a first or a new password, works once and for three days; one signs in, for a quarter of an hour."""

from urllib.parse import urlencode

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


def sign_in_link(code: str) -> str:
    """The whole address of the page that takes a code for signing in, with the code; it works only in the browser that asked for it."""
    return f"{settings.SITE_URL}{reverse('account_confirm_login_code')}?{urlencode({'code': code})}"
