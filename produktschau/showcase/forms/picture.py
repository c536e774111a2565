"""The forms that take a picture and that change what is said of it."""

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


class PictureChangeForm(forms.Form):
    """What is said of a picture, its place among the others, and the point that always stays visible.

    Nothing is judged here: the action does, with a sentence for each field.
    """

    alt = forms.CharField(
        label="Bildbeschreibung",
        help_text="Bitte sagen Sie in einem Satz, was zu sehen ist, so wie Sie es am Telefon beschreiben würden. Wer das "
        "Bild nicht sehen kann, liest diesen Satz. Ein gutes Beispiel: „Ein graues Wollplaid mit einem einzigen gelben "
        "Faden liegt über der Lehne eines alten Webstuhls.“",
        widget=forms.Textarea(attrs={"rows": 3}),
        strip=False,
    )
    alt_en = forms.CharField(
        label="Bildbeschreibung, englisch",
        required=False,
        help_text="Zum Beispiel: “A grey wool blanket with a single yellow thread lies over the arm of an old loom.” "
        "Fehlt sie, steht auf englischen Seiten die deutsche.",
        widget=forms.Textarea(attrs={"rows": 2}),
        strip=False,
    )
    credit = forms.CharField(
        label="Bildnachweis", help_text="Wer hat das Bild gemacht? Der Name steht unter dem Bild.", strip=False
    )
    position = forms.CharField(
        label="Platz",
        help_text="1 ist das erste Bild; es steht auf der Karte und groß auf der Seite.",
        widget=forms.NumberInput(attrs={"min": 1, "step": 1, "inputmode": "numeric"}),
    )
    focus_x = forms.CharField(
        label="Von links, in Prozent",
        widget=forms.NumberInput(attrs={"min": 0, "max": 100, "step": 1, "inputmode": "numeric"}),
    )
    focus_y = forms.CharField(
        label="Von oben, in Prozent",
        widget=forms.NumberInput(attrs={"min": 0, "max": 100, "step": 1, "inputmode": "numeric"}),
    )

    TEXTS = ("alt", "alt_en", "credit", "position")
    FOCUS = ("focus_x", "focus_y")
