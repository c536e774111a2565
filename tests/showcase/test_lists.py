"""The public lists: words, choices with counts, order, pages, and what is shown while there is no index."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from produktschau.region.models import Territory
from produktschau.showcase import actions
from produktschau.showcase.models import AreaOfLife, ColourWorld, Material
from tests.cast import NOW
from tests.showcase.indexed import catch_up
from tests.showcase.making import BY, company, product

__all__ = ["catch_up"]

pytestmark = pytest.mark.usefixtures("district", "words")
CatchUp = Callable[[], None]


def listed(client: Client, path: str) -> list[str]:
    """The titles of the hits of a list, in order."""
    context: Any = client.get(path).context
    return [hit.title for hit in context["listing"].results.hits]


def choices(client: Client, path: str) -> dict[str, dict[str, int]]:
    """Name of each facet shown → value → number of hits."""
    context: Any = client.get(path).context
    return {
        facet.name: {choice.value: choice.count for choice in (*facet.choices, *facet.more)}
        for facet in context["listing"].facets
    }


def elsewhere(name: str = "Mühle Roßwein", **fields: Any) -> Any:
    """A company in the other municipality."""
    site = {"place": "Roßwein", "postcode": "04741", "municipality": Territory.objects.get(ags="14522500")}
    return company(name, sites=[site], **fields)


def two_makers() -> None:
    """A weaver in Freiberg with a blanket, a mill in Roßwein with two things."""
    product(company(), "Wollplaid")
    mill = elsewhere()
    for name in ("Ampel", "Öse"):
        product(
            mill,
            name,
            areas=[AreaOfLife.objects.get(slug="essen-trinken")],
            materials=[Material.objects.get(slug="honig")],
            world=ColourWorld.objects.get(slug="honig"),
        )


def test_choices_count_what_each_would_leave(client: Client, catch_up: CatchUp) -> None:
    two_makers()
    catch_up()
    assert choices(client, "/produkte/")["municipality"] == {"14522180": 1, "14522500": 2}
    assert choices(client, "/betriebe/")["municipality"] == {"14522180": 1, "14522500": 1}


def test_a_chosen_facet_keeps_its_other_counts(client: Client, catch_up: CatchUp) -> None:
    two_makers()
    catch_up()
    assert listed(client, "/produkte/?gemeinde=14522500&ordnen=name") == ["Ampel", "Öse"]
    assert choices(client, "/produkte/?gemeinde=14522500")["municipality"] == {"14522180": 1, "14522500": 2}


def test_a_chosen_word_stands_there_even_without_a_hit(client: Client, catch_up: CatchUp) -> None:
    two_makers()
    catch_up()
    assert choices(client, "/produkte/?gemeinde=14522180&farbwelt=honig")["world"] == {"himmel": 1, "honig": 0}


def test_a_company_has_the_words_of_what_it_makes(client: Client, catch_up: CatchUp) -> None:
    two_makers()
    catch_up()
    assert listed(client, "/betriebe/?material=textil") == ["Weberei Talaue"]
    assert listed(client, "/betriebe/?bereich=wohnen-leben&farbwelt=himmel") == ["Weberei Talaue"]


def test_a_former_district_narrows(client: Client, catch_up: CatchUp) -> None:
    two_makers()
    catch_up()
    assert listed(client, "/produkte/?altkreis=altkreis-freiberg") == ["Wollplaid"]


def test_words_are_looked_for_in_the_list(client: Client, catch_up: CatchUp) -> None:
    two_makers()
    catch_up()
    assert listed(client, "/produkte/?q=plaid") == ["Wollplaid"]
    assert listed(client, "/betriebe/?q=plaid") == ["Weberei Talaue"]


@pytest.mark.parametrize(
    ("order", "titles"), [("name", ["Ampel", "Öse", "Wollplaid"]), ("ort", ["Ampel", "Öse", "Wollplaid"])]
)
def test_a_list_is_in_the_order_asked_for(client: Client, catch_up: CatchUp, order: str, titles: list[str]) -> None:
    two_makers()
    catch_up()
    assert listed(client, f"/produkte/?ordnen={order}") == titles


def test_distance_counts_from_a_chosen_place(client: Client, catch_up: CatchUp) -> None:
    Territory.objects.filter(ags="14522180").update(lon=13.34, lat=50.91)
    Territory.objects.filter(ags="14522500").update(lon=13.18, lat=51.07)
    two_makers()
    catch_up()
    assert listed(client, "/produkte/?ordnen=naehe&von=14522180")[0] == "Wollplaid"
    assert listed(client, "/produkte/?ordnen=naehe&von=14522500")[-1] == "Wollplaid"
    assert "Wählen Sie auch den Ort" in client.get("/produkte/?ordnen=naehe").content.decode()


def test_a_shared_address_shows_the_same_list(client: Client, catch_up: CatchUp) -> None:
    two_makers()
    catch_up()
    context: Any = client.get("/produkte/?seite=1&gemeinde=14522500&bereich=&q=+Ampel+&ordnen=name&x=y").context
    shared = context["listing"].asked.address()
    assert shared == "?q=Ampel&gemeinde=14522500&ordnen=name"
    assert listed(Client(), f"/produkte/{shared}") == ["Ampel"]


def test_a_choice_can_be_dropped_again(client: Client, catch_up: CatchUp) -> None:
    two_makers()
    catch_up()
    context: Any = client.get("/produkte/?q=Ampel&gemeinde=14522500&farbwelt=himmel").context
    chips = context["listing"].chips
    assert [(chip.label, chip.without) for chip in chips] == [
        ("Himmel", "?q=Ampel&gemeinde=14522500"),
        ("Roßwein", "?q=Ampel&farbwelt=himmel"),
    ]


@pytest.mark.parametrize(
    "query",
    [
        "farbwelt=gibtsnicht&seite=99999999999999999999&ordnen=quer&von=nirgends",
        "seite=-1",
        "seite=²",
        "gemeinde=%00&q=%00",
        "q=" + "a" * 10_000,
        "q=%22%28%2A%5B%5C&seite=0",
        "q=%E2%80%AE%F0%9F%90%9D",
    ],
)
def test_any_address_is_answered(client: Client, catch_up: CatchUp, query: str) -> None:
    product(company())
    catch_up()
    for path in ("/produkte/", "/betriebe/", "/suche/", "/en/produkte/"):
        assert client.get(f"{path}?{query}").status_code == 200


def test_an_empty_list_names_ways_on(client: Client, catch_up: CatchUp) -> None:
    product(company())
    catch_up()
    page = client.get("/produkte/?farbwelt=honig").content.decode()
    assert "So kommen Sie weiter" in page
    assert "Ohne „Honig“" in page
    assert "Wollplaid" in page


def test_the_words_of_facets_are_english_on_english_pages(client: Client, catch_up: CatchUp) -> None:
    two_makers()
    catch_up()
    assert "Home &amp; Living" in client.get("/en/produkte/?bereich=wohnen-leben").content.decode()


@pytest.mark.parametrize(
    "path", ["/produkte/", "/produkte/?q=Ding", "/betriebe/?bereich=wohnen-leben", "/suche/?q=Ding"]
)
def test_a_list_costs_the_same_with_one_and_three_rows(client: Client, catch_up: CatchUp, path: str) -> None:
    counts = []
    for names in (("Eins",), ("Zwei", "Drei")):
        for name in names:
            product(company(f"Dinge {name}"), f"Ding {name}")
        catch_up()
        client.get(path)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(path).status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_what_was_withdrawn_is_gone_at_once_although_the_index_is_behind(client: Client, catch_up: CatchUp) -> None:
    thing = product(company(), "Wollplaid")
    catch_up()
    paths = ("/produkte/", "/produkte/?q=Wollplaid", "/suche/?q=Wollplaid", "/suche/vorschlaege/?q=Wollpl")
    for path in paths:
        client.get(path)
    actions.withdraw_product(by=BY, at=NOW, product=thing)
    for path in paths:
        assert "/produkte/wollplaid/" not in client.get(path).content.decode()


def test_a_table_holds_what_the_list_shows(client: Client, catch_up: CatchUp) -> None:
    two_makers()
    catch_up()
    for query in ("gemeinde=14522500", "q=Ampel", "material=textil&gemeinde=14522500"):
        answer: Any = client.get(f"/produkte/tabelle.csv?{query}")
        rows = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()[1:]
        assert len(rows) == len(listed(client, f"/produkte/?{query}")), query


def test_without_an_index_the_list_comes_from_the_database(client: Client, tmp_path: Any, settings: Any) -> None:
    settings.SEARCH_INDEX = tmp_path / "nothing"
    two_makers()
    page = client.get("/produkte/?gemeinde=14522500&ordnen=name").content.decode()
    assert page.count('class="card"') == 2
    assert page.index("Ampel") < page.index("Öse")
    assert "wird gerade neu aufgebaut" in page


def test_without_an_index_words_are_not_looked_for_and_the_page_says_so(
    client: Client, tmp_path: Any, settings: Any
) -> None:
    settings.SEARCH_INDEX = tmp_path / "nothing"
    product(company())
    page = client.get("/produkte/?q=Wollplaid").content.decode()
    assert "in einer Minute noch einmal" in page
    assert client.get("/produkte/tabelle.csv?q=Wollplaid").status_code == 503
