"""Filters of lists by day."""

from datetime import date, datetime, timedelta

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from produktschau.lib.dates import begin_of

WITHIN = (
    MinValueValidator(date(1900, 1, 1), "Dieser Tag liegt zu weit zurück. Schreiben Sie einen ab 1900."),
    MaxValueValidator(date(2999, 12, 31), "Dieser Tag liegt zu weit in der Zukunft. Schreiben Sie einen vor 3000."),
)
"""No database has a moment before the first or behind the last day of the calendar."""


def _day(label: str) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget, validators=WITHIN)


class DaySpanForm(forms.Form):
    """From one day until another, both included; each may be missing."""

    since = _day("von")
    until = _day("bis einschließlich")

    def span(self) -> dict[str, datetime]:
        """The days of a validated form as moments, ``until`` exclusive; a day that is missing or no day is left out."""
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        found = {"since": begin_of(since)} if since else {}
        return {**found, "until": begin_of(until + timedelta(days=1))} if until else found
