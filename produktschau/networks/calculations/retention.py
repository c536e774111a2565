"""How long members stay: the share still there after a period, and the survival of memberships by Kaplan and Meier.

Kaplan, E. L.; Meier, P.: Nonparametric Estimation from Incomplete Observations. Journal of the American Statistical Association 53
(1958), 457–481. A membership that still goes on is not left out: it counts as long as it was seen.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from produktschau.networks.calculations.spells import DAY, Moved, Stays, members_on


class Step(NamedTuple):
    """At ``time`` ``lost`` of ``at_risk`` ended; ``share`` is the estimated share that lasts longer."""

    time: float
    at_risk: int
    lost: int
    share: float


def survival(seen: Iterable[tuple[float, bool]]) -> list[Step]:
    """The product-limit estimate: a step for each time at which something ended.

    ``seen`` are times since the begin, and whether it ended then (else it was seen that long and goes on). What was seen just as long as
    another lasted counts as at risk then, as Kaplan and Meier do.
    """
    times = sorted(seen)
    steps: list[Step] = []
    share, index = 1.0, 0
    while index < len(times):
        time, at_risk = times[index][0], len(times) - index
        same = _same(times, index)
        lost = sum(same)
        if lost:
            share *= (at_risk - lost) / at_risk
            steps.append(Step(time, at_risk, lost, share))
        index += len(same)
    return steps


def share_after(steps: Sequence[Step], seen: Iterable[tuple[float, bool]], time: float) -> float | None:
    """The estimated share that lasts longer than ``time``; ``None`` where nothing was watched that long."""
    if not any(watched >= time for watched, _ in seen):
        return None if not steps or steps[-1].share > 0 else 0.0
    return next((step.share for step in reversed(steps) if step.time <= time), 1.0)


def watched(stays: Stays, on: date, networks: Iterable[int] | None = None) -> list[tuple[float, bool]]:
    """Days each stay was seen until ``on``, and whether it ended; of all networks or of some."""
    wanted = None if networks is None else set(networks)
    found = []
    for (_, network), own in stays.items():
        for stay in own:
            if stay.since <= on and (wanted is None or network in wanted):
                ended = stay.until is not None and stay.until < on
                last = stay.until if ended and stay.until is not None else on
                found.append((float((last - stay.since).days + 1), ended))
    return found


def still_there(stays: Stays, first: date, last: date) -> tuple[dict[int, Moved], dict[int, Moved]]:
    """Members on the eve of the period, and those of them who are members on its last day too.

    A firm stays in the whole when it is in any network at the end, and in a network when it is there at both ends.
    """
    before, after = members_on(stays, first - DAY), members_on(stays, last)
    kept = {
        company: Moved(moved.networks & after[company].networks, moved.on, moved.is_confirmed)
        for company, moved in before.items()
        if company in after
    }
    return before, kept


def _same(times: Sequence[tuple[float, bool]], index: int) -> list[bool]:
    found: list[bool] = []
    while index < len(times) and (not found or times[index][0] == times[index - 1][0]):
        found.append(times[index][1])
        index += 1
    return found
