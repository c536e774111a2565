"""Announces relations to Django and fills the points declared below it."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from produktschau.accounts.models import User

INTRODUCTION_VERBS = {
    "introduction.made": "Vermittlung angelegt",
    "introduction.changed": "Vermittlung geändert",
    "introduction.deleted": "Vermittlung gelöscht",
    "introduction.asked": "beide Betriebe gefragt",
    "introduction.recorded": "mündliche Vermittlung nachgetragen",
    "introduction.agreed": "einer Vermittlung zugestimmt",
    "introduction.declined": "eine Vermittlung abgelehnt",
    "introduction.connected": "beide Betriebe verbunden",
    "introduction.taken_back": "Kontaktangaben zurückgenommen",
    "introduction.expired": "Vermittlung ohne Antwort beendet",
    "introduction.withdrawn": "Vermittlung zurückgezogen",
    "introduction.outcome": "Ergebnis einer Vermittlung gemeldet",
    "introduction.blocked": "möchte nicht vermittelt werden",
    "introduction.unblocked": "möchte wieder vermittelt werden",
    "introduction.forgotten": "Angaben einer Person in einer Vermittlung gelöscht",
}
INTRODUCTION_FIELDS = {
    "introduction.firms": "Betriebe",
    "introduction.reason": "Warum",
    "introduction.network": "Netzwerk",
    "introduction.meeting": "bei Treffen",
    "introduction.notice": "aus Aushang",
    "introduction.source": "Quelle",
    "introduction.told_on": "gemeldet am",
    "introduction.company": "Betrieb",
    "introduction.outcome": "Ergebnis",
    "company.kept_from": "nicht vermitteln mit",
    "company.heard": "Quelle",
}


class RelationsConfig(AppConfig):
    """Configuration of the relations app."""

    name = "produktschau.relations"
    label = "relations"
    verbose_name = "Beziehungen"

    def ready(self) -> None:
        """Register the words of the record, the doors, the desk, and what the house answers for people."""
        self._name_introductions()
        self._open_introductions()
        self._answer_for_people_introduced()

    def _name_introductions(self) -> None:
        from produktschau.audit import names
        from produktschau.relations.models import Outcome
        from produktschau.relations.queries.naming import introduction_names

        for verb, word in INTRODUCTION_VERBS.items():
            names.VERBS.register(verb, word)
        for field, word in INTRODUCTION_FIELDS.items():
            names.FIELDS.register(field, word)
        for value, label in Outcome.choices:
            names.VALUES.register(f"introduction.outcome:{value}", str(label))
        names.NAMINGS.register("introduction", introduction_names)

    def _open_introductions(self) -> None:
        from produktschau.audit.names import VALUES
        from produktschau.outreach.engine.purposes import PURPOSES
        from produktschau.relations.views.door import INTRODUCTION

        PURPOSES.register(INTRODUCTION.name, INTRODUCTION)
        VALUES.register(f"company.purpose:{INTRODUCTION.name}", INTRODUCTION.label)

    def _answer_for_people_introduced(self) -> None:
        from produktschau.accounts.engine.personal_data import PERSONAL_DATA, PersonalData
        from produktschau.audit.record import System
        from produktschau.relations.actions.forgetting import forget_person
        from produktschau.relations.queries.people import data_of
        from produktschau.work.schedule import SCHEDULE, Scheduled

        def erase(user: "User", at: datetime) -> None:
            forget_person(by=System("erasure"), at=at, user=user)

        # Before „Ansprache“ takes the addresses out of the links.
        PERSONAL_DATA.register(
            "Vermittlungen",
            PersonalData(
                data_of,
                erase,
                erases="Was ein anderer Betrieb nach einer Vermittlung von Ihnen erfahren hat, Ihre Anmerkungen, und dass Sie es waren.",
                keeps="Dass die Betriebe verbunden wurden und was daraus wurde, ohne Ihren Namen.",
            ),
            order=53,
        )
        for name, hour in (("chase_introductions", 7), ("ask_for_outcomes", 8), ("forget_introductions", 2)):
            title = name.replace("_", " ")
            SCHEDULE.register(title, Scheduled(title, f"produktschau.relations.tasks.{name}", hour=hour))
