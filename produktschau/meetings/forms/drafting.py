"""The form of a meeting: words, times, place, places, and its programme line by line."""

from collections.abc import Iterable, Sequence
from datetime import time
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone

from produktschau.design.forms import SeveralField
from produktschau.lib.text import row_number
from produktschau.meetings.models import Kind, Meeting, ProgrammeItem
from produktschau.meetings.queries.drafts import Item
from produktschau.networks.models import Network
from produktschau.networks.queries.joining import called_so
from produktschau.region.models import Territory
from produktschau.showcase.models import Company

MOST_ITEMS = 60
SPARE = 2
NOT_A_MOMENT = "Das ist kein Tag mit Uhrzeit. Schreiben Sie ihn wie 15.01.2027 17:00."
MOMENTS = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%d.%m.%Y %H:%M", "%d.%m.%Y, %H:%M"]


def moment_field(label: str, missing: str = "", help_text: str = "") -> forms.DateTimeField:
    """A field for a day with a time."""
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    told = {"required": missing, "invalid": NOT_A_MOMENT}
    return forms.DateTimeField(
        label=label,
        required=bool(missing),
        widget=widget,
        input_formats=MOMENTS,
        help_text=help_text,
        error_messages=told,
    )


class FirmField(forms.CharField):
    """A firm by its name, as it stands in the showcase."""

    def clean(self, value: Any) -> Any:
        """The firm, or nothing. Raises ``ValidationError``."""
        name = super().clean(value)
        if not name:
            return None
        found = called_so(name)
        if len(found) != 1:
            known = "gibt es mehrmals" if found else "kennen wir nicht"
            raise forms.ValidationError(f"Einen Betrieb „{name}“ {known}. Wählen Sie einen aus der Liste.")
        return found[0]


