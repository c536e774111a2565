"""The models of the showcase, one file per subject."""

from produktschau.showcase.models.company import (
    Certificate,
    Company,
    CompanyLink,
    CompanySector,
    Contact,
    Site,
    SizeClass,
)
from produktschau.showcase.models.favourite import FavouriteCount
from produktschau.showcase.models.merge import DifferentPair, Merge
from produktschau.showcase.models.picture import Picture
from produktschau.showcase.models.product import Maker, Product
from produktschau.showcase.models.redirect import SlugRedirect
from produktschau.showcase.models.showpiece import Showpiece, State
from produktschau.showcase.models.steward import Steward
from produktschau.showcase.models.vocabulary import AreaOfLife, ColourWorld, Material

__all__ = [
    "AreaOfLife",
    "Certificate",
    "ColourWorld",
    "Company",
    "CompanyLink",
    "CompanySector",
    "Contact",
    "DifferentPair",
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
]
