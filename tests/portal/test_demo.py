"""The demo: real district, invented companies, made once, kept afterwards."""

from datetime import datetime
from pathlib import Path

import pytest
from django.test import Client

from produktschau.audit.record import System
from produktschau.intake.models import Stage, Submission
from produktschau.portal.actions import NotADemo, prepare_demo
from produktschau.portal.demo import DEMO_DATA, kept_logins
from produktschau.region.models import Region
from produktschau.region.queries import former_districts, home_municipalities
from produktschau.showcase.models import Company, Product, Steward
from tests.conftest import House


def silent(line: str) -> None:
    """Nobody listens in a test."""


@pytest.mark.django_db
def test_the_demo_has_the_real_district_and_says_what_is_invented(now: datetime, tmp_path: Path) -> None:
    assert prepare_demo(by=System("demo"), data=DEMO_DATA, logins=kept_logins(tmp_path), at=now, tell=silent) is True
    assert home_municipalities().count() == 52
    assert former_districts().count() == 3
    assert Company.objects.filter(is_invented=False).count() == 0
    assert Product.objects.filter(is_invented=False).count() == 0
    assert Company.objects.exclude(state="published").count() == 0
    drafts = set(Product.objects.exclude(state="published").values_list("pk", flat=True))
    assert drafts <= set(Submission.objects.values_list("product", flat=True))
    assert set(Submission.objects.values_list("stage", flat=True)) == set(Stage.values)


@pytest.mark.django_db
def test_a_second_run_keeps_what_is_there(now: datetime, tmp_path: Path) -> None:
    logins = kept_logins(tmp_path)
    prepare_demo(by=System("demo"), data=DEMO_DATA, logins=logins, at=now, tell=silent)
    before = list(Company.objects.values_list("key", "changed_at"))
    assert prepare_demo(by=System("demo"), data=DEMO_DATA, logins=logins, at=now, tell=silent) is False
    assert list(Company.objects.values_list("key", "changed_at")) == before


@pytest.mark.django_db
def test_the_demo_does_not_enter_a_region_of_its_own(now: datetime, tmp_path: Path) -> None:
    Region.objects.create(pk=1, name="Testland", slug="testland")
    with pytest.raises(NotADemo, match="PRODUKTSCHAU_DATA"):
        prepare_demo(by=System("demo"), data=DEMO_DATA, logins=kept_logins(tmp_path), at=now, tell=silent)


@pytest.mark.django_db
def test_every_login_of_the_demo_works(now: datetime, tmp_path: Path, client: Client) -> None:
    logins = kept_logins(tmp_path)
    prepare_demo(by=System("demo"), data=DEMO_DATA, logins=logins, at=now, tell=silent)
    for login in logins:
        answer = client.post("/konto/login/", {"login": login.email, "password": login.password})
        assert answer.status_code == 302, login.email
        assert client.get("/leitstand/").status_code == (200 if login.role else 403)
        client.logout()
    assert Steward.objects.count() == 1


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
