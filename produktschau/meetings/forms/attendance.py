"""What somebody types while attendance is recorded."""

from django import forms

from produktschau.meetings.models import Source

WHOLE = "{}: Geben Sie eine ganze Zahl an."


def _number(label: str) -> forms.IntegerField:
    told = {"invalid": WHOLE.format(label)}
    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": "3"})
    return forms.IntegerField(label=label, required=False, widget=widget, error_messages=told)


class LineForm(forms.Form):
    """One line of the paper. ``betrieb`` is the short key where somebody chose, ``was`` a new firm or guests."""

    blatt = _number("Blatt")
    zeile = _number("Zeile")
    wer = forms.CharField(label="Name oder Betrieb", required=False, max_length=200)
    personen = _number("Personen")
    quelle = forms.ChoiceField(label="Quelle", choices=Source.choices)
    betrieb = forms.CharField(required=False, max_length=6)
    was = forms.ChoiceField(required=False, choices=[("", ""), ("neu", "neuer Betrieb"), ("gast", "Gast")])


class ReasonForm(forms.Form):
    """Why something is done again."""

    reason = forms.CharField(
        label="Was ist zu berichtigen?",
        max_length=300,
        error_messages={"required": "Schreiben Sie, was zu berichtigen ist. Es steht dann im Verlauf."},
    )
