"""The models of surveys."""

from produktschau.surveys.models.answer import Answer, Invitation
from produktschau.surveys.models.field import FieldOfAction, Pillar
from produktschau.surveys.models.survey import About, Kind, Option, Question, Survey

__all__ = [
    "About",
    "Answer",
    "FieldOfAction",
    "Invitation",
    "Kind",
    "Option",
    "Pillar",
    "Question",
    "Survey",
]
