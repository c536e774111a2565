"""The form of a network's texts and settings."""

from typing import Any

from django import forms

from produktschau.accounts.models import Role, User
from produktschau.networks.calculations.texts import DAYS, TEXTS
from produktschau.networks.forms.days import day_field
from produktschau.networks.models import Network
from produktschau.showcase.models import ColourWorld


def _text(label: str, rows: int = 0, help_text: str = "", *, required: bool = False) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(label=label, widget=widget, help_text=help_text, required=required)


class NetworkForm(forms.Form):
    """Names, texts, charter, colour, contact; the action judges what is typed."""

    name = _text("Name", required=True)
    short_name = _text("Kurzname", help_text="Er steht in Tabellen, in der Suche und in Zahlen.", required=True)
    lead = _text("Vorspann", 2, "Ein Satz: worum es geht. Ohne ihn lässt sich das Netzwerk nicht veröffentlichen.")
    story = _text("Worum es geht", 6, "Eine Leerzeile beginnt einen Absatz.")
    charter = _text(
        "Vereinbarung der Mitglieder", 6, "Was Mitglieder einander zusagen. Wer beitritt, stimmt dieser Fassung zu."
    )
    charter_on = day_field("Vereinbarung vom", required=False)
    world = forms.ModelChoiceField(
        ColourWorld.objects.all(), label="Farbwelt", required=False, empty_label="keine", to_field_name="slug"
    )
    founded_on = day_field("gegründet am", required=False)
    takes_members = forms.BooleanField(label="nimmt Betriebe auf", required=False)
    name_en = _text("Name auf Englisch")
    short_name_en = _text("Kurzname auf Englisch")
    lead_en = _text("Vorspann auf Englisch", 2)
    story_en = _text("Worum es geht, auf Englisch", 6)
    contact_name = _text(
        "Ansprechperson", help_text="Ohne Namen steht dort das Büro. Mit Namen nur, wer eingewilligt hat."
    )
    contact_phone = _text("Telefon")
    contact_email = _text("E-Mail")
    contact_consent_on = day_field("Einwilligung vom", required=False)
    contact_consent_wording = _text("Wortlaut der Einwilligung", 3)


def network_initial(network: Network) -> dict[str, Any]:
    """The form's values for a network."""
    told = {name: getattr(network, name) for name in (*TEXTS, *DAYS, "takes_members")}
    return {**told, "world": network.world.slug if network.world else ""}


class CoordinatorForm(forms.Form):
    """Who coordinates, and since when."""

    person = forms.ModelChoiceField(
        User.objects.filter(is_active=True, role_grants__role=Role.COORDINATOR).order_by("name", "pk").distinct(),
        label="Person",
        empty_label="bitte wählen",
        error_messages={"required": "Wählen Sie, wer das Netzwerk koordiniert."},
    )
    since = day_field("seit", required=False, help_text="Leer heißt: ab heute.")
