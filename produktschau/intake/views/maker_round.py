"""A round that is not a draft: what lies where, the texts to approve, what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse

from produktschau.intake.calculations.comparing import Difference, Piece, differences
from produktschau.intake.calculations.contents import fields_for
from produktschau.intake.models import Approval, Part, Stage, Submission, Version
from produktschau.intake.queries.fields import said
from produktschau.intake.queries.mine import title_of, usual_days
from produktschau.intake.queries.past import changes_between, reason_of_end
from produktschau.intake.queries.remarks import remarks_of
from produktschau.intake.queries.rounds import decisions_in_force, latest, latest_of_firm, parts_of, stamp_of
from produktschau.intake.views.maker_frame import shown
from produktschau.intake.views.speaker import Speaker

WAY = (Stage.DRAFT, Stage.SUBMITTED, Stage.CHECKED, Stage.EDITED, Stage.APPROVED, Stage.PUBLISHED)


@dataclass(frozen=True)
class Step:
    """One step of the way: its drawn mark and word."""

    mark: str
    word: str
    is_now: bool
    is_to_come: bool


@dataclass(frozen=True)
class Text:
    """One text to approve: what reads otherwise than in the firm's own version, the decision in force, and a refusal in the making."""

    part: str
    label: str
    yes: str
    changes: tuple[Difference, ...]
    print_pieces: tuple[Piece, ...]
    decision: Approval | None
    problem: str
    reason: str


def show_round(
    request: HttpRequest,
    speaker: Speaker,
    submission: Submission,
    *,
    problems: Mapping[str, str] | None = None,
    reasons: Mapping[str, str] | None = None,
    is_changed: bool = False,
) -> HttpResponse:
    """What happens now. ``problems`` and ``reasons`` by part: what was wrong with a refusal, and what was typed."""
    version = latest(submission)
    is_asked = submission.stage == Stage.EDITED
    record = submission.product or submission.company
    context: dict[str, Any] = {
        "round": submission,
        "title": title_of(submission),
        "way": _way(submission),
        "record": record,
        "said": said(fields_for(submission.product_id is not None), version.content),
        "texts": _texts(submission, version, problems or {}, reasons or {}) if is_asked else [],
        "stamp": stamp_of(version),
        "days": usual_days() if submission.stage in (Stage.SUBMITTED, Stage.CHECKED) else None,
        "decisions": list(submission.approvals.select_related("version")),
        "end": reason_of_end(submission) if submission.stage == Stage.ARCHIVED else "",
        "remarks": remarks_of(submission),
        "is_changed": is_changed,
    }
    return shown(request, speaker, "round", context, status=409 if is_changed else 422 if problems else 200)


def _way(submission: Submission) -> list[Step]:
    if submission.stage not in WAY:
        return []
    place = WAY.index(Stage(submission.stage))
    return [
        Step("open" if number > place else str(stage.value), str(stage.label), number == place, number > place)
        for number, stage in enumerate(WAY)
    ]


def _texts(
    submission: Submission, version: Version, problems: Mapping[str, str], reasons: Mapping[str, str]
) -> list[Text]:
    own = latest_of_firm(submission) or submission.versions.order_by("number")[0]
    decisions = decisions_in_force(submission, version)
    changes = changes_between(submission, own, version)
    texts = []
    for part in parts_of(version):
        is_print = part == Part.PRINT
        texts.append(
            Text(
                part=str(part.value),
                label="Drucktext" if is_print else "Text im Netz",
                yes="So drucken" if is_print else "So veröffentlichen",
                changes=() if is_print else tuple(one for one in changes if one.field != "print_text"),
                print_pieces=tuple(differences(_print_before(submission, own, version), version.print_text))
                if is_print
                else (),
                decision=decisions.get(part),
                problem=problems.get(part, ""),
                reason=reasons.get(part, ""),
            )
        )
    return texts


def _print_before(submission: Submission, own: Version, version: Version) -> str:
    """The print text to compare with: the last one that was refused, else that of the firm's own version."""
    refused = (
        submission.approvals.filter(part=Part.PRINT, is_given=False)
        .select_related("version")
        .order_by("-at", "-pk")
        .first()
    )
    before = refused.version.print_text if refused else own.print_text
    return before or version.print_text
