"""Announces meetings to Django and fills the points declared below it."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from produktschau.accounts.models import User

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

ATTENDANCE_VERBS = {
    "meeting.attendance_noted": "Anwesenheit erfasst",
    "meeting.attendance_taken_back": "Anwesenheit zurückgenommen",
    "meeting.attendance_confirmed": "Betrieb hat bestätigt, dass er da war",
    "meeting.attendance_closed": "Anwesenheit abgeschlossen",
    "meeting.attendance_reopened": "Anwesenheit zum Berichtigen geöffnet",
    "meeting.sheets": "Zahl der Blätter geändert",
    "meeting.papers_taken": "Papier zum Treffen gedruckt",
    "meeting.survey_drafted": "Umfrage nach dem Treffen entworfen",
    "meeting.minutes_written": "Niederschrift geschrieben",
    "meeting.minutes_given_out": "Niederschrift herausgegeben",
    "meeting.photo_added": "Foto aufgenommen",
    "meeting.photo_rendered": "Foto verkleinert",
    "meeting.photo_changed": "Angaben zum Foto geändert",
    "meeting.photo_published": "Foto veröffentlicht",
    "meeting.photo_taken_down": "Foto zurückgenommen",
    "meeting.photo_deleted": "Foto gelöscht",
    "meeting.needs_deleted": "Angaben zu Essen und Zugang gelöscht",
}
ATTENDANCE_FIELDS = {
    "meeting.persons": "Personen",
    "meeting.source": "Quelle",
    "meeting.sheet": "Blatt",
    "meeting.line": "Zeile",
    "meeting.sheets": "Blätter",
    "meeting.missing": "nicht erschienen",
    "meeting.paper": "Papier",
    "meeting.survey": "Umfrage",
    "meeting.minutes": "Niederschrift",
    "meeting.minutes_reading": "Niederschrift lesen",
    "meeting.photo": "Foto",
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
        self._show_elsewhere()
        self._answer_for_people()
        self._record_attendance()
        self._count_periods()

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
            Entry("Treffen", "meetings_house:meetings", 20, may_see_meetings, letter="2", group=Group.NETWORKS),
        )

    def _show_elsewhere(self) -> None:
        """The public menu, and what other domains' pages show of meetings."""
        from django.utils.translation import gettext_lazy as _

        from produktschau.design.navigation import PUBLIC, Entry
        from produktschau.design.slots import SLOTS, Slot
        from produktschau.lib.dates import now
        from produktschau.lib.desk import DESK_ITEMS, EVIDENCE
        from produktschau.lib.lists import LISTS
        from produktschau.lib.sitemap import SITEMAP
        from produktschau.meetings.figures import MEETINGS_TOLD
        from produktschau.meetings.queries.deleting import goes_along
        from produktschau.meetings.queries.desk_items import STUCK, TO_ANNOUNCE
        from produktschau.meetings.queries.listed import MEETINGS
        from produktschau.meetings.queries.merging import are_together, objections
        from produktschau.meetings.queries.public import public_addresses
        from produktschau.meetings.queries.registered import REGISTRATIONS
        from produktschau.meetings.views.slots import in_company, in_home, in_mine, in_network
        from produktschau.showcase.engine.deleting import GOES_ALONG
        from produktschau.showcase.engine.merging import OBJECTIONS, TOGETHER

        GOES_ALONG.register("meetings", goes_along)
        OBJECTIONS.register("meetings", lambda kept, gone: objections(kept, gone, at=now()))
        TOGETHER.register("meetings.registration", are_together)
        PUBLIC.register("meetings", Entry(_("Treffen"), "meetings:meetings", 45))
        SITEMAP.register("meetings", public_addresses)
        DESK_ITEMS.register("meetings waiting", STUCK, order=55)
        DESK_ITEMS.register("meetings to announce", TO_ANNOUNCE, order=56)
        EVIDENCE.register("meetings", MEETINGS_TOLD, order=80)
        LISTS.register("treffen", MEETINGS, order=180)
        LISTS.register("treffen-anmeldungen", REGISTRATIONS, order=183)
        SLOTS.register("meetings.network", Slot("network.meetings", "meetings/parts/of_network.html", 10, in_network))
        SLOTS.register("meetings.home", Slot("home.after_new", "meetings/parts/home.html", 20, in_home))
        SLOTS.register("meetings.company", Slot("company.below", "meetings/parts/hosted.html", 40, in_company))
        SLOTS.register("meetings.mine", Slot("mine.home", "meetings/parts/mine.html", 4, in_mine))

    def _answer_for_people(self) -> None:
        from produktschau.accounts.engine.personal_data import PERSONAL_DATA, PersonalData
        from produktschau.audit.record import System
        from produktschau.meetings.actions.forgetting import forget_person
        from produktschau.meetings.queries.people import data_of
        from produktschau.work.schedule import SCHEDULE, Scheduled

        def erase(user: "User", at: datetime) -> None:
            forget_person(by=System("erasure"), at=at, user=user)

        # After the photos, which are found by the same address.
        PERSONAL_DATA.register(
            "Treffen",
            PersonalData(
                data_of,
                erase,
                erases="Ihr Name, Ihre Adresse und Ihre Wünsche in Anmeldungen zu Treffen.",
                keeps="Dass aus dem Betrieb eine Person angemeldet war, ohne Ihren Namen: Die Zahl bleibt.",
            ),
            order=53,
        )
        SCHEDULE.register(
            "old names of meetings",
            Scheduled("old names of meetings", "produktschau.meetings.tasks.forget_attendees", hour=2),
        )

    def _record_attendance(self) -> None:
        """Attendance, papers, minutes and photos: words, lists, what happened, what is deleted when."""
        from produktschau.accounts.engine.personal_data import PERSONAL_DATA, PersonalData
        from produktschau.audit import names
        from produktschau.audit.record import System
        from produktschau.lib.lists import LISTS
        from produktschau.meetings.actions.photos import forget_photos
        from produktschau.meetings.models import Reading, Source
        from produktschau.meetings.queries.export import ATTENDANCE, FIRMS
        from produktschau.meetings.queries.happenings import acts, ties
        from produktschau.meetings.queries.photo_people import data_of
        from produktschau.meetings.tables.attendances import ATTENDANCES
        from produktschau.networks.engine.events import ACTS, TIES
        from produktschau.tabular.engine.kinds import TABLE_KINDS
        from produktschau.work.schedule import SCHEDULE, Scheduled

        for verb, word in ATTENDANCE_VERBS.items():
            names.VERBS.register(verb, word)
        for field, word in ATTENDANCE_FIELDS.items():
            names.FIELDS.register(field, word)
        for field, choices in (("source", Source), ("minutes_reading", Reading)):
            for value, label in choices.choices:
                names.VALUES.register(f"meeting.{field}:{value}", str(label))
        LISTS.register("treffen-anwesenheit", ATTENDANCE, order=181)
        LISTS.register("treffen-betriebe", FIRMS, order=182)
        TABLE_KINDS.register("attendances", ATTENDANCES, order=60)
        ACTS.register("meetings", acts)
        TIES.register("meetings", ties)
        SCHEDULE.register(
            "needs of people at meetings",
            Scheduled("needs of people at meetings", "produktschau.meetings.tasks.forget_needs", hour=2),
        )

        SCHEDULE.register(
            "photos without consent",
            Scheduled("photos without consent", "produktschau.meetings.tasks.take_photos_down", hour=3),
        )

        def erase_photos(user: "User", at: datetime) -> None:
            forget_photos(by=System("erasure"), at=at, user=user)

        # Before the registrations lose the address by which the person is found.
        PERSONAL_DATA.register(
            "Fotos von Treffen",
            PersonalData(
                data_of,
                erase_photos,
                erases="Fotos von Treffen, auf denen Sie zu erkennen sind, samt Original.",
                keeps="",
            ),
            order=52,
        )

    def _count_periods(self) -> None:
        from produktschau.design.slots import SLOTS, Slot
        from produktschau.lib.figures import PERIOD_FIGURES
        from produktschau.meetings.queries.history import MEETINGS
        from produktschau.meetings.queries.period import PERIOD
        from produktschau.meetings.views.effect import in_effect
        from produktschau.outreach.engine.history import HAPPENINGS

        SLOTS.register("meetings.effect", Slot("mine.effect", "meetings/parts/effect.html", context=in_effect))
        for place, (key, figure) in enumerate(PERIOD.items()):
            PERIOD_FIGURES.register(key, figure, order=200 + place)
        HAPPENINGS.register("treffen", MEETINGS, order=20)
