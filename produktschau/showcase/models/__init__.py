"""The models of the showcase, one file per subject."""

from produktschau.showcase.models.bulk import Act, Bulk, BulkRow, BulkStage, Fate
from produktschau.showcase.models.company import (
    Certificate,
    Company,
    CompanyLink,
    CompanySector,
    Contact,
    Site,
    SizeClass,
)
from produktschau.showcase.models.favourite import FavouriteCount, ViewCount
from produktschau.showcase.models.merge import DifferentPair, Merge
from produktschau.showcase.models.picture import Picture
from produktschau.showcase.models.product import Maker, Product
from produktschau.showcase.models.redirect import SlugRedirect
from produktschau.showcase.models.showpiece import Showpiece, State
from produktschau.showcase.models.steward import Steward
from produktschau.showcase.models.vocabulary import AreaOfLife, ColourWorld, Material

__all__ = [
    "Act",
    "AreaOfLife",
    "Bulk",
    "BulkRow",
    "BulkStage",
    "Certificate",
    "ColourWorld",
    "Company",
    "CompanyLink",
    "CompanySector",
    "Contact",
    "DifferentPair",
    "Fate",
    "FavouriteCount",
    "Maker",
    "Material",
    "Merge",
    "Picture",
    "Product",
    "Showpiece",
    "Site",
    "SizeClass",
    "SlugRedirect",
    "State",
    "Steward",
    "ViewCount",
]
