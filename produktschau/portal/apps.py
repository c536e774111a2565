"""Announces the portal to Django and fills the points declared below it."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Configuration of the portal app."""

    name = "produktschau.portal"
    label = "portal"
    verbose_name = "Portal"

    def ready(self) -> None:
        from produktschau.design.navigation import DESK, Entry
        from produktschau.lib.sitemap import SITEMAP
        from produktschau.portal.sitemap import portal_addresses

        DESK.register("desk", Entry("Leitstand", "portal_house:desk"), order=1)
        SITEMAP.register("portal", portal_addresses)
