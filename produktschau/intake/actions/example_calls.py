"""Calls of the demo: one that runs, with answers of every kind, and one that is still a draft."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction

from produktschau.audit.record import Actor
from produktschau.intake.actions.calls import make_call, start_call
from produktschau.intake.actions.inviting import decline_call, send_invitations
from produktschau.intake.actions.opening import open_submission
from produktschau.intake.actions.submitting import submit
from produktschau.intake.actions.telling import silently
from produktschau.intake.actions.versions import write_version
from produktschau.intake.models import Call, Stage
from produktschau.lib.dates import day_of

Row = Mapping[str, str]


@transaction.atomic
def load_example_calls(*, by: Actor, at: datetime, calls: Sequence[Row], answers: Sequence[Row], office: Actor) -> int:
    """Make each call begun so many ``days`` before ``at``, to run so many days (``runs``); return their number.

    A call begun today stays a draft. ``audience`` reads „altkreis=doebeln|freiberg“, ``asks`` „story|materials“. ``answers`` name the
    call by its title and the firm by the key of its source; ``by`` speaks for the firms.
    """
    for row in calls:
        begun = at - timedelta(days=int(row["days"]))
        day = day_of(begun)
        parameter, _, values = row["audience"].partition("=")
        call = make_call(
            by=office,
            at=begun,
            title=row["title"],
            text=row["text"],
            opens_on=day,
            deadline_on=day + timedelta(days=int(row["runs"])),
            asks=row["asks"].split("|"),
            audience={parameter: values.split("|")},
        )
        if begun < at:
            start_call(by=office, at=begun, call=call)
            send_invitations(by=office, at=begun, call=Call.objects.get(pk=call.pk))
            told = [answer for answer in answers if answer["call"] == call.title]
            for place, answer in enumerate(told, start=1):
                _answer(call, answer, by, begun + (at - begun) * place / (len(told) + 1))
    return len(calls)


def _answer(call: Call, row: Row, by: Actor, at: datetime) -> None:
    invitation = call.invitations.filter(company__external_key=row["company"]).select_related("link").first()
    if invitation is None:
        return
    firm: Actor = invitation.link or by
    if row["answer"] == "declined":
        decline_call(by=firm, at=at, invitation=invitation, why=row["why"])
        return
    with silently():
        made = open_submission(by=firm, at=at, company=invitation.company, call=call)
        if row["answer"] != "submitted" or made.stage != Stage.DRAFT:
            return
        later = at + timedelta(minutes=9)
        write_version(by=firm, at=later, submission=made, content={"story": row["story"]}, expected=None)
        submit(by=firm, at=later, submission=made)
