"""What goes out comes back the same: exported, read into an empty region, exported again."""

import io
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest

from produktschau.audit.record import System
from produktschau.region.models import Sector, Source, Territory, Trade
from produktschau.showcase import actions
from produktschau.showcase.models import AreaOfLife, Company, Material, Product
from produktschau.tabular.actions import apply_table
from produktschau.tabular.engine.exports import exported_columns, template_columns, template_row
from produktschau.tabular.engine.kinds import TABLE_KINDS, Selection
from produktschau.tabular.engine.writing import rows_of, table_file
from produktschau.tabular.models import Outcome, TableImport
from tests.factories import showcase

KINDS = ("companies", "products")
NAMES = (
    "=Summe(A1)",
    "+Plus & Söhne",
    "-Minus-",
    "@Handwerk",
    "'Apostroph",
    "'=beides",
    "''@zwei",
    "Semikolon; und mehr",
    'Café „Zum „“Löwen““ "Krone"',
    "Gesamt",
    "Summe",
    "Quelle: wir",
    "007",
    "1E5",
    "🍯 Honig 🐝",
    "WAHR",
    "Straße | Strich \\ Backslash",
)


def exported(kind: str, extension: str) -> bytes:
    table = TABLE_KINDS[kind]
    columns = exported_columns(table, with_private=True)
    rows = rows_of(columns, table.records(Selection(with_private=True)))
    with table_file(columns, rows, extension=extension, title=table.label) as file:
        return file.read()


def cells(data: bytes) -> list[tuple[Any, ...]]:
    """The first sheet as other code than ours reads it."""
    return list(openpyxl.load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(values_only=True))


def region_with_everything(now: datetime) -> None:
    """Companies and products with every value that was ever lost on the way."""
    showcase.words()
    freiberg = Territory.objects.get(kind="municipality", slug="freiberg")
    district = {"name": "Liste; der „Kammer“", "attribution": "© Kammer", "licence": "dl-de/by-2-0"}
    source = Source.objects.create(slug="kammer", **district)
    here = {"place": "Freiberg", "municipality": freiberg}
    firms = [showcase.company(name, published=place % 2 == 0) for place, name in enumerate(NAMES)]
    for place, firm in enumerate(firms[:6]):
        Company.objects.filter(pk=firm.pk).update(source=source, external_key=f"00{place}")
    full = showcase.company(
        "Äöü Alles e. K.",
        legal_name="=Alles",
        story="Erster Absatz; mit „Zeichen“.\n\nZweiter | Absatz\\n\nmit =Formel\n- und Liste",
        story_en="+English",
        founded_year=1931,
        size_class="250+",
        email="alles@beispiel.example",
        phone="+49 3731 (12) 34",
        website="https://alles.example/?a=1;b=2",
        languages=["de", "hsb", "en"],
        opening_hours="Mo–Fr 8–17 Uhr\nSa nach Absprache",
        is_sole_trader=True,
        consent_on=date(2026, 1, 2),
        consent_wording="- Ja; gern.\n= mein Wort",
        checked_on=date(2026, 3, 4),
        sites=[
            {"street": "Zweite | Straße \\", "house_number": "3a", "postcode": "09599", **here, "lon": 13.34251234, "lat": 50.91},
            {"street": "Am Bach", **here},
            {"street": "=Weg", "postcode": "09599", **here, "lon": 13.1, "lat": 50.9},
        ],
        sectors=[Sector.objects.filter(edition=edition, level=4)[3] for edition in ("wz2025", "wz2008")],
        trades=list(Trade.objects.order_by("-annex", "-number")[:3]),
        certificates=[
            {"name": "Zeta | Siegel", "issuer": "Amt; für", "number": "0007", "valid_until": date(2027, 12, 31)},
            {"name": "=Alpha"},
        ],
        links=[{"label": "Laden | 2", "url": "https://b.example"}, {"label": "A", "url": "https://a.example"}],
        contacts=[
            {"name": "Zoë =Muster", "role": "Chefin", "email": "zoe@beispiel.example", "phone": "+49 171 123"},
            {"name": "Anna | Muster"},
            {"name": "Bert", "phone": "-0171 22"},
        ],
    )  # fmt: skip
    Company.objects.filter(pk=full.pk).update(opening_hours_osm="Mo-Fr 08:00-17:00; Sa off")
    actions.withdraw_company(by=showcase.BY, at=now, company=showcase.company("Zurückgezogen"))
    actions.create_company(by=showcase.BY, at=now, name="Ohne alles", lead="")
    _products(firms, full, now)


