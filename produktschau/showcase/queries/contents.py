"""Everything a record's page is made from, as the database has it at this moment, as one short text to keep the page by."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from produktschau.lib.kept import digest_of
from produktschau.region.models import Sector, Source, Territory, Trade
from produktschau.showcase.models import (
    AreaOfLife,
    Certificate,
    ColourWorld,
    Company,
    CompanyLink,
    CompanySector,
    Contact,
    Maker,
    Material,
    Picture,
    Product,
    Site,
)

_TABLES = {
    model._meta.object_name: model._meta.db_table
    for model in (
        *(AreaOfLife, Certificate, ColourWorld, Company, CompanyLink, CompanySector, Contact, Maker, Material),
        *(Picture, Product, Sector, Site, Source, Territory, Trade),
        *(Company.trades.through, Product.areas.through, Product.materials.through),
    )
}
_OF_PRODUCT = """
SELECT w.slug, w.*, q.* FROM {Product} p LEFT JOIN {ColourWorld} w ON w.id = p.world_id LEFT JOIN {Source} q ON q.id = p.source_id WHERE p.id = %s;
SELECT a.slug, a.* FROM {Product_areas} x JOIN {AreaOfLife} a ON a.id = x.areaoflife_id WHERE x.product_id = %s ORDER BY x.id;
SELECT y.* FROM {Product_materials} x JOIN {Material} y ON y.id = x.material_id WHERE x.product_id = %s ORDER BY x.id;
SELECT * FROM {Picture} WHERE product_id = %s ORDER BY id;
SELECT m.*, c.*, s.*, t.name FROM {Maker} m JOIN {Company} c ON c.id = m.company_id LEFT JOIN {Site} s ON s.company_id = c.id
 LEFT JOIN {Territory} t ON t.id = s.municipality_id WHERE m.product_id = %s ORDER BY m.id, s.id
"""
_OF_COMPANY = """
SELECT q.* FROM {Company} c JOIN {Source} q ON q.id = c.source_id WHERE c.id = %s;
SELECT s.*, t.name FROM {Site} s LEFT JOIN {Territory} t ON t.id = s.municipality_id WHERE s.company_id = %s ORDER BY s.id;
SELECT x.*, y.* FROM {CompanySector} x JOIN {Sector} y ON y.id = x.sector_id WHERE x.company_id = %s ORDER BY x.id;
SELECT y.* FROM {Company_trades} x JOIN {Trade} y ON y.id = x.trade_id WHERE x.company_id = %s ORDER BY x.id;
SELECT * FROM {Contact} WHERE company_id = %s AND is_published ORDER BY id;
SELECT * FROM {Certificate} WHERE company_id = %s ORDER BY id;
SELECT * FROM {CompanyLink} WHERE company_id = %s ORDER BY id;
SELECT * FROM {Picture} WHERE company_id = %s ORDER BY id;
SELECT p.*, w.* FROM {Maker} m JOIN {Product} p ON p.id = m.product_id LEFT JOIN {ColourWorld} w ON w.id = p.world_id
 WHERE m.company_id = %s ORDER BY m.id;
SELECT x.product_id, y.* FROM {Maker} m JOIN {Product_materials} x ON x.product_id = m.product_id
 JOIN {Material} y ON y.id = x.material_id WHERE m.company_id = %s ORDER BY x.id;
SELECT i.* FROM {Maker} m JOIN {Picture} i ON i.product_id = m.product_id WHERE m.company_id = %s ORDER BY i.id;
SELECT o.* FROM {Maker} m JOIN {Maker} o ON o.product_id = m.product_id WHERE m.company_id = %s ORDER BY o.id;
SELECT c.*, s.*, t.name FROM {Company} c LEFT JOIN {Site} s ON s.company_id = c.id LEFT JOIN {Territory} t ON t.id = s.municipality_id
 WHERE c.id IN (SELECT o.company_id FROM {Maker} m JOIN {Maker} o ON o.product_id = m.product_id WHERE m.company_id = %s) ORDER BY c.id, s.id
"""
_QUERIES = {
    model: [one.strip() for one in text.format_map(_TABLES).split(";")]
    for model, text in ((Product, _OF_PRODUCT), (Company, _OF_COMPANY))
}
"""Whole rows, so that a new column is looked at as well; written as SQL, because putting a queryset together costs more than asking it."""


@dataclass(frozen=True)
class Contents:
    """``digest`` changes with everything the database says on a page; ``world`` and ``areas`` are the addresses of a product's words."""

    digest: str
    world: str = ""
    areas: tuple[str, ...] = ()


def contents(record: Company | Product) -> Contents:
    """What the page of this record is made from right now. The record's own values are those it holds."""
    own = [getattr(record, field.attname) for field in record._meta.concrete_fields]
    rows = _rows(_QUERIES[type(record)], record.pk)
    digest = digest_of(type(record).__name__, own, rows)
    if isinstance(record, Company):
        return Contents(digest)
    return Contents(digest, rows[0][0][0] or "", tuple(area[0] for area in rows[1]))


def _rows(queries: Sequence[str], pk: int) -> list[list[tuple[Any, ...]]]:
    found = []
    with connection.cursor() as cursor:
        for query in queries:
            cursor.execute(query, [pk])
            found.append(cursor.fetchall())
    return found
