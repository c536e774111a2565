"""Everything asked and answered about one firm, for its page at the desk and its panel."""

from dataclasses import dataclass
from datetime import datetime

from produktschau.audit.names import names_of
from produktschau.showcase.models import Company
from produktschau.upkeep.models import Asking, Outcome, Via
from produktschau.upkeep.queries.rhythm import bounds, rhythm
from produktschau.upkeep.queries.standing import LABELS, MARKS, latest, with_standing

LATEST = 3


@dataclass(frozen=True)
class Told:
    """One question and its answer, with the name of whoever entered it."""

    asking: Asking
    entered_by: str
    settled_by: str

    @property
    def is_confirmed_by_firm(self) -> bool:
        """Whether the firm itself said that the entry holds."""
        return self.asking.outcome == Outcome.CONFIRMED and self.asking.via == Via.FIRM

    @property
    def is_task(self) -> bool:
        """Whether the office has to do something yet."""
        return self.asking.outcome in (Outcome.CHANGES, Outcome.CLOSED) and self.asking.settled_at is None


@dataclass(frozen=True)
class FirmUpkeep:
    """Where a firm stands; ``word`` is empty for one that is not public."""

    mark: str
    word: str
    told: list[Told]


def firm_upkeep(company: Company, *, at: datetime, most: int | None = None) -> FirmUpkeep:
    """An open question first, then what ended last."""
    askings = list(latest(Asking.objects.filter(company=company))[:most])
    names = names_of({key for one in askings for key in (one.ended_by, one.settled_by) if key})
    label = {key: named.label for key, named in names.items()}
    told = [Told(one, label.get(one.ended_by, ""), label.get(one.settled_by, "")) for one in askings]
    own = Company.objects.filter(pk=company.pk)
    standing = with_standing(own, bounds(rhythm(), at)).values_list("standing", flat=True).first()
    return FirmUpkeep(MARKS[standing] if standing else "", LABELS[standing] if standing else "", told)


def last_answer(company: Company) -> Asking | None:
    """What was said last, by whomever."""
    return Asking.objects.filter(company=company, said_on__isnull=False).order_by("-ended_at", "-pk").first()


def open_asking(company: Company) -> Asking | None:
    """The question that waits for an answer."""
    return Asking.objects.filter(company=company, ended_at=None).first()
