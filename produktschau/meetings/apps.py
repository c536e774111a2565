"""Announces meetings to Django and fills the points declared below it."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Configuration of the meetings app."""

    name = "produktschau.meetings"
    label = "meetings"
    verbose_name = "Treffen"
