"""What people type about data protection and into the filters of its lists."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from produktschau.audit.access import KINDS
from produktschau.privacy.models import Way
from produktschau.privacy.queries.accesses import readers

ANY = [("", "alle")]
BY_HAND = [(way.value, way.label) for way in (Way.SPOKEN, Way.KNOWN)]


def _day(label: str, **options: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget, **options)


class AccessFilter(forms.Form):
    """Which accesses to list."""

    actor = forms.ChoiceField(label="Wer", required=False)
    kind = forms.ChoiceField(label="Was", required=False)
    subject = forms.CharField(label="Wessen", required=False, help_text="Schlüssel, zum Beispiel company:K7M2QX")
    since = _day("von")
    until = _day("bis einschließlich")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        kinds = sorted(KINDS.items(), key=lambda pair: pair[1])
        self.fields["actor"].choices = [*ANY, *readers()]  # type: ignore[attr-defined]  # a ChoiceField, which the stubs cannot know
        self.fields["kind"].choices = [*ANY, *kinds]  # type: ignore[attr-defined]  # a choice field, declared above

    def conditions(self) -> dict[str, Any]:
        """The filter as ``queries.accesses`` takes it; what cannot be read is left out and its field says so."""
        self.is_valid()
        told = self.cleaned_data
        conditions: dict[str, Any] = {name: told[name] for name in ("actor", "kind", "subject") if told.get(name)}
        if told.get("since"):
            conditions["since"] = _midnight(told["since"])
        if told.get("until"):
            conditions["until"] = _midnight(told["until"] + timedelta(days=1))
        return conditions


class InformedForm(forms.Form):
    """How the office told a person, when, and what shows it."""

    way = forms.ChoiceField(label="Wie", choices=BY_HAND)
    told_on = _day("Am")
    note = forms.CharField(
        label="Beleg",
        max_length=200,
        required=False,
        help_text="zum Beispiel: Merkblatt beim Besuch übergeben, Aktenzeichen 12/2026",
    )


def _midnight(day: Any) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
