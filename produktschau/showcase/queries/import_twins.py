"""By what the companies here are known, to find those a table may name once more."""

from collections.abc import Iterator

from produktschau.showcase.models import Company, Site
from produktschau.tabular.calculations.duplicates import Identity

_SITE = ("company_id", "postcode", "place", "street", "house_number", "municipality__name")


def known_by(street: str, town: str, phone: str) -> str:
    """What is shown beside a name so that two records can be told apart: „Am Markt 3, 09599 Freiberg, 03731 123“."""
    return ", ".join(part for part in (street.strip(), town.strip(), phone) if part)


def company_stock() -> Iterator[Identity]:
    """One identity per company, with its main site; two statements, no model instances."""
    sites = {row[0]: row[1:] for row in Site.objects.filter(is_main=True).values_list(*_SITE).iterator()}
    companies = Company.objects.order_by("pk").values_list("pk", "key", "name", "phone", "email", "website")
    for pk, key, name, phone, email, website in companies.iterator(chunk_size=2000):
        postcode, place, street, number, municipality = sites.get(pk, ("", "", "", "", ""))
        yield Identity(
            ref=f"company:{key}",
            name=name,
            postcode=postcode,
            place=place or municipality or "",
            street=f"{street} {number}".strip(),
            phone=phone,
            email=email,
            website=website,
            detail=known_by(f"{street} {number}", f"{postcode} {place or municipality or ''}", phone),
        )
