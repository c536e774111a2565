"""Makes, changes, announces and throws away meetings, and writes their programme."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.db import transaction

from produktschau.audit.record import Actor, record
from produktschau.lib.free_keys import free_key
from produktschau.lib.text import slug
from produktschau.meetings.calculations.drafts import cleaned
from produktschau.meetings.models import Kind, Meeting, ProgrammeItem, Stage
from produktschau.meetings.queries.stages import reasons_against_announcing
from produktschau.networks.models import Network
from produktschau.showcase.actions import NotAcceptable, NotReady
from produktschau.showcase.calculations.values import Unfit, line
from produktschau.showcase.models import Company

TIED = ("municipality", "host", "list")
FLAGS = ("is_public", "asks_members")
NO_NETWORK = "Wählen Sie mindestens ein Netzwerk, zu dem das Treffen gehört."


@dataclass(frozen=True)
class Item:
    """One line of a programme as it is typed."""

    title: str
    begins: time | None = None
    speaker: str = ""
    company: Company | None = None


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
    told, items = checked(given, list(networks), programme)
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
    write_programme(meeting, items)
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


def checked(
    given: Mapping[str, Any], networks: Sequence[Network], programme: Sequence[Item]
) -> tuple[dict[str, Any], list[Item]]:
    """Fields and programme as they are stored. Raises ``NotAcceptable`` with a sentence per field."""
    told, problems = cleaned(given)
    told |= {name: given.get(name) for name in TIED} | {name: given.get(name, True) for name in FLAGS}
    if told["kind"] not in Kind.values:
        problems["kind"] = "Wählen Sie, was für ein Treffen es ist."
    if not networks:
        problems["networks"] = NO_NETWORK
    items = []
    for number, item in enumerate(programme, start=1):
        try:
            title = line(item.title, f"Programmpunkt {number}", 200)
            speaker = line(item.speaker, f"Wer zu Programmpunkt {number} spricht,", 150)
        except Unfit as unfit:
            problems["programme"] = str(unfit)
            continue
        if not title and (speaker or item.begins or item.company):
            problems["programme"] = (
                f"Programmpunkt {number} hat keinen Titel. Ergänzen Sie ihn, oder leeren Sie die Zeile."
            )
        elif title:
            items.append(Item(title, item.begins, speaker, item.company))
    if problems:
        raise NotAcceptable(problems)
    return told, items


def write_programme(meeting: Meeting, items: Sequence[Item]) -> None:
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


def free_slug(title: str, starts_at: datetime) -> str:
    """An address no meeting has: its title, with the month where there was one of that title before."""
    base = slug(title, longest=64) or "treffen"
    dated = f"{base}-{starts_at:%Y-%m}"
    for wanted in (base, dated):
        if not Meeting.objects.filter(slug=wanted).exists():
            return wanted
    number = 2
    while Meeting.objects.filter(slug=f"{dated}-{number}").exists():
        number += 1
    return f"{dated}-{number}"
