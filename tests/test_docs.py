"""What is written holds: links lead somewhere, pictures are there, commands and addresses exist."""

import re
import subprocess
from pathlib import Path

import pytest
from django.urls import Resolver404, resolve
from django.utils import translation

from tests.house import papers
from tests.house.files import tracked
from tests.house.layers import CHECKOUT, PACKAGE

PAPERS = sorted(path for path in tracked() if path.suffix == ".md")
GERMAN = sorted((CHECKOUT / "docs" / "handbuch").glob("*.md"))
LINK = re.compile(r"!?\[[^\]]*\]\(([^)#\s]+)[^)]*\)")
DJANGO_COMMANDS = frozenset({"migrate"})


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.relative_to(CHECKOUT).as_posix())
def test_every_link_leads_to_a_file(path: Path) -> None:
    targets = [target for target in LINK.findall(path.read_text(encoding="utf-8")) if "://" not in target]
    assert [target for target in targets if not (path.parent / target).exists()] == []


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.relative_to(CHECKOUT).as_posix())
def test_every_command_that_is_named_exists(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    named = set(re.findall(r"(?:^|`)produktschau ([a-z_]+)", text, flags=re.MULTILINE))
    assert named - {source.path.stem for source in papers.commands()} - DJANGO_COMMANDS == set()


@pytest.mark.parametrize("path", GERMAN, ids=lambda path: path.name)
def test_every_address_in_the_handbuch_exists(path: Path) -> None:
    lost = []
    for address in re.findall(r"`(/[a-z/-]*/)`", path.read_text(encoding="utf-8")):
        try:
            with translation.override("en" if address.startswith("/en/") else "de"):
                resolve(address)
        except Resolver404:
            lost.append(address)
    assert lost == []


def test_every_target_of_make_is_there() -> None:
    makefile = (CHECKOUT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, flags=re.MULTILINE))
    assert {"demo", "test", "soak", "run", "worker", "bench", "lint", "types", "messages"} <= targets


def test_the_architecture_shows_the_packages_there_are() -> None:
    text = (CHECKOUT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"^  ([a-z]+)/ ", text, flags=re.MULTILINE))
    assert shown == {path.name for path in PACKAGE.iterdir() if path.is_dir() and not path.name.startswith("_")}


def test_the_example_settings_name_known_settings() -> None:
    known = (CHECKOUT / "docs" / "operations.md").read_text(encoding="utf-8")
    lines = (CHECKOUT / ".env.example").read_text(encoding="utf-8").splitlines()
    names = [line.partition("=")[0] for line in lines if "=" in line and not line.startswith("#")]
    assert [name for name in names if f"`{name}`" not in known] == []


def test_the_licence_is_whole() -> None:
    text = (CHECKOUT / "LICENSE").read_text(encoding="utf-8")
    articles = [int(number) for number in re.findall(r"^(\d+)\. [A-Z]", text, flags=re.MULTILINE)]
    assert articles == list(range(1, 16))
    assert "‘Compatible Licences’ according to Article 5 EUPL are:" in text


def test_the_continuous_integration_runs_the_one_command() -> None:
    script = CHECKOUT / ".ci" / "run"
    assert script.read_text(encoding="utf-8").splitlines()[-1] == "make test"
    listed = subprocess.run(
        ("git", "ls-files", "--stage", ".ci/run"), cwd=CHECKOUT, capture_output=True, encoding="utf-8"
    )
    assert listed.stdout.startswith("100755")
