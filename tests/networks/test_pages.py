"""Pages of networks: the public way in, the firm's two doors, the desk."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from produktschau.lib.dates import now
from produktschau.lib.spam import FASTEST, form_stamp
from produktschau.networks.models import Membership, Network, Standing
from produktschau.showcase.actions import appoint_steward
from produktschau.showcase.models import Company
from produktschau.work.models import Mail
from tests import cast
from tests.factories import networks, showcase
from tests.factories.showcase import BY


def stamped(**told: str) -> dict[str, str]:
    return {"shown": form_stamp("networks.join", at=now() - 2 * FASTEST), **told}


def by_link(network: Network, firm: Company) -> str:
    return f"/m/{networks.token_for(network, firm)}/"


def asking(network: Network) -> dict[str, str]:
    on = network.charter_on
    assert on is not None
    return {"was": "anfragen", "agrees": "ja", "is_shown": "ja", "charter_on": on.isoformat()}


def test_the_way_in_answers_alike_whether_or_not_there_is_such_a_firm(network: Network, firm: Company) -> None:
    client, page = Client(), "/netzwerke/regionales-bauen/mitmachen/"
    known = client.post(page, stamped(text="zimmerei  anger"))
    unknown = client.post(page, stamped(text="Gibt es nicht"))
    assert (known.status_code, known.content) == (unknown.status_code, unknown.content)
    assert list(Mail.objects.values_list("to", flat=True)) == ["zimmerei@example.org"]


def test_a_machine_that_fills_the_trap_sends_nothing(network: Network, firm: Company) -> None:
    answer = Client().post("/netzwerke/regionales-bauen/mitmachen/", stamped(text=firm.name, website="x"))
    assert (answer.status_code, Mail.objects.count()) == (422, 0)


def test_a_firm_asks_by_its_link_without_an_account(network: Network, firm: Company) -> None:
    answer = Client().post(by_link(network, firm), asking(network) | {"message": "Gern."})
    made = Membership.objects.get()
    assert answer.status_code == 302
    assert (made.standing, made.source, made.message) == ("requested", "selbst über persönlichen Link", "Gern.")


def test_a_steward_asks_signed_in(network: Network, firm: Company) -> None:
    person = cast.enter("steward")
    appoint_steward(by=BY, company=firm, person=person, on=timezone.localdate(), at=timezone.now())
    client = cast.client_of(person)
    page = f"/mein-betrieb/{firm.key}/netzwerke/{network.key}/"
    assert client.post(page, asking(network)).status_code == 302
    assert Membership.objects.get().source == "selbst angemeldet"
    assert "angefragt" in client.get(f"/mein-betrieb/{firm.key}/netzwerke/").content.decode()


def test_what_was_typed_stays_when_it_is_refused(network: Network, firm: Company) -> None:
    told = asking(network) | {"agrees": "", "message": "Wir bauen."}
    answer = Client().post(by_link(network, firm), told)
    assert answer.status_code == 422
    assert "Wir bauen.</textarea>" in answer.content.decode()


def test_reading_the_page_changes_nothing(network: Network, firm: Company) -> None:
    networks.invited_to_join(network, firm)
    Client().get(by_link(network, firm))
    assert Membership.objects.get().standing == Standing.INVITED


@pytest.mark.parametrize(
    ("act", "wanted"),
    [
        ("bestaetigen", ("active", True, True)),
        ("nennen", ("active", False, False)),
        ("austreten", ("ended", False, True)),
    ],
)
def test_a_member_acts_on_its_page(act: str, wanted: tuple[str, bool, bool], network: Network, firm: Company) -> None:
    made = networks.member(network, firm)
    assert Client().post(by_link(network, firm), {"was": act}).status_code == 302
    made.refresh_from_db()
    assert (made.standing, made.confirmed_at is not None, made.is_shown) == wanted


def test_an_act_that_no_longer_fits_is_answered_kindly(network: Network, firm: Company) -> None:
    answer = Client().post(by_link(network, firm), {"was": "austreten"})
    assert answer.status_code == 409


def test_a_firm_confirms_its_task_on_the_same_page(network: Network, firm: Company) -> None:
    made = networks.task(network, carrier=firm)
    told = {"was": "uebernehmen", "aufgabe": str(made.pk)}
    assert Client().post(by_link(network, firm), told).status_code == 302
    made.refresh_from_db()
    assert made.is_carried


def test_a_firm_does_not_reach_the_task_of_another(network: Network, firm: Company) -> None:
    made = networks.task(network, carrier=showcase.company("Dachdeckerei Kamm"))
    answer = Client().post(by_link(network, firm), {"was": "uebernehmen", "aufgabe": str(made.pk)})
    made.refresh_from_db()
    assert (answer.status_code, made.confirmed_at) == (409, None)


def test_a_draft_is_not_found_by_a_firm_that_has_nothing_to_do_with_it(firm: Company) -> None:
    draft = networks.network("Geheim", published=False)
    assert Client().get(by_link(draft, firm)).status_code == 404


def test_a_coordinator_acts_in_their_network_only(network: Network, firm: Company) -> None:
    person, other = cast.enter("coordinator"), networks.network("Industrie")
    networks.coordinates(person, network)
    mine, theirs = networks.asked_to_join(network, firm), networks.asked_to_join(other, firm)
    client = cast.client_of(person)
    told = {"role": "member", "since": ""}
    answers = [
        client.post(f"/leitstand/netze/{one.network.key}/mitglieder/{one.pk}/annehmen/", told).status_code
        for one in (mine, theirs)
    ]
    assert answers == [302, 403]
    assert client.get("/leitstand/netze/anfragen/").content.decode().count("Zimmerei Anger") == 0


def test_a_member_of_one_network_is_not_reached_under_another(network: Network, firm: Company) -> None:
    made, other = networks.member(network, firm), networks.network("Industrie")
    client = cast.client_of(cast.enter("manager"))
    assert client.get(f"/leitstand/netze/{other.key}/mitglieder/{made.pk}/").status_code == 404


def test_the_filters_of_the_members_count(network: Network, firm: Company) -> None:
    networks.member(network, firm)
    networks.member(network, showcase.company("Dachdeckerei Kamm"), role="speaker")
    client = cast.client_of(cast.enter("officer"))
    page = client.get(f"/leitstand/netze/{network.key}/?aufgabe=speaker").content.decode()
    assert ("Dachdeckerei Kamm" in page, "Zimmerei Anger" in page) == (True, False)
    former = client.get(f"/leitstand/netze/{network.key}/?altkreis=1452202").content.decode()
    assert "Nichts in dieser Auswahl" in former or "Zimmerei Anger" in former


def test_a_firm_nobody_knows_is_said_so(network: Network) -> None:
    client = cast.client_of(cast.enter("manager"))
    told = {"company": "Unbekannt", "since": "2026-01-01", "role": "member", "source": "Telefon"}
    answer = client.post(f"/leitstand/netze/{network.key}/mitglieder/neu/", told)
    assert answer.status_code == 422
    assert "Einen Betrieb „Unbekannt“ gibt es nicht." in answer.content.decode()


def test_an_older_text_does_not_overwrite_a_newer(network: Network) -> None:
    client = cast.client_of(cast.enter("manager"))
    told = {"name": network.name, "short_name": network.short_name, "expected": "2026-01-01T00:00:00+00:00"}
    answer = client.post(f"/leitstand/netze/{network.key}/texte/", told)
    network.refresh_from_db()
    assert (answer.status_code, network.lead != "") == (409, True)


def test_a_choice_is_shown_before_it_is_invited(network: Network, firm: Company) -> None:
    networks.member(network, firm)
    showcase.company("Dachdeckerei Kamm", email="kamm@example.org")
    client = cast.client_of(cast.enter("manager"))
    page = client.get(f"/leitstand/netze/{network.key}/einladen/?auswahl=ja").content.decode()
    assert ("ist schon Mitglied" in page, "kamm@example.org" in page) == (True, True)


def _queries(run: Callable[[], Any]) -> int:
    run()
    with CaptureQueriesContext(
        connection,
    ) as seen:
        run()
    return len(seen)


@pytest.mark.parametrize("page", ["/netzwerke/", "/netzwerke/regionales-bauen/"])
def test_public_pages_take_as_many_queries_for_three_members_as_for_one(
    page: str, network: Network, firm: Company, client: Client
) -> None:
    networks.member(network, firm)
    before = _queries(lambda: client.get(page))
    for number in range(2):
        networks.member(network, showcase.company(f"Werkstatt {number}"))
    assert _queries(lambda: client.get(page)) == before


@pytest.mark.parametrize("page", ["/leitstand/netze/", "/leitstand/netze/{key}/", "/leitstand/netze/verstetigung/"])
def test_desk_pages_take_as_many_queries_for_three_as_for_one(page: str, network: Network, firm: Company) -> None:
    client = cast.client_of(cast.enter("manager"))
    networks.member(network, firm)
    networks.task(network, carrier=firm)
    before = _queries(lambda: client.get(page.format(key=network.key)))
    for number in range(2):
        made = showcase.company(f"Werkstatt {number}")
        networks.member(network, made)
        networks.task(network, f"Aufgabe {number}", carrier=made)
    assert _queries(lambda: client.get(page.format(key=network.key))) == before
