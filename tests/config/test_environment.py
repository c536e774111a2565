"""Settings of this machine: safe on a laptop, refused in production until they are safe."""

from pathlib import Path

import pytest

from produktschau.config import environment
from produktschau.config.environment import Environment, UnsafeStart

SAFE = {
    "PRODUKTSCHAU_MODE": "production",
    "SECRET_KEY": "k" * 60,
    "ALLOWED_HOSTS": "schau.example.de",
    "SITE_URL": "https://schau.example.de",
    "DATABASE_URL": "postgres://schau:geheim@localhost/schau",
    "EMAIL_URL": "smtp+tls://schau:geheim@localhost:587",
}


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Environment:
    for variable in environment.VARIABLES:
        monkeypatch.delenv(variable.name, raising=False)
    return Environment(dotenv=tmp_path / "none")


def test_a_laptop_needs_no_settings(bare: Environment) -> None:
    bare.refuse_unsafe()
    assert bare.production() is False


def test_production_starts_with_safe_values(bare: Environment, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in SAFE.items():
        monkeypatch.setenv(name, value)
    bare.refuse_unsafe()


@pytest.mark.parametrize("missing", sorted(set(SAFE) - {"PRODUKTSCHAU_MODE"}))
def test_production_names_what_is_missing(bare: Environment, monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    for name, value in SAFE.items():
        if name != missing:
            monkeypatch.setenv(name, value)
    with pytest.raises(UnsafeStart, match=missing):
        bare.refuse_unsafe()


@pytest.mark.parametrize(("name", "value"), [("ALLOWED_HOSTS", "*"), ("SITE_URL", "http://schau.example.de")])
def test_production_refuses_what_is_too_open(
    bare: Environment, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    for key, safe in (SAFE | {name: value}).items():
        monkeypatch.setenv(key, safe)
    with pytest.raises(UnsafeStart, match=name):
        bare.refuse_unsafe()


def test_a_mistyped_mode_is_refused(bare: Environment, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRODUKTSCHAU_MODE", "produktion")
    with pytest.raises(UnsafeStart, match="laptop oder production"):
        bare.production()


def test_a_port_that_is_no_number_is_refused(bare: Environment, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "achttausend")
    with pytest.raises(UnsafeStart, match="PORT ist „achttausend“"):
        bare.number("PORT")


def test_dotenv_is_read_and_the_process_environment_wins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("PORT", raising=False)
    monkeypatch.setenv("HOST", "0.0.0.0")  # noqa: S104 - a value to compare, nothing listens
    file = tmp_path / ".env"
    file.write_text("PORT=9001\nHOST=10.0.0.1\n", encoding="utf-8")
    read = Environment(dotenv=file)
    assert (read.number("PORT"), read.text("HOST")) == (9001, "0.0.0.0")  # noqa: S104 - as above


def test_the_laptops_secret_is_made_once_and_kept_private(tmp_path: Path) -> None:
    first = environment.kept_secret(tmp_path)
    assert environment.kept_secret(tmp_path) == first
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0
