"""The pages: visitors read and answer, firms hang up by link or signed in, the office enters, and nobody acts for another."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from produktschau.accounts.models import User
from produktschau.exchange.models import CameOf, Notice, Reply, Stage
from produktschau.exchange.views.public import FORM
from produktschau.lib.spam import form_stamp
from produktschau.networks.models import Network
from produktschau.outreach.models import PersonalLink
from produktschau.showcase.actions import appoint_steward
from produktschau.showcase.models import Company, Material
from produktschau.work.models import Mail
from tests.cast import NOW, TODAY, client_of
from tests.factories import networks
from tests.factories.exchange import TEXT, answered, notice, token_for, visited
from tests.factories.showcase import BY

FORM_WORDS = {
    "kind": "offer",
    "title": "Zwei Paletten Schachteln",
    "text": "Bedruckt mit dem alten Namen, sonst neu.",
    "weeks": "4",
    "visibility": "region",
}


def sent(**words: str) -> dict[str, str]:
    """An answer as a visitor's browser sends it, written within a minute."""
    stamp = form_stamp(FORM, at=timezone.now() - timedelta(minutes=1))
    told = {"name": "Jana Vogel", "email": "jana@example.org", "text": "Davon liegen bei mir noch hundert."}
    return {"shown": stamp, "website": "", **told, **words}


def read(client: Client, address: str) -> tuple[int, str]:
    answer = client.get(address)
    return answer.status_code, answer.content.decode()


class TestTheBoard:
    def test_shows_visitors_only_what_is_public(self, firm: Company, network: Network, client: Client) -> None:
        networks.member(network, firm)
        notice(firm, "Für alle")
        notice(firm, "Für Betriebe", visibility="region")
        notice(firm, "Für Mitglieder", visibility="network", networks=[network])
        page = read(client, "/boerse/")[1]
        assert ["Für alle" in page, "Für Betriebe" in page, "Für Mitglieder" in page] == [True, False, False]

    def test_shows_firms_what_is_theirs_to_read(
        self, firm: Company, neighbour: Company, network: Network, steward: User
    ) -> None:
        networks.member(network, firm)
        appoint_steward(by=BY, company=neighbour, person=steward, on=TODAY, at=NOW)
        notice(firm, "Für Betriebe", visibility="region")
        notice(firm, "Für Mitglieder", visibility="network", networks=[network])
        page = read(client_of(steward), "/boerse/")[1]
        assert ["Für Betriebe" in page, "Für Mitglieder" in page] == [True, False]
        networks.member(network, neighbour)
        assert "Für Mitglieder" in read(client_of(steward), "/boerse/")[1]

    def test_finds_a_word_inside_a_compound(self, firm: Company, client: Client) -> None:
        notice(firm, "Mehrwegflaschen", text="Kleine Mengen, gern zusammen.")
        notice(firm, "Rundstäbe")
        page = read(client, "/boerse/?wort=Flasche")[1]
        assert ["Mehrwegflaschen" in page, "Rundstäbe" in page] == [True, False]

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("art=suche", ["Holz gesucht"]),
            ("art=biete", ["Garn übrig"]),
            ("netz=regionales-bauen", ["Holz gesucht"]),
            ("material=holz", ["Holz gesucht"]),
            ("altkreis=freiberg", ["Holz gesucht", "Garn übrig"]),
            ("altkreis=mittweida", []),
            ("art=quatsch&netz=quatsch&seite=99&sortierung=x", ["Holz gesucht", "Garn übrig"]),
        ],
    )
    def test_is_narrowed(self, firm: Company, network: Network, client: Client, query: str, found: list[str]) -> None:
        notice(firm, "Holz gesucht", networks=[network], materials=list(Material.objects.all()))
        notice(firm, "Garn übrig", kind="offer")
        page = read(client, f"/boerse/?{query}")[1]
        assert [title for title in ("Holz gesucht", "Garn übrig") if title in page] == found

    def test_sorts_by_the_end(self, firm: Company, client: Client) -> None:
        notice(firm, "Endet bald", weeks=4)
        notice(firm, "Endet spät", weeks=12)
        pages = [read(client, f"/boerse/{query}")[1] for query in ("", "?sortierung=ende")]
        assert [page.index("Endet bald") < page.index("Endet spät") for page in pages] == [False, True]

    def test_asks_as_often_for_three_as_for_one(
        self, firm: Company, client: Client, django_assert_num_queries: Any
    ) -> None:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        numbers = []
        for more in (1, 2):
            for place in range(more):
                notice(firm, f"Nummer {more} {place}", materials=list(Material.objects.all()))
            client.get("/boerse/")
            with CaptureQueriesContext(
                connection,
            ) as asked:
                client.get("/boerse/")
            numbers.append(len(asked))
        assert numbers[0] == numbers[1]

    def test_speaks_english_and_marks_german(self, firm: Company, client: Client) -> None:
        notice(firm, "Rundstäbe", title_en="Wooden rods")
        notice(firm, "Garn")
        page = read(client, "/en/boerse/")[1]
        assert ("Wooden rods" in page, 'lang="de"' in page) == (True, True)


