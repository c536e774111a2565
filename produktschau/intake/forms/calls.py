"""The form of a call."""

from typing import Any

from django import forms

from produktschau.intake.actions.calls import ASKABLE
from produktschau.intake.models import Call


def _day(label: str, help_text: str, missing: str) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    told = {"required": missing, "invalid": "Das ist kein Tag. Schreiben Sie ihn wie 15.01.2027."}
    return forms.DateField(label=label, widget=widget, help_text=help_text, error_messages=told)


class CallForm(forms.Form):
    """Title, text, days, and what is asked for; the action says what cannot stand."""

    title = forms.CharField(
        label="Titel",
        help_text="Er steht im Betreff der Mail und über dem Brief.",
        error_messages={"required": "Geben Sie dem Aufruf einen Titel. Er wird der Betreff der Mail."},
    )
    text = forms.CharField(
        label="Einladungstext",
        error_messages={"required": "Schreiben Sie, wozu Sie einladen: zwei bis fünf Sätze."},
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Ganze Sätze: wozu Sie einladen und was daraus wird. Anrede, Frist, Link und Unterschrift setzt die Schau dazu.",
    )
    opens_on = _day(
        "Beginnt am",
        "An diesem Tag um 8 Uhr gehen die Einladungen hinaus; heute: sofort beim Start.",
        "Wählen Sie den Tag, an dem die Einladungen hinausgehen.",
    )
    deadline_on = _day(
        "Einsendeschluss",
        "Der letzte Tag, an dem eine Antwort zählt.",
        "Wählen Sie den letzten Tag, an dem eine Antwort zählt.",
    )
    asks = forms.MultipleChoiceField(
        label="Wir fragen außer dem Nötigsten nach",
        required=False,
        choices=[(name, spec.label) for name, spec in ASKABLE.items()],
        widget=forms.CheckboxSelectMultiple,
        help_text="Name, Kurztext und Ort werden immer gebraucht. Je weniger Sie fragen, desto mehr antworten.",
    )


def call_initial(call: Call) -> dict[str, Any]:
    """The form's values for a call."""
    return {name: getattr(call, name) for name in CallForm.base_fields}


class DeadlineForm(forms.Form):
    """A later deadline."""

    deadline_on = _day("Neuer Einsendeschluss", "", "Wählen Sie einen Tag nach dem bisherigen Einsendeschluss.")


class DeclineForm(forms.Form):
    """What a firm said on the telephone instead of answering."""

    why = forms.CharField(label="Grund", required=False, max_length=300)
