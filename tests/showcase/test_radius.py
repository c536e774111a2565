"""A radius in the public lists: hits, words, ways on, tables to keep, and the list without an index, which must be the same."""

import csv
import io
import random
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from produktschau.region.models import Territory
from produktschau.search.engine import folder, index
from produktschau.search.engine.kinds import Circle
from produktschau.search.queries import search
from produktschau.search.queries.listing import Asked, circle_of, found_keys
from produktschau.showcase.models import Site
from produktschau.showcase.queries.narrowing import Choice, chosen_companies, chosen_products
from tests.showcase.indexed import catch_up
from tests.showcase.making import company, product

__all__ = ["catch_up"]

pytestmark = pytest.mark.usefixtures("district", "words")
CatchUp = Callable[[], None]

FREIBERG, ROSSWEIN = "14522180", "14522500"
POINT = (13.34, 50.91)


@pytest.fixture
def located(db: None) -> None:
    """The two municipalities lie where they lie, 21 km apart."""
    Territory.objects.filter(ags=FREIBERG).update(lon=POINT[0], lat=POINT[1])
    Territory.objects.filter(ags=ROSSWEIN).update(lon=13.18, lat=51.07)


def site(ags: str, **more: Any) -> dict[str, Any]:
    """A site in a municipality, without a point of its own unless one is given."""
    return {"place": "Ort", "postcode": "09599", "municipality": Territory.objects.get(ags=ags), **more}


def firms() -> None:
    """A weaver in Freiberg, a mill in Roßwein, a bakery in both; each makes something."""
    product(company(), "Wollplaid")
    product(company("Mühle Roßwein", sites=[site(ROSSWEIN)]), "Ampel")
    product(company("Bäckerei", sites=[site(ROSSWEIN), site(FREIBERG)]), "Brot")


def titles(client: Client, path: str) -> list[str]:
    """The titles of the hits, by name."""
    context: Any = client.get(path).context
    return sorted(hit.title for hit in context["listing"].results.hits)


def test_only_what_lies_within_is_listed_in_any_order(client: Client, located: None, catch_up: CatchUp) -> None:
    firms()
    catch_up()
    for order in ("", "&ordnen=neu", "&ordnen=name", "&ordnen=naehe"):
        assert titles(client, f"/betriebe/?umkreis=20&von={FREIBERG}{order}") == ["Bäckerei", "Weberei Talaue"]
        assert titles(client, f"/produkte/?umkreis=20&von={FREIBERG}{order}") == ["Brot", "Wollplaid"]
    found = titles(client, f"/suche/?umkreis=20&von={FREIBERG}")
    assert found == ["Brot", "Bäckerei", "Weberei Talaue", "Wollplaid"]
    assert len(titles(client, f"/betriebe/?umkreis=30&von={FREIBERG}")) == 3


def test_hits_say_how_far_they_are(client: Client, located: None, catch_up: CatchUp) -> None:
    firms()
    catch_up()
    assert client.get(f"/betriebe/?umkreis=20&von={FREIBERG}").content.decode().count('<p class="km">0,0 km</p>') == 2


def test_counts_of_facets_are_those_of_the_circle(client: Client, located: None, catch_up: CatchUp) -> None:
    firms()
    catch_up()
    context: Any = client.get(f"/betriebe/?umkreis=20&von={FREIBERG}").context
    counts = context["listing"].results.facets["municipality"]
    assert counts == {FREIBERG: 2, ROSSWEIN: 1}


@pytest.mark.parametrize("radius", ["0", "7", "20.0", "-5", "zwanzig", "020", "²0", "99999999999999999999"])
def test_any_other_radius_is_as_if_not_there(client: Client, located: None, catch_up: CatchUp, radius: str) -> None:
    firms()
    catch_up()
    context: Any = client.get(f"/betriebe/?umkreis={radius}&von={FREIBERG}").context
    assert context["listing"].results.total == 3
    assert context["listing"].asked.address() == "?"


def test_a_radius_without_a_place_asks_for_it(client: Client, located: None, catch_up: CatchUp) -> None:
    firms()
    catch_up()
    answer: Any = client.get("/betriebe/?umkreis=20")
    page = answer.content.decode()
    assert page.count("Wählen Sie auch den Ort, von dem aus gerechnet wird.") == 1
    assert answer.context["listing"].results.total == 3
    assert answer.context["listing"].chips == []
    assert '<option value="20" selected>' in page
    both = client.get("/betriebe/?umkreis=20&ordnen=naehe&von=nirgends").content.decode()
    assert both.count("Wählen Sie auch den Ort") == 1


