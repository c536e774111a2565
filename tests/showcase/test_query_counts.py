"""A page costs as many queries with three records as with one."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from produktschau.accounts.models import User
from produktschau.showcase.documents import company_documents, product_documents
from tests.cast import client_of
from tests.showcase.making import company, product

pytestmark = pytest.mark.usefixtures("district", "words")


def counted(browser: Client, path: str) -> int:
    browser.get(path)
    with CaptureQueriesContext(connection) as seen:
        assert browser.get(path).status_code == 200
    return len(seen)


@pytest.mark.parametrize(
    "path",
    [
        "/produkte/",
        "/betriebe/",
        "/en/produkte/",
        "/farbwelten/himmel/",
        "/leitstand/betriebe/",
        "/leitstand/produkte/",
    ],
)
def test_a_list_costs_the_same_with_one_and_three_rows(path: str, manager: User) -> None:
    browser = client_of(manager)
    maker = company("Eins")
    product(maker, "Ding eins")
    few = counted(browser, path)
    for name in ("Zwei", "Drei"):
        product(company(name), f"Ding {name}")
    assert counted(browser, path) == few


def test_a_company_page_costs_the_same_with_one_and_three_products(client: Client) -> None:
    maker = company()
    product(maker, "Eins")
    few = counted(client, maker.get_absolute_url())
    product(maker, "Zwei")
    product(maker, "Drei")
    assert counted(client, maker.get_absolute_url()) == few


def test_documents_cost_the_same_with_one_and_three_records() -> None:
    counts = []
    for name in ("Eins", "Zwei"):
        product(company(name), f"Ding {name}")
        with CaptureQueriesContext(connection) as seen:
            list(company_documents(None))
            list(product_documents(None))
        counts.append(len(seen))
    assert counts[0] == counts[1]
