"""What whoever answers a notice or wants to hear of new ones may type."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from produktschau.design.forms import SeveralField
from produktschau.networks.models import Network


class AnswerForm(forms.Form):
    """An answer to a notice."""

    text = forms.CharField(
        label=_("Ihre Antwort"),
        help_text=_("Was können Sie beitragen, wie viel, bis wann?"),
        widget=forms.Textarea(attrs={"rows": 6, "maxlength": 3000}),
    )
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


class NetworkField(SeveralField):
    """Networks by their name in the language of the page."""

    def label_from_instance(self, obj: Any) -> str:
        """The name."""
        return str(obj.name_en if get_language() == "en" and obj.name_en else obj.name)


class SubscribeForm(forms.Form):
    """Word of new notices: of which, how often, and where to."""

    email = forms.CharField(
        label=_("Ihre E-Mail"), widget=forms.EmailInput(attrs={"autocomplete": "email", "maxlength": 254})
    )
    kinds = forms.MultipleChoiceField(
        label=_("Wovon möchten Sie hören?"),
        choices=[("need", _("was Betriebe suchen")), ("offer", _("was Betriebe bieten"))],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Ohne Auswahl von beidem."),
    )
    networks = NetworkField(
        Network.objects.none(),
        label=_("Nur aus diesen Netzwerken"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        to_field_name="key",
        help_text=_("Ohne Auswahl aus allen."),
    )
    words = forms.CharField(
        label=_("Nur mit diesen Worten"),
        required=False,
        widget=forms.TextInput(attrs={"maxlength": 200}),
        help_text=_("Zum Beispiel „Holz Buche“. Gefunden wird auch „Buchenholz“."),
    )
    frequency = forms.ChoiceField(
        label=_("Wie oft?"),
        choices=[
            ("weekly", _("wöchentlich, wenn es Neues gibt")),
            ("daily", _("täglich, wenn es Neues gibt")),
        ],
        initial="weekly",
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, networks: QuerySet[Network], **told: Any) -> None:
        super().__init__(*args, **told)
        self.fields["networks"].queryset = networks  # type: ignore[attr-defined]  # Django's stubs know no field of ours
        if not networks:
            del self.fields["networks"]
