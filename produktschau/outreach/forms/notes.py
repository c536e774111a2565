"""A contact noted in 20 seconds, and a mail to file."""

from typing import Any

from django import forms

from produktschau.outreach.calculations.filed import MOST_BYTES
from produktschau.outreach.engine.mail_files import MailFileField
from produktschau.outreach.models import Channel
from produktschau.showcase.models import Company, Contact


def _day(label: str, help_text: str = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(
        label=label,
        required=False,
        widget=widget,
        help_text=help_text,
        error_messages={"invalid": "Das ist kein Tag. Schreiben Sie ihn wie 15.01.2027."},
    )


class NoteForm(forms.Form):
    """Only the subject must be typed; everything else is preset."""

    channel = forms.ChoiceField(label="Weg", choices=Channel.choices, initial=Channel.CALL)
    subject = forms.CharField(
        label="Worum ging es?",
        max_length=200,
        error_messages={"required": "Schreiben Sie in ein paar Worten, worum es ging."},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    text = forms.CharField(label="Notiz", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    contact = forms.ModelChoiceField(
        label="mit wem", required=False, queryset=Contact.objects.none(), empty_label="nicht festgehalten"
    )
    is_from_firm = forms.BooleanField(label="Der Betrieb hat sich gemeldet", required=False)
    happened_at = forms.DateTimeField(
        label="Wann",
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text="Leer heißt: gerade eben.",
    )
    follow_up_on = _day("Wiedervorlage", "Ohne Tag ist nichts nachzufassen.")

    def __init__(self, data: Any = None, *, company: Company, **options: Any) -> None:
        super().__init__(data, **options)
        people = self.fields["contact"]
        if isinstance(people, forms.ModelChoiceField):
            people.queryset = Contact.objects.filter(company=company).order_by("name", "pk")


class MailFileForm(forms.Form):
    """One mail as a file."""

    mail = MailFileField(
        label="Datei der Mail",
        help_text="Endung .eml, hierher ziehen oder wählen. Aufgehoben werden nur Betreff, Tag und Text.",
        most_bytes=MOST_BYTES,
        then="legen Sie sie dann ab",
    )


class FollowUpForm(forms.Form):
    """When to take it up again."""

    follow_up_on = _day("Wiedervorlage")
