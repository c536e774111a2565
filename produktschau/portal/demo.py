"""The demo: where its tables lie, and who may sign in."""

import csv
import secrets
from dataclasses import dataclass
from pathlib import Path

import produktschau
from produktschau.accounts.models import Role

DEMO_DATA = Path(produktschau.__file__).parent / "demo"
STEWARD = "Betrieb"

PEOPLE: tuple[tuple[str, Role | None, str], ...] = (
    ("leitung", Role.MANAGER, "Mara Beispiel"),
    ("netzwerk", Role.COORDINATOR, "Carla Beispiel"),
    ("programm", Role.OFFICER, "Uwe Beispiel"),
    ("redaktion", Role.EDITOR, "Ines Beispiel"),
    ("pruefung", Role.AUDITOR, "Jens Beispiel"),
    ("betrieb", None, "Kathrin Beispiel"),
)
"""Invented people: local part of the address, region-wide role (none: speaks for one company), name."""


@dataclass(frozen=True)
class Login:
    """One login of the demo, as it is printed."""

    email: str
    role: Role | None
    name: str
    password: str

    @property
    def line(self) -> str:
        """Role, address and password in columns."""
        label = self.role.label if self.role else STEWARD
        return f"  {label:<24} {self.email:<32} {self.password}"


def kept_logins(folder: Path) -> list[Login]:
    """The logins of this data folder: passwords are drawn once and kept in a file only its owner can read."""
    file = folder / "demo-logins.txt"
    if file.exists():
        kept = [line.split() for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
        passwords = {words[-2]: words[-1] for words in kept}
    else:
        passwords = {}
    logins = [
        Login(email, role, name, passwords.get(email) or f"schau-{secrets.token_hex(5)}")
        for email, role, name in ((f"{part}@demo.example.org", role, name) for part, role, name in PEOPLE)
    ]
    file.touch(mode=0o600)
    file.write_text("".join(f"{login.line}\n" for login in logins), encoding="utf-8")
    return logins


def vocabulary_rows(folder: Path) -> dict[str, list[dict[str, str]]]:
    """The rows of the three vocabulary tables, under the names ``load_vocabulary`` takes."""
    files = (("areas", "areas_of_life"), ("worlds", "colour_worlds"), ("materials", "materials"))
    return {name: table_rows(folder / f"{file}.csv") for name, file in files}


def table_rows(file: Path) -> list[dict[str, str]]:
    """The rows of one of the demo's tables."""
    with file.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table, delimiter=";"))
