"""What a firm and the office may type of a notice, and what a firm says when it is settled."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from produktschau.design.forms import SeveralField
from produktschau.exchange.calculations.spans import USUAL, WEEKS
from produktschau.exchange.models import CameOf, Kind, Notice, Visibility
from produktschau.networks.models import Network
from produktschau.showcase.models import Material

SEEN = (
    (Visibility.PUBLIC, "Alle. Der Aushang steht öffentlich in der Schau."),
    (
        Visibility.REGION,
        "Alle Betriebe der Region, angemeldet oder über ihren persönlichen Link. Besucher sehen ihn nicht.",
    ),
    (Visibility.NETWORK, "Nur Mitglieder der Netzwerke, die Sie unten wählen."),
)
SPANS = [(str(number), f"{number} Wochen" if number != 26 else "26 Wochen (ein halbes Jahr)") for number in WEEKS]


class NoticeForm(forms.Form):
    """The words of a notice, who may read it and what it is about; an open one keeps its end."""

    kind = forms.ChoiceField(
        label="Was möchten Sie aushängen?",
        choices=[(Kind.NEED, "Wir suchen etwas"), (Kind.OFFER, "Wir bieten etwas")],
        widget=forms.RadioSelect,
    )
    title = forms.CharField(
        label="Titel",
        help_text="In wenigen Worten, zum Beispiel „Holzstäbe aus Buche, 12 mm“.",
        widget=forms.TextInput(attrs={"maxlength": 120}),
    )
    text = forms.CharField(
        label="Beschreibung",
        help_text="Was genau, wofür, bis wann? Namen, Telefonnummern und Adressen gehören nicht hinein: Antworten kommen über uns zu Ihnen.",
        widget=forms.Textarea(attrs={"rows": 5, "maxlength": 3000}),
    )
    amount = forms.CharField(label="Menge", required=False, widget=forms.TextInput(attrs={"maxlength": 120}))
    visibility = forms.ChoiceField(
        label="Wer darf den Aushang lesen?",
        choices=[(str(value), words) for value, words in SEEN],
        widget=forms.RadioSelect,
        initial=Visibility.PUBLIC,
        help_text="Ihr Betrieb wird mit Namen genannt, Ihre Adresse nie.",
    )
    networks = SeveralField(
        Network.objects.none(),
        label="Netzwerke",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        to_field_name="key",
        help_text="Zu welchem Netzwerk passt es? Wer dessen Aushänge verfolgt, findet ihn dort.",
    )
    materials = SeveralField(
        Material.objects.all(),
        label="Materialien",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        to_field_name="slug",
    )
    title_en = forms.CharField(
        label="Titel auf Englisch", required=False, widget=forms.TextInput(attrs={"maxlength": 120})
    )
    text_en = forms.CharField(
        label="Beschreibung auf Englisch", required=False, widget=forms.Textarea(attrs={"rows": 4, "maxlength": 3000})
    )

    def __init__(self, *args: Any, networks: QuerySet[Network], **told: Any) -> None:
        super().__init__(*args, **told)
        self.fields["networks"].queryset = networks  # type: ignore[attr-defined]  # Django's stubs know no field of ours
        if not networks:
            del self.fields["networks"]

    def said(self) -> dict[str, Any]:
        """What was typed, as the actions take it; what is wrong is judged there."""
        told: dict[str, Any] = {name: self.data.get(name, "") for name in TEXTS}
        self.is_valid()
        cleaned = self.cleaned_data if hasattr(self, "cleaned_data") else {}
        return {**told, "networks": cleaned.get("networks") or [], "materials": cleaned.get("materials") or []}


TEXTS = ("kind", "title", "text", "amount", "visibility", "title_en", "text_en")


class NewNoticeForm(NoticeForm):
    """The same, and how long it is to hang."""

    weeks = forms.ChoiceField(
        label="Wie lange gilt er?",
        choices=SPANS,
        initial=str(USUAL),
        widget=forms.RadioSelect,
        help_text="Eine Woche vorher fragen wir, ob er noch gilt. Abnehmen können Sie ihn jederzeit.",
    )
    field_order: tuple[str, ...] = ("kind", "title", "text", "amount", "weeks", "visibility", "networks", "materials")


class OutcomeForm(forms.Form):
    """What came of a notice as a whole."""

    came_of = forms.ChoiceField(
        label="Was wurde daraus?",
        choices=[(str(one.value), str(one.label)) for one in CameOf],
        widget=forms.RadioSelect,
    )


class ReportForm(forms.Form):
    """Why an answer is abuse."""

    why = forms.CharField(label="Was stimmt daran nicht?", widget=forms.TextInput(attrs={"maxlength": 300}))


def notice_initial(notice: Notice) -> dict[str, Any]:
    """The form's values for a notice."""
    told = {name: getattr(notice, name) for name in TEXTS}
    return {
        **told,
        "networks": [one.key for one in notice.networks.all()],
        "materials": [one.slug for one in notice.materials.all()],
    }
