"""What may be typed about claims and stewards. What is acceptable is said by the actions; ``required`` only draws the mark."""

from django import forms
from django.utils.translation import gettext_lazy as _

LINE = {"maxlength": 120}


class ClaimForm(forms.Form):
    """Somebody says that the entry is their firm's."""

    name = forms.CharField(label=_("Ihr Name"), widget=forms.TextInput(attrs={"autocomplete": "name", **LINE}))
    role = forms.CharField(
        label=_("Ihre Aufgabe im Betrieb"),
        help_text=_("Zum Beispiel Inhaberin, Geschäftsführer, Büro."),
        widget=forms.TextInput(attrs={"autocomplete": "organization-title", **LINE}),
    )
    email = forms.CharField(
        label=_("Ihre E-Mail"),
        help_text=_("Am besten eine Adresse des Betriebs: Dann geht es ohne Brief."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "maxlength": 254}),
    )
    text = forms.CharField(
        label=_("Was sollen wir wissen?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": 1000}),
    )


class CodeForm(forms.Form):
    """The code of the letter."""

    code = forms.CharField(
        label=_("Code aus dem Brief"),
        help_text=_("Acht Zeichen, zum Beispiel K7M2-QXAB. Groß oder klein ist gleich."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "maxlength": 20, "spellcheck": "false"}),
    )


class ProposeForm(forms.Form):
    """A steward proposes a colleague."""

    name = forms.CharField(label="Name", widget=forms.TextInput(attrs={"autocomplete": "off", **LINE}))
    role = forms.CharField(label="Aufgabe im Betrieb", widget=forms.TextInput(attrs={"autocomplete": "off", **LINE}))
    email = forms.CharField(label="E-Mail", widget=forms.EmailInput(attrs={"autocomplete": "off", "maxlength": 254}))
    text = forms.CharField(
        label="Was sollen wir wissen?", required=False, widget=forms.Textarea(attrs={"rows": 3, "maxlength": 1000})
    )


class StewardForm(forms.Form):
    """The office names somebody to speak for a firm."""

    email = forms.CharField(label="E-Mail", widget=forms.EmailInput(attrs={"autocomplete": "off", "maxlength": 254}))
    name = forms.CharField(
        label="Name",
        required=False,
        help_text="Nur nötig, wenn es zu der Adresse noch kein Konto gibt.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "maxlength": 150}),
    )


class ReasonForm(forms.Form):
    """Why the office decides so."""

    reason = forms.CharField(label="Grund", widget=forms.Textarea(attrs={"rows": 2, "maxlength": 500}))
