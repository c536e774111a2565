"""Announces the showcase domain to Django and fills the points declared below it."""

from django.apps import AppConfig


class ShowcaseConfig(AppConfig):
    """Configuration of the showcase app."""

    name = "produktschau.showcase"
    label = "showcase"
    verbose_name = "Schaufenster"
