"""Makes, changes, announces and throws away meetings, and writes their programme."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from produktschau.audit.record import Actor, record
from produktschau.lib.free_keys import free_key
from produktschau.meetings.models import Meeting, ProgrammeItem, Stage
from produktschau.meetings.queries.drafts import Item, checked, free_slug
from produktschau.meetings.queries.stages import reasons_against_announcing
from produktschau.networks.models import Network
from produktschau.showcase.actions import NotAcceptable, NotReady


@transaction.atomic
def make_meeting(
    *,
    by: Actor,
    at: datetime,
    networks: Iterable[Network],
    programme: Sequence[Item] = (),
    is_invented: bool = False,
    **given: Any,
) -> Meeting:
    """A meeting as a draft. ``given`` are fields of ``Meeting`` (kind, title, starts_at, ends_at, place, …). Raises ``NotAcceptable``."""
    told, items, problems = checked(given, list(networks), programme)
    if problems:
        raise NotAcceptable(problems)
    meeting = Meeting.objects.create(
        key=free_key(Meeting.objects),
        slug=free_slug(told["title"], told["starts_at"]),
        is_invented=is_invented,
        made_by=by.actor_key,
        made_at=at,
        changed_at=at,
        **told,
    )
    meeting.networks.set(networks)
    write_programme(by=by, at=at, meeting=meeting, items=items)
    record(by=by, verb="meeting.made", subject=meeting.matter, at=at, after={"title": meeting.title})
    return meeting


@transaction.atomic
def announce_meeting(*, by: Actor, at: datetime, meeting: Meeting) -> Meeting:
    """Show it and take registrations; a second time changes nothing. Raises ``NotReady`` with what is missing."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if meeting.stage == Stage.ANNOUNCED:
        return meeting
    if reasons := reasons_against_announcing(meeting, at):
        raise NotReady(reasons)
    meeting.stage, meeting.announced_at, meeting.changed_at = Stage.ANNOUNCED, at, at
    meeting.save(update_fields=["stage", "announced_at", "changed_at"])
    record(by=by, verb="meeting.announced", subject=meeting.matter, at=at)
    return meeting


@transaction.atomic
def delete_meeting(*, by: Actor, at: datetime, meeting: Meeting) -> None:
    """Throw away a draft nobody heard of. Raises ``NotReady`` once it was announced."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if meeting.stage != Stage.DRAFT:
        raise NotReady(["Das Treffen ist angekündigt. Sagen Sie es ab, dann erfahren es alle, die kommen wollten."])
    record(by=by, verb="meeting.deleted", subject=meeting.matter, at=at, before={"title": meeting.title})
    meeting.delete()


@transaction.atomic
def write_programme(*, by: Actor, at: datetime, meeting: Meeting, items: Sequence[Item]) -> None:
    """Put these lines in the place of the earlier ones."""
    meeting.programme.all().delete()
    ProgrammeItem.objects.bulk_create(
        ProgrammeItem(
            meeting=meeting,
            position=number,
            begins=item.begins,
            title=item.title,
            speaker=item.speaker,
            company=item.company,
        )
        for number, item in enumerate(items)
    )
