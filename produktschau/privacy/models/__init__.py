"""The models of privacy."""

from produktschau.privacy.models.information import InformationNotice, Way

__all__ = ["InformationNotice", "Way"]
