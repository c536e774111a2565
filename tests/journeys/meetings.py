"""A meeting of yesterday in a served house, with the paper its guests signed."""

import json
from dataclasses import dataclass

from tests.journeys.beside import in_the_house
from tests.journeys.served import Served

SCRIPT = """
import json
from datetime import timedelta
from django.utils import timezone
from produktschau.audit.record import System
from produktschau.lib.text import new_key
from produktschau.meetings.actions.drafting import announce_meeting, make_meeting
from produktschau.meetings.actions.registering import register
from produktschau.meetings.calculations.people import Person
from produktschau.networks.actions.networks import found_network
from produktschau.networks.models import Network
from produktschau.showcase.actions import create_company
by, lines, title, now, house = System("test"), {lines}, {title!r}, timezone.now(), new_key()
early, starts = now - timedelta(days=9), now - timedelta(hours=30)
firms = [create_company(by=by, at=early, name=f"Möbelwerk {{house}} {{number}}") for number in range(1, lines + 1)]
coming, others = firms[: lines * 6 // 7], firms[lines * 6 // 7 :]
network = Network.objects.first() or found_network(by=by, at=early, name="Regionales Bauen", short_name="Bauen", lead="Wer baut.", story="", charter="Wir helfen einander.", charter_on=early.date())
meeting = make_meeting(by=by, at=early, networks=[network], kind="regiotreff", title=title, starts_at=starts, ends_at=starts + timedelta(hours=3), place="Stadthalle")
meeting = announce_meeting(by=by, at=early, meeting=meeting)
for firm in coming:
    register(by=by, at=early, meeting=meeting, company=firm, people=[Person(f"Erika {{firm.key}}")], channel="link", is_told=False)
missing = lines // 14
there = coming[: len(coming) - missing]
signed = [*there, *others]
signed += there[: lines - len(signed)]
print("PAPER" + json.dumps([meeting.key, [firm.name.lower().replace("ö", "oe") for firm in signed], len({{firm.pk for firm in signed}}), missing]))
"""


@dataclass(frozen=True)
class Paper:
    """Where the attendance is typed, the names on the paper as somebody types them, and what must come out.

    ``firms`` is the number of different firms, ``missing`` of people who registered and did not come, ``unannounced`` of those who
    came without having registered.
    """

    path: str
    names: list[str]
    firms: int
    missing: int

    @property
    def unannounced(self) -> int:
        """Firms that did not register, and second people of firms that registered one."""
        return self.missing + len(self.names) - len(self.names) * 6 // 7


def paper_for(served: Served, *, lines: int, title: str = "Siebzig auf Papier") -> Paper:
    """A meeting that was yesterday with so many signatures: six of seven firms registered, some of those did not come."""
    printed = in_the_house(served, SCRIPT.format(lines=lines, title=title))
    key, names, firms, missing = json.loads(printed.partition("PAPER")[2])
    return Paper(f"/leitstand/treffen/{key}/anwesenheit/", names, firms, missing)
