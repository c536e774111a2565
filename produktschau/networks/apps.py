"""Announces networks to Django and fills the points declared below it."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from produktschau.accounts.models import User

VERBS = {
    "network.founded": "Netzwerk angelegt",
    "network.changed": "Netzwerk geändert",
    "network.published": "Netzwerk veröffentlicht",
    "network.withdrawn": "Netzwerk zurückgezogen",
    "network.coordinator_appointed": "Koordination benannt",
    "network.coordinator_dismissed": "Koordination beendet",
    "network.member_entered": "Mitglied eingetragen",
    "network.asked_to_join": "Mitgliedschaft angefragt",
    "network.invited": "Betrieb eingeladen",
    "network.invitation_withdrawn": "Einladung zurückgenommen",
    "network.audience_invited": "Auswahl von Betrieben eingeladen",
    "network.letters_taken": "Briefe der Einladung heruntergeladen",
    "network.link_asked": "Link zum Beitreten angefordert",
    "network.joined": "Einladung angenommen",
    "network.declined": "Einladung abgelehnt oder Anfrage zurückgezogen",
    "network.request_accepted": "Anfrage angenommen",
    "network.request_refused": "Anfrage abgelehnt",
    "network.confirmed": "Mitgliedschaft vom Betrieb bestätigt",
    "network.shown": "öffentliche Nennung geändert",
    "network.membership_corrected": "Mitgliedschaft berichtigt",
    "network.left": "Netzwerk verlassen",
    "network.task_added": "Aufgabe der Verstetigung ergänzt",
    "network.task_changed": "Aufgabe der Verstetigung geändert",
    "network.task_deleted": "Aufgabe der Verstetigung gelöscht",
    "network.task_confirmed": "Aufgabe vom Betrieb bestätigt",
    "network.task_refused": "Betrieb trägt die Aufgabe nicht",
}
FIELDS = {
    "name": "Name",
    "name_en": "Name (englisch)",
    "short_name": "Kurzname",
    "short_name_en": "Kurzname (englisch)",
    "lead": "Vorspann",
    "lead_en": "Vorspann (englisch)",
    "story": "Worum es geht",
    "story_en": "Worum es geht (englisch)",
    "charter": "Vereinbarung",
    "charter_on": "Vereinbarung vom",
    "founded_on": "gegründet am",
    "world": "Farbwelt",
    "takes_members": "nimmt Betriebe auf",
    "contact": "Ansprechperson",
    "contact_consent_on": "Einwilligung vom",
    "person": "Person",
    "company": "Betrieb",
    "since": "seit",
    "since_before": "seit, vorher",
    "until": "bis",
    "role": "Aufgabe",
    "role_before": "Aufgabe, vorher",
    "is_shown": "öffentlich genannt",
    "is_shown_before": "öffentlich genannt, vorher",
    "source": "Quelle",
    "way": "Weg",
    "audience": "Auswahl der Betriebe",
    "letters": "Briefe",
    "title": "Aufgabe der Verstetigung",
    "description": "Was dazu gehört",
    "hours_per_year": "Stunden im Jahr",
    "cost_cents": "Kosten im Jahr (Cent)",
    "now_by": "heute bei",
    "is_funded": "aus der Förderung bezahlt",
    "carrier_name": "trägt danach",
    "agreed_on": "vereinbart am",
}


class NetworksConfig(AppConfig):
    """Configuration of the networks app."""

    name = "produktschau.networks"
    label = "networks"
    verbose_name = "Netzwerke"

    def ready(self) -> None:
        """Register words, pages, the search, figures, and what the house answers for people."""
        self._name_things()
        self._open_pages()
        self._fill_pages()
        self._let_find()
        self._answer_for_people()
        self._tell_numbers()

    def _name_things(self) -> None:
        from produktschau.audit import names
        from produktschau.networks.models import MembershipRole
        from produktschau.networks.queries.deleting import goes_along
        from produktschau.networks.queries.merging import objections
        from produktschau.networks.queries.naming import network_names
        from produktschau.showcase.engine.deleting import GOES_ALONG
        from produktschau.showcase.engine.merging import OBJECTIONS

        GOES_ALONG.register("networks", goes_along)
        OBJECTIONS.register("networks", objections)
        for verb, word in VERBS.items():
            names.VERBS.register(verb, word)
        for field, word in FIELDS.items():
            names.FIELDS.register(f"network.{field}", word)
        for value, label in MembershipRole.choices:
            for field in ("role", "role_before"):
                names.VALUES.register(f"network.{field}:{value}", str(label))
        for value, word in (("mail", "E-Mail"), ("letter", "Brief")):
            names.VALUES.register(f"network.way:{value}", word)
        names.NAMINGS.register("network", network_names)

    def _open_pages(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from produktschau.audit.names import VALUES
        from produktschau.design.navigation import DESK, PUBLIC, Entry, Group
        from produktschau.networks.rules import may_see_networks
        from produktschau.networks.views.door import NETWORK
        from produktschau.outreach.engine.purposes import PURPOSES

        PURPOSES.register(NETWORK.name, NETWORK)
        VALUES.register(f"company.purpose:{NETWORK.name}", NETWORK.label)
        PUBLIC.register("networks", Entry(_("Netzwerke"), "networks:networks", 40))
        DESK.register(
            "networks",
            Entry("Netze", "networks_house:networks", 10, may_see_networks, letter="1", group=Group.NETWORKS),
        )

    def _fill_pages(self) -> None:
        from produktschau.design.slots import SLOTS, Slot
        from produktschau.lib.desk import DESK_ITEMS
        from produktschau.lib.lists import LISTS
        from produktschau.networks.queries.desk import REQUESTS
        from produktschau.networks.queries.export import MEMBERS, TASKS
        from produktschau.networks.views.slots import beside_company, in_mine

        LISTS.register("netzwerk-mitglieder", MEMBERS, order=200)
        LISTS.register("netzwerk-verstetigung", TASKS, order=201)
        DESK_ITEMS.register("networks.requests", REQUESTS, order=36)
        SLOTS.register("networks.mine", Slot("mine.home", "networks/parts/mine.html", 20, in_mine))
        SLOTS.register("networks.company", Slot("company.aside", "networks/parts/aside.html", 40, beside_company))

    def _let_find(self) -> None:
        from produktschau.lib.figures import FIGURES
        from produktschau.lib.sitemap import SITEMAP
        from produktschau.networks.documents import NETWORK
        from produktschau.networks.queries import audience
        from produktschau.networks.queries.public import public_addresses
        from produktschau.networks.queries.tallied import MEMBERS
        from produktschau.outreach.engine.audience import AUDIENCES
        from produktschau.search.engine.facets import FACETS

        FACETS.register("network", NETWORK, order=200)
        AUDIENCES.register("network", audience.NETWORK)
        FIGURES.register("mitglieder", MEMBERS, order=120)
        SITEMAP.register("networks", public_addresses)

    def _answer_for_people(self) -> None:
        from produktschau.accounts.engine.personal_data import PERSONAL_DATA, PersonalData
        from produktschau.audit.record import System
        from produktschau.networks.actions.forgetting import forget_person
        from produktschau.networks.queries.people import data_of
        from produktschau.work.schedule import SCHEDULE, Scheduled

        def erase(user: "User", at: datetime) -> None:
            forget_person(by=System("erasure"), at=at, user=user)

        # Before „Ansprache“ takes the addresses out of the links.
        PERSONAL_DATA.register(
            "Netzwerke",
            PersonalData(
                data_of,
                erase,
                erases="Was Sie für einen Betrieb geschrieben haben, als er beitreten wollte, dass Sie ein Netzwerk koordinierten, "
                "und Ihr Name als Ansprechperson.",
                keeps="Dass ein Betrieb Mitglied ist oder war, ohne Ihren Namen: Es ist die Angabe des Betriebs.",
            ),
            order=53,
        )
        SCHEDULE.register(
            "old network words", Scheduled("old network words", "produktschau.networks.tasks.forget_words", hour=2)
        )

    def _tell_numbers(self) -> None:
        from produktschau.design.navigation import DESK, Entry, Group
        from produktschau.lib.figures import PERIOD_FIGURES
        from produktschau.lib.lists import LISTS
        from produktschau.networks.figures import ORDERS, OWN
        from produktschau.networks.queries.history import MEMBERSHIPS
        from produktschau.networks.queries.number import LEDGER, RECORDS
        from produktschau.networks.rules import may_see_networks
        from produktschau.outreach.engine.history import HAPPENINGS

        DESK.register(
            "networks.numbers",
            Entry("Zahlen", "networks_house:numbers", 60, may_see_networks, letter="6", group=Group.NETWORKS),
        )
        for place, (key, figure) in enumerate(OWN.items()):
            PERIOD_FIGURES.register(key, figure, order=ORDERS[figure.group] + place)
        LISTS.register("netze-zahlen", LEDGER, order=205)
        LISTS.register("netze-zahl", RECORDS, order=206)
        HAPPENINGS.register("netzwerke", MEMBERSHIPS, order=10)
