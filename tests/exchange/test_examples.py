"""The demo's notices are hung up by the house's own actions, and nobody is written to."""

import csv
from pathlib import Path

import pytest
from django.utils import timezone

import produktschau
from produktschau.exchange.actions.examples import load_example_notices
from produktschau.exchange.models import Notice, Reply, Stage
from produktschau.exchange.queries.visible import public_notices
from produktschau.networks.models import Network
from produktschau.region.models import Source
from produktschau.showcase.models import Company
from produktschau.work.models import Mail
from tests.factories import networks
from tests.factories.showcase import BY

FOLDER = Path(produktschau.__file__).parent / "demo" / "exchange"


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one of the demo's tables."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


@pytest.fixture
def bees(firm: Company, neighbour: Company, network: Network) -> Network:
    """Two firms of the demo, one of them in the network."""
    source = Source.objects.first()
    for company, key in ((firm, "weberei-talaue"), (neighbour, "drechslerei-spindelspan")):
        Company.objects.filter(pk=company.pk).update(source=source, external_key=key, is_invented=True)
    networks.member(network, firm)
    return network


def test_hangs_up_what_the_tables_say_without_a_mail(bees: Network) -> None:
    made = load_example_notices(
        by=BY, at=timezone.now(), rows=rows("notices"), replies=rows("replies"), networks={"Lieblingsstücke": bees}
    )
    assert list(made) == ["n02"]
    one = Notice.objects.get()
    assert (one.title, one.stage, one.is_invented) == ("Holzstäbe zum Aufhängen von Tüchern", Stage.OPEN, True)
    assert (list(one.networks.all()), [reply.company for reply in Reply.objects.all()] != []) == ([bees], True)
    assert (Mail.objects.count(), public_notices(timezone.localdate()).count()) == (0, 1)


def test_ends_what_is_over(bees: Network) -> None:
    (row,) = [one for one in rows("notices") if one["id"] == "n02"]
    told = {**row, "stage": "done", "came_of": "order", "confirmed": "nein"}
    made = load_example_notices(by=BY, at=timezone.now(), rows=[told], replies=rows("replies"), networks={})
    assert (made["n02"].stage, made["n02"].came_of, made["n02"].confirmed_at) == (Stage.DONE, "order", None)
