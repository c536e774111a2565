"""Announces the typeset domain to Django and fills the points declared below it."""

from django.apps import AppConfig


class TypesetConfig(AppConfig):
    """Configuration of the typeset app."""

    name = "produktschau.typeset"
    label = "typeset"
    verbose_name = "Satz"
