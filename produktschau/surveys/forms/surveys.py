"""The forms of a survey: its words and days, a later last day, a field of action."""

from typing import Any

from django import forms

from produktschau.region.queries.employment import GROUPS, group_titles
from produktschau.surveys.models import FieldOfAction, Pillar, Survey

NOT_A_DAY = "Das ist kein Tag. Schreiben Sie ihn wie 15.01.2027."


def day_field(label: str, help_text: str, missing: str) -> forms.DateField:
    """A field for a day."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    told = {"required": missing, "invalid": NOT_A_DAY}
    return forms.DateField(label=label, widget=widget, help_text=help_text, error_messages=told)


class SurveyForm(forms.Form):
    """Title, words and days."""

    title = forms.CharField(
        label="Titel",
        help_text="Er steht im Betreff der Mail und über dem Brief.",
        error_messages={"required": "Geben Sie der Umfrage einen Titel. Er wird der Betreff der Mail."},
    )
    intro = forms.CharField(
        label="Einleitung",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Worum es geht, in zwei bis vier Sätzen. Anrede, Frist, Link und Unterschrift setzt die Schau dazu.",
        error_messages={"required": "Schreiben Sie, worum es geht: zwei bis vier Sätze."},
    )
    purpose = forms.CharField(
        label="Wozu Sie fragen",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Wofür die Antworten verwendet werden. Freiwilligkeit, Rechtsgrundlage, Fristen und wer die Antworten sieht, stehen immer darunter.",
        error_messages={"required": "Schreiben Sie, wozu Sie fragen und was aus den Antworten wird."},
    )
    opens_on = day_field(
        "Beginnt am",
        "An diesem Tag um 8 Uhr gehen die Einladungen hinaus; heute: sofort beim Öffnen.",
        "Wählen Sie den Tag, an dem die Einladungen hinausgehen.",
    )
    closes_on = day_field(
        "Endet am",
        "Der letzte Tag, an dem eine Antwort zählt.",
        "Wählen Sie den letzten Tag, an dem eine Antwort zählt.",
    )


class NewSurveyForm(SurveyForm):
    """The same, and where the questions come from."""

    repeats = forms.ModelChoiceField(
        Survey.objects.exclude(opened_at=None),
        to_field_name="key",
        label="Fragen",
        required=False,
        empty_label="die üblichen fünf Fragen",
        help_text="Wer eine frühere Umfrage wiederholt, kann die Antworten beider Runden vergleichen.",
    )

    field_order = ("repeats",)


def survey_initial(survey: Survey) -> dict[str, Any]:
    """The form's values for a survey."""
    return {name: getattr(survey, name) for name in SurveyForm.base_fields}


class EndForm(forms.Form):
    """A later last day."""

    closes_on = day_field("Neuer letzter Tag", "", "Wählen Sie einen Tag nach dem bisherigen letzten.")


class FieldForm(forms.Form):
    """A field of action."""

    name = forms.CharField(label="Name", error_messages={"required": "Geben Sie dem Handlungsfeld einen Namen."})
    description = forms.CharField(label="Worum es geht", required=False)
    pillar = forms.ChoiceField(label="Säule", required=False, choices=[("", "keine bestimmte"), *Pillar.choices])
    groups = forms.MultipleChoiceField(
        label="Betrifft vor allem",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Nichts gewählt heißt: alle Wirtschaftsbereiche.",
    )
    position = forms.IntegerField(label="Platz", required=False, min_value=0, max_value=999)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        titles = group_titles()
        self.fields["groups"].choices = [(group, titles[group]) for group in GROUPS]  # type: ignore[attr-defined]  # a field with choices


def field_initial(field: FieldOfAction) -> dict[str, Any]:
    """The form's values for a field of action."""
    return {name: getattr(field, name) for name in FieldForm.base_fields}
