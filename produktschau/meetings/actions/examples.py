"""Invented meetings with invitations and registrations, for the demo."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from produktschau.audit.record import Actor
from produktschau.lib.dates import day_of
from produktschau.meetings.actions.changing import cancel_meeting
from produktschau.meetings.actions.drafting import announce_meeting, make_meeting
from produktschau.meetings.actions.inviting import choose_audience, invite_firm
from produktschau.meetings.actions.registering import STAFF, decline, register
from produktschau.meetings.calculations.people import Person
from produktschau.meetings.models import Meeting, Stage
from produktschau.meetings.queries.drafts import Item
from produktschau.networks.models import Network
from produktschau.region.models import Territory
from produktschau.showcase.models import Company

Row = Mapping[str, str]
MADE, ANNOUNCED, INVITED, CALLED_OFF = (timedelta(days=days) for days in (60, 55, 40, 2))
"""So long before a meeting these things happened."""
SOON = timedelta(days=1)


@transaction.atomic
def load_example_meetings(
    *, by: Actor, at: datetime, meetings: Sequence[Row], programme: Sequence[Row], invited: Sequence[Row]
) -> dict[str, Meeting]:
    """Make each meeting ``days`` before ``at`` (negative: ahead), announced and with its invitations; return them by the ``id`` of their row.

    ``networks`` are short names, ``host`` and ``company`` keys of the firms' source. Meetings with a reason in ``cancelled`` are not cancelled
    yet: ``load_example_registrations`` does, after firms registered. No mail goes out.
    """
    items, asked = _by_meeting(programme), _by_meeting(invited)
    made = {}
    for row in meetings:
        starts = _begin(at, row)
        meeting = _made(by, at, row, starts, items[row["id"]])
        moment = min(starts - ANNOUNCED, at - 3 * SOON)
        meeting = announce_meeting(by=by, at=moment, meeting=meeting)
        choose_audience(by=by, at=moment, meeting=meeting, found=None, asks_members=True)
        for one in asked[row["id"]]:
            company = _company(one["company"])
            if company is not None:
                out = min(starts - INVITED, at - 2 * SOON)
                invite_firm(by=by, at=out, meeting=meeting, company=company, is_told=False)
                if one["declined"]:
                    said = min(out + 3 * SOON, at - SOON)
                    decline(by=by, at=said, meeting=meeting, company=company, is_told=False)
        made[row["id"]] = meeting
    return made


@transaction.atomic
def load_example_registrations(
    *, by: Actor, at: datetime, made: Mapping[str, Meeting], meetings: Sequence[Row], registrations: Sequence[Row]
) -> int:
    """Register firms ``before`` days before their meeting, in that order; who finds no room waits. Then cancel what is to be cancelled.

    ``made`` is what ``load_example_meetings`` returned. Return the number of registrations.
    """
    count = 0
    for row in sorted(registrations, key=lambda row: -int(row["before"])):
        meeting, company = made.get(row["meeting"]), _company(row["company"])
        if meeting is None or company is None:
            continue
        moment = min(meeting.starts_at - timedelta(days=int(row["before"])), at) - timedelta(hours=2)
        is_staff = row["channel"] in STAFF
        register(
            by=by,
            at=moment,
            meeting=meeting,
            company=company,
            people=_people(row),
            channel=row["channel"],
            source="Telefon" if is_staff else "",
            told_on=day_of(moment),
            is_told=False,
        )
        count += 1
    for row in meetings:
        meeting = made[row["id"]]
        if row["cancelled"] and meeting.stage != Stage.CANCELLED:
            off = min(meeting.starts_at - CALLED_OFF, at)
            cancel_meeting(by=by, at=off, meeting=meeting, reason=row["cancelled"], is_told=False)
    return count


def _made(by: Actor, at: datetime, row: Row, starts: datetime, items: Iterable[Row]) -> Meeting:
    return make_meeting(
        by=by,
        at=min(starts - MADE, at - 4 * SOON),
        is_invented=True,
        networks=list(Network.objects.filter(short_name__in=row["networks"].split("|"))),
        programme=[
            Item(item["title"], time.fromisoformat(item["begins"]), item["speaker"], _company(item["company"]))
            for item in items
        ],
        kind=row["kind"],
        title=row["title"],
        title_en=row["title_en"],
        lead=row["lead"],
        lead_en=row["lead_en"],
        text=row["text"],
        starts_at=starts,
        ends_at=starts + timedelta(hours=int(row["hours"])),
        place=row["place"],
        street=row["street"],
        postcode=row["postcode"],
        town=row["town"],
        municipality=Territory.objects.filter(ags=row["ags"]).first() if row["ags"] else None,
        host=_company(row["host"]),
        access_note=row["access_note"],
        capacity=int(row["capacity"]) if row["capacity"] else None,
        most_per_firm=int(row["most_per_firm"] or 4),
    )


def _begin(at: datetime, row: Row) -> datetime:
    day = day_of(at) - timedelta(days=int(row["days"]))
    return timezone.make_aware(datetime.combine(day, time(int(row["hour"]))))


def _people(row: Row) -> list[Person]:
    names = row["persons"].split("|")
    agrees = row["photo"] == "ja"
    return [
        Person(name, diet=row["diet"] if first else "", access=row["access"] if first else "", agrees_to_photos=agrees)
        for first, name in ((place == 0, name) for place, name in enumerate(names))
    ]


def _company(key: str) -> Company | None:
    return Company.objects.filter(external_key=key).first() if key else None


def _by_meeting(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["meeting"]].append(row)
    return found
