"""The form of one task of the continuation plan."""

from typing import Any

from django import forms

from produktschau.lib.money import NotAnAmount, cents, euros
from produktschau.networks.forms.days import day_field
from produktschau.networks.forms.members import CompanyField
from produktschau.networks.models import ContinuationTask


class EuroField(forms.CharField):
    """An amount of euros as people write it; gives cents or nothing."""

    def clean(self, value: Any) -> Any:
        """Cents, or nothing. Raises ``ValidationError``."""
        text = super().clean(value)
        if not text:
            return None
        try:
            amount = cents(text)
        except NotAnAmount as wrong:
            raise forms.ValidationError(str(wrong)) from wrong
        if not 0 <= amount < 10**13:
            raise forms.ValidationError("Schreiben Sie einen Betrag ab 0 Euro.")
        return amount


class TaskForm(forms.Form):
    """What must go on, what it takes, and who carries it."""

    title = forms.CharField(
        label="Aufgabe",
        error_messages={"required": "Geben Sie der Aufgabe einen Namen, zum Beispiel „Treffen vorbereiten“."},
    )
    description = forms.CharField(label="Was dazu gehört", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    hours_per_year = forms.DecimalField(
        label="Stunden im Jahr",
        required=False,
        min_value=0,
        max_digits=7,
        decimal_places=1,
        localize=True,
        error_messages={
            "invalid": "Schreiben Sie eine Zahl, zum Beispiel 40 oder 12,5.",
            "min_value": "Schreiben Sie eine Zahl ab 0.",
        },
    )
    cost_cents = EuroField(
        label="Kosten im Jahr (Euro)", required=False, help_text="ohne die Stunden; zum Beispiel 1.200,00"
    )
    now_by = forms.CharField(label="Wer es heute tut", required=False)
    is_funded = forms.BooleanField(label="heute aus der Förderung bezahlt", required=False, initial=True)
    carrier = CompanyField(required=False)
    carrier_name = forms.CharField(
        label="oder eine andere Stelle", required=False, help_text="zum Beispiel Handwerkskammer, Verein"
    )
    agreement = forms.CharField(label="Vereinbarung", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    agreed_on = day_field("vereinbart am", required=False, help_text="Ohne diesen Tag gilt: Niemand trägt sie.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["carrier"].label = "Betrieb, der es danach trägt"


def task_initial(task: ContinuationTask) -> dict[str, Any]:
    """The form's values for a task."""
    told = {name: getattr(task, name) for name in TaskForm.base_fields}
    amount = "" if task.cost_cents is None else euros(task.cost_cents).removesuffix("\u00a0€")
    return {**told, "cost_cents": amount, "carrier": task.carrier.name if task.carrier else ""}
