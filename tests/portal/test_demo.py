"""The demo: real district, invented companies, made once, kept afterwards; every role finds something to do in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client, RequestFactory
from django.urls import resolve, reverse

from produktschau.accounts.models import User
from produktschau.accounts.rules import may_see_desk
from produktschau.audit.record import System
from produktschau.design.navigation import DESK, links
from produktschau.intake.models import Call, Stage, Submission
from produktschau.intake.queries.calls import counts_of, standing_of
from produktschau.intake.queries.effect import effect_of
from produktschau.lib.dates import day_of
from produktschau.mailings.models import Circular, OptOut
from produktschau.mailings.models import Stage as Sent
from produktschau.meetings.models import Meeting
from produktschau.outreach.models import ContactNote
from produktschau.portal.actions import NotADemo, prepare_demo
from produktschau.portal.demo import DEMO_DATA, PEOPLE, Login, kept_logins
from produktschau.privacy.calculations.notice import SUBJECT
from produktschau.privacy.queries.listed import standing
from produktschau.privacy.queries.persons import persons, with_ways
from produktschau.region.models import Region
from produktschau.region.queries import former_districts, home_municipalities
from produktschau.showcase.models import Bulk, BulkStage, Company, Merge, Product, State, Steward
from produktschau.showcase.queries.doubles import likely_doubles
from produktschau.surveys.models import Invitation
from produktschau.work.models import Mail
from tests import cast
from tests.conftest import House
from tests.factories.search import synonyms

PARTS = [part for part, _, _ in PEOPLE]
INNER = (
    "/leitstand/aenderungen/",
    "/leitstand/ansprueche/",
    "/leitstand/doppelt/",
    "/leitstand/zusammengefuehrt/",
    "/leitstand/sammelaktionen/",
    "/leitstand/gemerkt/",
    "/leitstand/herkunft/",
)
"""Lists of the desk that stand in no menu."""
LINK = re.compile(r'<a\b[^>]*\bhref="(/[^"#]*)')


@dataclass(frozen=True)
class Demo:
    """The demo, made once for this file."""

    logins: list[Login]

    def person(self, part: str) -> User:
        """Whoever signs in under the part."""
        return User.objects.get(email__startswith=f"{part}@")


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """Prepared once; what a test changes is taken back after it, and in the end everything is."""
    with django_db_blocker.unblock(), transaction.atomic():
        logins = kept_logins(tmp_path_factory.mktemp("demo"))
        synonyms()  # those of the house are taken over by „produktschau prepare“
        assert prepare(logins, cast.NOW) is True
        cache.clear()
        yield Demo(logins)
        transaction.set_rollback(True)


def prepare(logins: list[Login], at: datetime) -> bool:
    """Prepare the demo; nobody listens in a test."""
    return prepare_demo(by=System("demo"), data=DEMO_DATA, logins=logins, at=at, tell=lambda line: None)


@pytest.mark.django_db
def test_the_demo_has_the_real_district_and_says_what_is_invented(demo: Demo) -> None:
    assert home_municipalities().count() == 52
    assert former_districts().count() == 3
    assert Company.objects.filter(is_invented=False).count() == 0
    assert Product.objects.filter(is_invented=False).count() == 0
    drafts = set(Product.objects.filter(state="draft", published_at=None).values_list("pk", flat=True))
    assert drafts <= set(Submission.objects.values_list("product", flat=True))


@pytest.mark.django_db
def test_entries_stand_in_every_state(demo: Demo) -> None:
    assert set(Submission.objects.values_list("stage", flat=True)) == set(Stage.values)
    for model in (Company, Product):
        assert set(model._default_manager.values_list("state", flat=True)) == set(State.values)
        assert model._default_manager.filter(state=State.DRAFT, published_at__isnull=False).count() == 1  # withdrawn
    assert {one.stage for one in Bulk.objects.all()} == {BulkStage.DONE}
    assert Merge.objects.filter(undone_at=None).count() == 1
    (double,) = likely_doubles()
    assert (double.first_name, double.second_name) == ("Bäckerei Krumenlicht", "Bäckerei Krumenlicht GmbH")


@pytest.mark.django_db
def test_people_out_of_lists_are_told_wait_or_are_overdue(demo: Demo) -> None:
    found = standing(cast.TODAY)
    assert (found.told, found.overdue, found.open) == (2, 2, 5)
    assert {one.way for one in with_ways(persons()) if one.notice is None} == {"mail", "letter", None}
    assert len(Mail.objects.filter(subject=SUBJECT)) == 1


@pytest.mark.django_db
def test_a_circular_went_out_without_whoever_opted_out_and_one_is_a_draft(demo: Demo) -> None:
    sent, draft = Circular.objects.order_by("made_at")
    assert (sent.stage, draft.stage) == (Sent.DONE, Sent.DRAFT)
    ways = dict(sent.deliveries.values_list("company__external_key", "way"))
    refused = OptOut.objects.values_list("company__external_key", flat=True).get()
    assert (ways[refused], set(ways.values())) == ("none", {"mail", "letter", "none"})


@pytest.mark.django_db
def test_one_call_runs_with_every_kind_of_answer_and_one_is_a_draft(demo: Demo) -> None:
    running, draft = Call.objects.order_by("opens_on")
    assert [standing_of(call, cast.TODAY) for call in (running, draft)] == ["running", "draft"]
    counts = counts_of(running)
    assert (counts.submitted, counts.begun, counts.declined) == (2, 1, 1)
    assert counts.letters == 2
    assert counts.waiting > 5
    assert ContactNote.objects.filter(follow_up_on__isnull=False).count() == 4


@pytest.mark.django_db
def test_a_meeting_was_judged_by_firms_that_were_there(demo: Demo) -> None:
    meeting = Meeting.objects.exclude(survey=None).get()
    invited = Invitation.objects.filter(survey=meeting.survey)
    there = set(meeting.attendances.values_list("company", flat=True))
    assert set(invited.values_list("company", flat=True)) <= there
    assert invited.exclude(answered_at=None).count() == 9


@pytest.mark.django_db
def test_a_second_run_keeps_what_is_there(demo: Demo) -> None:
    before = list(Company.objects.values_list("key", "changed_at"))
    assert prepare(demo.logins, cast.NOW) is False
    assert list(Company.objects.values_list("key", "changed_at")) == before


@pytest.mark.django_db
def test_every_login_of_the_demo_works(demo: Demo, client: Client) -> None:
    for login in demo.logins:
        answer = client.post("/konto/login/", {"login": login.email, "password": login.password})
        assert answer.status_code == 302, login.email
        assert client.get("/leitstand/").status_code == (200 if login.role else 302)
        client.logout()
    assert Steward.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("part", PARTS)
def test_every_workspace_of_a_role_has_something(demo: Demo, part: str, rf: RequestFactory) -> None:
    """No page of its menu is empty, and its desk has something to decide or, where the role decides nothing, to read."""
    person = demo.person(part)
    asked = rf.get("/")
    asked.user = person
    browser = cast.client_of(person)
    pages = {link.url: browser.get(link.url, follow=True) for link in links(DESK, asked)}
    empty = [url for url, page in pages.items() if page.status_code != 200 or 'class="empty' in page.content.decode()]
    assert (empty, len(pages) >= 1) == ([], True)
    if may_see_desk(person):
        told = pages["/leitstand/"].context
        waiting, read = len(told["waiting"]), len(told["evidence"])
        assert (waiting > 0, read >= 8) == (part not in {"programm", "pruefung"}, True)


@pytest.mark.django_db
def test_lists_behind_the_workspaces_have_something_too(demo: Demo) -> None:
    browser = cast.client_of(demo.person("leitung"))
    inner = (*INNER, reverse("privacy:duty"), reverse("privacy:accesses"))
    pages = {url: browser.get(url) for url in inner}
    empty = [url for url, page in pages.items() if page.status_code != 200 or 'class="empty' in page.content.decode()]
    assert empty == []


@pytest.mark.django_db
def test_the_firm_of_the_demo_reads_what_the_showcase_did_for_it(demo: Demo) -> None:
    told = effect_of(Steward.objects.get().company, on=day_of(cast.NOW))
    assert [min(line.lately, line.opened - line.lately) > 0 for line in told.lines] == [True] * 5
    assert (told.whole.kept > 0, all(month.opened for month in told.months)) == (True, True)


@pytest.mark.django_db
def test_numbers_to_read_up_on_open_what_they_count(demo: Demo) -> None:
    browser = cast.client_of(demo.person("leitung"))
    figures = [figure for told in browser.get("/leitstand/").context["evidence"] for figure in told.figures]
    opened = {figure.url: (figure.count, counted(browser.get(figure.url).context)) for figure in figures}
    differing = {url: both for url, both in opened.items() if both[1] is not None and both[0] != both[1]}
    assert (differing, sum(both[1] is not None for both in opened.values()) >= 15) == ({}, True)


def counted(context: Any) -> int | None:
    """How many records the list of a page has, where the page is one list."""
    page = context.get("page") or getattr(context.get("list"), "page", None)
    return page.paginator.count if page is not None else None


@pytest.mark.django_db
@pytest.mark.parametrize("part", PARTS)
def test_no_page_of_a_workspace_offers_a_link_its_reader_may_not_open(
    demo: Demo, part: str, rf: RequestFactory
) -> None:
    """From every page of the menu, one link of each kind."""
    person = demo.person(part)
    asked = rf.get("/")
    asked.user = person
    browser = cast.client_of(person)
    offered: dict[str, str] = {}
    for link in links(DESK, asked):
        page = browser.get(link.url, follow=True).content.decode()
        for path in LINK.findall(page):
            offered.setdefault(resolve(path.partition("?")[0]).view_name, unescape(path))
    answers = {path: status_of(browser, path) for path in offered.values()}
    assert {path: status for path, status in answers.items() if status in {403, 404}} == {}


def status_of(browser: Client, path: str) -> int:
    """What the browser gets; a file is read to its end, so that it is closed."""
    answer = browser.get(path)
    if answer.streaming:
        b"".join(answer)
    return answer.status_code


@pytest.mark.django_db
def test_the_demo_does_not_enter_a_region_of_its_own(demo: Demo) -> None:
    Region.objects.update(is_demo=False)
    with pytest.raises(NotADemo, match="PRODUKTSCHAU_DATA"):
        prepare(demo.logins, cast.NOW)


def test_passwords_are_drawn_per_folder_and_kept_there(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    first = kept_logins(tmp_path / "one")
    assert kept_logins(tmp_path / "one") == first
    assert {login.password for login in kept_logins(tmp_path / "two")} & {login.password for login in first} == set()
    assert (tmp_path / "one" / "demo-logins.txt").stat().st_mode & 0o077 == 0


def test_the_command_prepares_prints_the_logins_and_finds_honey(house: House) -> None:
    first = house.run("demo", "--no-serve")
    assert "leitung@demo.example.org" in first
    second = house.run("demo", "--no-serve")
    assert "einlesen" not in second
    assert "Honig" in house.run("search", "Honig")
