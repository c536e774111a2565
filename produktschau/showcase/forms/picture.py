"""The form that takes a picture."""

from django import forms


class PictureForm(forms.Form):
    """A file with its text and its credit."""

    file = forms.FileField(
        label="Bild",
        help_text="JPEG, PNG oder WebP, höchstens 25 MB.",
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
    alt = forms.CharField(label="Bildbeschreibung", required=False, help_text="Was ist zu sehen? Ein Satz.")
    alt_en = forms.CharField(label="Bildbeschreibung, englisch", required=False)
    credit = forms.CharField(label="Bildnachweis", required=False, help_text="Wer hat das Bild gemacht?")
