"""Made-up companies and products, written straight into the database in large batches; the same for the same number.

Ten products to a company, companies in all municipalities of the district, with areas of life, colour worlds, materials, trades,
sectors and certificates. Names and stories are made of German compounds, about 60 words a product.
"""

import random
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import transaction

from produktschau.lib.text import slug, sort_key
from produktschau.region.models import Sector, Trade
from produktschau.region.queries import home_municipalities
from produktschau.showcase.models import (
    AreaOfLife,
    Certificate,
    ColourWorld,
    Company,
    CompanySector,
    Maker,
    Material,
    Product,
    Site,
)

BATCH = 5_000
"""Products written in one transaction."""
PER_COMPANY = 10
FIRST = (
    "Holz Honig Kinder Solar Leder Woll Ziegen Schaf Apfel Kräuter Natur Metall Glas Garten Blumen Keramik Stahl Kirsch"
    " Bienen Berg Küchen Reise Winter Sommer Stein Papier Leinen Dach Fenster"
)
LAST = (
    "möbel pumpe lampe käse saft likör spielzeug werkzeug bau maschine regal schale seife kerze wolle brot stein teppich"
    " messer becher kasten tasche decke bank tür ofen tisch schrank ring glas"
)
HOUSES = "Tischlerei Bäckerei Imkerei Töpferei Weberei Gärtnerei Schmiede Mühle Brauerei Manufaktur"
STORY = (
    "Von Hand gefertigt in kleiner Auflage, auf Wunsch mit Gravur; seit 1921 in der Familie und im Hofladen zu haben."
)
CERTIFICATES = ("Meisterbetrieb", "EMAS", "ISO 9001", "Regionalmarke")
LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
START = datetime(2024, 1, 1, tzinfo=UTC)


def write(number: int) -> None:
    """Write that many published products and a tenth as many companies."""
    lists: dict[str, list[Any]] = {
        "towns": list(home_municipalities()),
        "areas": list(AreaOfLife.objects.values_list("pk", flat=True)),
        "worlds": list(ColourWorld.objects.values_list("pk", flat=True)),
        "materials": list(Material.objects.values_list("pk", flat=True)),
        "trades": list(Trade.objects.values_list("pk", flat=True)),
        "sectors": list(Sector.objects.filter(level=4).values_list("pk", flat=True)[:200]),
    }
    for start in range(0, number, BATCH):
        numbers = range(start, min(start + BATCH, number))
        with transaction.atomic():
            companies = _companies(numbers[::PER_COMPANY], lists)
            _products(numbers, companies, lists)


def _companies(numbers: range, lists: dict[str, list[Any]]) -> list[Company]:
    companies = Company.objects.bulk_create(
        _entry(
            Company,
            number,
            f"{_dice('c', number).choice(HOUSES.split())} {_compound(_dice('cn', number))} {number}",
            "C",
        )
        for number in numbers
    )
    sites, sectors, trades, certificates = [], [], [], []
    for count, company in enumerate(companies, start=numbers.start // PER_COMPANY):
        dice = _dice("parts", count)
        town = lists["towns"][count % len(lists["towns"])]
        sites.append(
            Site(
                company=company,
                postcode=town.postcode,
                place=town.name,
                municipality=town,
                lon=12.7 + dice.random() * 0.8,
                lat=50.7 + dice.random() * 0.5,
                is_main=True,
            )
        )
        sectors.append(CompanySector(company=company, sector_id=dice.choice(lists["sectors"]), is_main=True))
        trades.append(Company.trades.through(company=company, trade_id=dice.choice(lists["trades"])))
        if count % 3 == 0:
            certificates.append(Certificate(company=company, name=dice.choice(CERTIFICATES)))
    Site.objects.bulk_create(sites)
    CompanySector.objects.bulk_create(sectors)
    Company.trades.through.objects.bulk_create(trades)
    Certificate.objects.bulk_create(certificates)
    return companies


def _products(numbers: range, companies: list[Company], lists: dict[str, list[Any]]) -> None:
    products = []
    for number in numbers:
        product = _entry(Product, number, f"{_compound(_dice('p', number))} {number}", "P")
        product.world_id = lists["worlds"][number % len(lists["worlds"])]
        product.where_to_buy = "Im Hofladen und auf dem Wochenmarkt."
        products.append(product)
    made = Product.objects.bulk_create(products)
    makers, areas, materials = [], [], []
    for place, product in enumerate(made):
        dice = _dice("lists", numbers[place])
        makers.append(Maker(product=product, company=companies[place // PER_COMPANY]))
        chosen = dice.sample(lists["areas"], 2)
        areas += [Product.areas.through(product=product, areaoflife_id=area) for area in chosen]
        materials.append(Product.materials.through(product=product, material_id=dice.choice(lists["materials"])))
    Maker.objects.bulk_create(makers)
    Product.areas.through.objects.bulk_create(areas)
    Product.materials.through.objects.bulk_create(materials)


def _entry(model: type[Any], number: int, name: str, letter: str) -> Any:
    dice = _dice("story", number)
    moment = START + timedelta(minutes=number)
    return model(
        key=_key(letter, number),
        slug=slug(name),
        name=name,
        sort_key=sort_key(name),
        lead=f"{_compound(dice)} und {_compound(dice)} aus eigener Werkstatt.",
        story=f"{STORY} {' '.join(_compound(dice) for _ in range(30))}.",
        state="published",
        published_at=moment,
        created_at=moment,
        changed_at=moment,
        is_invented=True,
    )


def _compound(dice: random.Random) -> str:
    return dice.choice(FIRST.split()) + dice.choice(LAST.split())


def _dice(what: str, number: int) -> random.Random:
    return random.Random(f"{what}{number}")


def _key(letter: str, number: int) -> str:
    """Five signs after the letter, one for every number; real keys are drawn, so meeting one is next to impossible."""
    signs = []
    for _ in range(5):
        number, rest = divmod(number, len(LETTERS))
        signs.append(LETTERS[rest])
    return letter + "".join(reversed(signs))
