"""What people type about lists and circulars. What is acceptable is said by the actions."""

from django import forms

from produktschau.mailings.calculations.bounced import MOST_BYTES
from produktschau.mailings.calculations.merge_fields import FIELDS
from produktschau.outreach.engine.mail_files import MailFileField

FIRST_TEXT = "{anrede}\n\n"


class NameForm(forms.Form):
    """The name of a list."""

    name = forms.CharField(
        label="Name des Verteilers",
        help_text="Zum Beispiel „Alle Betriebe“ oder „Tischlereien im Altkreis Döbeln“.",
        error_messages={"required": "Geben Sie dem Verteiler einen Namen."},
        widget=forms.TextInput(attrs={"maxlength": 120, "autocomplete": "off"}),
    )


class CircularForm(forms.Form):
    """Subject and text with merge fields."""

    subject = forms.CharField(
        label="Betreff",
        error_messages={"required": "Schreiben Sie einen Betreff."},
        widget=forms.TextInput(attrs={"maxlength": 150, "autocomplete": "off"}),
    )
    text = forms.CharField(
        label="Text",
        help_text=(
            f"Platzhalter: {', '.join(f'{{{name}}}' for name in FIELDS)}. Ohne {{anrede}} im Text setzt die Schau die Anrede davor. "
            "Gruß, Unterschrift und der Link zum Abbestellen kommen von allein darunter."
        ),
        error_messages={"required": "Schreiben Sie, was die Betriebe lesen sollen."},
        widget=forms.Textarea(attrs={"rows": 14, "maxlength": 10_000}),
    )


class ExceptionForm(forms.Form):
    """One firm put on a list, or taken off."""

    firm = forms.CharField(
        label="Betrieb",
        help_text="Ein Teil des Namens oder der Kurzschlüssel.",
        widget=forms.TextInput(attrs={"maxlength": 150, "autocomplete": "off"}),
    )
    is_added = forms.ChoiceField(
        label="Was soll gelten?",
        choices=[("ja", "immer auf dem Verteiler"), ("nein", "nie auf dem Verteiler")],
        widget=forms.RadioSelect,
        initial="ja",
    )
    reason = forms.CharField(label="Grund", widget=forms.TextInput(attrs={"maxlength": 200}))


class OptOutForm(forms.Form):
    """A wish that somebody told the office."""

    source = forms.CharField(
        label="Wie wurde es gesagt?",
        help_text="Zum Beispiel „am Telefon, Frau Berg“.",
        widget=forms.TextInput(attrs={"maxlength": 200, "autocomplete": "off"}),
    )
    given_on = forms.DateField(
        label="Am",
        required=False,
        help_text="Leer heißt: heute.",
        error_messages={"invalid": "Das ist kein Tag. Schreiben Sie ihn wie 15.01.2027."},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class BounceForm(forms.Form):
    """A mail that came back, as a file."""

    mail = MailFileField(
        label="Zurückgekommene Mail",
        help_text="Eine Datei mit der Endung .eml. Gelesen wird nur, welche Adresse nicht erreichbar ist.",
        most_bytes=MOST_BYTES,
        then="laden Sie sie dann hoch",
    )
