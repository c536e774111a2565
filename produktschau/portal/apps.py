"""Announces the portal to Django and fills the points declared below it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    """Configuration of the portal app."""

    name = "produktschau.portal"
    label = "portal"
    verbose_name = "Portal"

    def ready(self) -> None:
        from produktschau.accounts.rules import may_see_desk
        from produktschau.design.navigation import DESK, LEGAL, Entry, Group
        from produktschau.design.page import PAGE_FACTS
        from produktschau.design.slots import SLOTS, Slot
        from produktschau.lib.desk import DESK_ITEMS
        from produktschau.lib.lists import LISTS
        from produktschau.lib.sitemap import SITEMAP
        from produktschau.portal.queries import GIVEN_UP, JOBS, MAILS, mails_late, page_facts, portal_addresses

        DESK.register("desk", Entry("Leitstand", "portal_house:desk", 1, may_see_desk, letter="l", group=Group.DESK))
        DESK_ITEMS.register("jobs", GIVEN_UP, order=900)
        SLOTS.register("portal.mails", Slot("desk.top", "portal/parts/mails_late.html", 10, mails_late))
        LISTS.register("auftraege", JOBS, order=900)
        LISTS.register("mails", MAILS, order=910)
        LEGAL.register("imprint", Entry(_("Impressum"), "portal:imprint", 10))
        LEGAL.register("privacy", Entry(_("Datenschutz – ohne Cookie-Banner"), "portal:privacy", 20))
        LEGAL.register("accessibility", Entry(_("Barrierefreiheit"), "portal:accessibility", 30))
        PAGE_FACTS.register("portal", page_facts)
        SITEMAP.register("portal", portal_addresses)