def test_a_circle_can_be_dropped_and_is_kept_by_every_other_way(
    client: Client, located: None, catch_up: CatchUp
) -> None:
    firms()
    catch_up()
    context: Any = client.get(f"/betriebe/?q=Brot&umkreis=20&von={FREIBERG}&gemeinde={ROSSWEIN}").context
    chips = [(chip.label, chip.without) for chip in context["listing"].chips]
    assert chips == [
        ("Roßwein", f"?q=Brot&umkreis=20&von={FREIBERG}"),
        ("höchstens 20 km um Freiberg", f"?q=Brot&gemeinde={ROSSWEIN}"),
    ]
    assert context["listing"].narrowed == 2
    assert context["listing"].unnarrowed == "?q=Brot"
    ordered: Any = client.get(f"/betriebe/?umkreis=20&von={FREIBERG}&ordnen=naehe").context
    assert ordered["listing"].chips[0].without == f"?ordnen=naehe&von={FREIBERG}"
    english = client.get(f"/en/betriebe/?umkreis=20&von={FREIBERG}")
    assert english.status_code == 200


def test_an_empty_circle_leads_to_the_next_that_holds_something(
    client: Client, located: None, catch_up: CatchUp
) -> None:
    product(company("Mühle Roßwein", sites=[site(ROSSWEIN)]), "Ampel")
    catch_up()
    page = client.get(f"/betriebe/?umkreis=5&von={FREIBERG}").content.decode()
    assert f'href="/betriebe/?umkreis=30&amp;von={FREIBERG}">bis 30 km <span class="quiet">1 Treffer</span></a>' in page
    assert '<select name="umkreis">' in page
    assert titles(client, f"/betriebe/?umkreis=30&von={FREIBERG}") == ["Mühle Roßwein"]


def test_tables_to_keep_hold_what_the_list_shows(client: Client, located: None, catch_up: CatchUp) -> None:
    firms()
    catch_up()
    context: Any = client.get(f"/betriebe/?umkreis=20&von={FREIBERG}").context
    address = context["tables"]["csv"]
    assert address.endswith(f"?umkreis=20&von={FREIBERG}")

    def names(path: str) -> list[str]:
        content = b"".join(client.get(path)).decode("utf-8-sig")
        return sorted(row["Name"] for row in csv.DictReader(io.StringIO(content), delimiter=";"))

    assert names(address) == ["Bäckerei", "Weberei Talaue"]
    assert names(f"{address}&q=Brot") == ["Bäckerei"]
    assert names(address.replace("betriebe", "produkte")) == ["Brot", "Wollplaid"]
    assert len(names(address.replace("umkreis=20", "umkreis=50"))) == 3


def test_the_list_without_an_index_keeps_to_the_circle(client: Client, located: None, catch_up: CatchUp) -> None:
    firms()
    (folder.root() / "current").unlink()
    index.forget()
    page = client.get(f"/betriebe/?umkreis=20&von={FREIBERG}").content.decode()
    assert "Bäckerei" in page
    assert "Weberei Talaue" in page
    assert "Mühle Roßwein" not in page


def test_the_database_and_the_index_find_the_same_in_any_circle(located: None, catch_up: CatchUp) -> None:
    dice = random.Random(5)  # noqa: S311  # made-up data

    def somewhere() -> dict[str, Any]:
        ags = dice.choice((FREIBERG, ROSSWEIN))
        if dice.random() < 0.3:
            return site(ags)
        return site(ags, lon=dice.uniform(12.9, 13.6), lat=dice.uniform(50.7, 51.2))

    for number in range(15):
        product(company(f"Betrieb {number}", sites=[somewhere() for _ in range(dice.choice((1, 1, 2, 3)))]))
    # A municipality that became part of another lies where that one does.
    Territory.objects.filter(ags=ROSSWEIN).update(successor=Territory.objects.get(ags=FREIBERG))
    catch_up()
    for _ in range(25):
        circle = Circle((dice.uniform(13.0, 13.5), dice.uniform(50.8, 51.1)), dice.choice((5, 10, 20, 30)))
        choice = Choice({}, within=circle)
        of_index = found_keys("", "company", {}, within=circle)
        assert sorted(of_index) == sorted(chosen_companies(choice).values_list("pk", flat=True))
        of_index = found_keys("", "product", {}, within=circle)
        assert sorted(of_index) == sorted(chosen_products(choice).values_list("pk", flat=True))
        assert len(of_index) == search("", ("product",), within=circle).total


def test_a_circle_costs_no_query(client: Client, located: None, catch_up: CatchUp) -> None:
    firms()
    catch_up()
    client.get("/betriebe/")
    with CaptureQueriesContext(connection) as plain:
        client.get("/betriebe/?ordnen=name")
    with CaptureQueriesContext(connection) as narrowed:
        client.get(f"/betriebe/?ordnen=name&umkreis=20&von={FREIBERG}")
    assert len(narrowed) == len(plain)


def test_a_circle_needs_a_radius_and_a_place_somebody_knows(located: None, catch_up: CatchUp) -> None:
    catch_up()
    assert circle_of(Asked(start=FREIBERG)) is None
    assert circle_of(Asked(radius=20)) is None
    assert circle_of(Asked(radius=20, start="00000000")) is None
    assert circle_of(Asked(radius=20, start=FREIBERG)) == Circle(POINT, 20)
    assert Site.objects.count() == 0
