"""Announces upkeep to Django and fills the points declared below it."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from produktschau.accounts.models import User

VERBS = {
    "upkeep.asked": "gefragt, ob der Eintrag noch stimmt",
    "upkeep.reminded": "an die Frage erinnert, ob der Eintrag noch stimmt",
    "upkeep.answered": "geantwortet, ob der Eintrag noch stimmt",
    "upkeep.silent": "ohne Antwort geblieben",
    "upkeep.settled": "Meldung des Betriebs erledigt",
    "company.checked": "Angaben als geprüft vermerkt",
    "rhythm.changed": "Rhythmus der Nachfragen geändert",
    "rhythm.asked_by_hand": "Betriebe fragen lassen",
    "rhythm.reminded_by_hand": "Betriebe erinnern lassen",
    "rhythm.letters_taken": "Briefe mit der Frage heruntergeladen",
}
FIELDS = {
    "company.outcome": "Antwort",
    "company.via": "Weg der Antwort",
    "company.said_on": "gesagt am",
    "company.has_mail": "per Mail",
    "rhythm.is_on": "von selbst fragen",
    "rhythm.months": "Monate zwischen zwei Nachfragen",
    "rhythm.reminder_days": "Tage bis zur Erinnerung",
    "rhythm.mails": "Mails",
    "rhythm.firms": "Betriebe",
    "rhythm.letters": "Briefe",
}


class UpkeepConfig(AppConfig):
    """Configuration of the upkeep app."""

    name = "produktschau.upkeep"
    label = "upkeep"
    verbose_name = "Pflege der Einträge"

    def ready(self) -> None:
        """Register the words of the record, the door, the desk, what others show of upkeep, and the daily work."""
        self._name_things()
        self._open_pages()
        self._answer_for_people()

    def _name_things(self) -> None:
        from produktschau.audit import names
        from produktschau.upkeep.models import Outcome, Via
        from produktschau.upkeep.queries.naming import rhythm_names

        for verb, word in VERBS.items():
            names.VERBS.register(verb, word)
        for field, word in FIELDS.items():
            names.FIELDS.register(field, word)
        for field, choices in (("outcome", Outcome), ("via", Via)):
            for value, label in choices.choices:
                names.VALUES.register(f"company.{field}:{value}", str(label))
        names.NAMINGS.register("rhythm", rhythm_names)

    def _open_pages(self) -> None:
        from produktschau.audit.names import VALUES
        from produktschau.design.navigation import DESK, Entry, Group
        from produktschau.design.slots import SLOTS, Slot
        from produktschau.lib.desk import DESK_ITEMS, EVIDENCE
        from produktschau.lib.lists import LISTS
        from produktschau.outreach.engine.purposes import PURPOSES
        from produktschau.upkeep.figures import UPKEEP as NUMBERS
        from produktschau.upkeep.queries.desk_items import GIVEN_UP, REPORTED, TO_CALL
        from produktschau.upkeep.queries.export import UPKEEP
        from produktschau.upkeep.rules import may_see_upkeep
        from produktschau.upkeep.views.door import UPKEEP as DOOR
        from produktschau.upkeep.views.slots import in_mine, in_record

        PURPOSES.register(DOOR.name, DOOR)
        VALUES.register(f"company.purpose:{DOOR.name}", DOOR.label)
        DESK.register("upkeep", Entry("Aktualität", "upkeep:list", 35, may_see_upkeep, letter="t", group=Group.ENTRIES))
        DESK_ITEMS.register("upkeep reported", REPORTED, order=40)
        DESK_ITEMS.register("upkeep given up", GIVEN_UP, order=41)
        DESK_ITEMS.register("upkeep to call", TO_CALL, order=52)
        EVIDENCE.register("upkeep", NUMBERS, order=60)
        LISTS.register("aktualitaet", UPKEEP, order=140)
        SLOTS.register("upkeep.record", Slot("desk.record", "upkeep/parts/panel.html", 35, in_record))
        SLOTS.register("upkeep.mine", Slot("mine.home", "upkeep/parts/mine.html", 10, in_mine))

    def _answer_for_people(self) -> None:
        from produktschau.accounts.engine.personal_data import PERSONAL_DATA, PersonalData
        from produktschau.audit.record import System
        from produktschau.upkeep.actions.forgetting import forget_person
        from produktschau.upkeep.queries.people import data_of
        from produktschau.work.schedule import SCHEDULE, Scheduled

        def erase(user: "User", at: datetime) -> None:
            forget_person(by=System("erasure"), at=at, user=user)

        # Before „Ansprache“ takes the addresses out of the links.
        PERSONAL_DATA.register(
            "Aktualität",
            PersonalData(
                data_of,
                erase,
                erases="Was Sie auf unsere jährlichen Nachfragen zu Einträgen geschrieben haben.",
                keeps="Dass der Betrieb gefragt wurde und was er geantwortet hat, ohne Ihren Namen.",
            ),
            order=55,
        )
        for name, shift in (("keep_up", 6), ("forget_answers", 2)):
            path = f"produktschau.upkeep.tasks.{name}"
            SCHEDULE.register(
                f"upkeep {name}", Scheduled(f"upkeep {name}", path, timedelta(days=1), timedelta(hours=shift))
            )
