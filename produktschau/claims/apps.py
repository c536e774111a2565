"""Announces stewards and claims to Django and fills the points declared below."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from produktschau.accounts.models import User

VERBS = {
    "claim.made": "Anspruch erhoben",
    "claim.proposed": "Kollegin oder Kollegen vorgeschlagen",
    "claim.proven": "Anspruch nachgewiesen",
    "claim.letter": "Brief mit Code gedruckt",
    "claim.accepted": "Anspruch angenommen",
    "claim.refused": "Anspruch abgelehnt",
    "claim.withdrawn": "Anspruch zurückgezogen",
    "claim.expired": "Anspruch verfallen",
}


class ClaimsConfig(AppConfig):
    """Configuration of the claims app."""

    name = "produktschau.claims"
    label = "claims"
    verbose_name = "Zuständige und Ansprüche"

    def ready(self) -> None:
        """Register the words of the record, the public line, the panels, the desk, personal data and the daily tidying."""
        from produktschau.accounts.engine.personal_data import PERSONAL_DATA, PersonalData
        from produktschau.audit import names
        from produktschau.audit.record import System
        from produktschau.claims.actions.forgetting import forget_person
        from produktschau.claims.figures import EVIDENCE as TO_READ
        from produktschau.claims.models import Standing, Way
        from produktschau.claims.queries.desk import CLAIMS
        from produktschau.claims.queries.naming import claim_names
        from produktschau.claims.queries.people import data_of
        from produktschau.claims.queries.slots import below_company, in_people, in_record
        from produktschau.claims.rules import may_see_claims
        from produktschau.claims.views.door import PURPOSE
        from produktschau.design.navigation import DESK, Entry, Group
        from produktschau.design.slots import SLOTS, Slot
        from produktschau.lib.desk import DESK_ITEMS, EVIDENCE
        from produktschau.outreach.engine.purposes import PURPOSES
        from produktschau.work.schedule import SCHEDULE, Scheduled

        for verb, word in VERBS.items():
            names.VERBS.register(verb, word)
        for field, label, choices in (("standing", "Stand", Standing), ("way", "Nachweis", Way)):
            names.FIELDS.register(f"claim.{field}", label)
            for value in choices:
                names.VALUES.register(f"claim.{field}:{value}", str(value.label))
        names.NAMINGS.register("claim", claim_names)
        PURPOSES.register(PURPOSE.name, PURPOSE)
        names.VALUES.register(f"company.purpose:{PURPOSE.name}", PURPOSE.label)
        DESK.register(
            "claims", Entry("Ansprüche", "claims_house:list", 40, may_see_claims, letter="c", group=Group.FIRMS)
        )
        DESK_ITEMS.register("claims", CLAIMS, order=35)
        EVIDENCE.register("claims", TO_READ, order=40)
        SLOTS.register("claims.company", Slot("company.below", "claims/parts/below.html", 90, below_company))
        SLOTS.register("claims.record", Slot("desk.record", "claims/parts/panel.html", 30, in_record))
        SLOTS.register("claims.people", Slot("mine.people", "claims/parts/propose.html", 50, in_people))

        def erase(user: "User", at: datetime) -> None:
            forget_person(by=System("erasure"), at=at, email=user.email)

        PERSONAL_DATA.register(
            "Ansprüche",
            PersonalData(
                data_of,
                erase,
                erases="Name, Aufgabe, Adresse und Nachricht Ihrer Ansprüche auf Einträge.",
                keeps="Dass geprüft und entschieden wurde, wer für einen Betrieb spricht, ohne Ihren Namen.",
            ),
            order=75,
        )
        SCHEDULE.register("claims", Scheduled("claims", "produktschau.claims.tasks.tidy_claims", timedelta(days=1)))
