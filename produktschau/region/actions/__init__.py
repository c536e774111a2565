"""The only writers of the region."""

from produktschau.region.actions.boundaries import import_boundaries
from produktschau.region.actions.classifications import import_classifications, import_sectors, import_trades
from produktschau.region.actions.crosswalk import import_crosswalk
from produktschau.region.actions.delimitation import set_neighbours
from produktschau.region.actions.efforts import (
    EffortChangedMeanwhile,
    UnfitEffort,
    change_effort,
    create_effort,
    delete_effort,
    load_efforts,
    publish_effort,
    withdraw_effort,
)
from produktschau.region.actions.loading import load_region
from produktschau.region.actions.look import LookChangedMeanwhile, UnreadableColours, change_look, reset_look
from produktschau.region.actions.outcome import Outcome
from produktschau.region.actions.profile import ProfileChangedMeanwhile, UnfitProfile, change_profile
from produktschau.region.actions.reference import InvalidReference, add_source, save_reference, set_region
from produktschau.region.actions.statistics import import_statistics
from produktschau.region.actions.territories import import_territories

__all__ = [
    "EffortChangedMeanwhile",
    "InvalidReference",
    "LookChangedMeanwhile",
    "Outcome",
    "ProfileChangedMeanwhile",
    "UnfitEffort",
    "UnfitProfile",
    "UnreadableColours",
    "add_source",
    "change_effort",
    "change_look",
    "change_profile",
    "create_effort",
    "delete_effort",
    "import_boundaries",
    "import_classifications",
    "import_crosswalk",
    "import_sectors",
    "import_statistics",
    "import_territories",
    "import_trades",
    "load_efforts",
    "load_region",
    "publish_effort",
    "reset_look",
    "save_reference",
    "set_neighbours",
    "set_region",
    "withdraw_effort",
]
