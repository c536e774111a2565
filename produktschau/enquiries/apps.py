"""Announces enquiries to Django and fills the points declared below it."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from produktschau.accounts.models import User

VERBS = {
    "enquiry.forwarded": "Anfrage weitergeleitet",
    "enquiry.answered": "Anfrage beantwortet",
    "enquiry.reported": "Anfrage gemeldet",
    "enquiry.settled": "Meldung entschieden",
    "enquiry.emptied": "Anfrage geleert",
}


class EnquiriesConfig(AppConfig):
    """Configuration of the enquiries app."""

    name = "produktschau.enquiries"
    label = "enquiries"
    verbose_name = "Anfragen"

    def ready(self) -> None:
        """Register the button on public pages, the firm's door, the desk, personal data and the nightly forgetting."""
        from produktschau.accounts.engine.personal_data import PERSONAL_DATA, PersonalData
        from produktschau.audit import names
        from produktschau.audit.record import System
        from produktschau.design.navigation import DESK, Entry, Group
        from produktschau.design.slots import SLOTS, Slot
        from produktschau.enquiries.actions.forgetting import forget_person
        from produktschau.enquiries.figures import EVIDENCE as TO_READ
        from produktschau.enquiries.queries.desk import REPORTS
        from produktschau.enquiries.queries.naming import enquiry_names
        from produktschau.enquiries.queries.people import data_of
        from produktschau.enquiries.queries.slots import beside_record, in_effect
        from produktschau.enquiries.rules import may_see_numbers
        from produktschau.enquiries.views.door import PURPOSE
        from produktschau.lib.desk import DESK_ITEMS, EVIDENCE
        from produktschau.outreach.engine.purposes import PURPOSES
        from produktschau.work.schedule import SCHEDULE, Scheduled

        for verb, word in VERBS.items():
            names.VERBS.register(verb, word)
        for standing, word in (("forwarded", "weitergeleitet"), ("answered", "beantwortet"), ("reported", "gemeldet")):
            names.VALUES.register(f"enquiry.standing:{standing}", word)
        names.VALUES.register("enquiry.standing:abuse", "als Missbrauch bestätigt")
        names.FIELDS.register("enquiry.standing", "Stand")
        names.NAMINGS.register("enquiry", enquiry_names)
        names.VALUES.register(f"company.purpose:{PURPOSE.name}", PURPOSE.label)
        PURPOSES.register(PURPOSE.name, PURPOSE)
        DESK.register(
            "enquiries", Entry("Anfragen", "enquiries_house:desk", 30, may_see_numbers, letter="q", group=Group.FIRMS)
        )
        DESK_ITEMS.register("reported enquiries", REPORTS, order=40)
        EVIDENCE.register("enquiries", TO_READ, order=50)
        for kind in ("company", "product"):
            SLOTS.register(
                f"enquiries.{kind}", Slot(f"{kind}.aside", "enquiries/parts/ask.html", order=8, context=beside_record)
            )

        SLOTS.register("enquiries.effect", Slot("mine.effect", "enquiries/parts/effect.html", context=in_effect))

        def erase(user: "User", at: datetime) -> None:
            forget_person(by=System("erasure"), at=at, email=user.email)

        PERSONAL_DATA.register(
            "Anfragen",
            PersonalData(
                data_of,
                erase,
                erases="Name, Adresse, Telefon und Text der Anfragen, die Sie von Ihrer Adresse an Betriebe gesandt haben.",
                keeps="Die Zahl der Anfragen je Betrieb. Was der Betrieb selbst bekommen hat, liegt bei ihm.",
            ),
            order=70,
        )
        SCHEDULE.register(
            "old enquiries",
            Scheduled("old enquiries", "produktschau.enquiries.tasks.forget_enquiries", timedelta(days=1)),
        )
