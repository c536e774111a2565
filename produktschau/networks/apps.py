"""Announces networks to Django and fills the points declared below it."""

from django.apps import AppConfig


class NetworksConfig(AppConfig):
    """Configuration of the networks app."""

    name = "produktschau.networks"
    label = "networks"
    verbose_name = "Netzwerke"
