"""The worked example of the figures: nine firms, three networks, three former districts, two years. Every number in ``test_figures`` is
worked out by hand from these tables.

Firms (D Döbeln, F Freiberg, M Mittweida; division of the WZ 2008 of the main sector, „–“ unknown; size):

    A  D  16  0-9      B  F  16  10-49    C  M  43  0-9
    D  F  43  50-249   E  D  25  –        F  F  –   0-9
    G  M  10  250+     H  –  10  –        I  F  23  0-9

Memberships (Holz, Bau, Kost), last day counted:

    A  Holz  2025-01-01 –              A  Bau  2025-07-01 –
    B  Holz  2025-01-01 – 2025-06-30   B  Holz 2026-02-01 –            (left and came back)
    C  Bau   2025-01-01 – 2026-03-31
    D  Bau   2025-03-01 –              D  Bau  2026-01-01 –            (written down twice: one stay)
    E  Holz  2026-01-15 –
    F  Kost  2025-01-01 –
    G  Kost  2025-01-01 – 2025-12-31   G  Bau  2026-01-01 –            (changed the network)
    H  Kost  2026-05-01 – 2026-12-31
    I  in none; asked to join Holz and was never taken in

What they did:

    m1 2025-04-10 (Holz):       A 2 people, C 1, and A once more on another line with 1
    m2 2026-05-20 (Holz, Bau):  A 1, B 2 (not confirmed), E 1, I 1
    m3 2026-09-01 (Bau):        A 1, D 3
    D posted a notice in the whole region on 2026-06-01; F answered one of Holz on 2026-06-02; G agreed to an introduction in Bau on 2025-11-11

What joins them:

    2025-04-10  A–C  meeting m1 (Holz)
    2026-05-20  A–B, A–E, B–E, A–I, B–I, E–I  meeting m2 (Holz, Bau)
    2026-09-01  A–D  meeting m3 (Bau)
    2025-09-01  C supplies D (Bau), until 2026-04-30
    2026-06-10  B–A introduced (Holz): the same pair as at m2
    2026-07-01  F–G joint product (no network)
    2024-01-01  H supplies G (no network), until 2025-12-31: over before 2026
    2026-08-01  F supplies H (Kost)

What must go on, hours a year and since when somebody carries it (all written down on 2025-01-01):

    Holz  Stammtisch  40    2025-05-01
    Holz  Netzseite   20.5  2026-06-01
    Bau   Messe       100   –
    Kost  Verkostung  –     –
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from unittest.mock import patch

from django.utils import timezone

from produktschau.networks.engine.events import ACTS, TIES, Act, ActKind, Tie, TieKind
from produktschau.networks.models import ContinuationTask, Membership, Network
from produktschau.region.models import Sector, Territory
from produktschau.showcase.models import Company
from tests.factories import networks, showcase

YEAR, BEFORE = (date(2026, 1, 1), date(2026, 12, 31)), (date(2025, 1, 1), date(2025, 12, 31))
TOWNS = {"D": "doebeln", "F": "freiberg", "M": "mittweida"}
FIRMS = {
    "A": ("D", "16", "0-9"),
    "B": ("F", "16", "10-49"),
    "C": ("M", "43", "0-9"),
    "D": ("F", "43", "50-249"),
    "E": ("D", "25", ""),
    "F": ("F", "", "0-9"),
    "G": ("M", "10", "250+"),
    "H": ("", "10", ""),
    "I": ("F", "23", "0-9"),
}
MEMBERSHIPS = [
    ("A", "Holz", "2025-01-01", ""),
    ("A", "Bau", "2025-07-01", ""),
    ("B", "Holz", "2025-01-01", "2025-06-30"),
    ("B", "Holz", "2026-02-01", ""),
    ("C", "Bau", "2025-01-01", "2026-03-31"),
    ("D", "Bau", "2025-03-01", "2026-02-01"),
    ("D", "Bau", "2026-01-01", ""),
    ("E", "Holz", "2026-01-15", ""),
    ("F", "Kost", "2025-01-01", ""),
    ("G", "Kost", "2025-01-01", "2025-12-31"),
    ("G", "Bau", "2026-01-01", ""),
    ("H", "Kost", "2026-05-01", "2026-12-31"),
]
MEETINGS = {"m1": ("2025-04-10", "Holz"), "m2": ("2026-05-20", "Holz Bau"), "m3": ("2026-09-01", "Bau")}
ATTENDED = [
    ("m1", "A", 2, True),
    ("m1", "C", 1, True),
    ("m1", "A", 1, False),
    ("m2", "A", 1, True),
    ("m2", "B", 2, False),
    ("m2", "E", 1, True),
    ("m2", "I", 1, True),
    ("m3", "A", 1, True),
    ("m3", "D", 3, True),
]
OTHER_ACTS = [
    ("D", "2026-06-01", ActKind.POSTED, ""),
    ("F", "2026-06-02", ActKind.ANSWERED, "Holz"),
    ("G", "2025-11-11", ActKind.AGREED, "Bau"),
]
TIED = [
    ("AC", "2025-04-10", "", TieKind.MEETING, "Holz"),
    *((pair, "2026-05-20", "", TieKind.MEETING, "Holz Bau") for pair in ("AB", "AE", "BE", "AI", "BI", "EI")),
    ("AD", "2026-09-01", "", TieKind.MEETING, "Bau"),
    ("CD", "2025-09-01", "2026-04-30", TieKind.SUPPLY, "Bau"),
    ("BA", "2026-06-10", "", TieKind.INTRODUCTION, "Holz"),
    ("FG", "2026-07-01", "", TieKind.JOINT_PRODUCT, ""),
    ("HG", "2024-01-01", "2025-12-31", TieKind.SUPPLY, ""),
    ("FH", "2026-08-01", "", TieKind.SUPPLY, "Kost"),
]

TASKS = [
    ("Holz", "Stammtisch", "40", "2025-05-01"),
    ("Holz", "Netzseite", "20.5", "2026-06-01"),
    ("Bau", "Messe", "100", ""),
    ("Kost", "Verkostung", "", ""),
]


def firms() -> dict[str, Company]:
    """The nine, by their letter."""
    made = {}
    for letter, (town, division, size) in FIRMS.items():
        place = Territory.objects.filter(kind="municipality", slug=TOWNS[town]).first() if town else None
        site = {"place": "Ort", "municipality": place}
        made[letter] = showcase.company(
            f"Firma {letter}", published=False, sites=[site], sectors=_sectors(division), size_class=size
        )
    return made


def members(company: dict[str, Company]) -> dict[str, Network]:
    """The three networks with their members, by short name."""
    made = {name: networks.network(f"Netzwerk {name}") for name in ("Holz", "Bau", "Kost")}
    at = timezone.now()
    told = {"source": "Telefon", "asked_by": "test", "asked_at": at, "confirmed_at": at, "told_on": BEFORE[0]}
    for letter, name, since, until in MEMBERSHIPS:
        Membership.objects.create(
            network=made[name],
            company=company[letter],
            standing="ended" if until else "active",
            since=since,
            until=until or None,
            **told,
        )
    Membership.objects.create(network=made["Holz"], company=company["I"], standing="requested", **told)
    for name, title, hours, agreed in TASKS:
        ContinuationTask.objects.create(
            network=made[name],
            title=title,
            hours_per_year=hours or None,
            agreed_on=agreed or None,
            carrier_name="Innung" if agreed else "",
            created_at=datetime(2025, 1, 1, 12, tzinfo=UTC),
            changed_at=at,
        )
    return made


@contextmanager
def happened(company: dict[str, Company], network: dict[str, Network]) -> Iterator[None]:
    """What they did and what joins them, told by this example alone."""

    def keys(names: str) -> tuple[int, ...]:
        return tuple(network[name].pk for name in names.split())

    acts = [
        Act(
            company[letter].pk,
            date.fromisoformat(MEETINGS[key][0]),
            ActKind.ATTENDED,
            keys(MEETINGS[key][1]),
            f"meeting:{key}",
            f"Treffen {key}",
            f"/{key}/",
            people,
            said,
        )
        for key, letter, people, said in ATTENDED
    ]
    acts += [
        Act(company[letter].pk, date.fromisoformat(on), kind, keys(names), f"{kind}:{letter}", "", "")
        for letter, on, kind, names in OTHER_ACTS
    ]
    ties = [
        Tie(
            company[pair[0]].pk,
            company[pair[1]].pk,
            date.fromisoformat(on),
            date.fromisoformat(until) if until else None,
            kind,
            keys(names),
            f"{kind}:{pair}",
            "",
            f"/{pair}/",
        )
        for pair, on, until, kind, names in TIED
    ]

    def told_acts(first: date, last: date) -> Iterable[Act]:
        return [act for act in acts if first <= act.on <= last]

    def told_ties(first: date, last: date) -> Iterable[Tie]:
        return [tie for tie in ties if first <= tie.on <= last]

    with (
        patch.dict(ACTS._things, {"example": (1, told_acts)}, clear=True),
        patch.dict(TIES._things, {"example": (1, told_ties)}, clear=True),
    ):
        yield


def _sectors(code: str) -> list[Sector]:
    if not code:
        return []
    told = {"edition": Sector.Edition.WZ2008, "code": code}
    return [Sector.objects.get_or_create(**told, defaults={"level": 2, "title": f"Abteilung {code}"})[0]]