class TestOneNotice:
    def test_is_answered_by_a_visitor(self, firm: Company, client: Client) -> None:
        made = notice(firm)
        page = read(client, f"/boerse/{made.key}/")[1]
        assert (TEXT in page, "weberei@example.org" in page) == (True, False)
        answer = client.post(f"/boerse/{made.key}/", sent())
        assert "Ihre Antwort ist unterwegs" in answer.content.decode()
        mail = Mail.objects.get()
        assert (mail.to, mail.headers["Reply-To"], "noch hundert" in mail.text) == (
            firm.email,
            "jana@example.org",
            True,
        )

    def test_keeps_what_was_typed_when_it_is_refused(self, firm: Company, client: Client) -> None:
        made = notice(firm)
        answer = client.post(f"/boerse/{made.key}/", sent(email="jana"))
        page = answer.content.decode()
        assert (answer.status_code, "noch hundert" in page, Reply.objects.count()) == (422, True, 0)

    def test_takes_nothing_that_was_sent_too_fast(self, firm: Company, client: Client) -> None:
        made = notice(firm)
        answer = client.post(f"/boerse/{made.key}/", sent(shown=form_stamp(FORM, at=timezone.now())))
        assert (answer.status_code, Reply.objects.count()) == (422, 0)

    def test_says_that_it_ended_while_somebody_wrote(self, firm: Company, client: Client) -> None:
        made = notice(firm)
        Notice.objects.update(stage=Stage.WITHDRAWN, closed_at=timezone.now())
        answer = client.post(f"/boerse/{made.key}/", sent())
        page = answer.content.decode()
        assert (answer.status_code, "inzwischen beendet" in page, "noch hundert" in page) == (410, True, True)
        assert (Reply.objects.count(), Mail.objects.count()) == (0, 0)

    @pytest.mark.parametrize("how", ["expired", "withdrawn", "blocked", "firm"])
    def test_says_nothing_of_its_words_once_it_is_over(self, firm: Company, client: Client, how: str) -> None:
        made = notice(firm)
        if how == "expired":
            Notice.objects.update(expires_on=timezone.localdate() - timedelta(days=1))
        elif how == "firm":
            Company.objects.update(state="draft")
        else:
            Notice.objects.update(stage=how, closed_at=timezone.now(), closed_reason="Werbung")
        status, page = read(client, f"/boerse/{made.key}/")
        assert (status, TEXT in page, made.title in page, 'href="/boerse/"' in page) == (410, False, False, True)
        assert made.title not in read(client, "/boerse/")[1]

    def test_is_hidden_from_those_who_may_not_read_it(self, firm: Company, client: Client) -> None:
        made = notice(firm, visibility="region")
        assert (read(client, f"/boerse/{made.key}/")[0], client.post(f"/boerse/{made.key}/", sent()).status_code) == (
            404,
            404,
        )
        Notice.objects.update(stage=Stage.WITHDRAWN, closed_at=timezone.now())
        assert read(client, f"/boerse/{made.key}/")[0] == 404


