"""Settings that belong to this machine: read from the environment or from ``.env``, each with a meaning.

Everything that belongs to the region is a row in the database instead. A test finds every name below
in ``docs/operations.md``.
"""

import contextlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

import environ

PACKAGE = Path(__file__).resolve().parent.parent
CHECKOUT = PACKAGE.parent if (PACKAGE.parent / "pyproject.toml").exists() else Path.cwd()


@dataclass(frozen=True)
class Variable:
    """One environment variable: its name, its default on a laptop, and what it means."""

    name: str
    default: str
    meaning: str


VARIABLES = (
    Variable("PRODUKTSCHAU_MODE", "laptop", "„laptop“ oder „production“; production startet nur mit sicheren Werten"),
    Variable(
        "PRODUKTSCHAU_DATA",
        str(CHECKOUT / "var"),
        "Ordner für alles, was entsteht: Datenbank, Index, Bilder, Protokolle",
    ),
    Variable(
        "DATABASE_URL",
        "",
        "Datenbank, zum Beispiel postgres://name:kennwort@rechner/datenbank; leer heißt SQLite im Datenordner",
    ),
    Variable(
        "SECRET_KEY",
        "",
        "geheimer Schlüssel für Sitzungen und Links; auf dem Laptop wird einer im Datenordner angelegt",
    ),
    Variable(
        "ALLOWED_HOSTS",
        "localhost,127.0.0.1,[::1]",
        "Namen, unter denen die Seiten erreichbar sind, mit Komma getrennt",
    ),
    Variable(
        "SITE_URL",
        "",
        "öffentliche Adresse ohne Schrägstrich am Ende; steht in Mails, QR-Codes und Karten für Suchmaschinen; leer heißt http://localhost mit dem PORT",
    ),
    Variable("HOST", "127.0.0.1", "Adresse, auf der der Server lauscht"),
    Variable("PORT", "8000", "Port, auf dem der Server lauscht"),
    Variable("WEB_WORKERS", "2", "Zahl der Prozesse, die Seiten ausliefern"),
    Variable(
        "EMAIL_URL",
        "",
        "Postausgang, zum Beispiel smtp+tls://name:kennwort@rechner:587; leer heißt: Mails bleiben als Dateien im Datenordner",
    ),
    Variable("MAIL_FROM", "ProduktSCHAU <schau@localhost>", "Absender der Mails"),
    Variable(
        "PROXY_HEADERS", "no", "„yes“, wenn ein vorgeschalteter Server X-Forwarded-Proto und X-Forwarded-For setzt"
    ),
    Variable(
        "OIDC_SERVER_URL", "", "Adresse eines Anmeldedienstes (OpenID Connect); leer heißt: kein fremdes Anmelden"
    ),
    Variable("OIDC_CLIENT_ID", "", "Kennung dieses Hauses beim Anmeldedienst"),
    Variable("OIDC_CLIENT_SECRET", "", "Geheimnis dieses Hauses beim Anmeldedienst"),
    Variable("OIDC_NAME", "Anmeldung des Landkreises", "Aufschrift des Knopfes für den Anmeldedienst"),
    Variable(
        "MAP_TILES",
        "",
        "Kacheln der Straßenkarte, zum Beispiel https://karten.beispiel.de/{z}/{x}/{y}.png; leer heißt: keine Straßenkarte",
    ),
    Variable("MAP_TILES_CREDIT", "", "Quellenangabe der Straßenkarte, steht am Rand der Karte"),
    Variable(
        "GENESIS_USER",
        "",
        "Kennung oder Zugangsschlüssel bei GENESIS-Online (Statistisches Bundesamt); leer: kein Abruf",
    ),
    Variable("GENESIS_PASSWORD", "", "Kennwort dazu; leer, wenn ein Zugangsschlüssel eingetragen ist"),
    Variable("REGIONALSTATISTIK_USER", "", "Kennung bei regionalstatistik.de; leer: kein Abruf"),
    Variable("REGIONALSTATISTIK_PASSWORD", "", "Kennwort dazu"),
    Variable("LOG_LEVEL", "INFO", "Ausführlichkeit der Protokolle: DEBUG, INFO, WARNING oder ERROR"),
)


