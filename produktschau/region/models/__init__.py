"""Models of the region: territories, classifications, statistics, their sources, and the region's own profile."""

from produktschau.region.models.classification import Sector, SectorCorrespondence, Trade
from produktschau.region.models.delimitation import Neighbour, NeighbourEffort, SectorChoice, SectorDecision
from produktschau.region.models.profile import Conformity, Region
from produktschau.region.models.source import Source
from produktschau.region.models.statistic import CrosswalkShare, Dataset, Statistic
from produktschau.region.models.territory import Boundary, Territory

__all__ = [
    "Boundary",
    "Conformity",
    "CrosswalkShare",
    "Dataset",
    "Neighbour",
    "NeighbourEffort",
    "Region",
    "Sector",
    "SectorChoice",
    "SectorCorrespondence",
    "SectorDecision",
    "Source",
    "Statistic",
    "Territory",
    "Trade",
]
