"""Announces the intake domain to Django and fills the points declared below it."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from produktschau.accounts.models import User


class IntakeConfig(AppConfig):
    """Configuration of the intake app."""

    name = "produktschau.intake"
    label = "intake"
    verbose_name = "Einreichungen"

    def ready(self) -> None:
        """Register what the firms' links open, and what others show of intake."""
        self._show_the_way()
        self._answer_for_people()
        self._open_the_firms_pages()
        self._make_calls()

    def _show_the_way(self) -> None:
        from produktschau.audit.names import FIELDS, NAMINGS, VALUES, VERBS
        from produktschau.design.navigation import DESK, Entry, Group
        from produktschau.design.slots import SLOTS, Slot
        from produktschau.intake.figures import EVIDENCE as TO_READ
        from produktschau.intake.models import Criterion, Part, Stage, Via
        from produktschau.intake.queries.desk_changes import TO_LOOK_AT
        from produktschau.intake.queries.desk_items import TO_CHECK, TO_EDIT, TO_PUBLISH
        from produktschau.intake.queries.desk_list import SUBMISSIONS
        from produktschau.intake.queries.naming import criterion_names, submission_names
        from produktschau.intake.rules import may_see_submissions
        from produktschau.intake.views.desk_panel import panel
        from produktschau.lib.desk import DESK_ITEMS, EVIDENCE
        from produktschau.lib.lists import LISTS

        DESK.register(
            "submissions",
            Entry(
                "Einreichungen",
                "intake:desk_submissions",
                10,
                may_see_submissions,
                letter="e",
                group=Group.ENTRIES,
                also=("intake:desk_criteria", "intake:desk_changes"),
            ),
        )
        for order, (key, item) in enumerate((("check", TO_CHECK), ("edit", TO_EDIT), ("publish", TO_PUBLISH))):
            DESK_ITEMS.register(f"submissions to {key}", item, order=10 + order)
        DESK_ITEMS.register("changes to look at", TO_LOOK_AT, order=20)
        EVIDENCE.register("submissions", TO_READ, order=10)
        LISTS.register("einreichungen", SUBMISSIONS, order=100)
        SLOTS.register("intake.panel", Slot("desk.record", "intake/desk/panel.html", 10, panel))
        NAMINGS.register("submission", submission_names)
        NAMINGS.register("criterion", criterion_names)
        for verb, word in WAY_VERBS.items():
            VERBS.register(verb, word)
        for field, word in WAY_FIELDS.items():
            FIELDS.register(f"submission.{field}", word)
        for field, word in CRITERION_FIELDS.items():
            FIELDS.register(f"criterion.{field}", word)
        for field, choices in (("stage", Stage), ("via", Via), ("part", Part)):
            for value, label in choices.choices:
                VALUES.register(f"submission.{field}:{value}", str(label))
        for value, label in Criterion.Scope.choices:
            VALUES.register(f"criterion.scope:{value}", str(label))

    def _answer_for_people(self) -> None:
        from produktschau.accounts.engine.personal_data import PERSONAL_DATA, PersonalData
        from produktschau.intake.queries.merging import objections
        from produktschau.intake.queries.people import data_of
        from produktschau.showcase.engine.merging import OBJECTIONS

        def keep(user: "User", at: datetime) -> None:
            """Evidence keeps the key of who decided; once the account is gone, it says nothing (Art. 17 (3) (b) GDPR)."""

        PERSONAL_DATA.register(
            "Einreichungen",
            PersonalData(
                data_of,
                keep,
                keeps="Texte, Bemerkungen und Freigaben zu Einträgen, mit der Nummer statt Ihres Namens: Sie belegen, was der Betrieb freigegeben hat (Art. 17 Abs. 3 Buchst. b DSGVO).",
            ),
            order=60,
        )
        OBJECTIONS.register("intake", objections)

    def _open_the_firms_pages(self) -> None:
        from produktschau.audit.names import VALUES
        from produktschau.design.navigation import DESK, Entry, Group
        from produktschau.design.slots import SLOTS, Slot
        from produktschau.intake.queries.mine import my_companies, own_page
        from produktschau.intake.rules import speaks_for_any
        from produktschau.intake.views.maker_doors import by_link
        from produktschau.intake.views.maker_inside import inside
        from produktschau.outreach.engine.purposes import PURPOSES, Purpose
        from produktschau.showcase.engine.own_pages import OWN_PAGES

        OWN_PAGES.register("intake", own_page)
        for name, label, days in (
            ("submission", "Eintrag bearbeiten und freigeben", 60),
            ("call", "Aufruf beantworten", 60),
        ):
            PURPOSES.register(name, Purpose(name, label, days, by_link, is_sent_again=True, inside=inside))
            VALUES.register(f"company.purpose:{name}", label)
        DESK.register(
            "mine", Entry("Mein Betrieb", "intake:mine_home", 5, speaks_for_any, letter="m", group=Group.DESK)
        )
        SLOTS.register("intake.mine", Slot("account.more", "intake/maker/parts/mine.html", 5, my_companies))

    def _make_calls(self) -> None:
        from produktschau.audit.names import FIELDS, NAMINGS, VERBS
        from produktschau.design.navigation import DESK, Entry, Group
        from produktschau.intake.queries.calls import call_names
        from produktschau.intake.queries.desk_calls import OVER
        from produktschau.intake.rules import may_see_submissions
        from produktschau.lib.desk import DESK_ITEMS

        for verb, word in CALL_VERBS.items():
            VERBS.register(verb, word)
        for field, word in CALL_FIELDS.items():
            FIELDS.register(f"call.{field}", word)
        NAMINGS.register("call", call_names)
        DESK.register(
            "calls", Entry("Aufrufe", "intake:calls", 15, may_see_submissions, letter="a", group=Group.ENTRIES)
        )
        DESK_ITEMS.register("calls over", OVER, order=60)


