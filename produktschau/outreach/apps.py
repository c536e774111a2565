"""Announces the outreach domain to Django and fills the points declared below it."""

from django.apps import AppConfig


class OutreachConfig(AppConfig):
    """Configuration of the outreach app."""

    name = "produktschau.outreach"
    label = "outreach"
    verbose_name = "Ansprache"
