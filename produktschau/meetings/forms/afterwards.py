"""What is typed after a meeting: its minutes, its photos."""

from typing import Any

from django import forms

from produktschau.design.forms import SeveralField
from produktschau.meetings.models import Attendee, Meeting, MeetingPhoto, Reading
from produktschau.meetings.queries.photos import people_to_tick

READING = [
    (Reading.ATTENDEES, "nur die Betriebe, die da waren"),
    (Reading.NETWORK, "auch die anderen Mitglieder der Netzwerke"),
    (Reading.PUBLIC, "alle, auf der öffentlichen Seite des Treffens"),
]


class MinutesForm(forms.Form):
    """The text, and who may read it."""

    minutes = forms.CharField(
        label="Niederschrift",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text="Eine leere Zeile beginnt einen neuen Absatz, eine Zeile mit „- “ am Anfang wird ein Punkt einer Liste. "
        "Nennen Sie Personen nur, wenn sie damit einverstanden sind.",
    )
    reading = forms.ChoiceField(label="Wer darf sie lesen?", choices=READING, widget=forms.RadioSelect)


class PeopleField(SeveralField):
    """Registered people, each with the firm."""

    def label_from_instance(self, obj: Any) -> str:
        """Name, firm, and whether the person agreed to be shown."""
        assert isinstance(obj, Attendee)  # noqa: S101  # the queryset of this form holds nothing else
        agreed = "" if obj.photo_consent_on else " – ohne Einwilligung in Fotos"
        return f"{obj.name}, {obj.registration.company.name}{agreed}"


class PhotoForm(forms.Form):
    """What is said of a photo, and who is on it."""

    file = forms.FileField(
        label="Foto",
        required=False,
        help_text="JPEG, PNG oder WebP, höchstens 25 MB. Aufnahmeort und andere versteckte Angaben werden entfernt.",
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
    alt = forms.CharField(
        label="Bildbeschreibung",
        required=False,
        help_text="Was ist zu sehen? Ein Satz, wie Sie es am Telefon sagen würden.",
    )
    credit = forms.CharField(label="Bildnachweis", required=False, help_text="Wer hat das Foto gemacht?")
    shows = PeopleField(
        label="Wer ist zu erkennen?",
        queryset=Attendee.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Angemeldete Personen. Veröffentlicht wird erst, wenn alle eingewilligt haben.",
    )
    others = forms.CharField(
        label="Weitere erkennbare Personen",
        required=False,
        help_text="Wer sonst zu erkennen ist, und wann er eingewilligt hat. Zum Beispiel: „Bürgermeister, mündlich am 8. Oktober“.",
    )

    def __init__(self, *args: Any, meeting: Meeting, photo: MeetingPhoto | None = None, **kwargs: Any) -> None:
        if photo is not None:
            kwargs.setdefault("initial", _initial(photo))
        super().__init__(*args, **kwargs)
        shows = self.fields["shows"]
        assert isinstance(shows, SeveralField)  # noqa: S101  # declared above
        shows.queryset = people_to_tick(meeting)
        if photo is not None:
            del self.fields["file"]


def _initial(photo: MeetingPhoto) -> dict[str, Any]:
    people = list(photo.shows.values_list("pk", flat=True))
    return {"alt": photo.alt, "credit": photo.credit, "others": photo.others, "shows": people}
