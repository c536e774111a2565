"""Announces data protection to Django and fills the points declared below it."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """Configuration of the privacy app."""

    name = "produktschau.privacy"
    label = "privacy"
    verbose_name = "Datenschutz"
