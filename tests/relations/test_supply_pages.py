"""A firm's own pages: by its link without an account, and signed in."""

from http import HTTPStatus

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from produktschau.accounts.models import User
from produktschau.relations.models import SupplyRelation, SupplySilence
from produktschau.showcase.actions import appoint_steward
from produktschau.showcase.models import Company
from produktschau.work.models import Mail
from tests import cast
from tests.cast import NOW, TODAY, client_of
from tests.factories import showcase
from tests.factories.networks import member
from tests.factories.networks import network as a_network
from tests.factories.showcase import BY
from tests.factories.supplies import claimed, confirmed, disputed, joint_product, token


@pytest.fixture
def path(firms: list[Company]) -> str:
    """The list of the first firm, by its link."""
    return f"/m/{token(firms[0])}/"


@pytest.fixture
def steward(firms: list[Company]) -> User:
    """Somebody who speaks for the first firm."""
    person = cast.enter("steward")
    appoint_steward(by=BY, company=firms[0], person=person, on=TODAY, at=NOW)
    return person


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == HTTPStatus.OK
    return answer.content.decode()


class TestToTell:
    """A new claim."""

    def test_searches_the_other_firm_and_tells(self, client: Client, path: str, firms: list[Company]) -> None:
        assert "Wir liefern an …" in text(client, path)
        found = text(client, f"{path}neu/?richtung=an&suche=werkstatt+2")
        assert (f"mit={firms[1].key}" in found, f"mit={firms[2].key}" in found) == (True, False)
        assert "sure" not in text(client, f"{path}neu/?richtung=an&mit={firms[1].key}")
        said = {"richtung": "an", "mit": firms[1].key, "what": "Kammgarn", "visibility": "public"}
        answer = client.post(f"{path}neu/", said)
        assert (answer.status_code, answer.headers["Location"]) == (302, path)
        made = SupplyRelation.objects.get()
        assert (made.supplier, made.customer, made.supplier_visibility) == (firms[0], firms[1], "public")
        assert "Kammgarn an Werkstatt 2" in text(client, path)

    def test_tells_from_the_other_end(self, client: Client, path: str, firms: list[Company]) -> None:
        said = {"richtung": "von", "mit": firms[1].key, "what": "Garn", "visibility": "office"}
        client.post(f"{path}neu/", said)
        made = SupplyRelation.objects.get()
        assert (made.supplier, made.customer, made.claimed_by_side) == (firms[1], firms[0], "customer")

    def test_loses_nothing_of_what_was_typed(self, client: Client, path: str, firms: list[Company]) -> None:
        answer = client.post(
            f"{path}neu/", {"richtung": "an", "mit": firms[1].key, "what": "Bretter", "since": "gestern"}
        )
        page = answer.content.decode()
        assert (answer.status_code, "Bretter" in page, "gestern" in page) == (422, True, True)
        assert "Wählen Sie, wer es sehen darf." in page

    def test_says_that_the_other_was_faster(self, client: Client, path: str, firms: list[Company]) -> None:
        claimed(firms[1], firms[0], "Garn")
        said = {"richtung": "von", "mit": firms[1].key, "what": "garn", "visibility": "public"}
        client.post(f"{path}neu/", said)
        assert "hatte Werkstatt 2 schon gemeldet" in text(client, path)
        assert SupplyRelation.objects.get().confidence == "confirmed"

    def test_asks_back_when_both_supply_the_same(self, client: Client, path: str, firms: list[Company]) -> None:
        claimed(firms[1], firms[0], "Garn")
        said = {"richtung": "an", "mit": firms[1].key, "what": "Garn", "visibility": "public"}
        asked = client.post(f"{path}neu/", said)
        assert (asked.status_code, 'name="sure"' in asked.content.decode()) == (422, True)
        assert client.post(f"{path}neu/", {**said, "sure": "on"}).status_code == 302

    def test_finds_no_draft_and_not_itself(self, client: Client, path: str, firms: list[Company]) -> None:
        hidden = showcase.company("Werkstatt im Verborgenen", published=False)
        found = text(client, f"{path}neu/?suche=werkstatt")
        assert (hidden.key in found, f"mit={firms[0].key}" in found) == (False, False)
        assert "Welcher ist es?" not in text(client, f"{path}neu/?mit={hidden.key}")


