"""The forms of introductions at the desk."""

from datetime import date
from typing import Any, cast

from django import forms

from produktschau.accounts.models import Role, User
from produktschau.accounts.roles import has_role
from produktschau.exchange.models import Notice
from produktschau.meetings.models import Meeting
from produktschau.networks.models import Network
from produktschau.networks.rules import coordinated_by
from produktschau.relations.models import Introduction, Outcome
from produktschau.relations.queries.introduction_page import meetings_to_choose, networks_to_choose, notices_to_choose
from produktschau.showcase.models import Company

NOT_A_DAY = "Das ist kein Tag. Schreiben Sie ihn wie 15.01.2027."


def day_field(label: str, help_text: str = "") -> forms.DateField:
    """A field for a day; that it is missing is said by the action."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    told = {"invalid": NOT_A_DAY}
    return forms.DateField(label=label, widget=widget, help_text=help_text, error_messages=told, required=False)


class IntroductionForm(forms.Form):
    """Why, by whom, and where it comes from; ``first`` and ``second`` are the two firms, ``user`` who introduces, ``on`` today."""

    reason = forms.CharField(
        label="Warum die beiden zueinander passen",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Beide Betriebe lesen es. Schreiben Sie nichts, was einer dem anderen nicht selbst sagen würde.",
        error_messages={"required": "Schreiben Sie, warum die beiden zueinander passen: Beide Betriebe lesen es."},
    )
    connected_by_name = forms.CharField(
        label="Wer vermittelt", required=False, help_text="So steht es in der Mail an beide."
    )
    note = forms.CharField(
        label="Notiz des Hauses",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Nur für Regionalmanagement und Netzwerkkoordination.",
    )
    network = forms.ModelChoiceField(
        Network.objects.none(), to_field_name="key", label="Netzwerk", required=False, empty_label="ohne Netzwerk"
    )
    meeting = forms.ModelChoiceField(
        Meeting.objects.none(), to_field_name="key", label="Bei Treffen", required=False, empty_label="bei keinem"
    )
    notice = forms.ModelChoiceField(
        Notice.objects.none(), to_field_name="key", label="Aus Aushang", required=False, empty_label="aus keinem"
    )

    def __init__(self, *args: Any, first: Company, second: Company, user: User, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        only = None if has_role(user, Role.MANAGER) else coordinated_by(user)
        choices = {
            "network": networks_to_choose(only),
            "meeting": meetings_to_choose(on),
            "notice": notices_to_choose(first, second),
        }
        for name, rows in choices.items():
            cast("forms.ModelChoiceField[Any]", self.fields[name]).queryset = rows
        if not choices["notice"].exists():
            del self.fields["notice"]


class RecordForm(IntroductionForm):
    """The same for what happened by word of mouth."""

    source = forms.CharField(
        label="Woher Sie es wissen", required=False, help_text="zum Beispiel „Gespräch beim Treffen“ oder „Telefon“"
    )
    told_on = day_field("Verbunden am", "Der Tag, an dem beide zugestimmt haben.")

    field_order = ("reason", "source", "told_on")


class AnswerForm(forms.Form):
    """What a firm answered by telephone."""

    answer = forms.ChoiceField(
        label="Antwort",
        choices=[("accepted", "einverstanden"), ("declined", "lieber nicht")],
        widget=forms.RadioSelect,
        error_messages={"required": "Wählen Sie, was der Betrieb geantwortet hat."},
    )
    name = forms.CharField(label="Name für den anderen Betrieb", required=False)
    email = forms.CharField(label="E-Mail für den anderen Betrieb", required=False)
    phone = forms.CharField(label="Telefon für den anderen Betrieb", required=False)
    consents = forms.BooleanField(
        label="Die Person hat eingewilligt, dass der andere Betrieb diese Angaben bekommt.", required=False
    )
    reason = forms.CharField(
        label="Grund der Ablehnung", required=False, help_text="Der andere Betrieb erfährt ihn nicht."
    )
    no_more = forms.ChoiceField(
        label="Und künftig?",
        required=False,
        choices=[
            ("", "gern wieder fragen"),
            ("pair", "nicht mehr mit diesem Betrieb"),
            ("all", "keine Vermittlungen mehr"),
        ],
    )
    source = forms.CharField(label="Woher Sie es wissen", required=False, help_text="zum Beispiel „Telefon“")
    told_on = day_field("Gesagt am")


class OutcomeForm(forms.Form):
    """What a firm said came of it."""

    outcome = forms.ChoiceField(
        label="Was daraus wurde",
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Wählen Sie eine der vier Antworten."},
    )
    product_name = forms.CharField(label="Name des gemeinsamen Produkts", required=False)
    note = forms.CharField(label="Anmerkung", required=False)
    source = forms.CharField(label="Woher Sie es wissen", required=False, help_text="zum Beispiel „Telefon“")
    told_on = day_field("Gesagt am")


class WithdrawForm(forms.Form):
    """Why an introduction is taken back."""

    reason = forms.CharField(
        label="Warum", required=False, help_text="Bleibt im Haus; die Betriebe erfahren nur, dass nichts daraus wird."
    )


class BlockForm(forms.Form):
    """That a firm does not want to be introduced."""

    source = forms.CharField(label="Woher Sie es wissen", required=False, help_text="zum Beispiel „Telefon“")
    reason = forms.CharField(label="Grund", required=False)


def introduction_initial(found: Introduction) -> dict[str, Any]:
    """The form's values for a draft."""
    return {
        "reason": found.reason,
        "note": found.note,
        "connected_by_name": found.connected_by_name,
        **{name: one.key for name in ("network", "meeting", "notice") if (one := getattr(found, name)) is not None},
    }
