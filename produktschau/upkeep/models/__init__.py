"""The models of upkeep."""

from produktschau.upkeep.models.asking import Asking, Outcome, Rhythm, Via

__all__ = ["Asking", "Outcome", "Rhythm", "Via"]