class TestToAnswer:
    """By the link in the mail."""

    def test_confirms_without_an_account(self, client: Client, firms: list[Company]) -> None:
        chair = showcase.product(firms[1], "Stuhl")
        made = claimed(firms[0], firms[1], is_told=True)
        mail = Mail.objects.get()
        path = "/m/" + mail.text.split("/m/")[1].split()[0]
        assert "Stimmt das?" in text(client, path)
        answer = client.post(path, {"was": "bestaetigen", "visibility": "public", "product": chair.key})
        assert (answer.status_code, answer.headers["Location"]) == (302, path)
        made.refresh_from_db()
        assert (made.confidence, made.used_in) == ("confirmed", chair)
        assert "von beiden Betrieben bestätigt" in text(client, path)

    def test_needs_a_wish_and_a_reason(self, client: Client, firms: list[Company]) -> None:
        made = claimed(firms[0], firms[1])
        path = f"/m/{token(firms[1], made.matter)}/"
        assert client.post(path, {"was": "bestaetigen"}).status_code == 422
        assert client.post(path, {"was": "widersprechen", "reason": ""}).status_code == 422
        assert client.post(path, {"was": "irgendwas"}).status_code == 422
        assert client.post(path, {"was": "widersprechen", "reason": "Nie gekauft."}).status_code == 302
        made.refresh_from_db()
        assert (made.confidence, made.dispute_reason) == ("disputed", "Nie gekauft.")
        assert "Nie gekauft." not in text(client, f"/m/{token(firms[0], made.matter)}/")

    def test_corrects_and_never_wants_to_be_asked(self, client: Client, firms: list[Company]) -> None:
        made = claimed(firms[0], firms[1])
        path = f"/m/{token(firms[1], made.matter)}/"
        client.post(path, {"was": "nie"})
        assert SupplySilence.objects.get().company == firms[1]
        client.post(path, {"was": "berichtigen", "what": "Strickgarn", "visibility": "public"})
        made.refresh_from_db()
        assert (made.what, made.confidence) == ("Strickgarn", "claimed")

    def test_ends_shows_and_drops(self, client: Client, path: str, firms: list[Company]) -> None:
        done, mine = confirmed(firms[0], firms[1]), claimed(firms[0], firms[2])
        client.post(f"{path}{done.key}/", {"was": "sichtbar", "visibility": "office"})
        client.post(f"{path}{done.key}/", {"was": "ende", "until": timezone.localdate().isoformat()})
        client.post(f"{path}{mine.key}/", {"was": "zuruecknehmen"})
        done.refresh_from_db()
        mine.refresh_from_db()
        assert (done.supplier_visibility, done.until, mine.confidence) == ("office", timezone.localdate(), "dropped")
        assert client.post(f"{path}{done.key}/", {"was": "ende", "until": "neulich"}).status_code == 422
        assert client.post(f"{path}{done.key}/", {"was": "weiter"}).status_code == 302
        assert "zurückgenommen" in text(client, f"{path}{mine.key}/")

    def test_of_somebody_elses_relation_opens_nothing(self, client: Client, path: str, firms: list[Company]) -> None:
        foreign = confirmed(firms[1], firms[2])
        assert client.get(f"{path}{foreign.key}/").status_code == 404
        assert client.post(f"{path}{foreign.key}/", {"was": "sichtbar", "visibility": "office"}).status_code == 404
        narrow = f"/m/{token(firms[1], foreign.matter)}/"
        assert client.get(narrow).status_code == 200
        assert client.get(f"{narrow}neu/").status_code == 404
        assert client.get(f"/m/{token(firms[0], foreign.matter)}/").status_code == 404

    def test_a_look_changes_nothing(self, client: Client, path: str, firms: list[Company]) -> None:
        made = claimed(firms[1], firms[0])
        for page in ("", "neu/", "netz/", f"{made.key}/"):
            text(client, f"{path}{page}")
        again = SupplyRelation.objects.get()
        assert (again.changed_at, again.confidence) == (made.changed_at, "claimed")


class TestSignedIn:
    """The same pages for a steward."""

    def test_shows_the_own_firm_and_no_other(self, steward: User, firms: list[Company]) -> None:
        made, foreign = claimed(firms[1], firms[0]), claimed(firms[1], firms[2])
        client = client_of(steward)
        home = f"/mein-betrieb/{firms[0].key}/lieferungen/"
        assert "wartet auf Ihre Antwort" in text(client, home)
        assert "Stimmt das?" in text(client, f"{home}{made.key}/")
        assert "Kammgarn von Werkstatt 2" in text(client, f"/mein-betrieb/{firms[0].key}/")
        assert client.get(f"{home}{foreign.key}/").status_code == 404
        assert client.get(f"/mein-betrieb/{firms[1].key}/lieferungen/").status_code == 404

    def test_tells_how_a_joint_product_came_about(self, steward: User, firms: list[Company]) -> None:
        product = joint_product(firms[0], firms[1])
        foreign = joint_product(firms[1], firms[2], "Fremdes")
        client = client_of(steward)
        home = f"/mein-betrieb/{firms[0].key}/lieferungen/"
        page = f"{home}gemeinsam/{product.key}/"
        assert "Wollplaid" in text(client, home)
        assert client.post(page, {"since": "", "story": "Am Bach."}).status_code == 422
        assert client.post(page, {"since": "2026-01-15", "story": "Am Bach."}).status_code == 302
        assert "von einem Hersteller bestätigt" in text(client, home)
        assert client.get(f"{home}gemeinsam/{foreign.key}/").status_code == 404

    def test_shows_members_what_their_networks_may_see(self, steward: User, firms: list[Company]) -> None:
        circle, other = a_network(), a_network("Anderes Netz")
        for firm in firms[:3]:
            member(circle, firm)
        member(other, firms[3])
        confirmed(firms[1], firms[2], "Leim", wishes=("network", "network"))
        confirmed(firms[1], firms[2], "Lack", wishes=("network", "office"))
        confirmed(firms[1], firms[3], "Öl", wishes=("public", "network"))
        confirmed(firms[2], firms[4], "Harz", wishes=("network", "public"))
        disputed(firms[2], firms[1], "Teer")
        page = text(client_of(steward), f"/mein-betrieb/{firms[0].key}/lieferungen/netz/")
        assert [word for word in ("Leim", "Lack", "Öl", "Harz", "Teer") if f">{word}</td>" in page] == [
            "Leim",
            "Harz",
        ]


def test_the_list_costs_as_much_for_three_as_for_one(client: Client, path: str, firms: list[Company]) -> None:
    claimed(firms[0], firms[1])
    client.get(path)
    with CaptureQueriesContext(connection) as one:
        client.get(path)
    claimed(firms[0], firms[2])
    claimed(firms[3], firms[0])
    with CaptureQueriesContext(connection) as three:
        client.get(path)
    assert len(one) == len(three)
