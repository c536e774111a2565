"""Announces meetings to Django and fills the points declared below it."""

from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    pass

VERBS = {
    "meeting.made": "Treffen angelegt",
    "meeting.changed": "Treffen geändert",
    "meeting.deleted": "Entwurf des Treffens gelöscht",
    "meeting.announced": "Treffen angekündigt",
    "meeting.moved": "Treffen verlegt",
    "meeting.cancelled": "Treffen abgesagt",
    "meeting.audience_chosen": "gewählt, wer eingeladen wird",
    "meeting.inviting": "Einladungen losgeschickt",
    "meeting.invited": "Betrieb eingeladen",
    "meeting.reminded": "an die Einladung erinnert",
    "meeting.letters_taken": "Briefe zum Treffen heruntergeladen",
    "meeting.registered": "Betrieb angemeldet",
    "meeting.registration_changed": "Anmeldung geändert",
    "meeting.registration_cancelled": "Betrieb abgemeldet",
    "meeting.moved_up": "von der Warteliste nachgerückt",
    "meeting.sent_to_waiting": "auf die Warteliste gesetzt",
    "meeting.declined": "Betrieb kommt nicht",
    "meeting.link_asked": "Link zur Anmeldung erbeten",
    "meeting.names_forgotten": "Namen der Angemeldeten gelöscht",
}
FIELDS = {
    "meeting.title": "Titel",
    "meeting.title_en": "Titel (englisch)",
    "meeting.lead": "Vorspann",
    "meeting.lead_en": "Vorspann (englisch)",
    "meeting.text": "Worum es geht",
    "meeting.text_en": "Worum es geht (englisch)",
    "meeting.kind": "Art",
    "meeting.networks": "Netzwerke",
    "meeting.starts_at": "Beginn",
    "meeting.ends_at": "Ende",
    "meeting.place": "Ort",
    "meeting.street": "Straße und Hausnummer",
    "meeting.postcode": "Postleitzahl",
    "meeting.town": "Stadt",
    "meeting.municipality": "Gemeinde",
    "meeting.host": "zu Gast bei",
    "meeting.access_note": "Zugang",
    "meeting.capacity": "Plätze",
    "meeting.most_per_firm": "höchstens je Betrieb",
    "meeting.registration_until": "Anmeldung bis",
    "meeting.is_public": "öffentlich angekündigt",
    "meeting.programme": "Programm",
    "meeting.list": "Verteiler",
    "meeting.asks_members": "Mitglieder der Netzwerke einladen",
    "meeting.company": "Betrieb",
    "meeting.people": "Personen",
    "meeting.seat": "Stand",
    "meeting.channel": "Weg",
    "meeting.firms": "Betriebe",
    "meeting.letters": "Briefe",
}


class MeetingsConfig(AppConfig):
    """Configuration of the meetings app."""

    name = "produktschau.meetings"
    label = "meetings"
    verbose_name = "Treffen"

    def ready(self) -> None:
        """Register the words of the record, the door, the desk, and what the house answers for people."""
        self._name_things()
        self._open_pages()

    def _name_things(self) -> None:
        from produktschau.audit import names
        from produktschau.meetings.models import Channel, Kind, Seat
        from produktschau.meetings.queries.naming import meeting_names

        for verb, word in VERBS.items():
            names.VERBS.register(verb, word)
        for field, word in FIELDS.items():
            names.FIELDS.register(field, word)
        for field, choices in (("kind", Kind), ("seat", Seat), ("channel", Channel)):
            for value, label in choices.choices:
                names.VALUES.register(f"meeting.{field}:{value}", str(label))
        names.NAMINGS.register("meeting", meeting_names)

    def _open_pages(self) -> None:
        from produktschau.audit.names import VALUES
        from produktschau.design.navigation import DESK, Entry, Group
        from produktschau.meetings.rules import may_see_meetings
        from produktschau.meetings.views.door import MEETING
        from produktschau.outreach.engine.purposes import PURPOSES

        PURPOSES.register(MEETING.name, MEETING)
        VALUES.register(f"company.purpose:{MEETING.name}", MEETING.label)
        DESK.register(
            "meetings",
            Entry("Treffen", "meetings_house:meetings", 20, may_see_meetings, letter="x", group=Group.NETWORKS),
        )
