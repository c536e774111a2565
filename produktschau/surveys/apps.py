"""Announces surveys to Django and fills the points declared below it."""

from django.apps import AppConfig


class SurveysConfig(AppConfig):
    """Configuration of the surveys app."""

    name = "produktschau.surveys"
    label = "surveys"
    verbose_name = "Umfragen"
