"""Two people edit the same thing at once: the second is told, sees what the first saved, and loses no word."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import unescape

import pytest
from django.test import Client

from produktschau.accounts.models import User
from produktschau.intake.models import Stage
from produktschau.mailings.models import Circular
from tests.cast import client_of
from tests.factories import region, showcase
from tests.factories.intake import criteria, submission
from tests.factories.mailings import mailing_things
from tests.factories.meetings import draft_meeting
from tests.factories.networks import network
from tests.factories.outreach import draft_call
from tests.factories.surveys import draft_survey
from tests.factories.surveys import field as survey_field
from tests.forms import main_form

pytestmark = pytest.mark.django_db

FIRST, SECOND = "Die Worte der ersten Person.", "Die Worte der zweiten Person."


@dataclass(frozen=True)
class Form:
    """A page with a form: its path, the field both write, what makes it unacceptable."""

    path: str
    field: str
    spoilt: Mapping[str, str]


def company() -> Form:
    return Form(f"/leitstand/betriebe/{showcase.company().key}/", "lead", {"founded_year": "morgen"})


def product() -> Form:
    return Form(f"/leitstand/produkte/{showcase.product(showcase.company()).key}/", "lead", {"name": ""})


def office_round() -> Form:
    made = submission(company=showcase.company(), stage=Stage.SUBMITTED)
    return Form(f"/leitstand/einreichungen/{made.key}/", "lead", {"name": "x" * 200})


def call() -> Form:
    return Form(f"/leitstand/aufrufe/{draft_call().key}/bearbeiten/", "text", {"title": ""})


def circular() -> Form:
    mailing_things(showcase.company(email="laden@weberei.example"))
    key = Circular.objects.filter(stage="draft")[0].key
    return Form(f"/leitstand/verteiler/rundschreiben/{key}/bearbeiten/", "text", {"subject": ""})


def criterion() -> Form:
    return Form(f"/leitstand/herkunft/{criteria()[0].slug}/", "help", {"question": ""})


def survey() -> Form:
    return Form(f"/leitstand/umfragen/{draft_survey().key}/bearbeiten/", "intro", {"title": ""})


def survey_question() -> Form:
    draft = draft_survey()
    asking = draft.questions.filter(kind="scale")[0]
    return Form(f"/leitstand/umfragen/{draft.key}/fragen/{asking.pk}/", "text", {"low": ""})


def field_of_action() -> Form:
    return Form(f"/leitstand/umfragen/handlungsfelder/{survey_field().pk}/", "description", {"name": ""})


def meeting() -> Form:
    draft = draft_meeting(network())
    return Form(f"/leitstand/treffen/{draft.key}/bearbeiten/", "lead", {"title": ""})


def profile() -> Form:
    return Form("/leitstand/region/", "tagline", {"contact_email": "keine"})


ALL = pytest.mark.parametrize(
    "kind",
    [
        company,
        product,
        office_round,
        call,
        circular,
        criterion,
        survey,
        survey_question,
        field_of_action,
        meeting,
        profile,
    ],
)


@pytest.fixture
def browser(manager: User) -> Client:
    region.district()
    showcase.words()
    return client_of(manager)


@ALL
def test_who_saves_second_is_told_and_sees_both(browser: Client, kind: Callable[[], Form]) -> None:
    form = kind()
    opened = main_form(browser.get(form.path).content.decode())
    assert browser.post(form.path, {**opened, form.field: FIRST}).status_code == 302
    second = browser.post(form.path, {**opened, form.field: SECOND})
    page = unescape(second.content.decode())
    assert (second.status_code, FIRST in page, SECOND in page) == (409, True, True)
    again = main_form(second.content.decode())
    assert again[form.field] == SECOND
    assert browser.post(form.path, again).status_code == 302
    assert main_form(browser.get(form.path).content.decode())[form.field] == SECOND


@ALL
def test_a_refused_form_does_not_pass_for_one_that_has_seen_the_latest(
    browser: Client, kind: Callable[[], Form]
) -> None:
    form = kind()
    opened = main_form(browser.get(form.path).content.decode())
    assert browser.post(form.path, {**opened, form.field: FIRST}).status_code == 302
    refused = browser.post(form.path, {**opened, form.field: SECOND, **form.spoilt})
    assert refused.status_code in (409, 422)
    if refused.status_code == 422:
        mended = {**main_form(refused.content.decode()), **{name: opened[name] for name in form.spoilt}}
        assert browser.post(form.path, mended).status_code == 409
