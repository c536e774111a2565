"""What people type about accounts and into the filters of the record."""

from typing import Any

from django import forms

from produktschau.accounts.models import Density, News, Role, User
from produktschau.audit.names import VERBS
from produktschau.design.day_span import DaySpanForm

ANY = [("", "alle")]


class NameForm(forms.Form):
    """One's own name."""

    name = forms.CharField(label="Name", max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"}))


class PreferenceForm(forms.Form):
    """How one wants to be written to and to work."""

    news = forms.ChoiceField(
        label="Mails",
        choices=News.choices,
        widget=forms.RadioSelect,
        help_text="Gesammelt werden Nachrichten über Einträge. Einladungen, Anfragen, Rundschreiben und alles zu Ihrem Konto kommen immer sofort.",
    )
    density = forms.ChoiceField(
        label="Listen",
        choices=Density.choices,
        widget=forms.RadioSelect,
        help_text="Wie eng die Zeilen in den Arbeitsbereichen stehen.",
    )
    has_shortcuts = forms.BooleanField(
        label="Tastenkürzel in den Arbeitsbereichen",
        required=False,
        help_text="Schalten Sie sie aus, wenn sie Ihrem Browser, Ihrer Spracheingabe oder Ihrem Vorleseprogramm in die Quere kommen.",
    )


class InviteForm(forms.Form):
    """Whom to invite."""

    email = forms.EmailField(
        label="E-Mail", help_text="An diese Adresse geht ein Link, mit dem die Person ihr Passwort setzt."
    )
    name = forms.CharField(label="Name", max_length=150)
    role = forms.ChoiceField(
        label="Rolle",
        required=False,
        choices=[("", "keine, nur ein Konto"), *Role.choices],
        help_text="Wer nur einen Betrieb pflegt, braucht keine Rolle.",
    )


class PeopleFilter(forms.Form):
    """Which accounts to list."""

    q = forms.CharField(label="Name oder E-Mail enthält", required=False)
    role = forms.ChoiceField(label="Rolle", required=False, choices=[*ANY, *Role.choices])


class RoleForm(forms.Form):
    """Which role to give."""

    role = forms.ChoiceField(label="Rolle", choices=[("", "bitte wählen"), *Role.choices])


class ReasonForm(forms.Form):
    """Why; the words go into the record for good."""

    reason = forms.CharField(
        label="Grund", max_length=300, required=False, help_text="Steht dauerhaft im Protokoll: bitte ohne Namen."
    )


class RevokeForm(ReasonForm):
    """Which role to take, and why."""

    role = forms.ChoiceField(label="Rolle", choices=Role.choices)


class EraseForm(ReasonForm):
    """Erasing cannot be undone: the address has to be typed."""

    email = forms.EmailField(label="E-Mail des Kontos, zur Bestätigung")

    def __init__(self, *args: Any, person: User, **options: Any) -> None:
        super().__init__(*args, **options)
        self.person = person

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        if email.lower() != self.person.email:
            raise forms.ValidationError(
                "Diese Adresse gehört nicht zu diesem Konto. Schreiben Sie die Adresse des Kontos."
            )
        return email


class LeaveForm(forms.Form):
    """Erasing one's own account cannot be undone."""

    is_sure = forms.BooleanField(
        label="Ja, mein Konto endgültig löschen",
        error_messages={"required": "Setzen Sie den Haken, wenn Ihr Konto gelöscht werden soll."},
    )


class RecordFilter(DaySpanForm):
    """Which entries of the record to list."""

    subject = forms.CharField(label="Woran", required=False, help_text="zum Beispiel company:K7M2QX oder company")
    actor = forms.CharField(label="Wer", required=False, help_text="zum Beispiel user:7 oder system:import")
    verb = forms.ChoiceField(label="Was", required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["verb"].choices = [*ANY, *sorted(VERBS.items(), key=lambda pair: pair[1])]  # type: ignore[attr-defined]  # a ChoiceField, which the stubs cannot know

    def conditions(self) -> dict[str, Any]:
        """The filter as ``audit.queries.entries`` takes it; what cannot be read is left out and its field says so."""
        self.is_valid()
        told = self.cleaned_data
        return {**{name: told[name] for name in ("subject", "actor", "verb") if told.get(name)}, **self.span()}
