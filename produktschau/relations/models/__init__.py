"""The models of relations, one file per subject."""

from produktschau.relations.models.introduction import Answer, Block, Introduction, Outcome, OutcomeReport, Party, Stage
from produktschau.relations.models.joint import JointWork
from produktschau.relations.models.supply import Confidence, Side, SupplyRelation, SupplySilence, Visibility

__all__ = [
    "Answer",
    "Block",
    "Confidence",
    "Introduction",
    "JointWork",
    "Outcome",
    "OutcomeReport",
    "Party",
    "Side",
    "Stage",
    "SupplyRelation",
    "SupplySilence",
    "Visibility",
]
