"""What the figures of networks cost: ``python -m benchmarks.networks``.

A made-up region of 5,000 firms, 12 networks, 8,000 memberships, 400 meetings and 50,000 ties over two years, with a fixed seed. All figures of one
year, with their parts by network: once worked out from a book in memory, once with reading it from a scratch SQLite database in which
firms, sites, sectors, memberships, meetings and attendances lie. Seconds of processor time, best of three, and the most memory.
"""

import os
import random
import resource
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

FIRMS, NETWORKS, MEMBERSHIPS, ATTENDANCES, OTHER_TIES, SEED, GOAL = 5_000, 12, 8_000, 5_000, 20_000, 20260101, 2.0
BEGIN, FIRST, LAST = date(2025, 1, 1), date(2026, 1, 1), date(2026, 12, 31)
MADE = datetime(2025, 1, 1, tzinfo=UTC)


def best(work: Callable[[], Any]) -> float:
    """Seconds of processor time of the best of three runs."""
    found = []
    for _ in range(3):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


def main() -> None:
    """Make the region, count everything, print what it took."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PRODUKTSCHAU_DATA"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "produktschau.config.settings")
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        _measure()


def _measure() -> None:
    from produktschau.lib.figures import PERIOD_FIGURES, Breakdown, by_value
    from produktschau.networks.calculations.periods import Period
    from produktschau.networks.engine.events import TIES
    from produktschau.networks.queries.numbers import read_figure
    from produktschau.networks.queries.period import Book, read_book

    chance = random.Random(SEED)
    _fill(chance)
    ties = _ties(chance)
    TIES.register("benchmark", lambda first, last: [tie for tie in ties if first <= tie.on <= last])
    year = Period(FIRST, LAST, "")

    def count(book: Book) -> None:
        for figure in PERIOD_FIGURES:
            for what in ("", "of", "unknown"):
                by_value(read_figure(figure, book, year, what) or (), Breakdown.NETWORK)

    def fresh() -> Book:
        return Book(LAST, kept.firms, kept.networks, kept.stays, kept.acts, kept.ties)

    kept = read_book(LAST)
    print(f"{len(kept.firms):,} firms, {len(kept.stays):,} stays, {len(kept.acts):,} acts, {len(kept.ties):,} ties")
    counting, reading = best(lambda: count(fresh())), best(lambda: read_book(LAST))
    whole = best(lambda: count(read_book(LAST)))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    for name, seconds in (("counting", counting), ("reading", reading), ("both", whole)):
        print(f"{name:<10} {seconds:6.2f} s CPU  (goal: under {GOAL} s)")
    print(f"{len(PERIOD_FIGURES)} figures with their parts by network; {memory:,.0f} MB at most")


def _fill(chance: random.Random) -> None:
    """Rows, written at once: what is measured is reading them."""
    from produktschau.meetings.models import Attendance, Meeting
    from produktschau.networks.models import Membership, Network
    from produktschau.region.models import Sector, Source, Territory
    from produktschau.showcase.models import Company, CompanySector, Site

    source = Source.objects.create(slug="benchmark", name="Benchmark")
    districts = [
        Territory.objects.create(
            source=source, kind="former_district", ags=f"140{number:02}", name=f"Altkreis {number}", slug=f"a{number}"
        )
        for number in range(3)
    ]
    towns = [
        Territory.objects.create(
            source=source,
            kind="municipality",
            ags=f"14522{number:03}",
            name=f"Ort {number}",
            slug=f"ort{number}",
            former_district=districts[number % 3],
        )
        for number in range(50)
    ]
    sectors = [
        Sector.objects.create(edition="wz2008", level=2, code=str(code), title=f"Abteilung {code}")
        for code in range(10, 40)
    ]
    told = {"created_at": MADE, "changed_at": MADE}
    Company.objects.bulk_create(
        Company(
            key=f"{number:06}",
            slug=f"f{number}",
            name=f"Firma {number}",
            sort_key=f"firma {number}",
            size_class="0-9",
            **told,
        )
        for number in range(FIRMS)
    )
    firms = list(Company.objects.values_list("pk", flat=True))
    Site.objects.bulk_create(Site(company_id=firm, municipality=chance.choice(towns), is_main=True) for firm in firms)
    CompanySector.objects.bulk_create(
        CompanySector(company_id=firm, sector=chance.choice(sectors), is_main=True) for firm in firms
    )
    networks = [
        Network.objects.create(
            key=f"n{number}", slug=f"n{number}", name=f"Netz {number}", short_name=f"N{number}", **told
        )
        for number in range(NETWORKS)
    ]
    Membership.objects.bulk_create(_memberships(chance, firms, [network.pk for network in networks]))
    meetings = [_meeting(chance, number) for number in range(400)]
    Meeting.objects.bulk_create(meetings)
    through = Meeting.networks.through
    through.objects.bulk_create(
        through(meeting_id=meeting.pk, network_id=chance.choice(networks).pk) for meeting in meetings
    )
    Attendance.objects.bulk_create(
        Attendance(
            meeting=chance.choice(meetings),
            company_id=chance.choice(firms),
            source="paper",
            noted_by="-",
            noted_at=MADE,
        )
        for _ in range(ATTENDANCES)
    )


def _memberships(chance: random.Random, firms: list[int], networks: list[int]) -> list[Any]:
    from produktschau.networks.models import Membership

    told = {"source": "-", "told_on": BEGIN, "asked_by": "-", "asked_at": MADE}
    found = []
    for pair in chance.sample(range(len(firms) * len(networks)), MEMBERSHIPS):
        since = BEGIN + timedelta(days=chance.randrange(700))
        until = since + timedelta(days=chance.randrange(300)) if chance.random() < 0.2 else None
        firm, network = firms[pair // len(networks)], networks[pair % len(networks)]
        standing = "ended" if until else "active"
        found.append(
            Membership(company_id=firm, network_id=network, standing=standing, since=since, until=until, **told)
        )
    return found


def _meeting(chance: random.Random, number: int) -> Any:
    from produktschau.meetings.models import Meeting

    start = MADE + timedelta(days=chance.randrange(720))
    return Meeting(
        key=f"m{number:05}",
        slug=f"m{number}",
        kind="regiotreff",
        title=f"Treffen {number}",
        starts_at=start,
        ends_at=start + timedelta(hours=2),
        place="Halle",
        stage="announced",
        announced_at=MADE,
        made_by="-",
        made_at=MADE,
        changed_at=MADE,
    )


def _ties(chance: random.Random) -> list[Any]:
    from produktschau.networks.engine.events import Tie, TieKind
    from produktschau.networks.models import Network
    from produktschau.showcase.models import Company

    firms, networks = (
        list(Company.objects.values_list("pk", flat=True)),
        list(Network.objects.values_list("pk", flat=True)),
    )
    kinds = [TieKind.SUPPLY, TieKind.INTRODUCTION, TieKind.MEETING]
    return [
        Tie(
            *chance.sample(firms, 2),
            BEGIN + timedelta(days=chance.randrange(730)),
            None,
            chance.choice(kinds),
            (chance.choice(networks),),
            f"tie:{number}",
            "",
            "",
        )
        for number in range(OTHER_TIES)
    ]


if __name__ == "__main__":
    main()
