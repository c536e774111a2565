"""Groups of words for tests, made by the house's own action."""

from produktschau.audit.record import System
from produktschau.search.actions.synonyms import add_synonyms
from produktschau.search.models import SynonymGroup
from tests.cast import NOW


def synonyms(*words: str) -> SynonymGroup:
    """A group: Metzger and Fleischer, unless told otherwise."""
    return add_synonyms(by=System("test"), words=words or ("Metzger", "Fleischer"), at=NOW)
