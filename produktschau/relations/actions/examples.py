"""Introductions of invented firms, with their answers and what came of them, for the demo."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from produktschau.accounts.models import User
from produktschau.audit.record import Actor
from produktschau.exchange.models import Notice
from produktschau.lib.dates import day_of
from produktschau.meetings.models import Meeting
from produktschau.networks.models import Network
from produktschau.relations.actions.answering import Contact, accept, decline
from produktschau.relations.actions.introducing import ask_both, propose, record_told
from produktschau.relations.actions.outcomes import report_outcome
from produktschau.relations.actions.withdrawing import expire
from produktschau.relations.calculations.waiting import ASKED_AFTER, EXPIRES_AFTER
from produktschau.relations.models import Answer, Introduction, OutcomeReport, Party, Stage
from produktschau.showcase.models import Company

Row = Mapping[str, str]
OFFICE = "Netzwerkkoordination"
SAID_AFTER = timedelta(days=4)
"""So long after the question an invented firm says what came of it."""


@transaction.atomic
def load_example_introductions(
    *,
    by: Actor,
    at: datetime,
    rows: Sequence[Row],
    networks: Mapping[str, Network],
    meetings: Mapping[str, Meeting],
    notices: Mapping[str, Notice],
) -> dict[str, Introduction]:
    """Introduce invented firms so many ``days`` before ``at``; return them by the ``id`` of their row. No mail goes out.

    Firms are named by the key of their source, network, meeting and notice by the keys of the mappings. Rows with an unknown firm are left out.
    """
    found: dict[str, Introduction] = {}
    for row in sorted(rows, key=lambda one: -int(one["days"])):
        firms = [
            Company.objects.filter(external_key=row[side], is_invented=True).first() for side in ("first", "second")
        ]
        if firms[0] is None or firms[1] is None:
            continue
        begun = at - timedelta(days=int(row["days"]))
        told: dict[str, Any] = {
            "first": firms[0],
            "second": firms[1],
            "reason": row["reason"],
            "note": row["note"],
            "network": networks.get(row["network"]),
            "meeting": meetings.get(row["meeting"]),
            "notice": notices.get(row["notice"]),
            "connected_by_name": "" if isinstance(by, User) else OFFICE,
            "is_invented": True,
        }
        if row["recorded"] == "ja":
            source = "Gespräch beim Treffen" if row["meeting"] else "Telefon"
            made = record_told(by=by, at=begun, source=source, told_on=day_of(begun), **told)
        else:
            made = propose(by=by, at=begun, **told)
            made = ask_both(by=by, at=begun, introduction=made, is_told=False)
            made = _answered(by, at, begun, made, row)
        found[row["id"]] = _reported(by, at, made, row)
    return found


def _answered(by: Actor, at: datetime, begun: datetime, made: Introduction, row: Row) -> Introduction:
    """Both answers on the days after the question; a „no“ comes last, because nothing is asked after it."""
    told = list(zip(_parties(made), row["answers"].split("|"), strict=True))
    for number, (party, answer) in enumerate(sorted(told, key=lambda one: one[1] == Answer.DECLINED), start=1):
        moment = min(begun + timedelta(days=number), at)
        if answer == Answer.ACCEPTED:
            contact = Contact(email=party.company.email or f"kontakt@{party.company.key.lower()}.example")
            made = accept(by=by, at=moment, party=party, contact=contact, consents=True, is_told=False)
        elif answer == Answer.DECLINED:
            made = decline(by=by, at=moment, party=party, is_told=False)
    if row["stage"] == Stage.EXPIRED:
        expire(by=by, at=begun + EXPIRES_AFTER, introduction=made)
        made.refresh_from_db()
    return made


def _reported(by: Actor, at: datetime, made: Introduction, row: Row) -> Introduction:
    """Both firms were asked in time; after a month the first answers, after half a year both do."""
    if made.stage != Stage.ACCEPTED or made.accepted_at is None:
        return made
    for days in ASKED_AFTER:
        asked_at = made.accepted_at + timedelta(days=days)
        if asked_at > at:
            break
        parties = _parties(made)
        OutcomeReport.objects.bulk_create(
            OutcomeReport(party=party, after_days=days, asked_at=asked_at) for party in parties
        )
        outcome, said_at = row[f"outcome{days}"], min(asked_at + SAID_AFTER, at)
        for party in parties if days == max(ASKED_AFTER) else parties[:1]:
            if outcome:
                made = report_outcome(by=by, at=said_at, party=party, outcome=outcome)
    return made


def _parties(made: Introduction) -> list[Party]:
    return list(made.parties.select_related("introduction", "company"))
