"""Questions to invented firms for the demo, brought to every stage by the steps everyone takes."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction

from produktschau.audit.record import Actor
from produktschau.lib.dates import day_of
from produktschau.showcase.models import Company
from produktschau.upkeep.actions.answering import answer_as_firm, enter_answer, settle
from produktschau.upkeep.actions.asking import ask_company, give_up, remind
from produktschau.upkeep.models import Asking, Outcome
from produktschau.upkeep.queries.shown import entry_shown

Row = Mapping[str, str]
AGE = timedelta(days=500)
"""So long ago the firms of these rows are said to have been published: the demo publishes all of them just now."""
SPAN = timedelta(days=21)


@transaction.atomic
def load_example_askings(*, by: Actor, at: datetime, rows: Sequence[Row], office: Actor) -> int:
    """Ask each row's firm so many ``days`` before ``at`` and bring the question to its ``stage``; return their number.

    Stages: due, asked, reminded, silent, confirmed, changes, settled, closed, entered. ``by`` speaks for the firms; ``text`` is what
    they say, or how the office learned it.
    """
    count = 0
    for row in rows:
        company = Company.objects.filter(external_key=row["company"], is_invented=True).first()
        if company is not None and company.is_published:
            Company.objects.filter(pk=company.pk).update(published_at=at - AGE - timedelta(days=count))
            if row["stage"] != "due":
                _bring(row, company, by, office, at)
            count += 1
    return count


def _bring(row: Row, company: Company, firm: Actor, office: Actor, now: datetime) -> None:
    begun = now - timedelta(days=int(row["days"]))
    asking = ask_company(by=office, at=begun, company=company.pk, even_fresh=True)
    if asking is not None and row["stage"] in _STEPS:
        _STEPS[row["stage"]](row, asking, firm, office, begun)


def _reminded(row: Row, asking: Asking, firm: Actor, office: Actor, begun: datetime) -> None:
    remind(by=office, at=begun + SPAN, number=asking.pk)


def _silent(row: Row, asking: Asking, firm: Actor, office: Actor, begun: datetime) -> None:
    _reminded(row, asking, firm, office, begun)
    give_up(by=office, at=begun + 2 * SPAN, number=asking.pk)


def _answered(outcome: Outcome) -> Callable[[Row, Asking, Actor, Actor, datetime], None]:
    def step(row: Row, asking: Asking, firm: Actor, office: Actor, begun: datetime) -> None:
        company, at = asking.company, begun + timedelta(days=1)
        shown = entry_shown(Company.objects.get(pk=company.pk)).digest
        answer_as_firm(by=firm, at=at, company=company, outcome=outcome, text=row["text"], shown=shown)

    return step


def _settled(row: Row, asking: Asking, firm: Actor, office: Actor, begun: datetime) -> None:
    _answered(Outcome.CHANGES)(row, asking, firm, office, begun)
    settle(by=office, at=begun + timedelta(days=3), asking=asking)


def _entered(row: Row, asking: Asking, firm: Actor, office: Actor, begun: datetime) -> None:
    at = begun + timedelta(days=2)
    enter_answer(
        by=office,
        at=at,
        company=asking.company,
        outcome=Outcome.CONFIRMED,
        said_on=day_of(at),
        source=row["text"],
    )


_STEPS: Mapping[str, Callable[[Row, Asking, Actor, Actor, datetime], None]] = {
    "reminded": _reminded,
    "silent": _silent,
    "confirmed": _answered(Outcome.CONFIRMED),
    "changes": _answered(Outcome.CHANGES),
    "closed": _answered(Outcome.CLOSED),
    "settled": _settled,
    "entered": _entered,
}
