"""Announces upkeep to Django and fills the points declared below it."""

from django.apps import AppConfig


class UpkeepConfig(AppConfig):
    """Configuration of the upkeep app."""

    name = "produktschau.upkeep"
    label = "upkeep"
    verbose_name = "Pflege der Einträge"
