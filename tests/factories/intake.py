"""Submissions for tests, brought to a stage by the house's own actions."""

from datetime import datetime, timedelta
from typing import Any

from produktschau.audit.record import System
from produktschau.intake import actions
from produktschau.intake.models import Criterion, Part, Stage, Submission
from produktschau.intake.queries.rounds import latest, parts_to_decide, stamp_of
from produktschau.showcase.models import Company, Product
from tests.cast import NOW

FIRM = System("firm")
OFFICE = System("office")
PRODUCT = {
    "lead": "Aus einem Stück Esche, von Hand geölt.",
    "story": "Das Holz wächst am Hang hinter der Werkstatt.",
    "areas": ["wohnen"],
    "world": "wald",
    "where_to_buy": "Im Werksladen in Freiberg",
}
EVIDENCE = "Besuch in der Werkstatt am 28. Oktober"


def criteria() -> list[Criterion]:
    """A rule of three criteria: one for everything but food, one for food, one for all."""
    for position, (slug, question, scope) in enumerate(
        [
            ("gemacht", "Hier gemacht", "other"),
            ("gewachsen", "Hier gewachsen", "food"),
            ("verkauft", "Hier verkauft", "all"),
        ]
    ):
        Criterion.objects.get_or_create(
            slug=slug, defaults={"question": question, "scope": scope, "position": position}
        )
    return list(Criterion.objects.order_by("position"))


def submission(
    of: Company | Product | None = None,
    stage: Stage = Stage.DRAFT,
    *,
    company: Company | None = None,
    name: str = "Brotbrett",
    print_text: str = "",
    at: datetime = NOW,
    **content: Any,
) -> Submission:
    """A round at the stage: of a record, or of a new product of ``company``. ``PRODUCT`` is what a new product says."""
    if isinstance(of, Company):
        made = actions.open_submission(by=FIRM, at=at, company=of)
    elif isinstance(of, Product):
        made = actions.open_submission(by=FIRM, at=at, company=company or of.makers.all()[0], product=of)
    else:
        assert company is not None
        made = actions.open_submission(by=FIRM, at=at, company=company, new_product=name)
    told = {**(PRODUCT if made.product_id else {}), **content}
    later = at + timedelta(minutes=1)
    actions.write_version(by=FIRM, at=later, submission=made, content=told, print_text=print_text, expected=None)
    return brought(made, stage, at + timedelta(minutes=2))


def brought(made: Submission, stage: Stage, at: datetime) -> Submission:
    """The submission, taken on from a draft to the stage."""
    made = Submission.objects.get(pk=made.pk)
    if stage == Stage.ARCHIVED:
        return actions.archive_submission(by=OFFICE, at=at, submission=made, reason="Der Betrieb möchte nicht mehr.")
    way = [Stage.SUBMITTED, Stage.CHECKED, Stage.EDITED, Stage.APPROVED, Stage.PUBLISHED]
    for step in way[: way.index(stage) + 1] if stage in way else []:
        made = _STEPS[step](made, at)
        at += timedelta(minutes=1)
    return made


def _submitted(made: Submission, at: datetime) -> Submission:
    return actions.submit(by=FIRM, at=at, submission=made)


def _checked(made: Submission, at: datetime) -> Submission:
    criteria()
    answers = dict.fromkeys(("gemacht", "verkauft"), ("yes", EVIDENCE))
    actions.record_findings(by=OFFICE, at=at, on=at.date(), submission=made, is_food=False, answers=answers)
    return actions.pass_origin(by=OFFICE, at=at, submission=made)


def _edited(made: Submission, at: datetime) -> Submission:
    return actions.offer_for_approval(by=OFFICE, at=at, submission=made)


def _approved(made: Submission, at: datetime) -> Submission:
    for part in parts_to_decide(made):
        made = approve(made, part, at)
    return made


def approve(made: Submission, part: Part, at: datetime = NOW) -> Submission:
    """The firm approves one part of the latest words."""
    return actions.decide(by=FIRM, at=at, submission=made, part=part, is_given=True, expected=stamp_of(latest(made)))


def _published(made: Submission, at: datetime) -> Submission:
    return actions.publish_submission(by=OFFICE, at=at, submission=made)


_STEPS = {
    Stage.SUBMITTED: _submitted,
    Stage.CHECKED: _checked,
    Stage.EDITED: _edited,
    Stage.APPROVED: _approved,
    Stage.PUBLISHED: _published,
}


def address(made: Submission, step: str = "") -> str:
    """A page of the round in „Mein Betrieb“."""
    return f"/mein-betrieb/{made.company.key}/einreichungen/{made.key}/{step}"


def stamp(made: Submission) -> str:
    """What a form carries that shows the latest version."""
    return stamp_of(latest(made))
