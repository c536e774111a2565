"""What the showcase puts on the desk, on the account page and into the list for search engines."""

from collections.abc import Callable
from datetime import datetime

from django.test import Client

from produktschau.accounts.models import User
from produktschau.audit.record import System
from produktschau.showcase import actions

ClientOf = Callable[[User | None], Client]
BY = System("test")


def test_drafts_wait_for_management_and_for_nobody_else(
    client_of: ClientOf, manager: User, editor: User, now: datetime
) -> None:
    actions.create_company(by=BY, at=now, name="Seilerei Nord GmbH")
    page = client_of(manager).get("/leitstand/").content.decode()
    assert "Betriebe als Entwurf" in page
    assert page.index("Betriebe als Entwurf") < page.index("Produkte als Entwurf")
    assert "Betriebe als Entwurf" not in client_of(editor).get("/leitstand/").content.decode()


def test_who_speaks_for_a_company_finds_it_on_the_account_page(
    client_of: ClientOf, steward: User, stranger: User, now: datetime
) -> None:
    company = actions.create_company(by=BY, at=now, name="Seilerei Nord GmbH")
    actions.appoint_steward(by=BY, company=company, person=steward, on=now.date(), at=now)
    page = client_of(steward).get("/konto/").content.decode()
    assert page.count(f'href="/mein-betrieb/{company.key}/"') == 1
    assert client_of(steward).get(f"/mein-betrieb/{company.key}/").status_code == 200
    assert "Seilerei Nord" not in client_of(stranger).get("/konto/").content.decode()


def test_the_record_names_things_by_name(client_of: ClientOf, manager: User, now: datetime) -> None:
    actions.create_company(by=BY, at=now, name="Seilerei Nord GmbH")
    page = client_of(manager).get("/protokoll/").content.decode()
    assert "Seilerei Nord GmbH" in page
    assert "angelegt" in page


def test_drafts_are_in_no_list_for_search_engines(client: Client, database: str, now: datetime) -> None:
    actions.create_company(by=BY, at=now, name="Seilerei Nord GmbH")
    page = client.get("/sitemap.xml").content.decode()
    assert "/betriebe/</loc>" in page
    assert "seilerei" not in page
