"""Makes companies and products for these tests, through the house's own actions."""

from typing import Any

from produktschau.audit.record import System
from produktschau.region.models import Territory
from produktschau.showcase import actions
from produktschau.showcase.models import AreaOfLife, ColourWorld, Company, Material, Product
from tests.cast import NOW

BY = System("test")


def draft_company(name: str = "Weberei Talaue", **fields: Any) -> Company:
    """A company that has all it needs to be published."""
    site = {
        "street": "Talstraße",
        "house_number": "8",
        "postcode": "09599",
        "place": "Freiberg",
        "municipality": Territory.objects.get(ags="14522180"),
    }
    told = {"name": name, "lead": "Decken und Tücher in Kleinserie.", "sites": [site], **fields}
    return actions.create_company(by=BY, at=NOW, **told)


def company(name: str = "Weberei Talaue", **fields: Any) -> Company:
    """A published company."""
    return actions.publish_company(by=BY, at=NOW, company=draft_company(name, **fields))


def draft_product(maker: Company, name: str = "Wollplaid", **fields: Any) -> Product:
    """A product that has all it needs to be published."""
    told = {
        "name": name,
        "lead": "In ihrem Karo läuft genau ein gelber Faden.",
        "makers": [maker],
        "areas": [AreaOfLife.objects.get(slug="wohnen-leben")],
        "world": ColourWorld.objects.get(slug="himmel"),
        "materials": [Material.objects.get(slug="textil")],
        **fields,
    }
    return actions.create_product(by=BY, at=NOW, **told)


def product(maker: Company, name: str = "Wollplaid", **fields: Any) -> Product:
    """A published product."""
    return actions.publish_product(by=BY, at=NOW, product=draft_product(maker, name, **fields))
