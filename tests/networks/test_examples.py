"""The networks of the demo, their coverage, and letters of invitations."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from django.utils import timezone

import produktschau
from produktschau.networks.actions.examples import load_example_networks
from produktschau.networks.actions.inviting import invite_firm, take_letters
from produktschau.networks.models import ContinuationTask, Membership, Network
from produktschau.networks.print.letters import invitation_letters
from produktschau.networks.queries.coverage import coverage
from produktschau.networks.queries.desk import to_write
from produktschau.portal.demo import table_rows
from produktschau.showcase.models import Company
from produktschau.work.models import Mail
from tests.factories import networks, showcase
from tests.factories.showcase import BY

FOLDER = Path(produktschau.__file__).parent / "demo" / "networks"


def row(**told: str) -> Mapping[str, str]:
    empty = dict.fromkeys(("since_days", "until_days", "reason"), "")
    return {**empty, "network": "Bauen", "role": "member", "shown": "ja", "confirmed": "ja", **told}


@pytest.fixture
def invented(firm: Company) -> list[Company]:
    """Firms of the example, known by the key of their source."""
    made = [firm, *(showcase.company(f"Werkstatt {number}", email=f"w{number}@example.org") for number in range(5))]
    for number, one in enumerate(made):
        Company.objects.filter(pk=one.pk).update(is_invented=True, name=f"Betrieb {number}")
    return made


def test_the_columns_of_the_demo_are_those_that_are_read() -> None:
    columns = {name: set(table_rows(FOLDER / f"{name}.csv")[0]) for name in ("networks", "members", "tasks")}
    assert columns == {
        "networks": {"short", "name", "name_en", "short_en", "lead", "lead_en", "story", "story_en", "charter", "world", "days"},
        "members": {"network", "company", "role", "standing", "since_days", "until_days", "how", "shown", "confirmed", "reason"},
        "tasks": {
            "network", "title", "description", "hours", "cost_euro", "now_by", "funded", "carrier", "carrier_name", "agreement", "agreed_days",
        },
    }  # fmt: skip


def test_examples_go_every_way_into_a_network_and_write_no_mail(
    invented: list[Company], monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = {f"betrieb-{number}": one for number, one in enumerate(invented)}
    monkeypatch.setattr("produktschau.networks.actions.examples._firm", lambda key: keys.get(key))
    told = [
        row(company="betrieb-0", how="invite", standing="active", since_days="200", role="speaker"),
        row(company="betrieb-1", how="request", standing="active", since_days="100"),
        row(company="betrieb-2", how="staff", standing="active", since_days="90"),
        row(company="betrieb-3", how="invite", standing="ended", since_days="150", until_days="20", reason="Umzug."),
        row(company="betrieb-4", how="request", standing="requested"),
        row(company="betrieb-5", how="invite", standing="invited"),
        row(company="gibt-es-nicht", how="invite", standing="invited"),
    ]
    network = {
        **dict.fromkeys(("name_en", "short_en", "lead_en", "story_en"), ""),
        "short": "Bauen", "name": "Regionales Bauen", "lead": "Bauen.", "story": "Bauen.", "charter": "Gut.", "world": "", "days": "300",
    }  # fmt: skip
    task = {
        "network": "Bauen", "title": "Einladen", "description": "", "hours": "40", "cost_euro": "1.200,00", "now_by": "Büro",
        "funded": "ja", "carrier": "betrieb-0", "carrier_name": "", "agreement": "", "agreed_days": "10",
    }  # fmt: skip
    made = load_example_networks(by=BY, at=timezone.now(), networks=[network], members=told, tasks=[task])
    rows = Membership.objects.order_by("company__name").values_list("standing", "role")
    assert list(rows) == [
        ("active", "speaker"), ("active", "member"), ("active", "member"), ("ended", "member"), ("requested", "member"), ("invited", "member"),
    ]  # fmt: skip
    assert (list(made), Mail.objects.count()) == (["Bauen"], 0)
    assert [
        one.confirmed_at is None for one in Membership.objects.filter(standing="active").order_by("company__name")
    ] == [False, False, True]
    assert ContinuationTask.objects.get().confirmed_at is not None


def test_members_stand_beside_the_region(network: Network, firm: Company) -> None:
    networks.member(network, firm)
    districts, sectors = coverage(network)
    assert sum(line.standing.part.count for line in districts.lines) == 1
    assert (districts.title, len(sectors.lines) > 3) == ("Altkreis", True)


def test_a_network_without_members_covers_nothing(network: Network) -> None:
    assert coverage(network) == []


def test_firms_without_mail_get_a_letter_with_their_link(network: Network) -> None:
    silent = showcase.company("Nur Post")
    made = invite_firm(by=BY, at=timezone.now(), network=network, company=silent)
    waiting = to_write(network)
    links = take_letters(by=BY, at=timezone.now(), network=network, letters=waiting)
    letters = invitation_letters(network, waiting, links, on=timezone.localdate(), made_at=timezone.now())
    assert (waiting, Mail.objects.count()) == ([made], 0)
    assert letters.letters[0].recipient[0] == "Nur Post"
    assert "/m/" in links[made.pk]
