"""What may be typed about upkeep. What is acceptable is said by the actions; ``required`` only draws the mark."""

from django import forms

from produktschau.upkeep.models import Outcome

ANSWERS = [
    (Outcome.CONFIRMED.value, "Alles stimmt noch"),
    (Outcome.CHANGES.value, "Etwas hat sich geändert"),
    (Outcome.CLOSED.value, "Der Betrieb ist aufgegeben"),
]


class ChangesForm(forms.Form):
    """What a firm says has changed."""

    text = forms.CharField(
        label="Was hat sich geändert?",
        help_text="Zum Beispiel: neue Telefonnummer 03731 12345, samstags geschlossen.",
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 2000}),
    )


class ClosedForm(forms.Form):
    """What a firm that gave up wants to say."""

    grund = forms.CharField(
        label="Was sollen wir wissen?",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": 2000}),
    )


class AnswerForm(forms.Form):
    """What a firm told the office."""

    outcome = forms.ChoiceField(label="Antwort des Betriebs", choices=ANSWERS, widget=forms.RadioSelect)
    said_on = forms.DateField(
        label="Gesagt am",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Das ist kein Tag. Schreiben Sie ihn wie 15.01.2027."},
    )
    source = forms.CharField(
        label="Woher Sie es wissen",
        help_text="Zum Beispiel: Anruf bei der Werkstatt, Gespräch auf dem Regionalmarkt.",
        widget=forms.TextInput(attrs={"maxlength": 200, "autocomplete": "off"}),
    )
    text = forms.CharField(
        label="Was sich geändert hat",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 2000}),
    )


class RhythmForm(forms.Form):
    """How often firms are asked."""

    is_on = forms.BooleanField(label="von selbst fragen", required=False)
    months = forms.IntegerField(
        label="Monate zwischen zwei Nachfragen", widget=forms.NumberInput(attrs={"min": 1, "max": 60})
    )
    reminder_days = forms.IntegerField(
        label="Tage bis zur Erinnerung", widget=forms.NumberInput(attrs={"min": 7, "max": 90})
    )
