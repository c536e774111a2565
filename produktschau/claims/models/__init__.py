"""The models of claims."""

from produktschau.claims.models.claim import OPEN, Claim, Standing, Way

__all__ = ["OPEN", "Claim", "Standing", "Way"]
