"""Announces the outreach domain to Django and fills the points declared below it."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from produktschau.accounts.models import User

VERBS = {
    "link.given": "persönlichen Link gegeben",
    "link.ended": "persönlichen Link beendet",
    "mail.written": "per Mail geschrieben",
    "contact.noted": "Kontakt notiert",
    "contact.settled": "Wiedervorlage erledigt",
    "contact.put_off": "Wiedervorlage verlegt",
    "contact.deleted": "Kontaktnotiz gelöscht",
}


FIELDS = {
    "note": "Notiz",
    "channel": "Weg",
    "follow_up_on": "Wiedervorlage",
    "link": "Link",
    "purpose": "Zweck",
    "subject": "Sache",
    "expires_at": "gültig bis",
    "mails": "Mails",
    "lines": "Zeilen der Tagesmail",
    "template": "Vorlage",
}
"""What the record of changes calls what is told of a firm."""


class OutreachConfig(AppConfig):
    """Configuration of the outreach app."""

    name = "produktschau.outreach"
    label = "outreach"
    verbose_name = "Ansprache"

    def ready(self) -> None:
        """Register the words of the record, personal data and the nightly forgetting."""
        from produktschau.accounts.engine.personal_data import PERSONAL_DATA, PersonalData
        from produktschau.audit import names
        from produktschau.audit.record import System
        from produktschau.design.navigation import DESK, Entry, Group
        from produktschau.design.slots import SLOTS, Slot
        from produktschau.lib.desk import DESK_ITEMS, EVIDENCE
        from produktschau.lib.lists import LISTS
        from produktschau.outreach.actions import digest
        from produktschau.outreach.actions.links import forget_person
        from produktschau.outreach.figures import EVIDENCE as TO_READ
        from produktschau.outreach.models import Channel
        from produktschau.outreach.queries.contacts import FOLLOW_UPS
        from produktschau.outreach.queries.history_export import HISTORY
        from produktschau.outreach.queries.naming import link_names
        from produktschau.outreach.queries.people import data_of
        from produktschau.outreach.rules import may_see_contacts
        from produktschau.outreach.views.contacts import in_own, in_record
        from produktschau.work.schedule import SCHEDULE, Scheduled

        for verb, word in VERBS.items():
            names.VERBS.register(verb, word)
        for field, word in FIELDS.items():
            names.FIELDS.register(f"company.{field}", word)
        for value, word in Channel.choices:
            names.VALUES.register(f"company.channel:{value}", str(word))
        names.NAMINGS.register("link", link_names)

        def erase(user: "User", at: datetime) -> None:
            forget_person(by=System("erasure"), at=at, email=user.email)
            digest.forget_person(by=System("erasure"), at=at, person=user.pk)

        PERSONAL_DATA.register(
            "Ansprache",
            PersonalData(
                data_of,
                erase,
                erases="Ihr Name und Ihre Adresse in persönlichen Links; offene Links öffnen nichts mehr.",
                keeps="Dass ein Link ausgestellt und genutzt wurde, und Notizen zu Gesprächen mit dem Betrieb, ohne Verweis auf Ihr Konto: Sie belegen, was vereinbart ist (Art. 17 Abs. 3 Buchst. b DSGVO).",
            ),
            order=60,
        )
        DESK.register(
            "contacts", Entry("Kontakte", "outreach:contacts", 15, may_see_contacts, letter="k", group=Group.FIRMS)
        )
        DESK_ITEMS.register("follow ups", FOLLOW_UPS, order=50)
        EVIDENCE.register("contacts", TO_READ, order=30)
        LISTS.register("betrieb-verlauf", HISTORY, order=160)
        SLOTS.register("outreach.own", Slot("mine.home", "outreach/parts/own_history.html", 90, in_own))
        SLOTS.register("outreach.contacts", Slot("desk.record", "outreach/contacts/panel.html", 40, in_record))
        for name, path, hour in (
            ("old links", "produktschau.outreach.tasks.forget_links", 2),
            ("daily mails", "produktschau.outreach.tasks.write_daily_mails", 7),
            ("daily lines", "produktschau.outreach.tasks.forget_daily_lines", 2),
        ):
            SCHEDULE.register(name, Scheduled(name, path, hour=hour))
