"""What people type about data protection and into the filters of its lists."""

from typing import Any

from django import forms

from produktschau.audit.access import KINDS
from produktschau.design.day_span import DaySpanForm
from produktschau.privacy.models import Way
from produktschau.privacy.queries.accesses import readers

ANY = [("", "alle")]
BY_HAND = [(way.value, way.label) for way in (Way.SPOKEN, Way.KNOWN)]


class AccessFilter(DaySpanForm):
    """Which accesses to list."""

    actor = forms.ChoiceField(label="Wer", required=False)
    kind = forms.ChoiceField(label="Was", required=False)
    subject = forms.CharField(label="Wessen", required=False, help_text="Schlüssel, zum Beispiel company:K7M2QX")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        kinds = sorted(KINDS.items(), key=lambda pair: pair[1])
        self.fields["actor"].choices = [*ANY, *readers()]  # type: ignore[attr-defined]  # a ChoiceField, which the stubs cannot know
        self.fields["kind"].choices = [*ANY, *kinds]  # type: ignore[attr-defined]  # a choice field, declared above

    def conditions(self) -> dict[str, Any]:
        """The filter as ``queries.accesses`` takes it; what cannot be read is left out and its field says so."""
        self.is_valid()
        told = self.cleaned_data
        return {**{name: told[name] for name in ("actor", "kind", "subject") if told.get(name)}, **self.span()}


class InformedForm(forms.Form):
    """How the office told a person, when, and what shows it."""

    way = forms.ChoiceField(label="Wie", choices=BY_HAND)
    told_on = forms.DateField(
        label="Am", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    note = forms.CharField(
        label="Beleg",
        max_length=200,
        required=False,
        help_text="zum Beispiel: Merkblatt beim Besuch übergeben, Aktenzeichen 12/2026",
    )
