"""Announces the region domain to Django and fills the points declared below it."""

from django.apps import AppConfig


class RegionConfig(AppConfig):
    """Configuration of the region app."""

    name = "produktschau.region"
    label = "region"
    verbose_name = "Region"
