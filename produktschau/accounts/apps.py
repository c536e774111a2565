"""Announces the accounts domain to Django and fills the points declared below it."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Configuration of the accounts app."""

    name = "produktschau.accounts"
    label = "accounts"
    verbose_name = "Konten"
