"""Announces the audit domain to Django and fills the points declared below it."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Configuration of the audit app."""

    name = "produktschau.audit"
    label = "audit"
    verbose_name = "Protokoll"
