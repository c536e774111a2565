"""Announces the exchange to Django and fills the points declared below it."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """Configuration of the exchange app."""

    name = "produktschau.exchange"
    label = "exchange"
    verbose_name = "Börse"
