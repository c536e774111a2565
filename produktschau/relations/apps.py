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
SUPPLY_VERBS = {
    "supply.claimed": "Lieferbeziehung gemeldet",
    "supply.entered": "Lieferbeziehung eingetragen",
    "supply.confirmed": "Lieferbeziehung bestätigt",
    "supply.corrected": "Lieferbeziehung berichtigt",
    "supply.disputed": "Lieferbeziehung bestritten",
    "supply.settled": "strittige Lieferbeziehung geklärt",
    "supply.dropped": "Lieferbeziehung zurückgenommen",
    "supply.ended": "Ende einer Lieferbeziehung eingetragen",
    "supply.shown": "Sichtbarkeit einer Lieferbeziehung geändert",
    "supply.noted": "mündliche Auskunft zu einer Lieferbeziehung notiert",
    "supply.asked_again": "noch einmal nach einer Lieferbeziehung gefragt",
    "supply.changed": "Lieferbeziehung durch Einlesen geändert",
    "supply.removed": "eingelesene Lieferbeziehung entfernt",
    "supply.silenced": "möchte keine Fragen nach Lieferbeziehungen",
    "supply.heard": "darf wieder nach Lieferbeziehungen gefragt werden",
    "joint.noted": "Entstehung eines gemeinsamen Produkts eingetragen",
    "joint.confirmed": "Entstehung eines gemeinsamen Produkts bestätigt",
    "joint.taken_back": "Entstehung eines gemeinsamen Produkts zurückgenommen",
}
SUPPLY_FIELDS = {
    "supply.supplier": "liefert",
    "supply.customer": "wird beliefert",
    "supply.what": "womit",
    "supply.what_en": "womit (englisch)",
    "supply.goods": "Produkt",
    "supply.used_in": "steckt in",
    "supply.confidence": "Stand",
    "supply.since": "seit",
    "supply.until": "bis",
    "supply.word": "mündlich",
    "supply.side": "Betrieb",
    "supply.supplier_visibility": "sichtbar (liefernder Betrieb)",
    "supply.customer_visibility": "sichtbar (belieferter Betrieb)",
    "product.since": "gemeinsam seit",
    "product.network": "Netzwerk",
    "product.meeting": "bei Treffen",
    "product.introduction": "aus Vermittlung",
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
        self._join_introductions()
        self._answer_for_people_introduced()
        self._name_supplies()
        self._open_supplies()
        self._join_supplies()
        self._answer_for_people_supplying()
        self._count_periods()

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
        from produktschau.design.navigation import DESK, Entry, Group
        from produktschau.design.slots import SLOTS, Slot
        from produktschau.lib.desk import DESK_ITEMS, EVIDENCE
        from produktschau.lib.lists import LISTS
        from produktschau.outreach.engine.purposes import PURPOSES
        from produktschau.relations.figures import INTRODUCED
        from produktschau.relations.queries.introduction_desk import DRAFTS, ENDING
        from produktschau.relations.queries.ledger_export import INTRODUCTIONS
        from produktschau.relations.rules import may_see_introductions
        from produktschau.relations.views.door import INTRODUCTION
        from produktschau.relations.views.introduction_slots import in_mine, in_network, in_record

        PURPOSES.register(INTRODUCTION.name, INTRODUCTION)
        VALUES.register(f"company.purpose:{INTRODUCTION.name}", INTRODUCTION.label)
        entry = Entry(
            "Vermittlungen",
            "relations_house:introductions",
            40,
            may_see_introductions,
            letter="4",
            group=Group.NETWORKS,
        )
        DESK.register("introductions", entry)
        DESK_ITEMS.register("introductions ending", ENDING, order=54)
        DESK_ITEMS.register("introductions in draft", DRAFTS, order=55)
        EVIDENCE.register("introductions", INTRODUCED, order=84)
        LISTS.register("vermittlungen", INTRODUCTIONS, order=170)
        SLOTS.register("introductions.mine", Slot("mine.home", "relations/parts/mine_introductions.html", 6, in_mine))
        panel = Slot("desk.record", "relations/parts/panel_introductions.html", 45, in_record)
        SLOTS.register("introductions.record", panel)
        tab = Slot("network.tabs", "relations/parts/network_tab.html", 40, in_network)
        SLOTS.register("introductions.network", tab)

    def _join_introductions(self) -> None:
        from produktschau.exchange.engine.keeping_apart import KEEPING_APART
        from produktschau.networks.engine.events import ACTS, TIES
        from produktschau.networks.engine.leaving import LEAVING, Leaving
        from produktschau.relations.actions.introductions_going import end_before_deleting
        from produktschau.relations.actions.introductions_leaving import leave
        from produktschau.relations.queries import introduction_events
        from produktschau.relations.queries.apart import forwards_nothing
        from produktschau.relations.queries.deleting import goes_along
        from produktschau.relations.queries.introduction_merging import objections
        from produktschau.relations.queries.leaving import pending
        from produktschau.showcase.engine.deleting import BEFORE_DELETING, GOES_ALONG
        from produktschau.showcase.engine.merging import OBJECTIONS

        ACTS.register("introductions", introduction_events.acts)
        TIES.register("introductions", introduction_events.ties)
        KEEPING_APART.register("introductions", forwards_nothing)
        LEAVING.register("introductions", Leaving(pending, leave))
        OBJECTIONS.register("introductions", objections)
        GOES_ALONG.register("relations", goes_along)
        BEFORE_DELETING.register("introductions", end_before_deleting)

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

    def _name_supplies(self) -> None:
        from produktschau.audit import names
        from produktschau.relations.models import Confidence, Side, Visibility
        from produktschau.relations.queries.supply_naming import supply_names

        for verb, word in SUPPLY_VERBS.items():
            names.VERBS.register(verb, word)
        for field, word in SUPPLY_FIELDS.items():
            names.FIELDS.register(field, word)
        for value, label in Confidence.choices:
            names.VALUES.register(f"supply.confidence:{value}", str(label))
        for value, label in Side.choices:
            names.VALUES.register(f"supply.side:{value}", str(label))
        for value, label in Visibility.choices:
            names.VALUES.register(f"supply.supplier_visibility:{value}", str(label))
            names.VALUES.register(f"supply.customer_visibility:{value}", str(label))
        names.NAMINGS.register("supply", supply_names)

    def _open_supplies(self) -> None:
        from produktschau.audit.names import VALUES
        from produktschau.design.navigation import DESK, Entry, Group
        from produktschau.design.slots import SLOTS, Slot, nothing
        from produktschau.lib.desk import DESK_ITEMS, EVIDENCE
        from produktschau.lib.lists import LISTS
        from produktschau.outreach.engine.purposes import PURPOSES
        from produktschau.relations.figures import SUPPLIED
        from produktschau.relations.queries.supply_desk import DISPUTED, WAITING
        from produktschau.relations.queries.supply_lists import JOINT, SUPPLIES
        from produktschau.relations.rules import may_see_supplies
        from produktschau.relations.views import supply_slots as shown
        from produktschau.relations.views.supply_door import SUPPLY

        PURPOSES.register(SUPPLY.name, SUPPLY)
        VALUES.register(f"company.purpose:{SUPPLY.name}", SUPPLY.label)
        also = ("relations_house:joint_list",)
        entry = Entry(
            "Lieferungen", "relations_house:supplies", 50, may_see_supplies, letter="5", group=Group.NETWORKS, also=also
        )
        DESK.register("supplies", entry)
        DESK_ITEMS.register("supplies disputed", DISPUTED, order=56)
        DESK_ITEMS.register("supplies waiting", WAITING, order=57)
        EVIDENCE.register("supplies", SUPPLIED, order=85)
        LISTS.register("lieferungen", SUPPLIES, order=171)
        LISTS.register("gemeinsame-produkte", JOINT, order=172)
        parts = "relations/parts"
        for name, slot in {
            "files": Slot("page.files", f"{parts}/files.html", 60, nothing),
            "product": Slot("product.below", f"{parts}/below_product.html", 20, shown.below_product),
            "joint": Slot("product.below", f"{parts}/joint_product.html", 30, shown.joint_below_product),
            "company": Slot("company.below", f"{parts}/below_company.html", 20, shown.below_company),
            "network": Slot("network.below", f"{parts}/below_network.html", 40, shown.below_network),
            "mine": Slot("mine.home", "relations/supplies/mine.html", 7, shown.in_mine),
            "record": Slot("desk.record", f"{parts}/supplies_record.html", 46, shown.in_record),
        }.items():
            SLOTS.register(f"supplies.{name}", slot)

    def _join_supplies(self) -> None:
        from produktschau.lib.figures import FIGURES
        from produktschau.networks.engine.events import ACTS, TIES
        from produktschau.relations.figures import JOINT, SUPPLIES
        from produktschau.relations.queries import joint_events, supply_events
        from produktschau.relations.queries.supply_merging import objections
        from produktschau.relations.tables.supplies import SUPPLIES as TABLE
        from produktschau.showcase.engine.merging import OBJECTIONS
        from produktschau.tabular.engine.kinds import TABLE_KINDS

        TABLE_KINDS.register("supplies", TABLE, order=60)
        ACTS.register("supplies", supply_events.acts)
        TIES.register("supplies", supply_events.ties)
        TIES.register("joint products", joint_events.ties)
        OBJECTIONS.register("supplies", objections)
        FIGURES.register("lieferbeziehungen", SUPPLIES, order=140)
        FIGURES.register("gemeinsame-produkte", JOINT, order=150)

    def _answer_for_people_supplying(self) -> None:
        from produktschau.accounts.engine.personal_data import PERSONAL_DATA, PersonalData
        from produktschau.audit.record import System
        from produktschau.relations.actions.forgetting_supplies import forget_who_told
        from produktschau.relations.queries.supply_people import data_of
        from produktschau.work.schedule import SCHEDULE, Scheduled

        def erase(user: "User", at: datetime) -> None:
            forget_who_told(by=System("erasure"), at=at, user=user)

        # Before „Ansprache“ takes the addresses out of the links.
        PERSONAL_DATA.register(
            "Lieferbeziehungen",
            PersonalData(
                data_of,
                erase,
                erases="Dass Sie es waren, wer eine Lieferbeziehung oder ein gemeinsames Produkt gemeldet hat.",
                keeps="Was die Betriebe gemeldet und bestätigt haben, ohne Ihren Namen.",
            ),
            order=53,
        )
        for name, hour in (("remind_of_supplies", 7), ("forget_supplies", 2)):
            title = name.replace("_", " ")
            SCHEDULE.register(title, Scheduled(title, f"produktschau.relations.tasks.{name}", hour=hour))

    def _count_periods(self) -> None:
        from produktschau.design.slots import SLOTS, Slot
        from produktschau.lib.figures import PERIOD_FIGURES
        from produktschau.outreach.engine.history import HAPPENINGS
        from produktschau.relations.queries.history import INTRODUCTIONS, SUPPLIES
        from produktschau.relations.queries.period import PERIOD
        from produktschau.relations.views.effect import in_effect

        SLOTS.register("relations.effect", Slot("mine.effect", "relations/parts/effect.html", context=in_effect))
        for place, (key, figure) in enumerate(PERIOD.items()):
            PERIOD_FIGURES.register(key, figure, order=500 + place)
        HAPPENINGS.register("vermittlungen", INTRODUCTIONS, order=40)
        HAPPENINGS.register("lieferungen", SUPPLIES, order=50)
