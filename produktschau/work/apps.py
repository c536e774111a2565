"""Announces the work domain to Django and fills the points declared below it."""

from django.apps import AppConfig


class WorkConfig(AppConfig):
    """Configuration of the work app."""

    name = "produktschau.work"
    label = "work"
    verbose_name = "Hintergrundarbeit"