class UnsafeStart(Exception):
    """The machine's settings do not allow a start; the message says what to set."""


class Environment:
    """The values in force: process environment first, then ``.env`` beside the checkout, then the default."""

    def __init__(self, variables: tuple[Variable, ...] = VARIABLES, *, dotenv: Path = CHECKOUT / ".env") -> None:
        self._defaults = {variable.name: variable.default for variable in variables}
        if dotenv.is_file():
            environ.Env.read_env(dotenv)

    def text(self, name: str) -> str:
        """The value as written; an undeclared name raises ``KeyError``."""
        return os.environ.get(name) or self._defaults[name]

    def words(self, name: str) -> list[str]:
        """The value split at commas."""
        return [word.strip() for word in self.text(name).split(",") if word.strip()]

    def number(self, name: str) -> int:
        """The value as a whole number; anything else raises ``UnsafeStart``."""
        try:
            return int(self.text(name))
        except ValueError as error:
            raise UnsafeStart(f"{name} ist „{self.text(name)}“. Setzen Sie eine ganze Zahl.") from error

    def flag(self, name: str) -> bool:
        """Whether the value is „yes“."""
        value = self.text(name).lower()
        if value not in {"yes", "no"}:
            raise UnsafeStart(f"{name} ist „{value}“. Setzen Sie yes oder no.")
        return value == "yes"

    def production(self) -> bool:
        """Whether this machine serves the public."""
        mode = self.text("PRODUKTSCHAU_MODE")
        if mode not in {"laptop", "production"}:
            raise UnsafeStart(f"PRODUKTSCHAU_MODE ist „{mode}“. Setzen Sie laptop oder production.")
        return mode == "production"

    def refuse_unsafe(self) -> None:
        """Raise ``UnsafeStart`` with one sentence when production is asked for with a laptop's values."""
        if not self.production():
            return
        if len(self.text("SECRET_KEY")) < 50:
            raise UnsafeStart("SECRET_KEY fehlt oder ist zu kurz. Setzen Sie mindestens 50 zufällige Zeichen.")
        if set(self.words("ALLOWED_HOSTS")) & {"localhost", "127.0.0.1", "*"} or not os.environ.get("ALLOWED_HOSTS"):
            raise UnsafeStart(
                "ALLOWED_HOSTS fehlt oder ist zu weit. Setzen Sie die Namen Ihrer Seiten, etwa schau.example.de."
            )
        if not self.text("SITE_URL").startswith("https://"):
            raise UnsafeStart(
                "SITE_URL muss mit https:// beginnen. Setzen Sie die öffentliche Adresse, etwa https://schau.example.de."
            )
        if not self.text("DATABASE_URL").startswith(("postgres://", "postgresql://")):
            raise UnsafeStart(
                "DATABASE_URL fehlt. Setzen Sie eine PostgreSQL-Datenbank, etwa postgres://schau:kennwort@localhost/schau."
            )
        if not self.text("EMAIL_URL"):
            raise UnsafeStart(
                "EMAIL_URL fehlt. Setzen Sie einen Postausgang, etwa smtp+tls://name:kennwort@rechner:587."
            )


def kept_secret(folder: Path) -> str:
    """The laptop's own secret key: made once, kept in the data folder, readable by its owner alone."""
    file = folder / "secret-key"
    if not file.exists():
        draft = folder / f"secret-key.{os.getpid()}"
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(64), encoding="ascii")
        # A link appears whole or not at all: of two processes that start at once, both read the same key.
        with contextlib.suppress(FileExistsError):
            file.hardlink_to(draft)
        draft.unlink()
    return file.read_text(encoding="ascii")
