"""Announces surveys to Django and fills the points declared below it."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from produktschau.accounts.models import User

VERBS = {
    "survey.made": "Umfrage angelegt",
    "survey.changed": "Umfrage geändert",
    "survey.deleted": "Entwurf der Umfrage gelöscht",
    "survey.question_added": "Frage ergänzt",
    "survey.question_changed": "Frage geändert",
    "survey.question_moved": "Frage an einen anderen Platz gesetzt",
    "survey.question_deleted": "Frage herausgenommen",
    "survey.opened": "Umfrage geöffnet",
    "survey.invited_more": "weitere Betriebe gefragt",
    "survey.reminded": "an die Umfrage erinnert",
    "survey.extended": "Umfrage verlängert",
    "survey.closed": "Umfrage geschlossen",
    "survey.letters_taken": "Briefe zur Umfrage heruntergeladen",
    "survey.answered": "Umfrage beantwortet",
    "survey.refused": "möchte keine Umfragen",
    "survey.text_deleted": "eigene Worte eines Betriebs gelöscht",
    "field.made": "Handlungsfeld angelegt",
    "field.changed": "Handlungsfeld geändert",
    "field.deleted": "Handlungsfeld gelöscht",
}
FIELDS = {
    "survey.title": "Titel",
    "survey.intro": "Einleitung",
    "survey.purpose": "Zweck",
    "survey.opens_on": "beginnt am",
    "survey.closes_on": "endet am",
    "survey.audience": "Auswahl der Betriebe",
    "survey.repeats": "wiederholt",
    "survey.question": "Frage",
    "survey.questions": "beantwortete Fragen",
    "survey.firms": "Betriebe",
    "survey.letters": "Briefe",
    "field.name": "Name",
    "field.description": "Worum es geht",
    "field.position": "Platz",
    "field.pillar": "Säule",
    "field.groups": "Wirtschaftsbereiche",
}


class SurveysConfig(AppConfig):
    """Configuration of the surveys app."""

    name = "produktschau.surveys"
    label = "surveys"
    verbose_name = "Umfragen"

    def ready(self) -> None:
        """Register the words of the record, the door, the desk, and what the house answers for people."""
        self._name_things()
        self._open_pages()
        self._answer_for_people()

    def _name_things(self) -> None:
        from produktschau.audit import names
        from produktschau.surveys.models import Pillar
        from produktschau.surveys.queries.naming import field_names, survey_names

        for verb, word in VERBS.items():
            names.VERBS.register(verb, word)
        for field, word in FIELDS.items():
            names.FIELDS.register(field, word)
        for value, label in Pillar.choices:
            names.VALUES.register(f"field.pillar:{value}", str(label))
        names.NAMINGS.register("survey", survey_names)
        names.NAMINGS.register("field", field_names)

    def _open_pages(self) -> None:
        from produktschau.audit.names import VALUES
        from produktschau.design.navigation import DESK, Entry, Group
        from produktschau.design.slots import SLOTS, Slot
        from produktschau.lib.desk import EVIDENCE
        from produktschau.lib.lists import LISTS
        from produktschau.outreach.engine.purposes import PURPOSES
        from produktschau.surveys.figures import SURVEYS
        from produktschau.surveys.queries.export import ANSWERS, RESULTS
        from produktschau.surveys.rules import may_see_surveys
        from produktschau.surveys.views.door import SURVEY
        from produktschau.surveys.views.slots import in_mine

        PURPOSES.register(SURVEY.name, SURVEY)
        VALUES.register(f"company.purpose:{SURVEY.name}", SURVEY.label)
        DESK.register(
            "surveys", Entry("Umfragen", "surveys:surveys", 25, may_see_surveys, letter="u", group=Group.FIRMS)
        )
        EVIDENCE.register("surveys", SURVEYS, order=70)
        LISTS.register("umfrage-ergebnis", RESULTS, order=150)
        LISTS.register("umfrage-antworten", ANSWERS, order=151)
        SLOTS.register("surveys.mine", Slot("mine.home", "surveys/parts/mine.html", 5, in_mine))

    def _answer_for_people(self) -> None:
        from produktschau.accounts.engine.personal_data import PERSONAL_DATA, PersonalData
        from produktschau.audit.record import System
        from produktschau.surveys.actions.forgetting import forget_person
        from produktschau.surveys.queries.people import data_of
        from produktschau.work.schedule import SCHEDULE, Scheduled

        def erase(user: "User", at: datetime) -> None:
            forget_person(by=System("erasure"), at=at, user=user)

        # Before „Ansprache“ takes the addresses out of the links.
        PERSONAL_DATA.register(
            "Umfragen",
            PersonalData(
                data_of,
                erase,
                erases="Was Sie in Umfragen mit eigenen Worten geschrieben haben, und dass Sie es waren.",
                keeps="Was für den Betrieb angekreuzt wurde, ohne Ihren Namen: Es ist die Antwort des Betriebs.",
            ),
            order=54,
        )
        SCHEDULE.register(
            "old survey answers", Scheduled("old survey answers", "produktschau.surveys.tasks.forget_answers", hour=2)
        )
