"""Announces distribution lists to Django and fills the points declared below it."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from produktschau.accounts.models import User

VERBS = {
    "list.made": "Verteiler angelegt",
    "list.changed": "Verteiler geändert",
    "list.deleted": "Verteiler gelöscht",
    "list.firm_added": "Betrieb von Hand auf den Verteiler gesetzt",
    "list.firm_removed": "Betrieb von Hand vom Verteiler genommen",
    "list.exception_ended": "Ausnahme im Verteiler aufgehoben",
    "circular.made": "Rundschreiben entworfen",
    "circular.changed": "Rundschreiben geändert",
    "circular.deleted": "Entwurf eines Rundschreibens gelöscht",
    "circular.released": "Rundschreiben versandt",
    "circular.stopped": "Rundschreiben angehalten",
    "circular.continued": "Rundschreiben fortgesetzt",
    "circular.letters_taken": "Briefe eines Rundschreibens heruntergeladen",
    "optout.noted": "Rundschreiben abbestellt",
    "optout.ended": "Abbestellung aufgehoben",
    "undeliverable.noted": "Adresse als unzustellbar eingetragen",
    "undeliverable.ended": "Adresse wieder zustellbar",
}
FIELDS = {
    "list.name": "Name",
    "list.audience": "Auswahl",
    "list.company": "Betrieb",
    "circular.list": "Verteiler",
    "circular.mails": "Mails",
    "circular.letters": "Briefe",
    "circular.unreached": "nicht erreicht",
    "circular.form": "Form",
    "circular.sent": "hinausgegangen",
    "circular.withdrawn": "angehalten",
}


class MailingsConfig(AppConfig):
    """Configuration of the mailings app."""

    name = "produktschau.mailings"
    label = "mailings"
    verbose_name = "Verteiler"

    def ready(self) -> None:
        """Register the words of the record, the door, the desk, refusals and personal data."""
        from produktschau.accounts.engine.personal_data import PERSONAL_DATA, PersonalData
        from produktschau.audit import names
        from produktschau.audit.record import System
        from produktschau.design.navigation import DESK, Entry, Group
        from produktschau.design.slots import SLOTS, Slot
        from produktschau.lib.desk import DESK_ITEMS, EVIDENCE
        from produktschau.mailings.actions.sending import forget_person
        from produktschau.mailings.figures import EVIDENCE as TO_READ
        from produktschau.mailings.queries.desk import AMISS, DRAFTS
        from produktschau.mailings.queries.naming import circular_names, list_names
        from produktschau.mailings.queries.people import data_of
        from produktschau.mailings.queries.refusals import refusals
        from produktschau.mailings.rules import may_see_numbers
        from produktschau.mailings.views.door import OPT_OUT
        from produktschau.mailings.views.firms import in_record
        from produktschau.outreach.engine.purposes import PURPOSES
        from produktschau.outreach.engine.refusals import REFUSALS

        for verb, word in VERBS.items():
            names.VERBS.register(verb, word)
        for field, word in FIELDS.items():
            names.FIELDS.register(field, word)
        names.NAMINGS.register("list", list_names)
        names.NAMINGS.register("circular", circular_names)
        PURPOSES.register(OPT_OUT.name, OPT_OUT)
        names.VALUES.register(f"company.purpose:{OPT_OUT.name}", OPT_OUT.label)
        REFUSALS.register("mailings", refusals)
        DESK.register(
            "mailings", Entry("Verteiler", "mailings:lists", 20, may_see_numbers, letter="v", group=Group.FIRMS)
        )
        DESK_ITEMS.register("mails amiss", AMISS, order=60)
        DESK_ITEMS.register("circular drafts", DRAFTS, order=62)
        EVIDENCE.register("circulars", TO_READ, order=20)
        SLOTS.register("mailings.firm", Slot("desk.record", "mailings/parts/panel.html", 50, in_record))

        def erase(user: "User", at: datetime) -> None:
            forget_person(by=System("erasure"), at=at, email=user.email)

        PERSONAL_DATA.register(
            "Rundschreiben",
            PersonalData(
                data_of,
                erase,
                erases="Ihr Name und Ihre Adresse bei Rundschreiben, die noch nicht hinausgegangen sind.",
                keeps="Welche Rundschreiben hinausgingen, ohne Ihren Namen. Haben Sie welche abbestellt, auch ein Prüfwert Ihrer Adresse: Nur so bleibt es dabei (Art. 17 Abs. 3 Buchst. b, Art. 21 Abs. 3 DSGVO).",
            ),
            order=80,
        )
