"""What the search knows of companies and products: what everyone may see, and in an index of its own what the staff may."""

from produktschau.search.engine.kinds import DocumentKind
from produktschau.showcase.documents.public import (
    all_published_company_keys,
    all_published_product_keys,
    company_documents,
    product_documents,
    published_company_keys,
    published_product_keys,
)
from produktschau.showcase.documents.staff import (
    all_company_keys,
    all_product_keys,
    existing_company_keys,
    existing_product_keys,
    staff_company_documents,
    staff_product_documents,
)
from produktschau.showcase.rules import may_see_desk

__all__ = ["COMPANIES", "PRODUCTS", "company_documents", "product_documents"]

COMPANIES = DocumentKind(
    "company",
    "Betriebe",
    company_documents,
    published_company_keys,
    staff_company_documents,
    existing_company_keys,
    may_see_desk,
    keys=all_published_company_keys,
    staff_keys=all_company_keys,
    is_its_categories=True,
)
PRODUCTS = DocumentKind(
    "product",
    "Produkte",
    product_documents,
    published_product_keys,
    staff_product_documents,
    existing_product_keys,
    may_see_desk,
    keys=all_published_product_keys,
    staff_keys=all_product_keys,
)
