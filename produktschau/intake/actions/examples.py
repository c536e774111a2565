"""Rounds of invented firms for the demo, brought to every stage by the steps everyone takes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from produktschau.audit.record import Actor
from produktschau.intake.actions.approving import decide, offer_for_approval
from produktschau.intake.actions.comments import add_comments
from produktschau.intake.actions.opening import open_submission
from produktschau.intake.actions.origin import record_findings
from produktschau.intake.actions.publishing import publish_submission
from produktschau.intake.actions.submitting import archive_submission, send_back, submit
from produktschau.intake.actions.telling import silently
from produktschau.intake.actions.versions import write_version
from produktschau.intake.models import Part, Stage, Submission, Via
from produktschau.intake.queries.rounds import parts_to_decide
from produktschau.showcase.models import Company, Product

Row = Mapping[str, str]

WAY = ("draft", "submitted", "checked", "edited", "approved", "published")
LONGER = {"returned": "submitted", "archived": "submitted"}
"""Ends that lie beside the way, and how far they had come."""
WORDS = ("lead", "story", "world", "where_to_buy", "phone", "opening_hours")
LISTS = ("areas", "materials")


@dataclass
class _Told:
    """One round being brought on its way; every step takes some hours."""

    row: Row
    firm: Actor
    office: Actor
    at: datetime
    pace: timedelta
    submission: Submission

    def next(self) -> datetime:
        """The moment of the next step."""
        self.at += self.pace
        return self.at


@transaction.atomic
def load_examples(*, by: Actor, at: datetime, rows: Sequence[Row], office: Actor) -> int:
    """Bring each row's round to its stage, begun so many ``days`` before ``at``, and return how many there are now.

    ``company`` and ``product`` are keys of their source, ``new_product`` a name; ``findings`` reads „slug=yes=evidence|…“,
    ``remarks`` „field=text|…“, lists „a|b“. ``by`` speaks for the firms.
    """
    count = 0
    for row in rows:
        company = Company.objects.filter(external_key=row["company"], is_invented=True).first()
        product = Product.objects.filter(external_key=row["product"]).first() if row["product"] else None
        if company is not None and (product is not None or not row["product"]):
            with silently():
                _bring(row, company, product, by, office, at)
            count += 1
    return count


def _bring(row: Row, company: Company, product: Product | None, firm: Actor, office: Actor, now: datetime) -> None:
    begun = now - timedelta(days=int(row["days"]))
    via, said_on = _said(row, begun)
    made = open_submission(
        by=firm, at=begun, company=company, product=product, new_product=row["new_product"], via=via, said_on=said_on
    )
    told = _Told(row, firm, office, begun, (now - begun) / 12, made)
    content: dict[str, Any] = {name: row[name] for name in WORDS if row[name]}
    content |= {name: row[name].split("|") for name in LISTS if row[name]}
    write_version(
        by=firm,
        at=told.next(),
        submission=made,
        content=content,
        via=via,
        said_on=said_on,
        expected=None,
        is_rough=True,
    )
    goal = LONGER.get(row["stage"], row["stage"])
    for stage in WAY[1 : WAY.index(goal) + 1]:
        _STEPS[stage](told)
    _end(told)


def _submitted(told: _Told) -> None:
    via, said_on = _said(told.row, told.at)
    submit(by=told.firm, at=told.next(), submission=told.submission, via=via, said_on=said_on)
    if told.row["findings"]:
        _find(told, is_last=told.row["stage"] != "submitted")


def _find(told: _Told, *, is_last: bool) -> None:
    answers = {slug: _answer(found) for slug, found in _pairs(told.row["findings"])}
    at = told.next()
    record_findings(
        by=told.office,
        at=at,
        on=at.date(),
        submission=told.submission,
        is_food=told.row["is_food"] == "ja",
        answers=answers,
        is_last=is_last,
    )


def _checked(told: _Told) -> None:
    if not told.row["refused_print"]:
        return
    _edited(told)
    decide(
        by=told.firm,
        at=told.next(),
        submission=told.submission,
        part=Part.PRINT,
        is_given=False,
        reason=told.row["refused_print"],
        expected=None,
    )


def _edited(told: _Told) -> None:
    lead = told.row["edited_lead"]
    offer_for_approval(
        by=told.office,
        at=told.next(),
        submission=told.submission,
        content={"lead": lead} if lead else {},
        print_text=told.row["print_text"],
    )


def _approved(told: _Told) -> None:
    via, said_on = _said(told.row, told.at)
    for part in parts_to_decide(Submission.objects.get(pk=told.submission.pk)):
        decide(
            by=told.firm,
            at=told.next(),
            submission=told.submission,
            part=part,
            is_given=True,
            via=via,
            said_on=said_on,
            expected=None,
        )


def _published(told: _Told) -> None:
    publish_submission(by=told.office, at=told.next(), submission=told.submission)


_STEPS = {
    "submitted": _submitted,
    "checked": _checked,
    "edited": _edited,
    "approved": _approved,
    "published": _published,
}


def _end(told: _Told) -> None:
    remarks: dict[str, str] = dict(_pairs(told.row["remarks"]))
    acts: dict[str, Any] = {"by": told.office, "at": told.next(), "submission": told.submission}
    if told.row["stage"] == "returned":
        send_back(**acts, reason=told.row["reason"], comments=remarks)
    elif told.row["stage"] == Stage.ARCHIVED:
        archive_submission(**acts, reason=told.row["reason"])
    elif remarks:
        add_comments(**acts, comments=remarks)


def _said(row: Row, at: datetime) -> tuple[Via, Any]:
    via = Via(row["via"])
    return via, None if via == Via.OWN else at.date()


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """„a=b|c=d“ as pairs."""
    for one in filter(None, text.split("|")):
        name, _, rest = one.partition("=")
        yield name, rest


def _answer(text: str) -> tuple[str, str]:
    answer, _, evidence = text.partition("=")
    return answer, evidence
