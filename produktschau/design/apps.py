"""Announces the design domain to Django and fills the points declared below it."""

from django.apps import AppConfig


class DesignConfig(AppConfig):
    """Configuration of the design app."""

    name = "produktschau.design"
    label = "design"
    verbose_name = "Gestaltung"
