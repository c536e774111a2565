"""What staff writes down when a firm calls: who comes, how the house knows, and since when."""

from django import forms

from produktschau.meetings.models import Channel
from produktschau.surveys.forms.surveys import day_field


class CallForm(forms.Form):
    """One call. The people stand in forms of their own."""

    channel = forms.ChoiceField(
        label="Weg", choices=[(Channel.PHONE, Channel.PHONE.label), (Channel.TALK, Channel.TALK.label)]
    )
    source = forms.CharField(
        label="Quelle",
        required=False,
        max_length=120,
        help_text="wer es gesagt hat, zum Beispiel „Frau Beispiel, Büro“",
    )
    told_on = day_field("Gemeldet am", "", "Wählen Sie den Tag, an dem der Betrieb es gesagt hat.")
    note = forms.CharField(label="Nachricht", required=False, max_length=500)
