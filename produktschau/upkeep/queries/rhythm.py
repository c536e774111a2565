"""How often firms are asked."""

from dataclasses import dataclass
from datetime import date, datetime

from produktschau.lib.dates import begin_of, day_of
from produktschau.upkeep.calculations.rhythm import months_before
from produktschau.upkeep.models import Rhythm

ONE = 1


@dataclass(frozen=True)
class Bounds:
    """What „fresh“ means at a moment: since which day, and since which moment."""

    since: date
    since_at: datetime


def rhythm() -> Rhythm:
    """The one row, or what holds before anybody set it: yearly, switched off."""
    return Rhythm.objects.filter(pk=ONE).first() or Rhythm(pk=ONE)


def bounds(of: Rhythm, at: datetime) -> Bounds:
    """The bounds of a rhythm."""
    since = months_before(day_of(at), of.months)
    return Bounds(since, begin_of(since))
