"""The pages: a firm registers by its link or signed in, the office writes down calls, everyone reads what is public."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from produktschau.accounts.models import User
from produktschau.meetings.actions.changing import cancel_meeting
from produktschau.meetings.models import Meeting, ProgrammeItem, Registration
from produktschau.networks.models import Network
from produktschau.outreach.models import PersonalLink
from produktschau.showcase.actions import appoint_steward
from produktschau.showcase.models import Company
from produktschau.work.models import Mail
from tests.cast import NOW, TODAY, client_of
from tests.factories.meetings import draft_meeting, invited, meeting, registration, token_for
from tests.factories.networks import coordinates, network
from tests.factories.showcase import BY
from tests.forms import main_form


@pytest.fixture
def there(net: Network) -> Meeting:
    return meeting(net, capacity=3)


@pytest.fixture
def path(there: Meeting, firms: list[Company]) -> str:
    return f"/m/{token_for(there, firms[0])}/"


def people(*names: str, **told: str) -> dict[str, str]:
    """People as a browser sends them."""
    rows = {f"people-{number}-name": name for number, name in enumerate(names, start=1)}
    return {"rows": str(len(names)), **rows, "was": "anmelden", **told}


class TestTheFirm:
    def test_registers_two_people_and_sees_them(self, client: Client, path: str) -> None:
        assert "Stadthalle Rochlitz" in client.get(path).content.decode()
        answer = client.post(path, people("Anna Beispiel", "Bert Beispiel"))
        assert (answer.status_code, answer.headers["Location"]) == (302, path)
        shown = client.get(path).content.decode()
        assert ("Sie sind angemeldet." in shown, "Anna Beispiel und Bert Beispiel" in shown) == (True, True)

    def test_waits_when_it_is_full_and_reads_the_rule(
        self, client: Client, path: str, there: Meeting, firms: list[Company]
    ) -> None:
        registration(there, firms[1], "A", "B", "C")
        assert "Wer sich jetzt anmeldet, kommt auf die Warteliste." in client.get(path).content.decode()
        client.post(path, people("Anna Beispiel"))
        page = client.get(path).content.decode()
        assert ("Sie stehen auf der Warteliste." in page, "Gruppen rücken ganz nach." in page) == (True, True)

    def test_gets_another_line_without_losing_a_word(self, client: Client, path: str) -> None:
        page = client.post(path, {**people("Anna Beispiel", "Bert Beispiel"), "was": "mehr"}).content.decode()
        assert ("Anna Beispiel" in page, "3. Person" in page, Registration.objects.count()) == (True, True, 0)

    def test_loses_no_word_of_a_refused_registration(self, client: Client, path: str) -> None:
        told = people("Anna Beispiel", **{"people-1-email": "keine", "people-1-diet": "ohne Nüsse"})
        answer = client.post(path, told)
        page = answer.content.decode()
        assert (answer.status_code, "ohne Nüsse" in page, "ist nicht vollständig" in page) == (422, True, True)

    def test_is_told_when_a_colleague_was_faster(self, client: Client, path: str) -> None:
        client.post(path, people("Anna Beispiel"))
        opened = main_form(client.get(path).content.decode())
        client.post(path, people("Bert Beispiel", expected=str(opened["expected"])))
        answer = client.post(path, people("Cleo Beispiel", expected=str(opened["expected"])))
        page = answer.content.decode()
        assert (answer.status_code, "inzwischen geändert" in page, "Cleo Beispiel" in page) == (409, True, True)

    def test_says_that_nobody_comes(self, client: Client, path: str, there: Meeting, firms: list[Company]) -> None:
        invited(there, firms[0])
        assert client.post(path, {"was": "niemand"}).status_code == 302
        assert "Aus Ihrem Betrieb kommt niemand." in client.get(path).content.decode()

    def test_reads_that_it_is_off(self, client: Client, path: str, there: Meeting) -> None:
        cancel_meeting(by=BY, at=timezone.now(), meeting=there, reason="Sturm")
        page = client.get(path).content.decode()
        assert ("Dieses Treffen ist abgesagt." in page, "Sturm" in page) == (True, True)
        assert client.post(path, people("Anna Beispiel")).status_code == 409

    def test_reads_that_registration_is_over(self, client: Client, path: str) -> None:
        Meeting.objects.update(registration_until=timezone.now() - timedelta(hours=1))
        page = client.get(path).content.decode()
        assert ("Die Anmeldung ist seit dem" in page, "people-1-name" in page) == (True, False)
        assert client.post(path, people("Anna Beispiel")).status_code == 409

    def test_reads_nothing_of_a_draft(self, client: Client, net: Network, firms: list[Company]) -> None:
        draft = draft_meeting(net, title="Geheimer Entwurf")
        page = client.get(f"/m/{token_for(draft, firms[0])}/").content.decode()
        assert ("Geheimer Entwurf" in page, "noch nicht angekündigt" in page) == (False, True)

    def test_with_an_expired_link_gets_one_friendly_page(self, client: Client, path: str) -> None:
        PersonalLink.objects.update(made_at=timezone.now() - timedelta(9), expires_at=timezone.now() - timedelta(1))
        answer = client.get(path)
        assert (answer.status_code, "Dieser Link öffnet nichts mehr" in answer.content.decode()) == (404, True)

    def test_signed_in_registers_for_its_own_firm_only(
        self, steward: User, there: Meeting, firms: list[Company]
    ) -> None:
        appoint_steward(by=BY, company=firms[0], person=steward, on=TODAY, at=NOW)
        browser = client_of(steward)
        own = f"/mein-betrieb/{firms[0].key}/treffen/{there.key}/"
        assert browser.post(own, people("Anna Beispiel")).status_code == 302
        assert browser.get(f"/mein-betrieb/{firms[1].key}/treffen/{there.key}/").status_code == 404
        assert Registration.objects.get().channel == "account"

    def test_sees_a_meeting_that_is_not_public_only_when_invited(
        self, steward: User, net: Network, firms: list[Company]
    ) -> None:
        appoint_steward(by=BY, company=firms[0], person=steward, on=TODAY, at=NOW)
        closed = meeting(net, title="Im kleinen Kreis", is_public=False)
        own = f"/mein-betrieb/{firms[0].key}/treffen/{closed.key}/"
        assert client_of(steward).get(own).status_code == 404
        invited(closed, firms[0])
        assert client_of(steward).get(own).status_code == 200


class TestThePublic:
    def test_reads_what_is_announced_and_public(self, client: Client, net: Network) -> None:
        shown, hidden = meeting(net, title="Für alle"), meeting(net, title="Nur Geladene", is_public=False)
        page = client.get("/treffen/").content.decode()
        assert ("Für alle" in page, "Nur Geladene" in page) == (True, False)
        assert client.get(f"/treffen/{shown.slug}/").status_code == 200
        assert client.get(f"/treffen/{hidden.slug}/").status_code == 404
        assert client.get(f"/treffen/{draft_meeting(net, title='Entwurf').slug}/").status_code == 404

    def test_reads_how_many_places_are_left_and_no_name(
        self, client: Client, there: Meeting, firms: list[Company]
    ) -> None:
        registration(there, firms[0], "Anna Beispiel")
        page = client.get(f"/treffen/{there.slug}/").content.decode()
        assert ("Noch 2 von 3 Plätzen frei." in page, "Anna Beispiel" in page) == (True, False)

    def test_reads_that_it_is_off_machines_too(self, client: Client, there: Meeting) -> None:
        cancel_meeting(by=BY, at=timezone.now(), meeting=there, reason="Sturm")
        page = client.get(f"/treffen/{there.slug}/").content.decode()
        assert ("https://schema.org/EventCancelled" in page, "Sturm" in page) == (True, True)

    def test_asks_for_the_link_and_never_learns_which_firms_there_are(
        self, client: Client, there: Meeting, firms: list[Company], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("produktschau.meetings.views.public.doubts_about", lambda *_, **__: "")
        known = client.post(f"/treffen/{there.slug}/anmelden/", {"text": "werkstatt 1"}).content.decode()
        unknown = client.post(f"/treffen/{there.slug}/anmelden/", {"text": "Gibt es nicht"}).content.decode()
        assert "Sehen Sie in Ihr Postfach" in known
        assert len(known) == len(unknown)
        assert [mail.to for mail in Mail.objects.all()] == [firms[0].email]

    @pytest.mark.parametrize("number", [1, 3])
    def test_costs_as_many_statements_with_three_as_with_one(
        self, client: Client, net: Network, number: int, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        for place in range(number):
            meeting(net, title=f"Treffen {place}")
        client.get("/treffen/")
        with django_assert_max_num_queries(9):
            client.get("/treffen/")


class TestTheOffice:
    def test_writes_down_a_call_and_stays_on_the_page(
        self, manager: User, there: Meeting, firms: list[Company]
    ) -> None:
        browser, page = client_of(manager), f"/leitstand/treffen/{there.key}/anmeldung/"
        found = browser.get(page, {"suche": "werkst"}).content.decode()
        assert f"?betrieb={firms[0].key}#telefon" in found
        told = people(
            "Anna Beispiel", channel="phone", source="Frau Beispiel", told_on=timezone.localdate().isoformat()
        )
        answer = browser.post(f"{page}{firms[0].key}/anrufen/", told)
        assert answer.headers["Location"] == f"{page}#telefon"
        made = Registration.objects.get()
        assert (made.channel, made.source, made.confirmed_at, made.attendees.count()) == (
            "phone",
            "Frau Beispiel",
            None,
            1,
        )

    def test_cannot_write_down_what_was_said_tomorrow(
        self, manager: User, there: Meeting, firms: list[Company]
    ) -> None:
        day = (timezone.localdate() + timedelta(days=1)).isoformat()
        told = people("Anna Beispiel", channel="phone", told_on=day)
        answer = client_of(manager).post(f"/leitstand/treffen/{there.key}/anmeldung/{firms[0].key}/anrufen/", told)
        assert (answer.status_code, "liegt in der Zukunft" in answer.content.decode()) == (422, True)

    def test_drafts_with_a_programme_that_is_ordered_without_javascript(self, manager: User, net: Network) -> None:
        browser, path = client_of(manager), "/leitstand/treffen/neu/"
        form = {
            "kind": "regiotreff",
            "networks": str(net.pk),
            "title": "Stein trifft Holz",
            "starts_at": "2031-01-07T17:00",
            "ends_at": "2031-01-07T20:00",
            "place": "Stadthalle",
            "most_per_firm": "4",
            "items": "2",
            "item-1-title": "Suppe",
            "item-2-title": "Rundgang",
        }
        page = browser.post(path, {**form, "zeile": "runter-1"}).content.decode()
        assert (page.index("Rundgang") < page.index("Suppe"), Meeting.objects.count()) == (True, 0)
        assert browser.post(path, form).status_code == 302
        made = Meeting.objects.get()
        assert [one.title for one in made.programme.all()] == ["Suppe", "Rundgang"]
        assert timezone.localtime(made.starts_at).hour == 17

    def test_copies_an_earlier_meeting_without_its_times(self, manager: User, there: Meeting) -> None:
        page = client_of(manager).get(f"/leitstand/treffen/neu/?vorlage={there.key}").content.decode()
        assert ("Stein trifft Holz" in page, f"{there.starts_at:%Y-%m-%d}T" in page) == (True, False)

    def test_runs_its_own_networks_only(self, coordinator: User, net: Network, there: Meeting) -> None:
        browser, other = client_of(coordinator), meeting(network("Lieblingsstücke"), title="Fremd")
        coordinates(coordinator, net)
        assert browser.get(f"/leitstand/treffen/{there.key}/bearbeiten/").status_code == 200
        assert browser.get(f"/leitstand/treffen/{other.key}/bearbeiten/").status_code == 403
        assert browser.post(f"/leitstand/treffen/{other.key}/absagen/", {"reason": "x"}).status_code == 403
        assert browser.get(f"/leitstand/treffen/{other.key}/").status_code == 200

    def test_reads_no_names_without_the_right(self, auditor: User, there: Meeting, firms: list[Company]) -> None:
        registration(there, firms[0], "Anna Beispiel")
        assert (
            "Anna Beispiel" not in client_of(auditor).get(f"/leitstand/treffen/{there.key}/anmeldung/").content.decode()
        )

    def test_narrows_the_list(self, manager: User, net: Network) -> None:
        other = network("Lieblingsstücke")
        meeting(net, title="Das erste")
        meeting(other, title="Das zweite", kind="forum")
        browser = client_of(manager)
        pages = [
            browser.get("/leitstand/treffen/", told).content.decode()
            for told in ({"netz": other.slug}, {"art": "forum"})
        ]
        assert [("Das erste" in page, "Das zweite" in page) for page in pages] == [(False, True), (False, True)]

    def test_takes_the_lists_away_as_tables(self, manager: User, net: Network, firms: list[Company]) -> None:
        there = meeting(net)
        registration(there, firms[0], "Anna Beispiel")
        browser = client_of(manager)
        listed = browser.get(reverse("tabular:listing", args=["treffen", "csv"]))
        assert "Stein trifft Holz" in b"".join(listed).decode("utf-8-sig")
        people = browser.get(reverse("tabular:listing", args=["treffen-anmeldungen", "csv"]), {"treffen": there.key})
        assert "Anna Beispiel" in b"".join(people).decode("utf-8-sig")


def test_the_programme_names_no_firm_that_is_not_public(client: Client, net: Network, firms: list[Company]) -> None:
    treffen = meeting(net)
    for number, firm in enumerate(firms[:2]):
        ProgrammeItem.objects.create(
            meeting=treffen, position=number, title="Werkstattgang", speaker="Anna", company=firm
        )
    Company.objects.filter(pk=firms[1].pk).update(state="draft")
    page = client.get(treffen.get_absolute_url()).content.decode()
    assert (firms[0].name in page, firms[1].name in page, page.count("Anna")) == (True, False, 2)


def test_a_number_no_network_can_have_is_refused_in_words(manager: User, net: Network) -> None:
    path = reverse("meetings_house:meeting_change", args=[draft_meeting(net).key])
    browser = client_of(manager)
    form = {**main_form(browser.get(path).content.decode()), "networks": ["9" * 20]}
    assert (browser.post(path, form).status_code, browser.post(path, {**form, "zeile": "mehr"}).status_code) == (
        422,
        200,
    )
