"""Announces the intake domain to Django and fills the points declared below it."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """Configuration of the intake app."""

    name = "produktschau.intake"
    label = "intake"
    verbose_name = "Einreichungen"
