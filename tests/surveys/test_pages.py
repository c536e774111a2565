"""The pages: a firm answers by its link or signed in, the office drafts, opens and reads."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from produktschau.accounts.models import User
from produktschau.audit.models import Access
from produktschau.showcase.actions import appoint_steward
from produktschau.showcase.models import Company
from produktschau.surveys.models import Answer, Invitation, Kind, Question, Survey
from produktschau.surveys.queries.firm_page import input_name
from produktschau.work.queue import enqueue
from tests.cast import NOW, TODAY, client_of
from tests.factories.showcase import BY
from tests.factories.surveys import answered, draft_survey, invitation, question, running_survey, said, token_for
from tests.forms import main_form, sheets


@pytest.fixture
def survey(firms: list[Company]) -> Survey:
    return running_survey(*firms)


@pytest.fixture
def path(survey: Survey, firms: list[Company]) -> str:
    return f"/m/{token_for(survey, firms[0])}/"


def form_of(survey: Survey, **told: object) -> dict[str, list[str]]:
    """Answers as a browser sends them."""
    given = said(survey, **told)  # type: ignore[arg-type]  # as the factory takes them
    return {input_name(Question.objects.get(pk=pk)): words for pk, words in given.items()}


def new_form(browser: Client) -> dict[str, object]:
    """The form of a new survey, as the page fills it."""
    page = browser.get("/leitstand/umfragen/neu/").content.decode()
    forms = [one.values for one in sheets(page)]
    return {**sorted(forms, key=lambda values: len(list(values)))[-1]}


class TestTheFirm:
    """By its personal link, without an account and without JavaScript."""

    def test_answers_and_sees_what_it_answered(self, client: Client, path: str, survey: Survey) -> None:
        asked = client.get(path).content.decode()
        assert "Was brauchen Sie?" in asked
        assert "checked" not in asked
        answer = client.post(path, {**form_of(survey, needs=(0, 2), grade=4, text="Rat & Tat"), "expected": ""})
        assert (answer.status_code, answer.headers["Location"]) == (302, path)
        shown = client.get(path).content.decode()
        assert "Danke, Ihre Antworten sind gespeichert." in shown
        assert (shown.count("checked"), "Rat &amp; Tat" in shown) == (3, True)

    def test_changes_what_it_answered(self, client: Client, path: str, survey: Survey) -> None:
        client.post(path, form_of(survey, needs=(0,)))
        opened = main_form(client.get(path).content.decode())
        assert client.post(path, {**form_of(survey, needs=(1,)), "expected": opened["expected"]}).status_code == 302
        assert list(Answer.objects.values_list("option__number", flat=True)) == [2]

    def test_is_told_when_a_colleague_was_faster(self, client: Client, path: str, survey: Survey) -> None:
        opened = main_form(client.get(path).content.decode())
        client.post(path, form_of(survey, needs=(0,)))
        second = client.post(path, {**form_of(survey, needs=(1,), text="meins"), "expected": opened["expected"]})
        page = second.content.decode()
        assert (second.status_code, "inzwischen geantwortet" in page, "meins" in page) == (409, True, True)
        again = main_form(page)
        assert client.post(path, {**form_of(survey, needs=(1,)), "expected": again["expected"]}).status_code == 302

    def test_loses_no_word_of_a_refused_answer(self, client: Client, path: str, survey: Survey) -> None:
        scale = input_name(question(survey, Kind.SCALE))
        refused = client.post(path, {**form_of(survey, text="bleibt stehen"), scale: "9"})
        page = refused.content.decode()
        assert (refused.status_code, "bleibt stehen" in page, f'href="#{scale}"' in page) == (422, True, True)
        assert Answer.objects.count() == 0

    def test_says_that_it_wants_no_questions(
        self, client: Client, path: str, survey: Survey, firms: list[Company]
    ) -> None:
        client.post(path, form_of(survey))
        assert client.post(path, {"was": "ablehnen"}).status_code == 302
        assert "Sie möchten keine Umfragen von uns." in client.get(path).content.decode()
        assert (invitation(survey, firms[0]).refused_at is None, Answer.objects.count()) == (False, 0)

    def test_reads_that_the_survey_is_over(self, client: Client, path: str, survey: Survey) -> None:
        Survey.objects.update(
            opens_on=timezone.localdate() - timedelta(9), closes_on=timezone.localdate() - timedelta(1)
        )
        page = client.get(path).content.decode()
        assert ("Diese Umfrage ist beendet." in page, "<fieldset" in page) == (True, False)
        assert client.post(path, form_of(survey)).status_code == 409

    def test_reads_when_the_survey_begins(self, client: Client, path: str) -> None:
        on = timezone.localdate() + timedelta(2)
        Survey.objects.update(opens_on=on, closes_on=on)
        assert "Diese Umfrage beginnt am" in client.get(path).content.decode()

    def test_gets_a_page_that_nobody_finds_or_follows(self, client: Client, path: str) -> None:
        answer = client.get(path)
        assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
        assert answer.headers["Referrer-Policy"] == "same-origin"
        assert answer.headers["Cache-Control"] == "private, no-store"

    def test_with_a_wrong_link_gets_one_friendly_page(self, client: Client, path: str, survey: Survey) -> None:
        wrong = client.get("/m/1-AAAAAAAAAAAAAAAA/")
        deeper = client.get(f"{path}seite/")
        assert (wrong.status_code, deeper.status_code) == (404, 404)
        assert "Dieser Link öffnet nichts mehr" in wrong.content.decode()


def test_a_steward_finds_the_survey_on_the_firms_page(survey: Survey, firms: list[Company], steward: User) -> None:
    appoint_steward(by=BY, company=firms[0], person=steward, on=TODAY, at=NOW)
    browser = client_of(steward)
    page = reverse("surveys:mine", args=[firms[0].key, survey.key])
    assert page in browser.get("/mein-betrieb/", follow=True).content.decode()
    assert browser.post(page, form_of(survey)).status_code == 302
    assert Invitation.objects.get(company=firms[0]).answered_by == steward.actor_key
    assert browser.get(reverse("surveys:mine", args=[firms[1].key, survey.key])).status_code == 404


class TestTheOffice:
    """At the desk."""

    def test_makes_a_survey_changes_a_question_and_opens_it(self, firms: list[Company], manager: User) -> None:
        browser = client_of(manager)
        new = new_form(browser)
        closes = (timezone.localdate() + timedelta(20)).isoformat()
        made = browser.post("/leitstand/umfragen/neu/", {**new, "title": "Bedarf 2026", "closes_on": closes})
        page = made.headers["Location"]
        survey = Survey.objects.get()
        asking = question(survey, Kind.CHOICE)
        change = reverse("surveys:question_change", args=[survey.key, asking.pk])
        opened = main_form(browser.get(change).content.decode())
        assert browser.post(change, {**opened, "text": "Woher kommen Sie?"}).status_code == 302
        draft = browser.get(page).content.decode()
        assert ("Woher kommen Sie?" in draft, "Umfrage öffnen" in draft) == (True, True)
        survey.refresh_from_db()
        browser.post(f"{page}oeffnen/", {"expected": survey.changed_at.isoformat()})
        survey.refresh_from_db()
        assert survey.opened_at is not None

    def test_is_told_what_is_missing_in_a_sentence(self, district: None, manager: User) -> None:
        browser = client_of(manager)
        new = new_form(browser)
        refused = browser.post("/leitstand/umfragen/neu/", {**new, "title": "", "closes_on": "morgen"})
        page = refused.content.decode()
        assert refused.status_code == 422
        assert "Geben Sie der Umfrage einen Titel." in page
        assert "Schreiben Sie ihn wie 15.01.2027." in page

    def test_reads_results_whose_numbers_open(self, survey: Survey, firms: list[Company], manager: User) -> None:
        for company in firms:
            answered(survey, company, needs=(0,), grade=3)
        browser, page = client_of(manager), f"/leitstand/umfragen/{survey.key}/"
        shown = browser.get(f"{page}ergebnis/").content.decode()
        assert ("Fachkräfte und Nachwuchs" in shown, "100\u00a0%" in shown) == (True, True)
        option = question(survey, Kind.SEVERAL).options.all()[0]
        behind = browser.get(f"{page}betriebe/?antwort={option.pk}").content.decode()
        assert [company.name in behind for company in firms] == [True] * 6
        assert Access.objects.filter(kind="answers", subject=survey.matter).count() == 1

    def test_shows_no_firm_to_the_auditor(self, survey: Survey, firms: list[Company], auditor: User) -> None:
        for company in firms:
            answered(survey, company, needs=(0,), grade=3, text="Geheim.")
        browser, page = client_of(auditor), f"/leitstand/umfragen/{survey.key}/"
        shown = browser.get(page).content.decode() + browser.get(f"{page}ergebnis/").content.decode()
        assert ("Fachkräfte und Nachwuchs" in shown, "Werkstatt" in shown, "Geheim" in shown) == (True, False, False)

    def test_asks_for_every_page_in_a_fixed_number_of_queries(
        self, survey: Survey, firms: list[Company], manager: User, django_assert_max_num_queries: object
    ) -> None:
        for company in firms:
            answered(survey, company, needs=(0,), grade=3)
        browser = client_of(manager)
        with django_assert_max_num_queries(70):  # type: ignore[operator]  # a fixture of pytest-django
            browser.get(f"/leitstand/umfragen/{survey.key}/ergebnis/")

    def test_cannot_delete_an_opened_survey(self, survey: Survey, manager: User) -> None:
        client_of(manager).post(f"/leitstand/umfragen/{survey.key}/loeschen/")
        assert Survey.objects.count() == 1

    def test_previews_the_page_of_a_firm_without_a_way_to_send(self, district: None, manager: User) -> None:
        page = client_of(manager).get(f"/leitstand/umfragen/{draft_survey().key}/vorschau/").content.decode()
        assert ("Hier lässt sich nichts absenden." in page, "Antworten absenden" in page) == (True, False)


def test_the_jobs_of_surveys_can_be_run(firms: list[Company]) -> None:
    from produktschau.surveys import tasks
    from produktschau.surveys.actions.running import open_survey

    survey = open_survey(by=BY, at=timezone.now(), survey=draft_survey())
    enqueue("produktschau.surveys.tasks.forget_answers", key="forget", at=timezone.now())
    for task in (tasks.invite, tasks.remind):
        task.func(survey=survey.pk)
    assert survey.invitations.count() == 6
