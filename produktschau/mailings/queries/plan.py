"""What sending a circular would do now: whom it reaches, what stands against it, and a stamp of both."""

import hashlib
from collections import Counter
from dataclasses import dataclass

from produktschau.mailings.calculations.merge_fields import problem
from produktschau.mailings.models import Circular, Stage, Way
from produktschau.mailings.queries.reach import Reach, Target, person_of, reach_of
from produktschau.mailings.queries.written import words_for
from produktschau.region.queries import region

GONE_OUT = "Dieses Rundschreiben ist schon unterwegs. Es geht an jeden nur einmal."


@dataclass(frozen=True)
class Plan:
    """``reasons`` block the sending; ``gaps`` says of each merge field at how many firms it is empty."""

    reach: Reach
    reasons: list[str]
    gaps: list[tuple[str, int]]
    stamp: str


def plan_of(circular: Circular) -> Plan:
    """The plan as of now. The stamp changes with the words and with everyone it reaches."""
    reach = reach_of(circular.list)
    return Plan(reach, _reasons(circular, reach), _gaps(circular, reach), _stamp(circular, reach))


def name_for(target: Target) -> str:
    """Whose name stands in the salutation of a firm's first mail or its letter."""
    return target.to[0].name if target.to else person_of(target.company)


def _reasons(circular: Circular, reach: Reach) -> list[str]:
    if circular.stage != Stage.DRAFT:
        return [GONE_OUT]
    reasons = [told for told in (problem(circular.subject), problem(circular.text)) if told]
    if not reach.total:
        reasons.append("Auf dem Verteiler steht kein Betrieb.")
    elif not reach.mails and not reach.letters:
        reasons.append("Kein Betrieb dieses Verteilers ist zu erreichen. Die Gründe stehen in der Liste.")
    return reasons


def _gaps(circular: Circular, reach: Reach) -> list[tuple[str, int]]:
    home = region().name
    reached = [target for target in reach.targets if target.way != Way.NONE]
    empty = Counter(
        name for target in reached for name in words_for(circular, target.company, name_for(target), home=home).empty
    )
    return sorted(empty.items())


def _stamp(circular: Circular, reach: Reach) -> str:
    told = [str(circular.changed_at.timestamp()), circular.subject, circular.text]
    told += [f"{one.company.pk} {one.way} {' '.join(to.email for to in one.to)}" for one in reach.targets]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:24]