class MeetingForm(forms.Form):
    """Everything of a meeting but its programme."""

    kind = forms.ChoiceField(label="Art", choices=Kind.choices)
    networks = SeveralField(
        Network.objects.none(),
        label="Netzwerke",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Wählen Sie mindestens ein Netzwerk, zu dem das Treffen gehört."},
    )
    title = forms.CharField(
        label="Titel",
        error_messages={"required": "Geben Sie dem Treffen einen Titel. Er wird der Betreff der Einladung."},
    )
    lead = forms.CharField(label="Vorspann", required=False, help_text="Ein Satz: worum es geht.")
    text = forms.CharField(label="Worum es geht", required=False, widget=forms.Textarea(attrs={"rows": 6}))
    starts_at = moment_field("Beginn", "Wählen Sie Tag und Uhrzeit des Beginns.")
    ends_at = moment_field("Ende", "Wählen Sie Tag und Uhrzeit des Endes.")
    registration_until = moment_field("Anmeldung bis", help_text="Leer: bis das Treffen beginnt.")
    place = forms.CharField(
        label="Ort",
        help_text="zum Beispiel „Stadthalle Rochlitz“",
        error_messages={"required": "Schreiben Sie, wo man sich trifft."},
    )
    street = forms.CharField(label="Straße und Hausnummer", required=False)
    postcode = forms.CharField(label="Postleitzahl", required=False)
    town = forms.CharField(label="Stadt", required=False)
    municipality = forms.ModelChoiceField(
        Territory.objects.none(), label="Gemeinde", required=False, empty_label="nicht angegeben"
    )
    host = FirmField(
        label="Zu Gast bei", required=False, widget=forms.TextInput(attrs={"list": "betriebe", "autocomplete": "off"})
    )
    access_note = forms.CharField(
        label="Zugang", required=False, help_text="zum Beispiel „stufenlos, WC für alle, Parkplätze am Hof“"
    )
    capacity = forms.IntegerField(
        label="Plätze", required=False, min_value=1, max_value=5000, help_text="in Personen; leer: ohne Grenze"
    )
    most_per_firm = forms.IntegerField(label="Höchstens je Betrieb", min_value=1, max_value=50, initial=4)
    is_public = forms.BooleanField(
        label="Öffentlich ankündigen", required=False, initial=True, help_text="Sonst sieht es nur, wer eingeladen ist."
    )
    title_en = forms.CharField(label="Titel (englisch)", required=False)
    lead_en = forms.CharField(label="Vorspann (englisch)", required=False)
    text_en = forms.CharField(
        label="Worum es geht (englisch)", required=False, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *args: Any, networks: QuerySet[Network], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["networks"].queryset = networks  # type: ignore[attr-defined]  # a field that chooses rows
        places = Territory.objects.filter(kind="municipality").order_by("name")
        self.fields["municipality"].queryset = places  # type: ignore[attr-defined]  # a field that chooses rows


class AnnouncedForm(MeetingForm):
    """The same for a meeting people know of: what they are told, and who waits where the room became smaller."""

    puts_waiting = forms.BooleanField(
        label="Wenn die Plätze nicht reichen: die zuletzt Angemeldeten auf die Warteliste setzen", required=False
    )
    reason = forms.CharField(
        label="Warum es verlegt wird",
        required=False,
        help_text="Ändern sich Termin oder Ort, bekommen alle Angemeldeten eine Mail; dieser Satz steht darin.",
    )


class CancelForm(forms.Form):
    """Why a meeting does not take place."""

    reason = forms.CharField(
        label="Warum es ausfällt",
        help_text="Ein Satz; er steht in der Mail an alle, die kommen wollten, und auf der Seite.",
        error_messages={"required": "Schreiben Sie in einem Satz, warum."},
    )


class ItemForm(forms.Form):
    """One line of the programme."""

    begins = forms.TimeField(
        label="Uhrzeit",
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": "Schreiben Sie die Uhrzeit wie 17:30."},
    )
    title = forms.CharField(label="Programmpunkt", required=False, max_length=200)
    speaker = forms.CharField(label="Wer", required=False, max_length=150)
    company = FirmField(
        label="Betrieb", required=False, widget=forms.TextInput(attrs={"list": "betriebe", "autocomplete": "off"})
    )


NAMES = ("begins", "title", "speaker", "company")


def items_of(rows: Iterable[ProgrammeItem]) -> list[dict[str, str]]:
    """A programme as its lines are typed."""
    return [
        {
            "begins": f"{row.begins:%H:%M}" if row.begins else "",
            "title": row.title,
            "speaker": row.speaker,
            "company": row.company.name if row.company else "",
        }
        for row in rows
    ]


def read_items(sent: QueryDict) -> list[dict[str, str]]:
    """The lines as they were sent; empty ones are left out."""
    count = min(row_number(sent.get("items", "0")), MOST_ITEMS)
    lines = [{name: sent.get(f"item-{number}-{name}", "") for name in NAMES} for number in range(1, count + 1)]
    return [line for line in lines if any(value.strip() for value in line.values())]


def rearranged(lines: Sequence[dict[str, str]], act: str) -> list[dict[str, str]]:
    """The lines after „hoch-2“, „runter-2“ or „weg-2“ was pressed; numbers count from one."""
    found, (what, _, typed) = list(lines), act.partition("-")
    place = row_number(typed) - 1
    if not 0 <= place < len(found):
        return found
    if what == "weg":
        del found[place]
    elif what == "hoch" and place:
        found[place - 1], found[place] = found[place], found[place - 1]
    elif what == "runter" and place + 1 < len(found):
        found[place + 1], found[place] = found[place], found[place + 1]
    return found


def item_forms(lines: Sequence[dict[str, str]], *, spare: int = SPARE, is_checked: bool = False) -> list[ItemForm]:
    """The lines as forms, with empty ones at the end."""
    found = []
    for number, line in enumerate([*lines, *({} for _ in range(spare))], start=1):
        at = f"item-{number}"
        if is_checked:
            form = ItemForm({f"{at}-{name}": value for name, value in line.items()}, prefix=at, auto_id="id_%s")
        else:
            form = ItemForm(initial=line, prefix=at, auto_id="id_%s")
        found.append(form)
    return found


def programme_from(checked: Sequence[ItemForm]) -> list[Item]:
    """What the checked lines say."""
    told = [one.cleaned_data for one in checked]
    return [
        Item(one.get("title", ""), _time(one.get("begins")), one.get("speaker", ""), _firm(one.get("company")))
        for one in told
        if any(one.values())
    ]


def meeting_initial(meeting: Meeting) -> dict[str, Any]:
    """The form's values for a meeting."""
    told = {name: getattr(meeting, name) for name in MeetingForm.base_fields if name != "networks"}
    for name in ("starts_at", "ends_at", "registration_until"):
        told[name] = timezone.localtime(told[name]) if told[name] else None
    return {**told, "host": meeting.host.name if meeting.host else "", "networks": list(meeting.networks.all())}


def _time(value: Any) -> time | None:
    return value if isinstance(value, time) else None


def _firm(value: Any) -> Company | None:
    return value if isinstance(value, Company) else None