class TestTheFirmByItsLink:
    def test_hangs_something_up_and_sees_it(self, firm: Company, client: Client) -> None:
        base = f"/m/{token_for(firm)}/"
        assert "Etwas aushängen" in read(client, base)[1]
        made = client.post(f"{base}neu/", FORM_WORDS)
        found = Notice.objects.get()
        assert made.headers["Location"] == f"{base}aushang/{found.key}/"
        assert (found.confirmed_at is None, found.source) == (False, "selbst über persönlichen Link")
        assert "Zwei Paletten Schachteln" in read(client, base)[1]

    def test_loses_no_word_of_a_refused_one(self, firm: Company, network: Network, client: Client) -> None:
        told = {**FORM_WORDS, "title": "", "visibility": "network", "networks": [network.key]}
        answer = client.post(f"/m/{token_for(firm)}/neu/", told)
        page = answer.content.decode()
        assert (answer.status_code, "Bedruckt mit dem alten Namen" in page) == (422, True)
        assert ("Der Titel fehlt." in page, "nicht Mitglied" in page) == (True, True)

    def test_is_told_why_it_cannot_yet(self, firm: Company, client: Client) -> None:
        Company.objects.update(state="draft")
        base = f"/m/{token_for(firm)}/"
        page = read(client, f"{base}neu/")[1]
        assert ("noch nicht veröffentlicht" in page, client.post(f"{base}neu/", FORM_WORDS).status_code) == (True, 422)

    def test_renews_with_one_click_and_a_second_changes_nothing(self, firm: Company, client: Client) -> None:
        made = notice(firm, weeks=4)
        page = f"/m/{token_for(firm, made.matter)}/aushang/{made.key}/"
        assert read(client, page)[0] == 200
        made.refresh_from_db()
        assert made.renewed_at is None
        told = {"was": "verlaengern", "seen": made.expires_on.isoformat()}
        assert [client.post(page, told).status_code for _ in range(2)] == [302, 302]
        assert Notice.objects.get().expires_on == made.expires_on + timedelta(days=28)

    def test_is_told_that_it_is_too_late_to_renew(self, firm: Company, client: Client) -> None:
        made = notice(firm, weeks=4, at=timezone.now() - timedelta(days=120))
        page = f"/m/{token_for(firm)}/aushang/{made.key}/"
        answer = client.post(page, {"was": "verlaengern", "seen": made.expires_on.isoformat()})
        assert (answer.status_code, "seit mehr als zwei Monaten" in answer.content.decode()) == (409, True)

    def test_confirms_what_the_office_entered(self, firm: Company, client: Client) -> None:
        made = notice(firm, confirmed=False)
        page = f"/m/{token_for(firm, made.matter)}/aushang/{made.key}/"
        assert "Stimmt es so?" in read(client, page)[1]
        assert Notice.objects.get().confirmed_at is None
        client.post(page, {"was": "bestaetigen"})
        assert Notice.objects.get().confirmed_at is not None

    def test_reads_answers_says_what_came_of_them_and_closes(
        self, firm: Company, neighbour: Company, client: Client
    ) -> None:
        made = notice(firm)
        reply = answered(made, neighbour)
        page = f"/m/{token_for(firm, made.matter)}/aushang/{made.key}/"
        shown = read(client, page)[1]
        assert ("Drechslerei Spindel" in shown, "spindel@example.org" in shown) == (True, True)
        client.post(f"{page}antwort/{reply.key}/", {"was": "ergebnis", "came_of": "talk"})
        client.post(page, {"was": "schliessen", "came_of": "order"})
        closed = Notice.objects.get()
        assert (closed.stage, closed.came_of, Reply.objects.get().came_of) == (Stage.DONE, CameOf.ORDER, CameOf.TALK)
        assert client.post(page, {"was": "schliessen", "came_of": "none"}).status_code == 409

    def test_reports_an_answer(self, firm: Company, client: Client) -> None:
        made = notice(firm)
        reply = visited(made)
        page = f"/m/{token_for(firm)}/aushang/{made.key}/antwort/{reply.key}/"
        assert client.post(page, {"was": "melden", "why": ""}).status_code == 422
        client.post(page, {"was": "melden", "why": "Werbung"})
        assert Reply.objects.get().reported_why == "Werbung"

    def test_answers_in_its_name_what_others_hung_up(self, firm: Company, neighbour: Company, client: Client) -> None:
        made = notice(firm, visibility="region")
        base = f"/m/{token_for(neighbour)}/umschau/"
        assert made.title in read(client, base)[1]
        told = {"text": "Das drehen wir gern.", "name": "", "email": ""}
        assert client.post(f"{base}{made.key}/", told).headers["Location"] == base
        reply = Reply.objects.get()
        assert (reply.company, reply.email) == (neighbour, neighbour.email)

    def test_cannot_answer_itself(self, firm: Company, client: Client) -> None:
        made = notice(firm)
        answer = client.post(f"/m/{token_for(firm)}/umschau/{made.key}/", {"text": "Das nehmen wir selbst."})
        assert (answer.status_code, Reply.objects.count()) == (409, 0)

    def test_speaks_only_of_what_the_link_is_for(self, firm: Company, neighbour: Company, client: Client) -> None:
        mine, other, theirs = notice(firm), notice(firm, "Zweite"), notice(neighbour, "Fremde")
        narrow, whole = f"/m/{token_for(firm, mine.matter)}/", f"/m/{token_for(firm)}/"
        assert client.get(narrow).headers["Location"] == f"{narrow}aushang/{mine.key}/"
        for address in (
            f"{narrow}aushang/{other.key}/",
            f"{narrow}neu/",
            f"{narrow}abo/",
            f"{whole}aushang/{theirs.key}/",
        ):
            assert (address, read(client, address)[0]) == (address, 404)
        assert client.post(f"{whole}aushang/{theirs.key}/", {"was": "abnehmen"}).status_code == 404
        reader = f"/m/{token_for(firm, 'subscription:ABCDEF')}/"
        assert client.get(reader).headers["Location"] == f"{reader}umschau/"
        assert client.post(f"{reader}aushang/{mine.key}/", {"was": "abnehmen"}).status_code == 404

    def test_opens_nothing_once_the_link_ended(self, firm: Company, client: Client) -> None:
        token = token_for(firm)
        PersonalLink.objects.update(ended_at=timezone.now())
        assert client.post(f"/m/{token}/neu/", FORM_WORDS).status_code == 404
        assert Notice.objects.count() == 0


