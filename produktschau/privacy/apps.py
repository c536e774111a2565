"""Announces data protection to Django and fills the points declared below it."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from produktschau.accounts.models import User

VERBS = {
    "company.person_informed": "Person informiert (Art. 14 DSGVO)",
    "company.information_taken_back": "Information einer Person zurückgenommen",
}
FIELDS = {"way": "Weg", "row": "Person (Zeile)"}


class PrivacyConfig(AppConfig):
    """Configuration of the privacy app."""

    name = "produktschau.privacy"
    label = "privacy"
    verbose_name = "Datenschutz"

    def ready(self) -> None:
        """Register words of the record, desk, lists, what is known of people, and the nightly forgetting."""
        from produktschau.accounts.engine.personal_data import PERSONAL_DATA, PersonalData
        from produktschau.audit import names
        from produktschau.design.navigation import DESK, Entry
        from produktschau.design.slots import SLOTS, Slot
        from produktschau.lib.desk import DESK_ITEMS
        from produktschau.lib.lists import LISTS
        from produktschau.privacy.queries.accesses import data_of, desk_names
        from produktschau.privacy.queries.desk import OVERDUE
        from produktschau.privacy.rules import may_read_purposes
        from produktschau.privacy.views.duty import in_record
        from produktschau.privacy.views.lists import ACCESSES, PEOPLE
        from produktschau.work.schedule import SCHEDULE, Scheduled

        for verb, word in VERBS.items():
            names.VERBS.register(verb, word)
        for field, word in FIELDS.items():
            names.FIELDS.register(f"company.{field}", word)
        names.NAMINGS.register("desk", desk_names)
        also = ("privacy:duty", "privacy:accesses")
        DESK.register("privacy", Entry("Datenschutz", "privacy:overview", 96, may_read_purposes, letter="d", also=also))
        DESK_ITEMS.register("information", OVERDUE, order=70)
        LISTS.register("zugriffe", ACCESSES, order=96)
        LISTS.register("informationspflicht", PEOPLE, order=97)
        SLOTS.register("privacy.record", Slot("desk.record", "privacy/parts/panel.html", 60, in_record))

        def erase(user: "User", at: datetime) -> None:
            """The log keeps the key of who read until its year is over; it names nobody once the account is gone."""

        PERSONAL_DATA.register(
            "Zugriffe",
            PersonalData(
                data_of,
                erase,
                keeps="Wer im Haus Daten gelesen hat, ein Jahr lang, mit der Nummer statt Ihres Namens: Die Sicherheit der Verarbeitung verlangt es (Art. 5 Abs. 2, Art. 32 DSGVO).",
            ),
            order=90,
        )
        SCHEDULE.register(
            "old accesses",
            Scheduled("old accesses", "produktschau.privacy.tasks.forget_old_accesses", timedelta(days=1)),
        )
