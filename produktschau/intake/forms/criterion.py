"""The form of one criterion of the rule of origin."""

from django import forms

from produktschau.intake.models import Criterion


class CriterionForm(forms.Form):
    """Nothing is judged here but whether it can be read; the action does."""

    question = forms.CharField(
        label="Frage",
        error_messages={"required": "Die Frage fehlt. Schreiben Sie in wenigen Wörtern, was erfüllt sein soll."},
        help_text="In wenigen Wörtern, was erfüllt sein soll, zum Beispiel „Hier gemacht“.",
    )
    help = forms.CharField(
        label="Woran man es erkennt",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Steht bei der Prüfung daneben: Was gilt als Beleg?",
    )
    scope = forms.ChoiceField(label="Gilt für", choices=Criterion.Scope.choices, initial=Criterion.Scope.ALL)
    is_required = forms.BooleanField(label="Muss erfüllt sein", required=False, initial=True)
    position = forms.IntegerField(
        label="Platz", required=False, min_value=0, max_value=999, help_text="Leer: ans Ende."
    )
