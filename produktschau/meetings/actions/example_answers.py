"""What the invented firms of the demo said after a meeting."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction

from produktschau.audit.record import Actor
from produktschau.meetings.actions.asking import draft_meeting_survey, open_meeting_survey
from produktschau.meetings.actions.example_attendances import CLOSED_AFTER
from produktschau.meetings.models import Meeting
from produktschau.meetings.queries.asking import firms_there
from produktschau.surveys.actions.answering import answer_survey
from produktschau.surveys.actions.inviting import invite_firm
from produktschau.surveys.queries.in_order import given_in_order

Row = Mapping[str, str]
COLUMNS = ("grade", "met", "plans", "text")
"""The answers to the usual questions, in their order; numbers of options count from one."""
ASKED = CLOSED_AFTER + timedelta(days=1)


@transaction.atomic
def load_example_answers(*, by: Actor, at: datetime, rows: Sequence[Row], meetings: Mapping[str, Meeting]) -> int:
    """Ask everybody who was at the meetings of ``rows``, and take their answers (firm by the key of its source); no mail goes out.

    The meetings were over, and closed, a fortnight before ``at``. Return the number of answers.
    """
    told: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        told[row["meeting"]].append(row)
    for key, answers in told.items():
        meeting = meetings[key]
        meeting.refresh_from_db()
        asked = meeting.ends_at + ASKED
        draft_meeting_survey(by=by, at=asked, meeting=meeting)
        survey = open_meeting_survey(by=by, at=asked, meeting=meeting)
        for company in firms_there(meeting):
            invite_firm(by=by, at=asked, survey=survey, company=company, is_told=False)
        for place, row in enumerate(answers, start=1):
            answer_survey(
                by=by,
                at=asked + timedelta(days=place, hours=place),
                invitation=survey.invitations.get(company__external_key=row["company"]),
                given=given_in_order(survey, [row[column] for column in COLUMNS]),
            )
    return len(rows)