WAY_VERBS = {
    "submission.opened": "Eintrag begonnen",
    "submission.written": "neue Fassung geschrieben",
    "submission.restored": "frühere Fassung wiederhergestellt",
    "submission.submitted": "eingereicht",
    "submission.sent_back": "zurückgegeben",
    "submission.found": "Herkunft geprüft",
    "submission.origin_passed": "Herkunft bestätigt",
    "submission.offered": "um Freigabe gebeten",
    "submission.approved": "freigegeben",
    "submission.approved_whole": "alles freigegeben",
    "submission.refused": "Freigabe verweigert",
    "submission.taken_back": "zur Bearbeitung zurückgeholt",
    "submission.published": "veröffentlicht",
    "submission.archived": "abgelegt",
    "submission.reopened": "wieder aufgenommen",
    "submission.remarked": "bemerkt",
    "submission.settled": "Bemerkung erledigt",
    "submission.unsettled": "Bemerkung wieder offen",
    "criterion.created": "Kriterium angelegt",
    "criterion.changed": "Kriterium geändert",
    "criterion.retired": "Kriterium nicht mehr gefragt",
    "criterion.revived": "Kriterium wieder gefragt",
}
"""What the record of changes calls the steps of a submission."""
WAY_FIELDS = {
    "stage": "Stand",
    "number": "Fassung",
    "fields": "Felder",
    "from": "aus Fassung",
    "via": "Weg",
    "said_on": "gesagt am",
    "part": "Teil",
    "is_food": "Lebensmittel",
}
CRITERION_FIELDS = {
    "question": "Frage",
    "help": "Woran man es erkennt",
    "scope": "gilt für",
    "is_required": "muss erfüllt sein",
    "position": "Platz",
    "retired_on": "nicht mehr gefragt seit",
}
CALL_VERBS = {
    "call.made": "Aufruf angelegt",
    "call.changed": "Aufruf geändert",
    "call.started": "Aufruf gestartet",
    "call.invited_more": "weitere Betriebe gefragt",
    "call.reminded": "erinnert",
    "call.extended": "Frist verlängert",
    "call.closed": "Aufruf geschlossen",
    "call.deleted": "Entwurf des Aufrufs gelöscht",
    "call.declined": "abgesagt",
    "call.takes_part": "nimmt doch teil",
    "call.letters_taken": "Briefe heruntergeladen",
}
CALL_FIELDS = {
    "title": "Titel",
    "text": "Einladungstext",
    "opens_on": "beginnt am",
    "deadline_on": "Einsendeschluss",
    "asks": "gefragt wird nach",
    "audience": "Auswahl der Betriebe",
    "company": "Betrieb",
    "firms": "Betriebe",
    "letters": "Briefe",
    "form": "als",
}
"""What the record of changes calls the fields of a call."""
