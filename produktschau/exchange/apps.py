"""Announces the exchange to Django and fills the points declared below it."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from produktschau.accounts.models import User

VERBS = {
    "notice.posted": "Aushang ausgehängt",
    "notice.changed": "Aushang geändert",
    "notice.confirmed": "Aushang vom Betrieb bestätigt",
    "notice.renewed": "Aushang verlängert",
    "notice.closed": "Aushang erledigt",
    "notice.outcome": "gesagt, was aus einer Antwort wurde",
    "notice.withdrawn": "Aushang abgenommen",
    "notice.blocked": "Aushang herausgenommen",
    "notice.unblocked": "Aushang wieder ausgehängt",
    "notice.answered": "auf einen Aushang geantwortet",
    "notice.reply_reported": "Antwort auf einen Aushang gemeldet",
    "notice.reply_settled": "über eine gemeldete Antwort entschieden",
    "notice.reply_emptied": "Antwort auf einen Aushang geleert",
    "subscription.ordered": "Nachricht über neue Aushänge bestellt",
    "subscription.confirmed": "Nachricht über neue Aushänge bestätigt",
    "subscription.ended": "Nachricht über neue Aushänge abbestellt",
}
FIELDS = {
    "notice.company": "Betrieb",
    "notice.kind": "Suche oder Biete",
    "notice.title": "Titel",
    "notice.text": "Beschreibung",
    "notice.visibility": "sichtbar für",
    "notice.expires_on": "gilt bis",
    "notice.networks": "Netzwerke",
    "notice.source": "Quelle",
    "notice.stage": "Stand",
    "notice.came_of": "daraus wurde",
    "notice.reply": "Antwort",
    "notice.is_abuse": "Missbrauch",
    "subscription.frequency": "wie oft",
}


class ExchangeConfig(AppConfig):
    """Configuration of the exchange app."""

    name = "produktschau.exchange"
    label = "exchange"
    verbose_name = "Börse"

    def ready(self) -> None:
        """Register the words of the record, the doors, menus and slots, and what the house answers for people."""
        self._name_things()
        self._open_pages()
        self._tell_numbers()
        self._count_periods()
        self._answer_for_people()

    def _name_things(self) -> None:
        from produktschau.audit import names
        from produktschau.exchange.models import CameOf, Frequency, Kind, Stage, Visibility
        from produktschau.exchange.queries.deleting import goes_along
        from produktschau.exchange.queries.naming import notice_names, subscription_names
        from produktschau.showcase.engine.deleting import GOES_ALONG

        GOES_ALONG.register("exchange", goes_along)
        for verb, word in VERBS.items():
            names.VERBS.register(verb, word)
        for field, word in FIELDS.items():
            names.FIELDS.register(field, word)
        for field, choices in (
            ("notice.kind", Kind),
            ("notice.visibility", Visibility),
            ("notice.stage", Stage),
            ("notice.came_of", CameOf),
            ("subscription.frequency", Frequency),
        ):
            for value, label in choices.choices:
                names.VALUES.register(f"{field}:{value}", str(label))
        names.NAMINGS.register("notice", notice_names)
        names.NAMINGS.register("subscription", subscription_names)

    def _open_pages(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from produktschau.audit.names import VALUES
        from produktschau.design.navigation import DESK, PUBLIC, Entry, Group
        from produktschau.design.slots import SLOTS, Slot
        from produktschau.exchange.queries.slots import below_company, below_network
        from produktschau.exchange.rules import may_see_exchange
        from produktschau.exchange.views.door import EXCHANGE
        from produktschau.exchange.views.slots import in_mine
        from produktschau.outreach.engine.purposes import PURPOSES

        PURPOSES.register(EXCHANGE.name, EXCHANGE)
        VALUES.register(f"company.purpose:{EXCHANGE.name}", EXCHANGE.label)
        PUBLIC.register("exchange", Entry(_("Börse"), "exchange:board", 50))
        DESK.register(
            "exchange",
            Entry("Börse", "exchange_house:notices", 30, may_see_exchange, letter="3", group=Group.NETWORKS),
        )
        SLOTS.register("exchange.mine", Slot("mine.home", "exchange/parts/mine.html", 20, in_mine))
        SLOTS.register("exchange.network", Slot("network.below", "exchange/parts/below.html", 40, below_network))
        SLOTS.register("exchange.company", Slot("company.below", "exchange/parts/below.html", 40, below_company))

    def _tell_numbers(self) -> None:
        from produktschau.exchange.figures import EXCHANGE, NOTICES
        from produktschau.exchange.queries.desk import LIST, NEW, REPORTED, SILENT
        from produktschau.exchange.queries.happenings import acts
        from produktschau.exchange.queries.naming import public_addresses
        from produktschau.lib.desk import DESK_ITEMS, EVIDENCE
        from produktschau.lib.figures import FIGURES
        from produktschau.lib.lists import LISTS
        from produktschau.lib.sitemap import SITEMAP
        from produktschau.networks.engine.events import ACTS

        LISTS.register("aushaenge", LIST, order=170)
        DESK_ITEMS.register("reported replies", REPORTED, order=42)
        DESK_ITEMS.register("new notices", NEW, order=60)
        DESK_ITEMS.register("silent notices", SILENT, order=61)
        EVIDENCE.register("exchange", EXCHANGE, order=82)
        FIGURES.register("aushaenge", NOTICES, order=130)
        SITEMAP.register("exchange", public_addresses)
        ACTS.register("exchange", acts)

    def _answer_for_people(self) -> None:
        from produktschau.accounts.engine.personal_data import PERSONAL_DATA, PersonalData
        from produktschau.audit.record import System
        from produktschau.exchange.actions.forgetting import forget_person
        from produktschau.exchange.queries.people import data_of
        from produktschau.work.schedule import SCHEDULE, Scheduled

        def erase(user: "User", at: datetime) -> None:
            forget_person(by=System("erasure"), at=at, email=user.email)

        PERSONAL_DATA.register(
            "Börse",
            PersonalData(
                data_of,
                erase,
                erases="Name, Adresse, Telefon und Text Ihrer Antworten auf Aushänge; was Sie an neuen Aushängen abonniert haben, ist beendet.",
                keeps="Aushänge des Betriebs, und dass auf sie geantwortet wurde: Sie gehören dem Betrieb und nennen Sie nicht.",
            ),
            order=56,
        )
        for name, path, hour in (
            ("ends of notices", "produktschau.exchange.tasks.remind_of_ends", 7),
            ("news of the exchange", "produktschau.exchange.tasks.tell_of_news", 7),
            ("old answers to notices", "produktschau.exchange.tasks.forget_exchange", 2),
        ):
            SCHEDULE.register(name, Scheduled(name, path, hour=hour))

    def _count_periods(self) -> None:
        from produktschau.exchange.queries.history import NOTICES
        from produktschau.exchange.queries.period import PERIOD
        from produktschau.lib.figures import PERIOD_FIGURES
        from produktschau.outreach.engine.history import HAPPENINGS

        for place, (key, figure) in enumerate(PERIOD.items()):
            PERIOD_FIGURES.register(key, figure, order=400 + place)
        HAPPENINGS.register("boerse", NOTICES, order=30)
