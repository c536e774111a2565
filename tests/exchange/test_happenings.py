"""What firms did in the exchange, the numbers of it, and what other pages show."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from produktschau.accounts.models import User
from produktschau.exchange import tasks
from produktschau.exchange.actions.ending import renew_notice
from produktschau.exchange.figures import NOTICES, told
from produktschau.exchange.models import Reply
from produktschau.exchange.queries.happenings import acts
from produktschau.lib.figures import Breakdown
from produktschau.networks.engine.events import ActKind
from produktschau.networks.models import Network
from produktschau.showcase.models import Company
from produktschau.work.queue import enqueue
from tests.cast import client_of
from tests.factories import networks, showcase
from tests.factories.exchange import answered, notice, visited
from tests.factories.showcase import BY

FREIBERG = "14522180"


def test_hanging_up_prolonging_and_answering_are_acts(firm: Company, neighbour: Company, network: Network) -> None:
    made = notice(firm, networks=[network], confirmed=False, is_told=False)
    renew_notice(by=BY, at=timezone.now(), notice=made, seen=made.expires_on)
    answered(made, neighbour)
    visited(made)
    today = timezone.localdate()
    found = [(one.company, one.kind, one.networks, one.is_confirmed) for one in acts(today, today)]
    posted = ActKind.POSTED
    assert found[:2] == [(firm.pk, posted, (network.pk,), True), (firm.pk, posted, (network.pk,), True)]
    assert found[2:] == [(neighbour.pk, ActKind.ANSWERED, (network.pk,), True)]
    assert list(acts(today - timedelta(days=9), today - timedelta(days=1))) == []


def test_abuse_and_what_the_office_took_out_are_no_acts(firm: Company, neighbour: Company) -> None:
    made = notice(firm)
    answered(made, neighbour)
    Reply.objects.update(is_abuse=True)
    type(made).objects.update(stage="blocked", closed_at=timezone.now(), closed_reason="Werbung")
    assert list(acts(timezone.localdate(), timezone.localdate())) == []


def test_the_public_figure_opens(firm: Company, network: Network) -> None:
    other = networks.network("Netzwerk Industrie")
    made = notice(firm, networks=[network, other])
    notice(firm, "Nicht für alle", visibility="region", networks=[network])
    assert NOTICES.total() == 1
    assert NOTICES.tally(Breakdown.NETWORK) == {("Bauen",): 1, ("Industrie",): 1}
    assert NOTICES.tally(Breakdown.FORMER_DISTRICT) == {(next(iter(NOTICES.tally(Breakdown.FORMER_DISTRICT)))[0],): 1}
    assert NOTICES.tally(Breakdown.MUNICIPALITY) == {(FREIBERG,): 1}
    assert [one.key for one in NOTICES.records(Breakdown.NETWORK, ["Industrie"])] == [made.key]
    assert [one.key for one in NOTICES.records(None, [])] == [made.key]


def test_the_desk_reads_what_hangs_out(firm: Company) -> None:
    assert list(told(timezone.localdate())) == []
    notice(firm)
    assert [one.figures[0].count for one in told(timezone.localdate())] == [1]


def test_firm_and_network_show_what_is_public(firm: Company, network: Network, client: Client) -> None:
    notice(firm, "Für alle", networks=[network])
    notice(firm, "Für Betriebe", visibility="region", networks=[network])
    for address in (firm.get_absolute_url(), network.get_absolute_url()):
        page = client.get(address).content.decode()
        assert (address, "Für alle" in page, "Für Betriebe" in page) == (address, True, False)


def test_the_list_can_be_taken_away(firm: Company, manager: User) -> None:
    notice(firm, "Rundstäbe")
    answer = client_of(manager).get("/leitstand/tabellen/aushaenge.csv")
    body = b"".join(answer) if answer.streaming else answer.content
    assert ("Rundstäbe" in body.decode(), "Weberei Talaue" in body.decode()) == (True, True)


def test_the_sitemap_knows_what_is_public(firm: Company) -> None:
    from produktschau.exchange.queries.naming import public_addresses

    made = notice(firm)
    notice(showcase.company("Noch eine"), "Nicht für alle", visibility="region")
    assert [one.path for one in public_addresses()] == ["/boerse/", f"/boerse/{made.key}/"]


def test_the_jobs_can_be_run(firm: Company) -> None:
    notice(firm, weeks=4, at=timezone.now() - timedelta(days=23))
    enqueue("produktschau.exchange.tasks.forget_exchange", key="forget", at=timezone.now())
    for task in (tasks.remind_of_ends, tasks.tell_of_news):
        task.func()
    assert type(notice(firm)).objects.exclude(reminded_at=None).count() == 1
