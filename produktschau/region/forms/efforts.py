"""What people type about a neighbour's brand, programme or network. What a record may hold is checked by the action."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms

from produktschau.region.models import NeighbourEffort, Territory
from produktschau.region.models.delimitation import Effort, Neighbour, Overlap
from produktschau.region.queries.efforts import FIELDS, effort_stamp, effort_values


def _years(name: str) -> forms.IntegerField:
    return forms.IntegerField(label=name, required=False, min_value=1800, max_value=2200, help_text="Ein Jahr.")


class EffortForm(forms.Form):
    """One record with its source."""

    territory = forms.ModelChoiceField(Territory.objects.none(), label="Nachbar", empty_label="bitte wählen")
    kind = forms.ChoiceField(label="Art", choices=Effort.choices, widget=forms.RadioSelect)
    name = forms.CharField(label="Name", max_length=200)
    name_en = forms.CharField(
        label="Name, englisch", max_length=200, required=False, help_text="Nur, wenn es einen englischen gibt."
    )
    carrier = forms.CharField(
        label="Träger",
        max_length=200,
        required=False,
        help_text="Eine Stelle, keine Person: Verein, Amt, Gesellschaft.",
    )
    since = _years("Seit")
    until = _years("Bis")
    summary = forms.CharField(
        label="Worum es geht",
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Zwei oder drei Sätze in eigenen Worten; nur, was in der Quelle steht.",
    )
    summary_en = forms.CharField(
        label="Worum es geht, englisch", max_length=2_000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    sector_groups = forms.CharField(
        label="Wirtschaftsbereiche", max_length=60, required=False, help_text="Mit Komma getrennt, zum Beispiel: A, C"
    )
    overlap = forms.ChoiceField(label="Überschneidung mit uns", choices=Overlap.choices, widget=forms.RadioSelect)
    overlap_note = forms.CharField(
        label="Worin",
        max_length=300,
        required=False,
        help_text="Ein Satz: was beide tun, oder worin wir uns unterscheiden.",
    )
    overlap_note_en = forms.CharField(label="Worin, englisch", max_length=300, required=False)
    source_name = forms.CharField(label="Quelle", max_length=200, help_text="Wer es wo sagt.")
    source_url = forms.URLField(label="Adresse der Quelle", max_length=500, required=False, assume_scheme="https")
    checked_on = forms.DateField(
        label="Nachgesehen am", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    expected = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offers the neighbours, and the territory a record already has."""
        super().__init__(*args, **kwargs)
        choice = cast("forms.ModelChoiceField[Territory]", self.fields["territory"])
        chosen = self.initial.get("territory")
        neighbours = Neighbour.objects.values("territory")
        offered = Territory.objects.filter(pk__in=neighbours)
        choice.queryset = offered | Territory.objects.filter(pk=chosen) if chosen else offered

    def values(self) -> Mapping[str, Any]:
        """What was typed, for the action."""
        typed = {name: self.cleaned_data[name] for name in FIELDS}
        return typed | {"territory": self.cleaned_data["territory"].pk}


def effort_initial(effort: NeighbourEffort) -> dict[str, Any]:
    """A record as its form shows it."""
    return {**effort_values(effort), "expected": effort_stamp(effort)}
