"""Companies and products for tests, made by the house's own actions."""

from typing import Any

from produktschau.audit.record import System
from produktschau.region.models import Territory
from produktschau.showcase import actions
from produktschau.showcase.models import AreaOfLife, ColourWorld, Company, Product
from tests.cast import NOW

BY = System("test")
LEAD = "Gemacht von Hand, seit drei Generationen am selben Ort."
STORY = "Die Werkstatt steht am Bach. Was hier entsteht, hält ein Leben lang und lässt sich reparieren."


def words() -> None:
    """One word of each kind to sort by."""
    actions.load_vocabulary(
        by=BY,
        at=NOW,
        areas=[{"slug": "wohnen", "name": "Wohnen & Leben", "name_en": "Home & Living"}],
        worlds=[{"slug": "wald", "name": "Wald", "name_en": "Forest"}],
        materials=[{"slug": "holz", "name": "Holz", "name_en": "Wood", "motif": "holz"}],
    )


def company(name: str = "Drechslerei Fichtner", *, published: bool = True, **fields: Any) -> Company:
    """A company in Freiberg, published unless told otherwise; that needs ``region.district()``."""
    site: dict[str, Any] = {
        "street": "Am Markt",
        "house_number": "1",
        "postcode": "09599",
        "place": "Freiberg",
        "municipality": Territory.objects.filter(kind="municipality", slug="freiberg").first(),
    }
    made = actions.create_company(
        by=BY, at=NOW, **{"name": name, "lead": LEAD, "story": STORY, "sites": [site], **fields}
    )
    return actions.publish_company(by=BY, at=NOW, company=made) if published else made


def product(maker: Company, name: str = "Brotbrett aus Esche", *, published: bool = True, **fields: Any) -> Product:
    """A product of one maker, published unless told otherwise; needs ``words()``."""
    told = {
        "name": name,
        "lead": LEAD,
        "story": STORY,
        "makers": [maker],
        "areas": list(AreaOfLife.objects.all()),
        "world": ColourWorld.objects.first(),
        **fields,
    }
    made = actions.create_product(by=BY, at=NOW, **told)
    return actions.publish_product(by=BY, at=NOW, product=made) if published else made
