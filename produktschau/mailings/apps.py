"""Announces distribution lists to Django and fills the points declared below it."""

from django.apps import AppConfig


class MailingsConfig(AppConfig):
    """Configuration of the mailings app."""

    name = "produktschau.mailings"
    label = "mailings"
    verbose_name = "Verteiler"