def _products(firms: list[Company], full: Company, now: datetime) -> None:
    areas = [
        AreaOfLife.objects.create(slug=f"bereich-{place}", name=name, position=place)
        for place, name in enumerate(("Zuhause; draußen", "=Essen"))
    ]
    Material.objects.create(slug="filz", name="Filz | Wolle", motif="filz")
    materials = list(Material.objects.all())
    showcase.product(
        firms[7], "Gemeinsam; gemacht", makers=[full, firms[0], firms[3]], areas=areas, materials=materials,
        name_en="=Joint", where_to_buy="- überall\n- hier", where_to_buy_en="@home",
    )  # fmt: skip
    showcase.product(firms[1], "-Entwurf", published=False, world=None, areas=[])
    withdrawn = showcase.product(firms[2], "Zurückgezogenes")
    actions.withdraw_product(by=showcase.BY, at=now, product=withdrawn)


@pytest.fixture
def before(home: None, now: datetime) -> dict[tuple[str, str], bytes]:
    """What the full region exports."""
    region_with_everything(now)
    return {(kind, extension): exported(kind, extension) for kind in KINDS for extension in ("csv", "xlsx")}


def emptied() -> None:
    Product.objects.all().delete()
    Company.objects.all().delete()
    TableImport.objects.all().delete()


@pytest.mark.parametrize("extension", ["csv", "xlsx"])
def test_an_empty_region_exports_what_it_took_in(
    before: dict[tuple[str, str], bytes], extension: str, now: datetime
) -> None:
    emptied()
    for kind in KINDS:
        data = before[kind, extension]
        report = apply_table(by=System("import"), kind=kind, data=data, filename=f"a.{extension}", at=now)
        left = [one.reason for one in report.outcomes if one.outcome is not Outcome.IMPORTED]
        assert (left, len(report.table.rows)) == ([], len(cells(before[kind, "xlsx"])) - 1)
    for kind in KINDS:
        assert exported(kind, "csv").decode("utf-8-sig") == before[kind, "csv"].decode("utf-8-sig")
        assert exported(kind, "csv") == before[kind, "csv"]
        assert cells(exported(kind, "xlsx")) == cells(before[kind, "xlsx"])
        assert exported(kind, "xlsx") == before[kind, "xlsx"]


@pytest.mark.parametrize("extension", ["csv", "xlsx"])
def test_a_region_that_takes_in_its_own_export_stays_as_it_is(
    before: dict[tuple[str, str], bytes], extension: str, now: datetime
) -> None:
    for kind in KINDS:
        data = before[kind, extension]
        report = apply_table(by=System("import"), kind=kind, data=data, filename=f"a.{extension}", at=now)
        changed = [(one.outcome, one.reason) for one in report.outcomes if one.outcome is not Outcome.UNCHANGED]
        assert changed == []
        assert exported(kind, "csv") == before[kind, "csv"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("required_only", [True, False])
def test_the_example_of_a_template_comes_in(home: None, now: datetime, kind: str, required_only: bool) -> None:
    showcase.words()
    if kind == "products":
        showcase.company("Tischlerei Beispiel GmbH")
    columns = template_columns(TABLE_KINDS[kind], required_only=required_only)
    with table_file(columns, [template_row(columns)], extension="xlsx", title="Vorlage") as file:
        data = file.read()
    report = apply_table(by=System("import"), kind=kind, data=data, filename="vorlage.xlsx", at=now, source="demo")
    assert [(one.outcome, one.reason) for one in report.outcomes] == [(Outcome.IMPORTED, "")]
