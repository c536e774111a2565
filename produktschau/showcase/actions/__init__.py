"""The only writers of the showcase."""

from produktschau.showcase.actions.companies import change_company, create_company
from produktschau.showcase.actions.importing import CompanyEntry, RowOutcome, Status, import_companies
from produktschau.showcase.actions.people import forget_contacts
from produktschau.showcase.actions.products import change_product, create_product
from produktschau.showcase.actions.publishing import (
    NotReady,
    StillMakes,
    delete_company,
    delete_product,
    publish_company,
    publish_product,
    rename_company,
    rename_product,
    withdraw_company,
    withdraw_product,
)
from produktschau.showcase.actions.stewards import appoint_steward, dismiss_steward
from produktschau.showcase.actions.vocabulary import load_vocabulary
from produktschau.showcase.actions.writing import ChangedMeanwhile, NotAcceptable

__all__ = [
    "ChangedMeanwhile",
    "CompanyEntry",
    "NotAcceptable",
    "NotReady",
    "RowOutcome",
    "Status",
    "StillMakes",
    "appoint_steward",
    "change_company",
    "change_product",
    "create_company",
    "create_product",
    "delete_company",
    "delete_product",
    "dismiss_steward",
    "forget_contacts",
    "import_companies",
    "load_vocabulary",
    "publish_company",
    "publish_product",
    "rename_company",
    "rename_product",
    "withdraw_company",
    "withdraw_product",
]