class TestTheSteward:
    def test_has_the_same_pages_signed_in(self, firm: Company, steward: User) -> None:
        appoint_steward(by=BY, company=firm, person=steward, on=TODAY, at=NOW)
        browser = client_of(steward)
        base = f"/mein-betrieb/{firm.key}/boerse/"
        browser.post(f"{base}neu/", FORM_WORDS)
        found = Notice.objects.get()
        assert found.source == "selbst, angemeldet"
        assert found.title in read(browser, f"/mein-betrieb/{firm.key}/")[1]
        told = {**FORM_WORDS, "title": "Eine Palette", "expected": found.changed_at.isoformat()}
        assert browser.post(f"{base}aushang/{found.key}/bearbeiten/", told).status_code == 302
        assert browser.post(f"{base}aushang/{found.key}/bearbeiten/", told).status_code == 409
        assert "private" in browser.get(base).headers["Cache-Control"]

    def test_does_nothing_for_a_firm_that_is_not_theirs(self, firm: Company, steward: User, stranger: User) -> None:
        made = notice(firm)
        for person in (steward, stranger):
            browser = client_of(person)
            base = f"/mein-betrieb/{firm.key}/boerse/"
            assert [
                browser.post(f"{base}{rest}", {"was": "abnehmen"}).status_code
                for rest in ("neu/", f"aushang/{made.key}/")
            ] == [404, 404]
        assert Notice.objects.get().stage == Stage.OPEN


