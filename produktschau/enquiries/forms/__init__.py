"""What a visitor, a firm and the office may type. What is acceptable is said by the actions; ``required`` only draws the mark."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AskForm(forms.Form):
    """A visitor's enquiry."""

    name = forms.CharField(
        label=_("Ihr Name"), widget=forms.TextInput(attrs={"autocomplete": "name", "maxlength": 120})
    )
    email = forms.CharField(
        label=_("Ihre E-Mail"),
        help_text=_("Der Betrieb sieht sie und kann Ihnen antworten."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "maxlength": 254}),
    )
    phone = forms.CharField(
        label=_("Telefon, wenn Sie angerufen werden möchten"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "type": "tel", "maxlength": 40}),
    )
    text = forms.CharField(
        label=_("Ihre Anfrage"),
        help_text=_("Was suchen Sie, wie viel davon, bis wann?"),
        widget=forms.Textarea(attrs={"rows": 7, "maxlength": 3000}),
    )


class AnswerForm(forms.Form):
    """The firm's answer."""

    text = forms.CharField(label="Ihre Antwort", widget=forms.Textarea(attrs={"rows": 8, "maxlength": 5000}))
    shows_address = forms.BooleanField(
        label="Meine E-Mail-Adresse mitschicken, damit die nächste Antwort direkt zu mir kommt", required=False
    )


class ReportForm(forms.Form):
    """Why an enquiry is abuse."""

    why = forms.CharField(label="Was stimmt daran nicht?", widget=forms.TextInput(attrs={"maxlength": 300}))
