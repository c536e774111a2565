"""Announces the outreach domain to Django and fills the points declared below it."""

from datetime import datetime, timedelta
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
        from produktschau.outreach.actions.links import forget_person
        from produktschau.outreach.queries.naming import link_names
        from produktschau.outreach.queries.people import data_of
        from produktschau.work.schedule import SCHEDULE, Scheduled

        for verb, word in VERBS.items():
            names.VERBS.register(verb, word)
        names.NAMINGS.register("link", link_names)

        def erase(user: "User", at: datetime) -> None:
            forget_person(by=System("erasure"), at=at, email=user.email)

        PERSONAL_DATA.register("Ansprache", PersonalData(data_of, erase), order=60)
        SCHEDULE.register(
            "old links", Scheduled("old links", "produktschau.outreach.tasks.forget_links", timedelta(days=1))
        )