class TestTheDesk:
    def test_enters_by_word_of_a_firm(self, firm: Company, manager: User) -> None:
        told = {**FORM_WORDS, "company": firm.name, "source": "Telefon", "told_on": ""}
        answer = client_of(manager).post("/leitstand/boerse/neu/", told)
        made = Notice.objects.get()
        assert answer.headers["Location"] == f"/leitstand/boerse/{made.key}/"
        assert (made.source, made.confirmed_at, Mail.objects.get().to) == ("Telefon", None, firm.email)

    def test_sends_the_firm_a_link_instead(self, firm: Company, manager: User) -> None:
        client_of(manager).post("/leitstand/boerse/neu/", {"company": firm.name, "was": "link"})
        assert (Notice.objects.count(), Mail.objects.get().to) == (0, firm.email)
        assert PersonalLink.objects.get().subject == f"company:{firm.key}"

    def test_says_what_is_missing(self, firm: Company, manager: User) -> None:
        answer = client_of(manager).post("/leitstand/boerse/neu/", {**FORM_WORDS, "company": "Gibt es nicht"})
        page = answer.content.decode()
        assert (answer.status_code, "Einen Betrieb „Gibt es nicht“ gibt es nicht." in page) == (422, True)
        assert "Bedruckt mit dem alten Namen" in page

    def test_takes_out_and_puts_back(self, firm: Company, manager: User) -> None:
        made, browser = notice(firm), client_of(manager)
        page = f"/leitstand/boerse/{made.key}/"
        assert browser.post(page, {"was": "herausnehmen", "reason": ""}).status_code == 422
        browser.post(page, {"was": "herausnehmen", "reason": "Das ist Werbung."})
        assert Notice.objects.get().stage == Stage.BLOCKED
        browser.post(page, {"was": "zurueckhaengen"})
        assert Notice.objects.get().stage == Stage.OPEN

    def test_narrows_the_list_and_gives_it_away(self, firm: Company, manager: User, network: Network) -> None:
        notice(firm, "Läuft ab", weeks=4, at=timezone.now() - timedelta(days=24))
        notice(firm, "Hängt lange", networks=[network])
        browser = client_of(manager)
        page = read(browser, "/leitstand/boerse/?stand=bald")[1]
        assert ["Läuft ab" in page, "Hängt lange" in page] == [True, False]
        page = read(browser, f"/leitstand/boerse/?netz={network.key}&wort=lange")[1]
        assert ["Läuft ab" in page, "Hängt lange" in page] == [False, True]

    def test_lets_a_coordinator_act_in_their_networks_only(
        self, firm: Company, network: Network, coordinator: User
    ) -> None:
        made = notice(firm, networks=[network])
        page, told = f"/leitstand/boerse/{made.key}/", {"was": "herausnehmen", "reason": "Das ist Werbung."}
        assert client_of(coordinator).post(page, told).status_code == 403
        networks.coordinates(coordinator, network)
        assert client_of(coordinator).post(page, told).status_code == 302

    def test_decides_about_a_report(self, firm: Company, manager: User, client: Client) -> None:
        made = notice(firm)
        reply = visited(made)
        client.post(
            f"/m/{token_for(firm)}/aushang/{made.key}/antwort/{reply.key}/", {"was": "melden", "why": "Werbung"}
        )
        browser = client_of(manager)
        assert "noch hundert" in read(browser, "/leitstand/boerse/")[1]
        browser.post(f"/leitstand/boerse/gemeldet/{reply.key}/", {"urteil": "missbrauch"})
        assert (Reply.objects.get().is_abuse, Reply.objects.get().text) == (True, "")
        answer = client.post(f"/boerse/{made.key}/", sent())
        assert (answer.status_code, "leiten wir keine Antworten weiter" in answer.content.decode()) == (422, True)

    def test_reads_no_answer_that_was_not_reported(self, firm: Company, manager: User) -> None:
        made = notice(firm)
        visited(made)
        browser = client_of(manager)
        page = read(browser, "/leitstand/boerse/")[1] + read(browser, f"/leitstand/boerse/{made.key}/")[1]
        assert ("noch hundert" in page, "jana@example.org" in page) == (False, False)
