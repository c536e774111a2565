"""Announces the portal domain to Django and fills the points declared below it."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Configuration of the portal app."""

    name = "produktschau.portal"
    label = "portal"
    verbose_name = "Portal"
